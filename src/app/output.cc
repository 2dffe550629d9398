#include "app/output.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace gouji::app {

namespace {

namespace fs = std::filesystem;

Error SystemError(int number, const std::string& path) {
  ErrorCode code = ErrorCode::kSystem;
  if (number == EACCES || number == EPERM || number == EROFS) code = ErrorCode::kPermission;
  if (number == ENOENT || number == ENOTDIR) code = ErrorCode::kNotFound;
  return {code, std::string("writing failed: ") + std::strerror(number), path};
}

Result<void> WriteTo(std::FILE* file, const std::string& text, const std::string& name) {
  errno = 0;
  if (std::fwrite(text.data(), 1, text.size(), file) != text.size() || std::fflush(file) != 0) {
    return SystemError(errno, name);
  }
  return {};
}

Result<void> WriteFile(const std::string& text, const std::string& path, const std::string& name) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) return SystemError(errno, name);
  const Result<void> written = WriteTo(file, text, name);
  if (std::fclose(file) != 0 && written) return SystemError(errno, name);
  return written;
}

}  // namespace

Result<void> WriteOutput(const std::string& text, const std::string& path) {
  if (path.empty()) return WriteTo(stdout, text, "standard output");
  std::error_code ignored;
  const bool is_special = fs::exists(path, ignored) && !fs::is_regular_file(path, ignored);
  if (is_special) return WriteFile(text, path, path);
  const std::string beside = path + ".part";
  Result<void> written = WriteFile(text, beside, path);
  if (written && std::rename(beside.c_str(), path.c_str()) != 0) written = SystemError(errno, path);
  if (!written) std::remove(beside.c_str());
  return written;
}

}  // namespace gouji::app
