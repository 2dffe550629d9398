#include "table/find_tables.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "layout/area_index.h"
#include "layout/furniture.h"
#include "table/aligned.h"
#include "table/continuation.h"
#include "table/markup.h"
#include "table/ruled.h"
#include "table/ruling_grid.h"
#include "table/structure.h"

namespace gouji::table {
namespace {

using document::Page;
using document::Rect;
using layout::Line;

bool IsRead(const Page& page) {
  return page.trust != document::Trust::kUntrusted && page.kind != document::PageKind::kScan &&
         page.kind != document::PageKind::kBlank;
}

/// Every finder over one page, in the order of trust.
std::vector<Table> FindOnPage(const Page& page, const std::vector<Line>& lines,
                              const TableOptions& options, document::Notes* notes) {
  RuledOptions ruled;
  ruled.grid.snap_tolerance_pt = options.snap_tolerance_pt;
  const Segments segments = ToSegments(page.rulings, ruled.grid);
  if (segments.horizontal.size() + segments.vertical.size() > ruled.grid.most_segments) {
    notes->push_back({document::NoteSeverity::kInfo,
                      "the page is a drawing of very many lines: its rulings were not read",
                      {.document_id = "", .page = page.number, .box = {}, .line = 0}});
  }
  std::vector<Table> tables = FindRuled(page, segments, ruled);
  for (Table& table : FindMarkup(page)) tables.push_back(std::move(table));
  std::vector<Rect> occupied;
  for (const Table& table : tables) occupied.push_back(table.box);
  for (Table& table : FindAligned(page, lines, occupied, segments, {})) {
    tables.push_back(std::move(table));
  }
  for (Table& table : tables) FindStructure(options.words, &table);
  std::erase_if(tables, [](const Table& t) { return t.rows < 2 || t.columns < 2; });
  std::stable_sort(tables.begin(), tables.end(),
                   [](const Table& a, const Table& b) { return a.box.top < b.box.top; });
  return tables;
}

std::vector<Piece> ToPieces(const Page& page, const std::vector<Line>& lines,
                            const std::vector<bool>& furniture, std::vector<Table> tables,
                            const Words& words) {
  std::vector<Rect> areas;
  for (const Table& table : tables) areas.push_back(table.box);
  const layout::AreaIndex boxes(std::move(areas));
  std::vector<Piece> pieces;
  for (Table& table : tables) {
    Piece piece;
    piece.caption = FindCaption(page, lines, furniture, boxes, table, words);
    piece.first_on_page = pieces.empty();
    piece.table = std::move(table);
    pieces.push_back(std::move(piece));
  }
  if (!pieces.empty()) pieces.back().last_on_page = true;
  return pieces;
}

}  // namespace

std::vector<Table> FindTables(const document::Document& document,
                              const std::vector<std::vector<Line>>& lines,
                              const TableOptions& options, document::Notes& notes) {
  const std::vector<std::vector<bool>> furniture = layout::FindFurniture(
      document, lines, {.page_words = options.words.page_words, .opening_words = {}});
  std::vector<Piece> pieces;
  for (std::size_t p = 0; p < document.pages.size() && p < lines.size(); ++p) {
    const Page& page = document.pages[p];
    if (!IsRead(page)) continue;
    std::vector<Piece> on_page = ToPieces(
        page, lines[p], furniture[p], FindOnPage(page, lines[p], options, &notes), options.words);
    std::move(on_page.begin(), on_page.end(), std::back_inserter(pieces));
  }
  return JoinPieces(std::move(pieces), options.words);
}

}  // namespace gouji::table
