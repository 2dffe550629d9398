#include "reader/tiff_fields.h"

namespace gouji::reader {
namespace {

using namespace std::string_view_literals;

struct Field {
  OrderedBytes bytes;
  std::size_t value = 0;  ///< Where it, or the place that it is at, stands.
};

std::optional<Field> FindField(std::string_view tiff, int page, std::uint32_t tag) {
  if (!tiff.starts_with("II*\0"sv) && !tiff.starts_with("MM\0*"sv)) return std::nullopt;
  constexpr std::size_t kEntry = 12;
  const OrderedBytes bytes(tiff, tiff.front() == 'I');
  std::size_t directory = bytes.Long(4);
  for (int i = 1; i < page && directory != 0; ++i) {
    directory = bytes.Long(directory + 2 + kEntry * bytes.Short(directory));
  }
  if (directory == 0) return std::nullopt;
  const std::uint32_t entries = bytes.Short(directory);
  for (std::uint32_t i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + kEntry * i;
    if (bytes.Short(entry) == tag) return Field{bytes, entry + 8};
  }
  return std::nullopt;
}

}  // namespace

std::uint32_t OrderedBytes::Number(std::size_t at, std::size_t size) const {
  std::uint32_t number = 0;
  if (at > bytes_.size() || size > bytes_.size() - at) return 0;
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t next = is_little_ ? at + size - 1 - i : at + i;
    number = number << 8 | static_cast<unsigned char>(bytes_[next]);
  }
  return number;
}

std::optional<std::uint32_t> ShortOfTiff(std::string_view tiff, int page, std::uint32_t tag) {
  const std::optional<Field> field = FindField(tiff, page, tag);
  if (!field) return std::nullopt;
  return field->bytes.Short(field->value);
}

std::optional<double> FractionOfTiff(std::string_view tiff, int page, std::uint32_t tag) {
  const std::optional<Field> field = FindField(tiff, page, tag);
  if (!field) return std::nullopt;
  const std::size_t at = field->bytes.Long(field->value);
  const std::uint32_t below = field->bytes.Long(at + 4);
  if (below == 0) return std::nullopt;
  return 1.0 * field->bytes.Long(at) / below;
}

}  // namespace gouji::reader
