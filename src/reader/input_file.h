#pragma once

// The bytes of an input, read once: a file is mapped, what is no file (standard input, a pipe) is
// read into memory.

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace gouji::reader {

class InputFile {
 public:
  /// `path` "-" is standard input. Errors: kNotFound, kPermission, kUnsupported (a folder), kLimit
  /// (more than `max_bytes`), kSystem; they do not name the path.
  static Result<InputFile> Open(const std::string& path, std::size_t max_bytes);

  InputFile(InputFile&& other) noexcept;
  InputFile& operator=(InputFile&& other) noexcept;
  ~InputFile();

  /// A file that becomes shorter while it is read ends the process with SIGBUS.
  std::string_view bytes() const;

 private:
  InputFile() = default;

  void* mapped_ = nullptr;
  std::size_t mapped_size_ = 0;
  std::string read_;  ///< If nothing is mapped.
};

}  // namespace gouji::reader
