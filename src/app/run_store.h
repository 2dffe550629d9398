#pragma once

// Where a run keeps what it found: the database of --db, or nowhere. Checks work on the records in
// memory and never on rows, so without --db there is no database at all, not even one in memory:
// nothing would read it.

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "app/rule_set.h"
#include "base/result.h"
#include "store/database.h"

namespace gouji::app {

/// The version of this program.
std::string ProgramVersion();

class RunStore {
 public:
  /// `path` "" keeps nothing. `pages`: what is read of each file; {0, 0} is all of it.
  static Result<RunStore> Open(const std::string& path, const RuleSet& rules,
                               std::pair<int, int> pages);

  Result<store::Saved> Save(const store::StoredDocument& document);
  /// True if the document is there as this run would write it; the database then notes that the
  /// file at `location` holds it.
  Result<bool> IsCurrent(const document::Document& document, const std::string& location);
  /// All that are there as this run would write them.
  Result<store::DocumentStates> CurrentDocuments();
  /// As of store::Database.
  Result<std::optional<std::string>> FindPage(const store::PageKey& key);
  Result<void> SavePage(const store::PageKey& key, std::string_view content);

 private:
  RunStore(std::string path, store::RunInfo run) : path_(std::move(path)), run_(std::move(run)) {}

  std::string path_;
  store::RunInfo run_;
  std::optional<store::Database> database_;
};

}  // namespace gouji::app
