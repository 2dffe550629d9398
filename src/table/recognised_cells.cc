#include "table/recognised_cells.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"

namespace gouji::table {

namespace {

using document::Page;
using document::RecognisedPiece;
using document::Rect;

const Page* FindPage(const document::Document& document, int number) {
  const auto found = std::find_if(document.pages.begin(), document.pages.end(),
                                  [&](const Page& page) { return page.number == number; });
  return found == document.pages.end() ? nullptr : &*found;
}

std::vector<const RecognisedPiece*> PiecesIn(const Page& page, const Rect& area) {
  std::vector<const RecognisedPiece*> pieces;
  for (const RecognisedPiece& piece : page.pieces) {
    if (piece.glyph_count > 0 && HasCentreIn(BoxOf(page, piece), area)) pieces.push_back(&piece);
  }
  return pieces;
}

}  // namespace

Rect BoxOf(const Page& page, const RecognisedPiece& piece) {
  Rect box = page.glyphs[static_cast<std::size_t>(piece.first_glyph)].box;
  for (int i = 1; i < piece.glyph_count; ++i) {
    box = Union(box, page.glyphs[static_cast<std::size_t>(piece.first_glyph + i)].box);
  }
  return box;
}

bool HasCentreIn(const Rect& box, const Rect& area) {
  const double x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
  return x >= area.left && x <= area.right && y >= area.top && y <= area.bottom;
}

void AddRecognition(const document::Document& document, Table* table) {
  for (Cell& cell : table->cells) {
    const Page* page = FindPage(document, cell.page);
    if (page == nullptr || page->pieces.empty() || cell.text.empty()) continue;
    const std::vector<const RecognisedPiece*> pieces = PiecesIn(*page, cell.box);
    for (const RecognisedPiece* piece : pieces) {
      cell.confidence = std::min(cell.confidence, piece->confidence);
    }
    if (pieces.size() == 1) cell.alternatives = pieces.front()->alternatives;
    const bool corrected =
        std::any_of(pieces.begin(), pieces.end(),
                    [](const RecognisedPiece* piece) { return !piece->read.empty(); });
    if (!corrected) continue;
    for (const RecognisedPiece* piece : pieces) {
      cell.read = JoinLines(cell.read, piece->read.empty() ? piece->text : piece->read);
    }
  }
  const Page* page = FindPage(document, table->page);
  if (page != nullptr && page->kind == document::PageKind::kScan) table->kind = Kind::kScanned;
}

}  // namespace gouji::table
