#pragma once

// What was recognised on scanned pages, kept in the database of a run for later ones.
//
// A page is looked for by all that recognising goes by: the file, the page as its reader delivered
// it, the names, and the reader (the builds of this program and of the libraries that make pixels
// into text, the models). What is found is therefore what recognising would say again. The limits
// of workers are no part of that: a page that reached one was not recognised, and is not kept.

#include <optional>
#include <string>
#include <string_view>

#include "app/run_store.h"
#include "base/lazy.h"
#include "base/result.h"
#include "scan/vocabulary.h"
#include "store/database.h"

namespace gouji::app {

class PageCache {
 public:
  /// Borrows both. `names`: those by which pages are recognised (Wanted::names).
  PageCache(RunStore* run_store, Lazy<scan::Vocabulary>* names);

  /// `page`: packed, as its reader delivered it. Nothing if there are no models or names to
  /// recognise with, or if one build cannot be told from another.
  std::optional<store::PageKey> KeyOf(const std::string& document_id, int number,
                                      const std::string& format, std::string_view page);
  /// What was kept; nothing also if it cannot be read.
  std::optional<std::string> Find(const store::PageKey& key);
  void Keep(const store::PageKey& key, std::string_view recognised);

  /// Why the first page that could not be kept was not.
  const std::optional<Error>& failure() const { return failure_; }

 private:
  RunStore* run_store_;
  Lazy<std::string> reader_, names_hash_;
  std::optional<Error> failure_;
};

}  // namespace gouji::app
