#pragma once

// Ligatures that stand for letters: fonts map the one glyph of "fi" to U+FB01, and nobody who looks
// for "profit" finds it.

#include <string_view>

namespace gouji::pdf {

/// The letters of a Latin ligature of U+FB00 to U+FB06; "" for any other character.
std::string_view LettersOfLigature(char32_t c);

}  // namespace gouji::pdf
