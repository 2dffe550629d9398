#include "pdf/glyph_name.h"

#include <algorithm>

namespace gouji::pdf {
namespace {

bool IsUpperHex(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'); });
}

bool IsBuiltFromCodePoints(std::string_view name) {
  if (name.starts_with("uni") && name.size() >= 7 && (name.size() - 3) % 4 == 0) {
    return IsUpperHex(name.substr(3));
  }
  return name.starts_with('u') && name.size() >= 5 && name.size() <= 7 &&
         IsUpperHex(name.substr(1));
}

}  // namespace

bool IsUnicodeGlyphName(std::string_view name,
                        const std::function<bool(const std::string&)>& is_listed) {
  if (is_listed(std::string(name))) return true;
  // ".notdef" shows nothing that could be misread.
  if (name == ".notdef") return true;
  name = name.substr(0, name.find('.'));
  if (name.empty()) return false;
  while (true) {
    const std::size_t end = std::min(name.find('_'), name.size());
    const std::string_view component = name.substr(0, end);
    if (!IsBuiltFromCodePoints(component) && !is_listed(std::string(component))) return false;
    if (end == name.size()) return true;
    name.remove_prefix(end + 1);
  }
}

}  // namespace gouji::pdf
