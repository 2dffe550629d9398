#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/sha256.h"
#include "reader/pdf.h"
#include "reader/reader.h"
#include "reader/text_file.h"

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

Result<std::string> ReadFile(const std::string& path, std::size_t max_bytes) {
  const Descriptor file(path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return SystemError(errno);
  struct stat status;
  if (fstat(file.number(), &status) != 0) return SystemError(errno);
  if (S_ISDIR(status.st_mode)) return SystemError(EISDIR);
  if (S_ISREG(status.st_mode) && static_cast<std::size_t>(status.st_size) > max_bytes) {
    return TooLarge(max_bytes);
  }
  // Not only regular files: the size of a pipe shows at its end.
  constexpr std::size_t kChunk = std::size_t{64} << 10;
  std::string bytes;
  if (S_ISREG(status.st_mode)) bytes.reserve(static_cast<std::size_t>(status.st_size) + kChunk);
  while (true) {
    const std::size_t size = bytes.size();
    bytes.resize(size + kChunk);
    const ssize_t got = read(file.number(), bytes.data() + size, kChunk);
    if (got < 0 && errno != EINTR) return SystemError(errno);
    bytes.resize(size + static_cast<std::size_t>(got < 0 ? 0 : got));
    if (got == 0) return bytes;
    if (bytes.size() > max_bytes) return TooLarge(max_bytes);
  }
}

}  // namespace

const std::vector<Reader>& Readers() {
  static const std::vector<Reader> readers = {
      {"pdf", &IsPdf, &ReadPdf},
      {"markdown", &IsMarkdown, &ReadMarkdown},
      {"text", &IsText, &ReadText},
  };
  return readers;
}

Result<document::Document> ReadBytes(std::string_view bytes, const std::string& path,
                                     const ReaderOptions& options, document::Notes& notes) {
  if (bytes.empty()) return Error{ErrorCode::kInvalid, "the file is empty", path};
  if (bytes.size() > options.max_bytes) return TooLarge(options.max_bytes).In(path);
  const std::size_t first_note = notes.size();
  for (const Reader& reader : Readers()) {
    if (!reader.recognises(bytes, path)) continue;
    Result<document::Document> document = reader.read(bytes, options, notes);
    const std::string id = "sha256:" + Sha256Hex(bytes);
    for (std::size_t i = first_note; i < notes.size(); ++i) notes[i].place.document_id = id;
    if (!document) return document.error().In(path);
    document.value().id = id;
    document.value().path = path;
    return document;
  }
  return Error{ErrorCode::kUnsupported, "neither PDF nor text", path};
}

Result<document::Document> Read(const std::string& path, const ReaderOptions& options,
                                document::Notes& notes) {
  const Result<std::string> bytes = ReadFile(path, options.max_bytes);
  if (!bytes) return bytes.error().In(path);
  return ReadBytes(*bytes, path, options, notes);
}

}  // namespace gouji::reader
