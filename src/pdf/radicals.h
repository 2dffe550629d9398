#pragma once

// Radicals that stand for characters: some fonts' ToUnicode maps give U+2ED4 for the glyph of 门,
// because both share it. In running text the character is meant.

namespace gouji::pdf {

/// The ideograph of a radical of U+2E80 to U+2FD5; any other character is returned as it is.
char32_t RadicalToIdeograph(char32_t c);

}  // namespace gouji::pdf
