#pragma once

// Libraries that are loaded where they are needed. One that is linked is loaded and relocated by
// every run: libxlsxwriter, with the libcrypto that it brings along, took 4 ms of every start.

#include <string>
#include <utility>

#include "base/result.h"

namespace gouji {

/// Stays loaded until the program ends; copies are the same library. What it finds is its own:
/// other libraries do not see its names.
class SharedLibrary {
 public:
  /// `name` is that of the version whose header was compiled ("libxlsxwriter.so.4"), or a path;
  /// `advice` is what to do where it is missing ("install gouji again"). Errors: kUnsupported if
  /// it, or a library that it needs, cannot be loaded.
  static Result<SharedLibrary> Open(const std::string& name, const std::string& advice);

  /// Nobody checks that the function has the type of the pointer: take decltype(&::function) from
  /// its header. Errors: kUnsupported if there is none of this name.
  template <typename Function>
  Result<void> Find(const char* function_name, Function** function) const {
    TRY_ASSIGN(void* const address, AddressOf(function_name));
    *function = reinterpret_cast<Function*>(address);
    return {};
  }

 private:
  SharedLibrary(std::string name, void* handle) : name_(std::move(name)), handle_(handle) {}
  Result<void*> AddressOf(const char* function_name) const;

  std::string name_;
  void* handle_;
};

}  // namespace gouji
