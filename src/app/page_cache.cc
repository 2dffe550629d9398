#include "app/page_cache.h"

#include <utility>

#include "app/scanned_pages.h"
#include "base/build_id.h"
#include "base/sha256.h"
#include "reader/reader.h"
#include "scan/tesseract.h"

namespace gouji::app {

namespace {

/// A version would not do: between two of them the code changes, and with it the form in which
/// pages are packed.
Result<std::string> HashOfReader() {
  // First, since these load what is loaded where it is needed only.
  TRY_ASSIGN(const std::string models, scan::Tesseract::SumOf(ModelsFolder()));
  reader::Prepare("%PDF-", "");
  const std::string builds = BuildIds({"pdf.so", "libpoppler.so", "liblept.so", "libtesseract.so"});
  if (builds.empty()) return Error{ErrorCode::kUnsupported, "a library has no build ID", ""};
  return "sha256:" + Sha256Hex(builds + "\n" + models);
}

}  // namespace

PageCache::PageCache(RunStore* run_store, Lazy<scan::Vocabulary>* names)
    : run_store_(run_store), reader_(HashOfReader), names_hash_([names]() -> Result<std::string> {
        if (!names->Get()) return names->Get().error();
        return names->Get()->Hash();
      }) {}

std::optional<store::PageKey> PageCache::KeyOf(const std::string& document_id, int number,
                                               const std::string& format, std::string_view page) {
  if (!reader_.Get() || !names_hash_.Get()) return std::nullopt;
  const std::string inputs = *names_hash_.Get() + "\n" + format + "\n" + std::string(page);
  return store::PageKey{document_id, number, *reader_.Get(), "sha256:" + Sha256Hex(inputs)};
}

std::optional<std::string> PageCache::Find(const store::PageKey& key) {
  Result<std::optional<std::string>> found = run_store_->FindPage(key);
  return found ? std::move(found).value() : std::nullopt;
}

void PageCache::Keep(const store::PageKey& key, std::string_view recognised) {
  if (failure_) return;
  if (const Result<void> kept = run_store_->SavePage(key, recognised); !kept) {
    failure_ = kept.error();
  }
}

}  // namespace gouji::app
