#pragma once

// SQLite behind Results: a connection, and statements that are prepared once and run often. The
// only file that includes sqlite3.h is sqlite.cc.

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace gouji::store {

/// Bytes that are no text.
struct Blob {
  std::string_view bytes;
};

/// What is bound to a parameter. Texts are not copied: they must live until the call returns.
using Value = std::variant<std::monostate, std::int64_t, double, std::string_view, Blob>;

/// NULL for the value that stands for "none" in the records.
inline Value TextOrNull(std::string_view text) { return text.empty() ? Value() : Value(text); }
inline Value NumberOrNull(int number, int none) {
  return number == none ? Value() : Value(std::int64_t{number});
}

class Statement {
 public:
  Statement() = default;
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&& other) noexcept;
  ~Statement();

  /// Binds all parameters, runs to the end and resets. Returns the row id of the last insert.
  Result<std::int64_t> Run(std::initializer_list<Value> values);
  /// The first column of the first row, a blob as its bytes; nothing if there is no row or it is
  /// NULL.
  Result<std::optional<std::string>> QueryText(std::initializer_list<Value> values);

 private:
  friend class Connection;
  Result<void> Bind(std::initializer_list<Value> values);
  sqlite3* connection_ = nullptr;
  sqlite3_stmt* statement_ = nullptr;
};

class Connection {
 public:
  /// ":memory:" is a database that is never a file. Errors: kPermission, kNotFound (its folder),
  /// kInvalid (not a database), kSystem.
  static Result<Connection> Open(const std::string& path);
  Connection(Connection&& other) noexcept;
  Connection& operator=(Connection&& other) noexcept;
  ~Connection();

  /// Runs statements that have no parameters.
  Result<void> Execute(const std::string& sql);
  /// Switches the file to a write-ahead log, which it keeps.
  Result<void> WriteAhead();
  Result<Statement> Prepare(const std::string& sql);
  Result<std::optional<std::string>> QueryText(const std::string& sql);
  Result<std::int64_t> QueryInteger(const std::string& sql);

 private:
  Connection() = default;
  sqlite3* connection_ = nullptr;
};

/// BEGIN IMMEDIATE ... COMMIT; rolls back if it goes out of scope before Commit().
class Transaction {
 public:
  static Result<Transaction> Begin(Connection& connection);
  Transaction(Transaction&& other) noexcept : connection_(other.connection_) {
    other.connection_ = nullptr;
  }
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Result<void> Commit();

 private:
  explicit Transaction(Connection* connection) : connection_(connection) {}
  Connection* connection_;
};

}  // namespace gouji::store
