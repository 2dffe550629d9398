#pragma once

// The text of a line with the place of each of its characters, so that pieces can be cut out of it
// (Markdown marks, words that belong to a table) and joined without losing the places.

#include <string>
#include <string_view>
#include <vector>

#include "document/page.h"
#include "layout/line.h"
#include "layout/paragraph.h"

namespace gouji::layout {

struct PlacedText {
  std::string text;
  std::vector<Anchor> anchors;  ///< Ascending offsets into `text`.
};

/// Removes the bytes [begin, end). REQUIRES: they begin and end between characters.
void Erase(PlacedText* text, std::size_t begin, std::size_t end);

/// Puts `next` behind `text`, with `separator` between them.
void Append(PlacedText* text, std::string_view separator, const PlacedText& next);

/// Words are joined with one blank; words for which `is_occupied` holds are left out.
template <typename Predicate>
PlacedText PlaceLine(const document::Page& page, const Line& line, Predicate is_occupied) {
  PlacedText placed;
  for (const Word& word : line.words) {
    if (is_occupied(word.box)) continue;
    if (!placed.text.empty()) placed.text += ' ';
    for (std::size_t i = 0; i < word.glyphs.size(); ++i) {
      const document::Glyph& glyph = page.glyphs[static_cast<std::size_t>(word.glyphs[i])];
      placed.anchors.push_back({placed.text.size() + word.offsets[i], page.number, glyph.box,
                                glyph.line, word.glyphs[i]});
    }
    placed.text += word.text;
  }
  return placed;
}

}  // namespace gouji::layout
