#include "store/sqlite.h"

#include <sqlite3.h>

#include <utility>

namespace gouji::store {

namespace {

/// How long a statement waits for another process that is writing.
constexpr int kBusyTimeoutMs = 5000;
constexpr int kBusyPauseMs = 10;

Error ErrorOf(sqlite3* connection) {
  const int code = sqlite3_extended_errcode(connection);
  ErrorCode kind = ErrorCode::kSystem;
  switch (code & 0xff) {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      kind = ErrorCode::kInvalid;
      break;
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:
      kind = ErrorCode::kPermission;
      break;
    default:
      break;
  }
  std::string message = sqlite3_errmsg(connection);
  if ((code & 0xff) == SQLITE_FULL || code == SQLITE_IOERR_WRITE) {
    message += " (is the disk full?)";
  }
  return {kind, message, ""};
}

}  // namespace

Statement::Statement(Statement&& other) noexcept
    : connection_(other.connection_), statement_(std::exchange(other.statement_, nullptr)) {}

Statement& Statement::operator=(Statement&& other) noexcept {
  std::swap(connection_, other.connection_);
  std::swap(statement_, other.statement_);
  return *this;
}

Statement::~Statement() { sqlite3_finalize(statement_); }

Result<void> Statement::Bind(std::initializer_list<Value> values) {
  int index = 0, code = SQLITE_OK;
  for (const Value& value : values) {
    ++index;
    if (std::holds_alternative<std::monostate>(value)) {
      code = sqlite3_bind_null(statement_, index);
    } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
      code = sqlite3_bind_int64(statement_, index, *integer);
    } else if (const auto* real = std::get_if<double>(&value)) {
      code = sqlite3_bind_double(statement_, index, *real);
    } else if (const auto* blob = std::get_if<Blob>(&value)) {
      // As of an empty text below.
      code = sqlite3_bind_blob64(statement_, index, blob->bytes.empty() ? "" : blob->bytes.data(),
                                 blob->bytes.size(), SQLITE_STATIC);
    } else {
      const std::string_view text = std::get<std::string_view>(value);
      // An empty view may have no data; SQLite would bind NULL for it.
      code = sqlite3_bind_text64(statement_, index, text.empty() ? "" : text.data(), text.size(),
                                 SQLITE_STATIC, SQLITE_UTF8);
    }
    if (code != SQLITE_OK) return ErrorOf(connection_);
  }
  return {};
}

Result<std::int64_t> Statement::Run(std::initializer_list<Value> values) {
  TRY(Bind(values));
  int code = SQLITE_ROW;
  while (code == SQLITE_ROW) code = sqlite3_step(statement_);
  std::optional<Error> error;
  if (code != SQLITE_DONE) error = ErrorOf(connection_);
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  if (error) return *error;
  return std::int64_t{sqlite3_last_insert_rowid(connection_)};
}

Result<std::optional<std::string>> Statement::QueryText(std::initializer_list<Value> values) {
  TRY(Bind(values));
  const int code = sqlite3_step(statement_);
  std::optional<std::string> text;
  std::optional<Error> error;
  if (code == SQLITE_ROW) {
    if (const unsigned char* found = sqlite3_column_text(statement_, 0)) {
      text.emplace(reinterpret_cast<const char*>(found),
                   static_cast<std::size_t>(sqlite3_column_bytes(statement_, 0)));
    }
  } else if (code != SQLITE_DONE) {
    error = ErrorOf(connection_);
  }
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  if (error) return *error;
  return text;
}

Result<Connection> Connection::Open(const std::string& path) {
  Connection connection;
  const int code =
      sqlite3_open_v2(path.c_str(), &connection.connection_,
                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  if (code != SQLITE_OK) return ErrorOf(connection.connection_).In(path);
  sqlite3_extended_result_codes(connection.connection_, 1);
  sqlite3_busy_timeout(connection.connection_, kBusyTimeoutMs);
  return connection;
}

Connection::Connection(Connection&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)) {}

Connection& Connection::operator=(Connection&& other) noexcept {
  std::swap(connection_, other.connection_);
  return *this;
}

// close_v2 waits for statements that are still alive.
Connection::~Connection() { sqlite3_close_v2(connection_); }

Result<void> Connection::Execute(const std::string& sql) {
  if (sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    return ErrorOf(connection_);
  }
  return {};
}

// SQLite's own wait covers only a part of this change: it refuses at once what two processes begin
// together.
Result<void> Connection::WriteAhead() {
  for (int waited = 0;; waited += kBusyPauseMs) {
    Result<void> changed = Execute("PRAGMA journal_mode = WAL");
    const bool is_busy = !changed && (sqlite3_errcode(connection_) & 0xff) == SQLITE_BUSY;
    if (!is_busy || waited >= kBusyTimeoutMs) return changed;
    sqlite3_sleep(kBusyPauseMs);
  }
}

Result<Statement> Connection::Prepare(const std::string& sql) {
  Statement statement;
  statement.connection_ = connection_;
  if (sqlite3_prepare_v3(connection_, sql.c_str(), static_cast<int>(sql.size()),
                         SQLITE_PREPARE_PERSISTENT, &statement.statement_, nullptr) != SQLITE_OK) {
    return ErrorOf(connection_);
  }
  return statement;
}

Result<std::optional<std::string>> Connection::QueryText(const std::string& sql) {
  TRY_ASSIGN(Statement statement, Prepare(sql));
  return statement.QueryText({});
}

Result<std::int64_t> Connection::QueryInteger(const std::string& sql) {
  TRY_ASSIGN(const std::optional<std::string> text, QueryText(sql));
  return text ? std::int64_t{std::stoll(*text)} : std::int64_t{0};
}

Result<Transaction> Transaction::Begin(Connection& connection) {
  TRY(connection.Execute("BEGIN IMMEDIATE"));
  return Transaction(&connection);
}

Transaction::~Transaction() {
  // After some errors (a full disk) SQLite has rolled back already and says so; both are well.
  if (connection_ != nullptr) static_cast<void>(connection_->Execute("ROLLBACK"));
}

Result<void> Transaction::Commit() {
  TRY(connection_->Execute("COMMIT"));
  connection_ = nullptr;
  return {};
}

}  // namespace gouji::store
