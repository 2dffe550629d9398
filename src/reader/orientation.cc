#include "reader/orientation.h"

#include <cstddef>
#include <cstdint>

#include "reader/tiff_fields.h"

namespace gouji::reader {
namespace {

using namespace std::string_view_literals;

constexpr int kAsItIs = 1, kLast = 8;

}  // namespace

int OrientationOfTiff(std::string_view tiff, int page) {
  constexpr std::uint32_t kOrientation = 274;
  const auto value = static_cast<int>(ShortOfTiff(tiff, page, kOrientation).value_or(kAsItIs));
  return value >= kAsItIs && value <= kLast ? value : kAsItIs;
}

int OrientationOfJpeg(std::string_view jpeg) {
  constexpr std::uint32_t kFill = 0xFF, kExif = 0xE1, kStartOfScan = 0xDA;
  constexpr std::string_view kName = "Exif\0\0"sv;
  const OrderedBytes bytes(jpeg, false);
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
