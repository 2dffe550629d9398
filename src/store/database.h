#pragma once

// Observations, claims and findings -> one SQLite file (or memory). The schema is schema.sql.
//
// Save() replaces all rows of a document in one transaction: after an error (a full disk, a killed
// process) the database is as it was before the call. Nothing here reads clocks or the environment;
// the caller says what time it is.

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/schema.h"
#include "store/stored_document.h"

namespace gouji::store {

/// An indicator of the rules, as the table of that name lists it.
struct IndicatorRow {
  std::string id, name_zh, name_en, measure;
};

/// Who writes, and when.
struct RunInfo {
  std::string started_at;  ///< UTC, ISO 8601.
  std::string program;     ///< Version of gouji.
  std::string rules;       ///< "sha256:..." over the rule files.
};

class Database {
 public:
  /// Opens or creates `path`; ":memory:" keeps nothing on disk. An older version is migrated in one
  /// transaction after a backup copy beside the file; a newer one, and a file of something else, is
  /// refused and not touched (kUnsupported, kInvalid). A file that could not be made whole is
  /// removed again.
  static Result<Database> Open(const std::string& path, const Schema& schema = CurrentSchema());

  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  /// Starts a run: later Save() calls belong to it.
  Result<void> BeginRun(const RunInfo& run, const std::vector<IndicatorRow>& indicators);

  /// REQUIRES: BeginRun was called.
  Result<void> Save(const StoredDocument& document);

  /// True if the document was stored whole by a run of the same program and rules.
  Result<bool> IsCurrent(const std::string& document_id, const RunInfo& run);

 private:
  struct Impl;
  explicit Database(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace gouji::store
