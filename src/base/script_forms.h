#pragma once

// The raised and lowered forms of Unicode: the ⁹ of a footnote mark, the ² of m², the ₂ of CO₂.

namespace gouji {

/// A raised digit, letter, sign or bracket.
inline bool IsRaised(char32_t c) {
  if (c < 0xB2 || c >= 0x2E80) return false;
  return c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0x2070 && c <= 0x207F) ||
         (c >= 0x2B0 && c <= 0x2B8) || (c >= 0x2E1 && c <= 0x2E3) || (c >= 0x1D2C && c <= 0x1D61) ||
         (c >= 0x1D9B && c <= 0x1DBF) || c == 0x2C7D;
}

/// The digit that is lowered; 0 if `c` is none.
inline char32_t DigitOfLowered(char32_t c) {
  return c >= 0x2080 && c <= 0x2089 ? U'0' + (c - 0x2080) : 0;
}

}  // namespace gouji
