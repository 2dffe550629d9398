#include "reader/orientation.h"

#include <cstddef>
#include <cstdint>

namespace gouji::reader {
namespace {

using namespace std::string_view_literals;

constexpr int kAsItIs = 1, kLast = 8;

/// Numbers of either order of bytes; 0 where there are no bytes.
class Bytes {
 public:
  Bytes(std::string_view bytes, bool is_little) : bytes_(bytes), is_little_(is_little) {}

  std::uint32_t Number(std::size_t at, std::size_t size) const {
    std::uint32_t number = 0;
    if (at > bytes_.size() || size > bytes_.size() - at) return 0;
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t next = is_little_ ? at + size - 1 - i : at + i;
      number = number << 8 | static_cast<unsigned char>(bytes_[next]);
    }
    return number;
  }
  std::uint32_t Short(std::size_t at) const { return Number(at, 2); }
  std::uint32_t Long(std::size_t at) const { return Number(at, 4); }

 private:
  std::string_view bytes_;
  bool is_little_ = false;
};

}  // namespace

int OrientationOfTiff(std::string_view tiff, int page) {
  if (!tiff.starts_with("II*\0"sv) && !tiff.starts_with("MM\0*"sv)) return kAsItIs;
  constexpr std::uint32_t kOrientation = 274;
  constexpr std::size_t kEntry = 12;
  const Bytes bytes(tiff, tiff.front() == 'I');
  std::size_t directory = bytes.Long(4);
  for (int i = 1; i < page && directory != 0; ++i) {
    directory = bytes.Long(directory + 2 + kEntry * bytes.Short(directory));
  }
  if (directory == 0) return kAsItIs;
  const std::uint32_t entries = bytes.Short(directory);
  for (std::uint32_t i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + kEntry * i;
    if (bytes.Short(entry) != kOrientation) continue;
    const auto value = static_cast<int>(bytes.Short(entry + 8));
    return value >= kAsItIs && value <= kLast ? value : kAsItIs;
  }
  return kAsItIs;
}

int OrientationOfJpeg(std::string_view jpeg) {
  constexpr std::uint32_t kFill = 0xFF, kExif = 0xE1, kStartOfScan = 0xDA;
  constexpr std::string_view kName = "Exif\0\0"sv;
  const Bytes bytes(jpeg, false);
  // Segments: FF, what it is, its length with the two bytes of that.
  for (std::size_t at = 2; bytes.Number(at, 1) == kFill;) {
    const std::uint32_t kind = bytes.Number(at + 1, 1);
    if (kind == kFill) {
      ++at;
      continue;
    }
    const std::uint32_t length = bytes.Short(at + 2);
    if (kind == kStartOfScan || length < 2) break;
    const std::string_view data =
        jpeg.substr(at + 4 < jpeg.size() ? at + 4 : jpeg.size(), length - 2);
    if (kind == kExif && data.starts_with(kName)) {
      return OrientationOfTiff(data.substr(kName.size()), 1);
    }
    at += 2 + length;
  }
  return kAsItIs;
}

}  // namespace gouji::reader
