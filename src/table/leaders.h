#pragma once

// Dot leaders: "Letters ........ 48,120". They lead the eye and are no text; without them the name
// and the figure are cells of their own.

#include <vector>

#include "document/page.h"
#include "layout/line.h"

namespace gouji::table {

/// The words of a line.
struct LedWords {
  std::vector<layout::Word> words;
  std::vector<bool> led_to;  ///< [word]: a leader stood before it.
  bool has_leader = false;
};

/// `page` holds the glyphs of the words. At least four dots make a leader: three are an ellipsis.
LedWords WithoutLeaders(const document::Page& page, const std::vector<layout::Word>& words);

/// The same within the lines of a cell.
void RemoveLeaders(const document::Page& page, std::vector<layout::Line>* lines);

}  // namespace gouji::table
