#pragma once

// Lines that belong to no table -> Paragraphs: the prose of a document, in reading order.
//
// A paragraph may run over a page break. Page numbers ("— 4 —") and running heads are left out
// (they come back as `furniture`, so that every number of the page is accounted for). The text is
// what is printed, wrapped lines joined without blanks between wide characters; nothing is
// normalised.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "document/page.h"
#include "layout/line.h"

namespace gouji::layout {

/// The place of the character that starts at byte `offset` of a paragraph's text.
struct Anchor {
  std::size_t offset = 0;
  int page = 0;
  document::Rect box;
  int line = 0;
  int glyph = -1;  ///< Index into the glyphs of the page.
};

/// Bytes of a paragraph's text that were recognised as one piece.
struct RecognisedText {
  std::size_t begin = 0, end = 0;
  double confidence = 1;
  std::vector<document::Alternative> alternatives;
};

struct Paragraph {
  enum class Kind { kProse, kHeading, kFurniture };
  Kind kind = Kind::kProse;
  std::string text;
  std::vector<Anchor> anchors;             ///< One per glyph, ascending offsets.
  std::vector<RecognisedText> recognised;  ///< Of scanned pages; ascending.
  double font_size = 0;
  int heading_level = 0;  ///< 1 for "一、" or "#", 2 for "（一）" or "##" ...; 0 for no heading.
  int order = 0;          ///< Position among the paragraphs and tables of the document.

  /// The page, line and the box around the bytes [begin, end) of `text`, on the page where they
  /// begin.
  document::Place PlaceOf(std::size_t begin, std::size_t end, const std::string& document_id) const;
};

struct ParagraphOptions {
  /// What may stand beside the number in a page mark ("第 3 页，共 9 页", "Page 3 of 9").
  std::vector<std::string> page_words;
  /// What begins a paragraph of its own wherever it stands at the head of a line: 附件, 备注.
  std::vector<std::string> opening_words;
  /// Lines that recur at the same height on this share of the pages (three at least) are running
  /// heads.
  double running_head_share = 0.5;
};

/// An area that belongs to a table and is no prose.
struct Occupied {
  int page = 0;
  document::Rect box;
};

/// `lines[i]` are the lines of `document.pages[i]`.
std::vector<Paragraph> FindParagraphs(const document::Document& document,
                                      const std::vector<std::vector<Line>>& lines,
                                      const std::vector<Occupied>& occupied,
                                      const ParagraphOptions& options = {});

}  // namespace gouji::layout
