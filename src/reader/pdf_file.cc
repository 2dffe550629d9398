#include "reader/pdf_file.h"

#include "base/install_prefix.h"
#include "base/shared_library.h"
#include "reader/build_stamp.h"
#include "reader/pdf_library.h"

namespace gouji::reader {
namespace {

Result<PdfLibrary> Load() {
  TRY_ASSIGN(const std::string prefix, InstallPrefix());
  const std::string path = prefix + "/" GOUJI_PDF_LIBRARY;
  const Result<SharedLibrary> library = SharedLibrary::Open(path, "install gouji again");
  // Its message names what is missing: the library, or one that it needs.
  if (!library) return Error{library.error().code, library.error().message, ""};
  decltype(&gouji_pdf_build) build = nullptr;  // Nothing else may be called before.
  if (!library->Find("gouji_pdf_build", &build) || std::string_view(build()) != kBuildStamp) {
    return Error{ErrorCode::kUnsupported,
                 "the library " + path + " belongs to another build: install gouji again", ""};
  }
  decltype(&gouji_pdf_library) functions = nullptr;
  TRY(library->Find("gouji_pdf_library", &functions));
  return functions();
}

const Result<PdfLibrary>& Library() {
  static const Result<PdfLibrary> library = Load();
  return library;
}

}  // namespace

bool IsPdf(std::string_view bytes, const std::string& path) {
  constexpr std::string_view kHeader = "%PDF-";
  constexpr std::size_t kMaxJunk = 4096;
  if (bytes.starts_with(kHeader) || path.ends_with(".pdf") || path.ends_with(".PDF")) return true;
  // A text may speak of "%PDF-" near its beginning.
  if (path.ends_with(".txt") || path.ends_with(".md")) return false;
  return bytes.substr(0, kMaxJunk).find(kHeader) != std::string_view::npos;
}

void PreparePdf() { Library(); }

Result<document::Document> ReadPdf(std::string_view bytes, const ReaderOptions& options,
                                   document::Notes& notes) {
  if (!Library()) return Library().error();
  return Library()->read(bytes, options, notes);
}

Result<std::vector<document::Raster>> ReadPdfPixels(std::string_view bytes, int page) {
  if (!Library()) return Library().error();
  return Library()->pixels(bytes, page);
}

}  // namespace gouji::reader
