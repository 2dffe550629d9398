#include "normalise/corrected_names.h"

#include <algorithm>

#include "normalise/row_meaning.h"
#include "normalise/table_repair.h"
#include "table/recognised_cells.h"

namespace gouji::normalise {

namespace {

constexpr char kRule[] = "name.vocabulary";

bool IsInCorrectedCell(const std::vector<table::Table>& tables, int page,
                       const document::Rect& box) {
  return std::any_of(tables.begin(), tables.end(), [&](const table::Table& table) {
    return std::any_of(table.cells.begin(), table.cells.end(), [&](const table::Cell& cell) {
      return !cell.read.empty() && cell.page == page && table::HasCentreIn(box, cell.box);
    });
  });
}

}  // namespace

void ListCorrectedNames(const document::Document& document, const std::vector<table::Table>& tables,
                        const rules::Lexicon& lexicon, record::Facts& facts) {
  for (const table::Table& table : tables) {
    for (const table::Cell& cell : table.cells) {
      if (cell.read.empty()) continue;
      AddRepair(kRule, cell.read, cell.text, PlaceOf(cell, document.id), lexicon, facts);
    }
  }
  for (const document::Page& page : document.pages) {
    for (const document::RecognisedPiece& piece : page.pieces) {
      if (piece.read.empty() || piece.glyph_count == 0) continue;
      const document::Rect box = table::BoxOf(page, piece);
      if (IsInCorrectedCell(tables, page.number, box)) continue;
      AddRepair(kRule, piece.read, piece.text, {document.id, page.number, box, 0}, lexicon, facts);
    }
  }
}

}  // namespace gouji::normalise
