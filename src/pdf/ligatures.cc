#include "pdf/ligatures.h"

#include <array>
#include <cstddef>

namespace gouji::pdf {

namespace {

constexpr char32_t kFirst = 0xFB00;
constexpr std::array<std::string_view, 7> kLetters = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};

}  // namespace

std::string_view LettersOfLigature(char32_t c) {
  if (c < kFirst || c >= kFirst + kLetters.size()) return {};
  return kLetters[static_cast<std::size_t>(c - kFirst)];
}

}  // namespace gouji::pdf
