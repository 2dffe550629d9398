#pragma once

// Where a run keeps what it found: the database of --db, or nowhere. Checks work on the records in
// memory, so without --db no row is written at all.

#include <optional>
#include <string>
#include <utility>

#include "app/rule_set.h"
#include "base/result.h"
#include "store/database.h"

namespace gouji::app {

/// The version of this program.
std::string ProgramVersion();

class RunStore {
 public:
  /// `path` "" keeps nothing.
  static Result<RunStore> Open(const std::string& path, const RuleSet& rules);

  Result<void> Save(const store::StoredDocument& document);
  /// True if the document is there as this program and these rules would write it.
  Result<bool> IsCurrent(const std::string& document_id);

 private:
  RunStore(std::string path, store::RunInfo run) : path_(std::move(path)), run_(std::move(run)) {}

  std::string path_;
  store::RunInfo run_;
  std::optional<store::Database> database_;
};

}  // namespace gouji::app
