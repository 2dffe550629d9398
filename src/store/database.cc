#include "store/database.h"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <optional>
#include <sstream>
#include <utility>

#include "base/sha256.h"
#include "store/document_rows.h"
#include "store/sqlite.h"

namespace gouji::store {

namespace {

namespace fs = std::filesystem;

constexpr const char* kMemory = ":memory:";
/// PRAGMA application_id: "gouj" in ASCII. Tells a gouji database from any other SQLite file.
constexpr std::int64_t kApplicationId = 0x676F756A;

/// What a file is, by its header and its list of tables.
struct State {
  std::int64_t objects = 0, application = 0, version = 0;
};

Result<State> StateOf(Connection& connection) {
  State state;
  TRY_ASSIGN(state.objects, connection.QueryInteger("SELECT count(*) FROM sqlite_schema"));
  TRY_ASSIGN(state.application, connection.QueryInteger("PRAGMA application_id"));
  TRY_ASSIGN(state.version, connection.QueryInteger("PRAGMA user_version"));
  return state;
}

/// Why a file in this state cannot be a database of the schema.
Result<void> Accept(const State& state, const Schema& schema) {
  if (state.objects > 0 && state.application != kApplicationId) {
    return Error{ErrorCode::kInvalid, "an SQLite file, but not a gouji database", ""};
  }
  if (state.version > schema.version()) {
    return Error{ErrorCode::kUnsupported,
                 "written by a newer gouji (version " + std::to_string(state.version) +
                     " of the database, this one knows " + std::to_string(schema.version()) + ")",
                 ""};
  }
  return {};
}

bool IsReady(const State& state, const Schema& schema) {
  return state.objects > 0 && state.version == schema.version();
}

Result<void> Create(Connection& connection, const Schema& schema) {
  TRY(connection.Execute(schema.create));
  TRY(connection.Execute("PRAGMA application_id = " + std::to_string(kApplicationId)));
  return connection.Execute("PRAGMA user_version = " + std::to_string(schema.version()));
}

/// The first name of "FILE.version-1.bak", "FILE.version-1.bak2" ... that is free.
std::string BackupPath(const std::string& path, std::int64_t version) {
  const std::string first = path + ".version-" + std::to_string(version) + ".bak";
  std::string name = first;
  for (int i = 2; fs::exists(name); ++i) name = first + std::to_string(i);
  return name;
}

/// By a connection of its own: SQLite copies nothing on one that is in a transaction.
Result<void> BackUp(const std::string& path, std::int64_t version) {
  TRY_ASSIGN(Connection reader, Connection::Open(path));
  TRY_ASSIGN(Statement backup, reader.Prepare("VACUUM INTO ?"));
  const std::string backup_path = BackupPath(path, version);
  TRY(backup.Run({std::string_view(backup_path)}));
  return {};
}

Result<void> Migrate(Connection& connection, const std::string& path, std::int64_t version,
                     const Schema& schema) {
  if (path != kMemory) TRY(BackUp(path, version));
  for (std::int64_t from = version; from < schema.version(); ++from) {
    TRY(connection.Execute(schema.migrations[static_cast<std::size_t>(from - 1)]));
  }
  return connection.Execute("PRAGMA user_version = " + std::to_string(schema.version()));
}

/// Creates or migrates. What was seen before the transaction began may be the past: another process
/// may have done the same since.
Result<void> MakeReady(Connection& connection, const std::string& path, const Schema& schema) {
  TRY_ASSIGN(Transaction transaction, Transaction::Begin(connection));
  std::error_code ignored;
  if (path != kMemory && !fs::exists(path, ignored)) {
    return Error{ErrorCode::kSystem, "the file was removed while it was opened", ""};
  }
  TRY_ASSIGN(const State state, StateOf(connection));
  TRY(Accept(state, schema));
  if (IsReady(state, schema)) return {};
  if (state.objects == 0) {
    TRY(Create(connection, schema));
  } else {
    TRY(Migrate(connection, path, state.version, schema));
  }
  return transaction.Commit();
}

/// Makes the file a database of the schema's version, or says why it cannot be one.
Result<void> Prepare(Connection& connection, const std::string& path, const Schema& schema) {
  TRY_ASSIGN(const State state, StateOf(connection));
  TRY(Accept(state, schema));
  TRY(connection.Execute("PRAGMA foreign_keys = ON"));
  if (!IsReady(state, schema)) TRY(MakeReady(connection, path, schema));
  TRY(connection.WriteAhead());
  return connection.Execute("PRAGMA synchronous = NORMAL");
}

/// Looked at first: SQLite says of most of these "unable to open database file", and opens what is
/// read-only without a word.
std::optional<Error> WhyNotWritable(const std::string& path) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) {
    return Error{ErrorCode::kPermission, "a folder, not a file", path};
  }
  const fs::path folder = fs::path(path).parent_path();
  if (!folder.empty() && !fs::is_directory(folder, ignored)) {
    return Error{ErrorCode::kNotFound, "the folder does not exist", path};
  }
  if (access(folder.empty() ? "." : folder.c_str(), W_OK | X_OK) != 0) {
    return Error{ErrorCode::kPermission, "no permission to write in the folder", path};
  }
  if (fs::exists(path, ignored) && access(path.c_str(), R_OK | W_OK) != 0) {
    return Error{ErrorCode::kPermission, "no permission to read and write", path};
  }
  return std::nullopt;
}

std::string HashOf(std::string_view content) { return "sha256:" + Sha256Hex(content); }

/// True if the file was not there and this call made it, empty.
bool CreateFile(const std::string& path) {
  const int file = open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (file >= 0) close(file);
  return file >= 0;
}

/// Another process may have filled the file meanwhile, or wait to: hence the look inside, and the
/// transaction, which keeps the others from writing until the file is gone.
void RemoveIfEmpty(const std::string& path) {
  Result<Connection> connection = Connection::Open(path);
  if (!connection) return;
  const Result<Transaction> transaction = Transaction::Begin(*connection);
  const Result<State> state = StateOf(*connection);
  if (!transaction || !state || state->objects > 0) return;
  std::error_code ignored;
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) fs::remove(path + suffix, ignored);
}

}  // namespace

struct Database::Impl {
  Connection connection;
  DocumentStatements statements;
  Statement added_at = {}, added_order = {}, is_current = {};
  Statement document_at = {}, set_location = {}, next_location = {}, delete_location = {};
  Statement delete_older = {}, delete_its_pages = {};
  Statement page_hash = {}, page_content = {}, save_page = {}, delete_other_pages = {};
  std::string reader = {};  ///< Of which pages are left; "": not looked yet.
  std::int64_t run = 0;
  std::string now = {};

  Result<void> ForgetFilesThatAreGone(const std::string& document_id);
  Result<bool> SetLocation(std::string_view location, std::string_view document_id);
};

/// A file that was moved or deleted no longer keeps what it held from being replaced.
Result<void> Database::Impl::ForgetFilesThatAreGone(const std::string& document_id) {
  std::string last;
  while (true) {
    TRY_ASSIGN(const std::optional<std::string> next,
               next_location.QueryText({std::string_view(document_id), std::string_view(last)}));
    if (!next) return {};
    std::error_code ignored;
    if (fs::status(*next, ignored).type() == fs::file_type::not_found) {
      TRY(delete_location.Run({std::string_view(*next)}));
    }
    last = *next;
  }
}

/// True if the document that stood there is removed.
Result<bool> Database::Impl::SetLocation(std::string_view location, std::string_view document_id) {
  if (location.empty()) return false;
  TRY_ASSIGN(const std::optional<std::string> before, document_at.QueryText({location}));
  TRY(set_location.Run({location, document_id}));
  if (!before || *before == document_id) return false;
  TRY(ForgetFilesThatAreGone(*before));
  TRY_ASSIGN(const std::optional<std::string> deleted,
             delete_older.QueryText({std::string_view(*before), document_id}));
  if (deleted) TRY(delete_its_pages.Run({std::string_view(*before)}));
  return deleted.has_value();
}

Database::Database(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::Open(const std::string& path, const Schema& schema) {
  const bool is_file = path != kMemory;
  if (const auto cause = is_file ? WhyNotWritable(path) : std::nullopt) return *cause;
  const bool is_ours = is_file && CreateFile(path);
  const auto open = [&]() -> Result<Database> {
    TRY_ASSIGN(Connection connection, Connection::Open(path));
    TRY(Prepare(connection, path, schema));
    TRY_ASSIGN(DocumentStatements statements, DocumentStatements::Prepare(connection));
    auto impl = std::make_unique<Impl>(Impl{std::move(connection), std::move(statements)});
    const struct {
      Statement* statement;
      const char* sql;
    } all[] = {
        {&impl->added_at, "SELECT added_at FROM document WHERE id = ?"},
        {&impl->added_order,
         "SELECT coalesce((SELECT added_order FROM document WHERE id = ?), "
         "(SELECT max(added_order) FROM document) + 1, 1)"},
        {&impl->is_current,
         "SELECT 1 FROM document JOIN run ON run.id = document.run_id "
         "WHERE document.id = ? AND format = ? AND program = ? AND rules = ? AND run.pages IS ?"},
        {&impl->document_at, "SELECT document_id FROM location WHERE path = ?"},
        {&impl->set_location,
         "INSERT INTO location(path, document_id) VALUES (?, ?) "
         "ON CONFLICT DO UPDATE SET document_id = excluded.document_id"},
        {&impl->next_location,
         "SELECT path FROM location WHERE document_id = ? AND path > ? ORDER BY path LIMIT 1"},
        {&impl->delete_location, "DELETE FROM location WHERE path = ?"},
        // With = what is unknown equals nothing.
        {&impl->delete_older,
         "DELETE FROM document AS older WHERE id = ? "
         "AND NOT EXISTS (SELECT 1 FROM location WHERE document_id = older.id) "
         "AND EXISTS (SELECT 1 FROM document AS newer WHERE newer.id = ? "
         "AND newer.issuer = older.issuer AND newer.period_from = older.period_from "
         "AND newer.period_to = older.period_to AND newer.title IS older.title) RETURNING id"},
        {&impl->delete_its_pages, "DELETE FROM recognised_page WHERE document_id = ?"},
        {&impl->page_hash,
         "SELECT content_hash FROM recognised_page "
         "WHERE document_id = ? AND number = ? AND reader = ? AND inputs = ?"},
        {&impl->page_content,
         "SELECT content FROM recognised_page WHERE document_id = ? AND number = ?"},
        {&impl->save_page,
         "INSERT OR REPLACE INTO recognised_page(document_id, number, run_id, reader, inputs, "
         "content, content_hash) VALUES (?, ?, ?, ?, ?, ?, ?)"},
        {&impl->delete_other_pages, "DELETE FROM recognised_page WHERE reader <> ?"},
    };
    for (const auto& [statement, sql] : all) {
      TRY_ASSIGN(*statement, impl->connection.Prepare(sql));
    }
    return Database(std::move(impl));
  };
  Result<Database> database = open();
  if (database) return database;
  if (is_ours) RemoveIfEmpty(path);
  const Error& error = database.error();
  return error.where == path ? error : error.In(path);
}

Result<void> Database::BeginRun(const RunInfo& run, const std::vector<IndicatorRow>& indicators) {
  TRY_ASSIGN(Transaction transaction, Transaction::Begin(impl_->connection));
  TRY_ASSIGN(Statement add,
             impl_->connection.Prepare(
                 "INSERT INTO run(started_at, program, rules, pages) VALUES (?, ?, ?, ?)"));
  TRY_ASSIGN(impl_->run, add.Run({std::string_view(run.started_at), std::string_view(run.program),
                                  std::string_view(run.rules), TextOrNull(run.pages)}));
  impl_->now = run.started_at;
  TRY(impl_->connection.Execute("DELETE FROM indicator"));
  TRY_ASSIGN(Statement indicator,
             impl_->connection.Prepare(
                 "INSERT INTO indicator(id, name_zh, name_en, measure) VALUES (?, ?, ?, ?)"));
  for (const IndicatorRow& row : indicators) {
    TRY(indicator.Run({std::string_view(row.id), std::string_view(row.name_zh),
                       std::string_view(row.name_en), TextOrNull(row.measure)}));
  }
  return transaction.Commit();
}

Result<Saved> Database::Save(const StoredDocument& document) {
  const record::DocumentInfo& info = document.result.facts.info;
  const std::string_view id = info.id;
  DocumentStatements& statements = impl_->statements;
  TRY_ASSIGN(Transaction transaction, Transaction::Begin(impl_->connection));
  TRY_ASSIGN(const std::optional<std::string> known_since, impl_->added_at.QueryText({id}));
  TRY_ASSIGN(const std::optional<std::string> order, impl_->added_order.QueryText({id}));
  TRY(statements.delete_document.Run({id}));
  TRY(statements.add_document.Run(
      {id, impl_->run, std::string_view(known_since ? *known_since : impl_->now),
       std::int64_t{std::stoll(order.value_or("1"))}, std::string_view(info.path),
       std::string_view(info.format), TextOrNull(info.title), TextOrNull(info.issuer),
       TextOrNull(info.level), TextOrNull(info.period_from), TextOrNull(info.period_to),
       std::int64_t{info.pages}, std::string_view(info.status)}));
  TRY_ASSIGN(const bool replaced, impl_->SetLocation(document.location, id));
  RowIds rows;
  TRY(SaveContent(statements, document, rows));
  TRY(SaveFacts(statements, document.result.facts, rows));
  TRY(SaveFindings(statements, document.result, rows));
  TRY(transaction.Commit());
  if (replaced) return Saved::kInsteadOfOlder;
  return known_since ? Saved::kAgain : Saved::kNew;
}

Result<bool> Database::IsCurrent(const std::string& document_id, const std::string& format,
                                 const RunInfo& run) {
  TRY_ASSIGN(const std::optional<std::string> found,
             impl_->is_current.QueryText({std::string_view(document_id), std::string_view(format),
                                          std::string_view(run.program),
                                          std::string_view(run.rules), TextOrNull(run.pages)}));
  return found.has_value();
}

Result<DocumentStates> Database::CurrentDocuments(const RunInfo& run) {
  TRY_ASSIGN(Statement query,
             impl_->connection.Prepare("SELECT group_concat(document.id || ' ' || format || ' ' || "
                                       "status, char(10)) FROM document "
                                       "JOIN run ON run.id = document.run_id "
                                       "WHERE program = ? AND rules = ? AND run.pages IS ?"));
  TRY_ASSIGN(const std::optional<std::string> lines,
             query.QueryText({std::string_view(run.program), std::string_view(run.rules),
                              TextOrNull(run.pages)}));
  DocumentStates states;
  std::istringstream stream(lines.value_or(""));
  for (std::string line; std::getline(stream, line);) {
    std::istringstream words(line);
    std::string id, format, status;
    words >> id >> format >> status;
    states.emplace(std::pair(id, format), status);
  }
  return states;
}

Result<bool> Database::AddLocation(const std::string& document_id, const std::string& location) {
  TRY_ASSIGN(const std::optional<std::string> there,
             impl_->document_at.QueryText({std::string_view(location)}));
  if (there == document_id) return false;  // As it nearly always is: nothing is written.
  TRY_ASSIGN(Transaction transaction, Transaction::Begin(impl_->connection));
  TRY_ASSIGN(const bool replaced, impl_->SetLocation(location, document_id));
  TRY(transaction.Commit());
  return replaced;
}

Result<std::optional<std::string>> Database::FindPage(const PageKey& key) {
  const std::string_view id = key.document_id;
  const std::int64_t number = key.number;
  TRY_ASSIGN(const std::optional<std::string> hash,
             impl_->page_hash.QueryText(
                 {id, number, std::string_view(key.reader), std::string_view(key.inputs)}));
  if (!hash) return std::optional<std::string>();
  TRY_ASSIGN(std::optional<std::string> content, impl_->page_content.QueryText({id, number}));
  if (content && HashOf(*content) != *hash) content.reset();
  return content;
}

Result<void> Database::SavePage(const PageKey& key, std::string_view content) {
  const std::string_view reader = key.reader;
  const std::string hash = HashOf(content);
  TRY_ASSIGN(Transaction transaction, Transaction::Begin(impl_->connection));
  if (impl_->reader != reader) TRY(impl_->delete_other_pages.Run({reader}));
  TRY(impl_->save_page.Run({std::string_view(key.document_id), std::int64_t{key.number}, impl_->run,
                            reader, std::string_view(key.inputs), Blob{content},
                            std::string_view(hash)}));
  TRY(transaction.Commit());
  impl_->reader = reader;
  return {};
}

}  // namespace gouji::store
