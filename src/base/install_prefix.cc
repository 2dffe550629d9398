#include "base/install_prefix.h"

#include <filesystem>
#include <system_error>

namespace gouji {

Result<std::string> InstallPrefix() {
  constexpr const char* kProgram = "/proc/self/exe";
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink(kProgram, error);
  if (error) {
    return Error{ErrorCode::kSystem, "the place of the program is unknown: " + error.message(),
                 kProgram};
  }
  return program.parent_path().parent_path().string();
}

}  // namespace gouji
