#pragma once

// Glyphs -> Lines: the text lines of a page, each a run of words parted by visible gaps.
//
// A line holds glyphs of one direction that share a baseline; a word ends where the gap is wider
// than the font's blank, so cells that stand side by side are words of one line. Lines come from top
// to bottom, words from left to right (for rotated text: in its own reading direction).

#include <string>
#include <vector>

#include "document/page.h"

namespace gouji::layout {

struct Word {
  std::string text;
  document::Rect box;
  double font_size = 0;
  std::vector<int> glyphs;  ///< Indices into Page::glyphs, in reading order.
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

struct LineOptions {
  /// A gap wider than this share of the font size parts two words.
  double word_gap_em = 0.35;
};

/// Invisible glyphs, duplicates drawn for boldness and glyphs of untrusted pages are left out.
std::vector<Line> FindLines(const document::Page& page, const LineOptions& options = {});

}  // namespace gouji::layout
