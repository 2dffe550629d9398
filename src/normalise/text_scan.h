#pragma once

// The characters of a match view with their byte offsets: what the number parsers walk over.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace gouji::normalise {

struct TextScan {
  std::u32string chars;
  std::vector<std::size_t> offsets;  ///< Of each character, and the size of the text at the end.

  explicit TextScan(std::string_view text) {
    chars.reserve(text.size());
    offsets.reserve(text.size() + 1);
    for (std::size_t i = 0; i < text.size();) {
      offsets.push_back(i);
      chars += NextCodePoint(text, &i);
    }
    offsets.push_back(text.size());
  }
  char32_t At(std::size_t index) const { return index < chars.size() ? chars[index] : U'\0'; }
};

}  // namespace gouji::normalise
