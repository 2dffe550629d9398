#include "base/quick_sum.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace gouji {

Result<std::string> QuickSumOfFile(const std::string& path) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  std::string text(error ? 0 : size, '\0');
  std::ifstream file(path, std::ios::binary);
  if (error || !file.read(text.data(), static_cast<std::streamsize>(text.size()))) {
    return Error{ErrorCode::kSystem, "cannot be read", path};
  }
  std::uint64_t sum = text.size();
  for (std::size_t i = 0; i < text.size(); i += sizeof sum) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + i, std::min(sizeof word, text.size() - i));
    sum = (sum ^ word) * 0x100000001b3;  // The prime of FNV-1a.
    sum ^= sum >> 32;
  }
  return std::to_string(sum);
}

}  // namespace gouji
