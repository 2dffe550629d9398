#pragma once

// Numbers in the directory of a TIFF page, which photographs have in their Exif too.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace gouji::reader {

/// Numbers in bytes of either order; 0 where there are no bytes.
class OrderedBytes {
 public:
  OrderedBytes(std::string_view bytes, bool is_little) : bytes_(bytes), is_little_(is_little) {}

  std::uint32_t Number(std::size_t at, std::size_t size) const;
  std::uint32_t Short(std::size_t at) const { return Number(at, 2); }
  std::uint32_t Long(std::size_t at) const { return Number(at, 4); }

 private:
  std::string_view bytes_;
  bool is_little_ = false;
};

/// The field of a page with this tag, which holds a number of 16 bits. Pages count from 1; the
/// bytes may be anything.
std::optional<std::uint32_t> ShortOfTiff(std::string_view tiff, int page, std::uint32_t tag);

/// One that holds a fraction.
std::optional<double> FractionOfTiff(std::string_view tiff, int page, std::uint32_t tag);

}  // namespace gouji::reader
