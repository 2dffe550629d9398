#pragma once

// Result<T>: a value or the reason why there is none.
//
// Input that cannot be processed is an Error, never an exception: callers pass it up and the outer
// levels add where it happened (`error.In("page 7")`). Names follow std::expected, which GCC 12 has
// only in its C++23 mode. Damage that can be worked around is not an Error but a document::Note.

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace gouji {

enum class ErrorCode {
  kNotFound,     ///< The file or name does not exist.
  kPermission,   ///< It exists, but may not be read or written.
  kInvalid,      ///< The input breaks its own format.
  kUnsupported,  ///< Well-formed, but of a kind or version that is not handled (encrypted, newer).
  kUndefined,    ///< The operation has no value for these operands.
  kLimit,        ///< A bound on size, memory or time was reached.
  kSystem,       ///< The operating system or a library refused (disk full ...).
};

/// `message` is one lower-case sentence without full stop that names the offending text.
/// `where` goes from the outermost place to the innermost: "a.pdf: page 7".
struct Error {
  ErrorCode code = ErrorCode::kInvalid;
  std::string message;
  std::string where;

  Error In(const std::string& place) const {
    return {code, message, where.empty() ? place : place + ": " + where};
  }
  /// "a.pdf: page 7: the stream ends early"
  std::string ToString() const { return where.empty() ? message : where + ": " + message; }
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  const T& value() const& {
    assert(has_value());
    return std::get<0>(state_);
  }
  T& value() & {
    assert(has_value());
    return std::get<0>(state_);
  }
  T&& value() && {
    assert(has_value());
    return std::get<0>(std::move(state_));
  }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  const Error& error() const {
    assert(!has_value());
    return std::get<1>(state_);
  }

 private:
  std::variant<T, Error> state_;
};

/// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)), ok_(false) {}
  bool has_value() const { return ok_; }
  explicit operator bool() const { return ok_; }
  const Error& error() const {
    assert(!ok_);
    return error_;
  }

 private:
  Error error_;
  bool ok_ = true;
};

}  // namespace gouji

#define GOUJI_CONCAT_(a, b) a##b
#define GOUJI_CONCAT(a, b) GOUJI_CONCAT_(a, b)

/// TRY_ASSIGN(const Table t, FindGrid(page)); - returns the error of the enclosing function's call.
#define TRY_ASSIGN(declaration, expression)                                             \
  auto GOUJI_CONCAT(result_, __LINE__) = (expression);                                  \
  if (!GOUJI_CONCAT(result_, __LINE__)) return GOUJI_CONCAT(result_, __LINE__).error(); \
  declaration = std::move(GOUJI_CONCAT(result_, __LINE__)).value()

/// TRY(Write(x)); - the same for Result<void>.
#define TRY(expression)                                                                      \
  if (auto GOUJI_CONCAT(result_, __LINE__) = (expression); !GOUJI_CONCAT(result_, __LINE__)) \
  return GOUJI_CONCAT(result_, __LINE__).error()
