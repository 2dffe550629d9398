#include "app/output_folder.h"

#include <filesystem>
#include <system_error>

namespace gouji::app {

namespace fs = std::filesystem;

bool NamesFolder(const std::string& path) {
  std::error_code error;
  return path.ends_with('/') || fs::is_directory(path, error);
}

Result<void> OutputFolder::Make() const {
  std::error_code error;
  fs::create_directories(path_, error);
  if (!error) return {};
  const bool forbidden = error == std::errc::permission_denied;
  return Error{forbidden ? ErrorCode::kPermission : ErrorCode::kInvalid,
               "the folder cannot be made: " + error.message(), path_};
}

std::string OutputFolder::StemFor(const std::string& document) {
  const std::string stem = document == "-" ? "stdin" : fs::path(document).stem().string();
  std::string name = stem;
  for (int count = 2; !stems_.insert(name).second; ++count) {
    name = stem + "." + std::to_string(count);
  }
  return name;
}

std::string OutputFolder::PathOf(const std::string& name) const {
  return (fs::path(path_) / name).string();
}

}  // namespace gouji::app
