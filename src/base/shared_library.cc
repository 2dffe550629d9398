#include "base/shared_library.h"

#include <dlfcn.h>

namespace gouji {

Result<SharedLibrary> SharedLibrary::Open(const std::string& name, const std::string& advice) {
  void* const handle = dlopen(name.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) {
    return Error{ErrorCode::kUnsupported,
                 "the library cannot be loaded, " + advice + ": " + dlerror(), name};
  }
  return SharedLibrary(name, handle);
}

Result<void*> SharedLibrary::AddressOf(const char* function_name) const {
  if (void* const address = dlsym(handle_, function_name)) return address;
  return Error{ErrorCode::kUnsupported, std::string("the library has no function ") + function_name,
               name_};
}

}  // namespace gouji
