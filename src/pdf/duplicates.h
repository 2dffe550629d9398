#pragma once

#include <vector>

#include "document/page.h"

namespace gouji::pdf {

/// Moves the glyphs out of `glyphs`, except those that were painted a second time with the same
/// character at nearly the same place: that is how generators without a bold face make bold text,
/// and a reader would see every character twice. Two glyphs are one if they are at most 0.12 em
/// apart and equally large and visible (0.12: the narrowest real letter, an "l" or "i", advances by
/// more than 0.2 em). Keeps the first of each and the order of the rest. O(n).
std::vector<document::Glyph> TakeWithoutDuplicates(std::vector<document::Glyph>* glyphs);

}  // namespace gouji::pdf
