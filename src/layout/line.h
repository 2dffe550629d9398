#pragma once

// Glyphs -> Lines: the text lines of a page, each a run of words parted by visible gaps.
//
// A line holds glyphs of one direction that share a baseline; a word ends where the gap is wider
// than the font's blank, so cells that stand side by side are words of one line. Lines come from
// top to bottom, words from left to right (for rotated text: in its own reading direction). Raised
// and lowered small print is written as such: "250⁹", "m²", "CO₂" (see layout/scripts.h).

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "document/page.h"

namespace gouji::layout {

struct Word {
  std::string text;
  document::Rect box;
  double font_size = 0;
  std::vector<int> glyphs;           ///< Indices into Page::glyphs, in reading order.
  std::vector<std::size_t> offsets;  ///< Of each of `glyphs`: where its bytes begin in `text`.
};

struct Line {
  document::Rect box;
  double font_size = 0;  ///< The most usual one of its glyphs.
  int number = 0;        ///< Of a text file, from 1; 0 elsewhere.
  document::Direction direction = document::Direction::kRight;
  std::vector<Word> words;

  /// The words joined with one blank each.
  std::string Text() const;
};

/// The words of `line` whose middles lie between `left` and `right`, as a line of its own.
Line WordsBetween(const Line& line, double left, double right);

struct LineOptions {
  /// A gap wider than this share of the font size parts two words. Latin blanks are about a quarter
  /// of an em, as is the space that typesetters put between Chinese and digits; the gap between two
  /// cells is hardly ever below half an em. In plain text two blanks or a TAB part words.
  double word_gap_em = 0.35;
  /// A gap wider than this between letters or digits is a blank that was not written as one.
  double blank_gap_em = 0.15;
};

/// Invisible glyphs, duplicates drawn for boldness and glyphs of untrusted pages are left out.
std::vector<Line> FindLines(const document::Page& page, const LineOptions& options = {});

/// The same for some glyphs of the page only, such as those of one cell.
std::vector<Line> FindLinesAmong(const document::Page& page, std::span<const int> glyphs,
                                 const LineOptions& options = {});

}  // namespace gouji::layout
