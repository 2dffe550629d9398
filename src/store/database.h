#pragma once

// Observations, claims and findings -> one SQLite file (or memory). The schema is schema.sql.
//
// Save() replaces all rows of a document in one transaction, and with them the document that stood
// in the file before it was edited: after an error (a full disk, a killed process) the database is
// as it was before the call. Which documents are replaced says schema.sql at `document`. What was
// recognised on a page is kept besides, whatever becomes of its document (SavePage). Nothing
// here reads clocks or the environment, the caller says what time it is; of the files that were
// read only their being there is asked for.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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
  std::string pages;       ///< What is read of each file: "2-5"; "" for all of it.
};

/// Ids of documents, each with the format in which it was read -> how much of it was ("read",
/// "partly", "not_read").
using DocumentStates = std::map<std::pair<std::string, std::string>, std::string>;

/// Which page was recognised, and by what: the columns of those names (schema.sql).
struct PageKey {
  std::string document_id;
  int number = 0;
  std::string reader, inputs;
};

enum class Saved {
  kNew,
  kAgain,           ///< In place of its own rows.
  kInsteadOfOlder,  ///< In place of the bulletin as the file held it before.
};

class Database {
 public:
  /// Opens or creates `path`; ":memory:" keeps nothing on disk. An older version is migrated in one
  /// transaction after a backup copy beside the file; a newer one, and a file of something else, is
  /// refused and not touched (kUnsupported, kInvalid). Processes that do so at once wait for each
  /// other. A file that this call made and that stayed empty is removed again. Others: kNotFound
  /// (its folder), kPermission (or a folder), kSystem.
  static Result<Database> Open(const std::string& path, const Schema& schema = CurrentSchema());

  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  /// Starts a run: later Save() calls belong to it.
  Result<void> BeginRun(const RunInfo& run, const std::vector<IndicatorRow>& indicators);

  /// REQUIRES: BeginRun was called.
  Result<Saved> Save(const StoredDocument& document);

  /// True if the document is there as this run would store it: read in the same format (the reader
  /// goes by the file's name too) and as far, by the same program, with the same rules.
  Result<bool> IsCurrent(const std::string& document_id, const std::string& format,
                         const RunInfo& run);

  /// All of which IsCurrent holds.
  Result<DocumentStates> CurrentDocuments(const RunInfo& run);

  /// The file at `location` holds this document, which is there already: it was copied, moved or
  /// changed back. True if that leaves no file for an older state of the bulletin, which is then
  /// removed. "" is no location.
  Result<bool> AddLocation(const std::string& document_id, const std::string& location);

  /// What was saved for just this key; nothing also if it was damaged since.
  Result<std::optional<std::string>> FindPage(const PageKey& key);

  /// In place of what is there of this page, at once and in a transaction of its own. REQUIRES:
  /// BeginRun was called.
  Result<void> SavePage(const PageKey& key, std::string_view content);

 private:
  struct Impl;
  explicit Database(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace gouji::store
