#include "app/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace gouji::app {

namespace {

namespace fs = std::filesystem;

/// As many links in a row as Linux follows.
constexpr int kMostLinks = 40;

Error SystemError(int number, const std::string& path) {
  switch (number) {
    case EACCES:
    case EPERM:
      return {ErrorCode::kPermission, "no permission to write", path};
    case EROFS:
      return {ErrorCode::kPermission, "the file system is read-only", path};
    case ENOENT:
    case ENOTDIR:
      return {ErrorCode::kNotFound, "the folder does not exist", path};
    case EISDIR:
      return {ErrorCode::kInvalid, "a folder, not a file", path};
    case ELOOP:
      return {ErrorCode::kInvalid, "the links lead in a circle", path};
    case EFBIG:
      return {ErrorCode::kSystem, "the file would grow larger than it may", path};
    case ENOSPC:
    case EDQUOT:
      return {ErrorCode::kSystem, "the disk is full: make room and run it again", path};
    default:
      return {ErrorCode::kSystem, std::string("writing failed: ") + std::strerror(number), path};
  }
}

using Pieces = std::span<const std::string_view>;

/// 0, or the number of the error.
int WriteAll(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(file, text.data(), text.size());
    if (written < 0 && errno != EINTR) return errno;
    if (written >= 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

/// Writes all of it and closes. `name` is the path that messages give.
Result<void> WriteTo(int file, Pieces pieces, const std::string& name) {
  int failure = 0;
  for (const std::string_view piece : pieces) {
    if (failure == 0) failure = WriteAll(file, piece);
  }
  // Some file systems report only now that the disk is full.
  if (close(file) != 0 && failure == 0) failure = errno;
  if (failure != 0) return SystemError(failure, name);
  return {};
}

Result<void> WriteStandardOutput(Pieces pieces) {
  errno = 0;
  bool is_written = true;
  for (const std::string_view piece : pieces) {
    is_written &= std::fwrite(piece.data(), 1, piece.size(), stdout) == piece.size();
  }
  if (std::fflush(stdout) != 0 || !is_written) return SystemError(errno, "standard output");
  return {};
}

/// Neither emptied nor replaced: others may hold it open.
Result<void> WriteDirectly(Pieces pieces, const std::string& path) {
  const int file = open(path.c_str(), O_WRONLY | O_APPEND | O_NOCTTY | O_CLOEXEC);
  if (file < 0) return SystemError(errno, path);
  return WriteTo(file, pieces, path);
}

/// What a chain of links ends at, whether it exists or not.
struct Target {
  fs::path path;
  /// The chain leads through /proc: the name of a file that is open, as /dev/stdout is.
  bool is_open_file = false;
};

/// Errors: ELOOP.
Result<Target> FollowLinks(const std::string& path) {
  Target target{path, false};
  for (int links = 0; links <= kMostLinks; ++links) {
    std::error_code error;
    const fs::path next = fs::read_symlink(target.path, error);
    if (error) return target;
    const fs::path folder = fs::canonical(
        target.path.parent_path().empty() ? fs::path(".") : target.path.parent_path(), error);
    target.is_open_file |= !error && folder.string().starts_with("/proc/");
    target.path = target.path.parent_path() / next;
  }
  return SystemError(ELOOP, path);
}

mode_t CreationMask() {
  const mode_t mask = umask(0);
  umask(mask);
  return mask;
}

/// Gives the new file the permissions of the one that it replaces, or those of any new file. What
/// was allowed to another owner or group is not allowed to the one that the file has now.
void SetPermissions(int file, const struct stat* replaced) {
  if (replaced == nullptr) {
    static_cast<void>(fchmod(file, 0666 & ~CreationMask()));
    return;
  }
  mode_t mode = replaced->st_mode & 07777;
  // Only root may give a file away; for others the group at most can be kept.
  if (fchown(file, replaced->st_uid, replaced->st_gid) != 0) {
    mode &= ~static_cast<mode_t>(S_ISUID);
    const bool same_group = fchown(file, static_cast<uid_t>(-1), replaced->st_gid) == 0;
    if (!same_group) mode &= ~static_cast<mode_t>(S_ISGID | S_IRWXG);
  }
  static_cast<void>(fchmod(file, mode));
}

/// Writes beside the target and renames. `name` is the path that messages give.
Result<void> Replace(Pieces pieces, const fs::path& target, const struct stat* replaced,
                     const std::string& name) {
  if (replaced != nullptr && access(target.c_str(), W_OK) != 0) return SystemError(errno, name);
  std::string beside = (target.parent_path() / ".gouji-XXXXXX").string();
  const int file = mkstemp(beside.data());
  if (file < 0) return SystemError(errno, name);
  SetPermissions(file, replaced);
  Result<void> written = WriteTo(file, pieces, name);
  if (written && std::rename(beside.c_str(), target.c_str()) != 0) {
    written = SystemError(errno, name);
  }
  if (!written) std::remove(beside.c_str());
  return written;
}

/// Devices and pipes may be read and written at once. Of files that are not there yet only the
/// names can be compared.
bool IsSameFile(const std::string& a, const std::string& b) {
  std::error_code error;
  if (fs::exists(a, error) || fs::exists(b, error)) {
    return fs::is_regular_file(a, error) && fs::equivalent(a, b, error);
  }
  const fs::path path_a = fs::weakly_canonical(fs::absolute(a, error), error);
  const fs::path path_b = fs::weakly_canonical(fs::absolute(b, error), error);
  return !error && path_a == path_b;
}

}  // namespace

Result<void> CheckOutput(const std::string& path, const std::vector<std::string>& inputs,
                         const std::string& database) {
  if (path.empty()) return {};
  for (const std::string& input : inputs) {
    if (input != "-" && IsSameFile(path, input)) {
      return Error{ErrorCode::kInvalid, "the output would replace a file that is read", path};
    }
  }
  if (!database.empty() && IsSameFile(path, database)) {
    return Error{ErrorCode::kInvalid, "the output would replace the database", path};
  }
  return {};
}

Result<void> WriteOutput(std::string_view text, const std::string& path) {
  return WriteOutput(Pieces(&text, 1), path);
}

Result<void> WriteOutput(Pieces pieces, const std::string& path) {
  if (path.empty()) return WriteStandardOutput(pieces);
  struct stat status = {};
  const bool exists = stat(path.c_str(), &status) == 0;
  TRY_ASSIGN(const Target target, FollowLinks(path));
  if (exists && (!S_ISREG(status.st_mode) || target.is_open_file)) {
    return WriteDirectly(pieces, path);
  }
  return Replace(pieces, target.path, exists ? &status : nullptr, path);
}

}  // namespace gouji::app
