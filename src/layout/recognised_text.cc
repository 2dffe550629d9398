#include "layout/recognised_text.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace gouji::layout {

namespace {

using document::Page;
using document::RecognisedPiece;

/// The piece that a glyph belongs to; null for none. Pieces are ascending.
const RecognisedPiece* PieceOf(const Page& page, int glyph) {
  const auto after = std::upper_bound(
      page.pieces.begin(), page.pieces.end(), glyph,
      [](int index, const RecognisedPiece& piece) { return index < piece.first_glyph; });
  if (after == page.pieces.begin()) return nullptr;
  const RecognisedPiece& piece = *(after - 1);
  return glyph < piece.first_glyph + piece.glyph_count ? &piece : nullptr;
}

}  // namespace

void AddRecognition(const document::Document& document, Paragraph* paragraph) {
  const Page* page = nullptr;
  const RecognisedPiece* last = nullptr;
  for (std::size_t i = 0; i < paragraph->anchors.size(); ++i) {
    const Anchor& anchor = paragraph->anchors[i];
    if (page == nullptr || page->number != anchor.page) {
      const auto found = std::find_if(document.pages.begin(), document.pages.end(),
                                      [&](const Page& p) { return p.number == anchor.page; });
      page = found == document.pages.end() ? nullptr : &*found;
    }
    const RecognisedPiece* const piece = page == nullptr ? nullptr : PieceOf(*page, anchor.glyph);
    if (piece == nullptr) continue;
    const bool is_last = i + 1 == paragraph->anchors.size();
    const std::size_t end = is_last ? paragraph->text.size() : paragraph->anchors[i + 1].offset;
    if (piece == last) {
      paragraph->recognised.back().end = end;
      continue;
    }
    paragraph->recognised.push_back({anchor.offset, end, piece->confidence, piece->alternatives});
    last = piece;
  }
}

}  // namespace gouji::layout
