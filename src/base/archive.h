#pragma once

// Plain data <-> bytes, between two processes of the same program.
//
// Structs are taken apart by Boost.PFR, so a field that is added to one is packed with the rest.
// What can be packed: bool, numbers, enums, Decimal, std::string, std::pair, std::vector and
// std::optional of such, and structs (aggregates without base classes and arrays) of them all.
//
// The bytes have no version and follow the machine's byte order: no file format. They may come from
// a process that was taken over by the file it reads, so Unpack trusts none of them: a length
// counts only as far as elements follow, and memory is taken for those that did.

#include <boost/pfr/core.hpp>
#include <concepts>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/decimal.h"
#include "base/result.h"

namespace gouji {

namespace archive {

template <typename T>
concept Scalar = std::is_arithmetic_v<T> || std::is_enum_v<T>;

template <typename T>
concept Struct = std::is_aggregate_v<T>;

class Writer {
 public:
  template <Scalar T>
  void Write(T value) {
    char bytes[sizeof(T)];
    std::memcpy(bytes, &value, sizeof(T));
    bytes_.append(bytes, sizeof(T));
  }
  void Write(const Decimal& value) {
    Write(value.coefficient());
    Write(value.exponent());
  }
  void Write(const std::string& text) {
    Write(text.size());
    bytes_ += text;
  }
  template <typename A, typename B>
  void Write(const std::pair<A, B>& pair) {
    Write(pair.first);
    Write(pair.second);
  }
  template <typename T>
  void Write(const std::vector<T>& list) {
    Write(list.size());
    for (const T& element : list) Write(element);
  }
  template <typename T>
  void Write(const std::optional<T>& value) {
    Write(value.has_value());
    if (value) Write(*value);
  }
  template <Struct T>
  void Write(const T& value) {
    boost::pfr::for_each_field(value, [this](const auto& field) { Write(field); });
  }

  std::string Take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// After the first thing that does not fit, nothing is read any more and ok() is false.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  template <Scalar T>
  void Read(T* value) {
    if (!Has(sizeof(T))) return;
    if constexpr (std::same_as<T, bool>) {
      *value = rest_.front() != 0;  // A bool of another value than these two is undefined.
    } else {
      std::memcpy(value, rest_.data(), sizeof(T));
    }
    rest_.remove_prefix(sizeof(T));
  }
  void Read(Decimal* value) {
    auto coefficient = value->coefficient();
    int exponent = 0;
    Read(&coefficient);
    Read(&exponent);
    // Its text has a digit for each power of ten.
    constexpr int kMostPowers = 1000;
    ok_ = ok_ && exponent >= -kMostPowers && exponent <= kMostPowers;
    if (!ok_) return;
    *value = Decimal(coefficient, exponent);
  }
  void Read(std::string* text) {
    std::size_t size = 0;
    Read(&size);
    if (!Has(size)) return;
    text->assign(rest_.substr(0, size));
    rest_.remove_prefix(size);
  }
  template <typename A, typename B>
  void Read(std::pair<A, B>* pair) {
    Read(&pair->first);
    Read(&pair->second);
  }
  template <typename T>
  void Read(std::vector<T>* list) {
    std::size_t size = 0;
    Read(&size);
    if (!Has(size)) return;  // No element takes less than a byte.
    for (std::size_t i = 0; i < size && ok_; ++i) Read(&list->emplace_back());
  }
  template <typename T>
  void Read(std::optional<T>* value) {
    bool exists = false;
    Read(&exists);
    if (exists) Read(&value->emplace());
  }
  template <Struct T>
  void Read(T* value) {
    boost::pfr::for_each_field(*value, [this](auto& field) { Read(&field); });
  }

  bool ok() const { return ok_; }
  bool at_end() const { return rest_.empty(); }

 private:
  bool Has(std::size_t size) {
    ok_ = ok_ && size <= rest_.size();
    return ok_;
  }

  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace archive

template <typename T>
std::string Pack(const T& value) {
  archive::Writer writer;
  writer.Write(value);
  return writer.Take();
}

/// Errors: kInvalid if `bytes` are not what Pack makes of a T.
template <typename T>
Result<T> Unpack(std::string_view bytes) {
  archive::Reader reader(bytes);
  T value{};
  reader.Read(&value);
  if (!reader.ok() || !reader.at_end()) {
    return Error{ErrorCode::kInvalid, "the bytes are not what was packed", ""};
  }
  return value;
}

}  // namespace gouji
