#include "table/find_tables.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "layout/area_index.h"
#include "layout/furniture.h"
#include "table/aligned.h"
#include "table/continuation.h"
#include "table/markup.h"
#include "table/recognised_cells.h"
#include "table/ruled.h"
#include "table/ruling_grid.h"
#include "table/running_heads.h"
#include "table/same_columns.h"
#include "table/structure.h"
#include "table/turned_page.h"

namespace gouji::table {
namespace {

using document::Page;
using document::Rect;
using layout::Line;

bool IsRead(const Page& page) {
  if (page.kind == document::PageKind::kScan && !page.recognition) return false;
  return page.trust != document::Trust::kUntrusted && page.kind != document::PageKind::kBlank;
}

/// True if nothing but page marks and what belongs to the table stands above it.
bool BeginsPage(const Page& page, const std::vector<Line>& lines,
                const std::vector<bool>& furniture, const Table& table, const Words& words) {
  return FindCaption(page, lines, furniture, layout::AreaIndex({table.box}), table, words)
      .touches_previous;
}

/// Every finder over one page, in the order of trust. `before` is the table that ends the page
/// before, if it may go on: a single row at the head of this page is a piece of it.
std::vector<Table> FindOnPage(const Page& page, const std::vector<Line>& lines,
                              const std::vector<bool>& furniture, const TableOptions& options,
                              const Table* before, document::Notes* notes, Trace* trace) {
  RuledOptions ruled;
  ruled.grid.snap_tolerance_pt = options.snap_tolerance_pt;
  const Segments segments = ToSegments(page.rulings, ruled.grid);
  if (segments.horizontal.size() + segments.vertical.size() > ruled.grid.most_segments) {
    notes->push_back({document::NoteSeverity::kInfo,
                      "the page is a drawing of very many lines: its rulings were not read",
                      {.document_id = "", .page = page.number, .box = {}, .line = 0},
                      "page.many_lines"});
  }
  std::vector<Table> tables = FindRuled(page, segments, ruled, before, trace);
  std::erase_if(tables, [&](const Table& t) {
    if (t.rows > 1 || BeginsPage(page, lines, furniture, t, options.words)) return false;
    Reject(trace, page.number, t.box, Verdict::kOneRow);
    return true;
  });
  for (Table& table : FindMarkup(page, trace)) tables.push_back(std::move(table));
  std::vector<Rect> occupied;
  for (const Table& table : tables) occupied.push_back(table.box);
  AlignedOptions aligned;
  aligned.chunks.measures = options.words.measures;
  const Table* aligned_before =
      before != nullptr && before->kind == Kind::kAligned ? before : nullptr;
  for (Table& table :
       FindAligned(page, lines, occupied, segments, aligned, aligned_before, trace)) {
    tables.push_back(std::move(table));
  }
  for (Table& table : tables) FindStructure(options.words, &table);
  std::erase_if(tables, [&](const Table& t) {
    const bool is_row_of_before = t.rows == 1 && before != nullptr && HaveSameColumns(*before, t);
    if ((t.rows >= 2 || is_row_of_before) && t.columns >= 2) return false;
    Reject(trace, page.number, t.box, t.rows < 2 ? Verdict::kOneRow : Verdict::kOneColumn);
    return true;
  });
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

/// The table that ends a page and may go on; nullptr if there is none.
const Table* OpenTable(const std::vector<Piece>& pieces, int page) {
  if (pieces.empty()) return nullptr;
  const Piece& last = pieces.back();
  return last.table.page == page && last.caption.touches_next ? &last.table : nullptr;
}

/// Rows that were kept for the table of the page before, but are none of it.
void DropSingleRows(std::vector<Table>* tables, Trace* trace) {
  std::erase_if(*tables, [&](const Table& table) {
    if (table.rows > 1) return false;
    Reject(trace, table.page, table.box, Verdict::kOneRow);
    return true;
  });
}

/// The lines of a turned page that run to the right; the page mark, which does not, is none of
/// them.
std::vector<Line> UprightLines(const Page& page) {
  std::vector<Line> lines = layout::FindLines(page);
  std::erase_if(lines,
                [](const Line& line) { return line.direction != document::Direction::kRight; });
  return lines;
}

struct TurnedBack {
  const Page* page = nullptr;
  Turn turn = Turn::kNone;
};

/// Pieces are joined while they are upright; only then do their boxes go back to the page.
void TurnBackTable(const std::map<int, TurnedBack>& turned, Table* table) {
  const auto turn_back = [&](int page, Rect* box) {
    const auto found = turned.find(page);
    if (found != turned.end()) *box = TurnBack(*box, *found->second.page, found->second.turn);
  };
  turn_back(table->page, &table->box);
  for (Cell& cell : table->cells) turn_back(cell.page, &cell.box);
  for (Table::Area& area : table->areas) turn_back(area.page, &area.box);
}

void TurnBackTrace(const Page& page, Turn turn, Trace* trace) {
  if (trace == nullptr) return;
  for (Candidate& candidate : *trace) {
    if (candidate.page != page.number) continue;
    candidate.box = TurnBack(candidate.box, page, turn);
    for (Rect& edge : candidate.edges) edge = TurnBack(edge, page, turn);
    for (Rect& gutter : candidate.gutters) gutter = TurnBack(gutter, page, turn);
  }
}

}  // namespace

std::vector<Table> FindTables(const document::Document& document,
                              const std::vector<std::vector<Line>>& lines,
                              const TableOptions& options, document::Notes& notes, Trace* trace) {
  std::vector<std::vector<bool>> furniture = layout::FindFurniture(
      document, lines, {.page_words = options.words.page_words, .opening_words = {}});
  for (std::size_t p = 0; p < lines.size(); ++p) {
    UnmarkCaptions(lines[p], options.words, &furniture[p]);
  }
  std::vector<Piece> pieces;
  std::map<int, TurnedBack> turned;
  std::optional<Turn> turn_before;  // Of the page before, if it was read.
  for (std::size_t p = 0; p < document.pages.size() && p < lines.size(); ++p) {
    const Page& page = document.pages[p];
    const std::optional<Turn> last_turn = std::exchange(turn_before, std::nullopt);
    if (!IsRead(page)) continue;
    const Turn turn = FindTurn(page);
    turn_before = turn;
    // Boxes of pages that are turned otherwise are not to be compared.
    const bool turned_alike = last_turn == turn;
    const Table* before = turned_alike ? OpenTable(pieces, page.number - 1) : nullptr;
    std::vector<Piece> on_page;
    if (turn == Turn::kNone) {
      if (turned_alike) {
        MarkRepeatedHeads(lines[p - 1], document.pages[p - 1].number, pieces, lines[p],
                          &furniture[p]);
      }
      on_page = ToPieces(page, lines[p], furniture[p],
                         FindOnPage(page, lines[p], furniture[p], options, before, &notes, trace),
                         options.words);
    } else {
      const Page upright = TurnPage(page, turn);
      const std::vector<Line> upright_lines = UprightLines(upright);
      const std::vector<bool> no_furniture(upright_lines.size());
      on_page =
          ToPieces(upright, upright_lines, no_furniture,
                   FindOnPage(upright, upright_lines, no_furniture, options, before, &notes, trace),
                   options.words);
      TurnBackTrace(page, turn, trace);
      turned[page.number] = {&page, turn};
    }
    std::move(on_page.begin(), on_page.end(), std::back_inserter(pieces));
  }
  std::vector<Table> tables = JoinPieces(std::move(pieces), options.words);
  if (!turned.empty()) {
    for (Table& table : tables) TurnBackTable(turned, &table);
  }
  DropSingleRows(&tables, trace);
  for (Table& table : tables) AddRecognition(document, &table);
  return tables;
}

}  // namespace gouji::table
