#pragma once

// A value that is loaded when something asks for it, and once.
//
// It stays until the process ends. Models and vocabularies are hundreds of thousands of objects
// that workers share with their parent: taking them apart, which copies each of their pages, was a
// third of the page faults of a run over one scanned page.

#include <functional>
#include <utility>

#include "base/result.h"

namespace gouji {

template <typename T>
class Lazy {
 public:
  explicit Lazy(std::function<Result<T>()> load) : load_(std::move(load)) {}
  Lazy(const Lazy&) = delete;
  Lazy& operator=(const Lazy&) = delete;
#ifdef GOUJI_SANITIZE  // They look for what was lost.
  ~Lazy() { delete value_; }
#endif

  /// The same at each call, also an error of `load`.
  Result<T>& Get() {
    if (value_ == nullptr) value_ = new Result<T>(load_());
    return *value_;
  }

 private:
  std::function<Result<T>()> load_;
  Result<T>* value_ = nullptr;
};

}  // namespace gouji
