#include "reader/input_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace gouji::reader {

namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ > STDERR_FILENO) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

Error SystemError(int number) {
  switch (number) {
    case ENOENT:
    case ENOTDIR:
      return {ErrorCode::kNotFound, "no such file", ""};
    case EACCES:
    case EPERM:
      return {ErrorCode::kPermission, "no permission to read", ""};
    case EISDIR:
      return {ErrorCode::kUnsupported, "a folder, not a file", ""};
    default:
      return {ErrorCode::kSystem, std::string("reading failed: ") + std::strerror(number), ""};
  }
}

Error TooLarge(std::size_t max_bytes) {
  return {ErrorCode::kLimit, "the file is larger than " + std::to_string(max_bytes) + " bytes", ""};
}

Result<std::string> ReadToEnd(int file, std::size_t max_bytes) {
  constexpr std::size_t kChunk = std::size_t{64} << 10;
  std::string bytes;
  while (true) {
    const std::size_t size = bytes.size();
    bytes.resize(size + kChunk);
    const ssize_t got = read(file, bytes.data() + size, kChunk);
    if (got < 0 && errno != EINTR) return SystemError(errno);
    bytes.resize(size + static_cast<std::size_t>(got < 0 ? 0 : got));
    if (got == 0) return bytes;
    if (bytes.size() > max_bytes) return TooLarge(max_bytes);
  }
}

}  // namespace

Result<InputFile> InputFile::Open(const std::string& path, std::size_t max_bytes) {
  const Descriptor file(path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return SystemError(errno);
  struct stat status;
  if (fstat(file.number(), &status) != 0) return SystemError(errno);
  if (S_ISDIR(status.st_mode)) return SystemError(EISDIR);
  InputFile input;
  const auto size = static_cast<std::size_t>(status.st_size);
  // Standard input may be a file of which a part has been read already.
  if (S_ISREG(status.st_mode) && size > 0 && path != "-") {
    if (size > max_bytes) return TooLarge(max_bytes);
    void* const mapped = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
    if (mapped != MAP_FAILED) {
      input.mapped_ = mapped;
      input.mapped_size_ = size;
      return input;
    }
  }
  // Also files of no size that hold something, as those of /proc, and of systems that cannot map.
  TRY_ASSIGN(input.read_, ReadToEnd(file.number(), max_bytes));
  return input;
}

InputFile::InputFile(InputFile&& other) noexcept { *this = std::move(other); }

InputFile& InputFile::operator=(InputFile&& other) noexcept {
  std::swap(mapped_, other.mapped_);
  std::swap(mapped_size_, other.mapped_size_);
  read_.swap(other.read_);
  return *this;
}

InputFile::~InputFile() {
  if (mapped_ != nullptr) munmap(mapped_, mapped_size_);
}

std::string_view InputFile::bytes() const {
  if (mapped_ == nullptr) return read_;
  return {static_cast<const char*>(mapped_), mapped_size_};
}

}  // namespace gouji::reader
