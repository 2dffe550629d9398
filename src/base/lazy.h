#pragma once

// A value that is loaded when something asks for it, and once.

#include <functional>
#include <optional>
#include <utility>

#include "base/result.h"

namespace gouji {

template <typename T>
class Lazy {
 public:
  explicit Lazy(std::function<Result<T>()> load) : load_(std::move(load)) {}

  /// The same at each call, also an error of `load`.
  Result<T>& Get() {
    if (!value_) value_.emplace(load_());
    return *value_;
  }

 private:
  std::function<Result<T>()> load_;
  std::optional<Result<T>> value_;
};

}  // namespace gouji
