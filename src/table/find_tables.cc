#include "table/find_tables.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "layout/area_index.h"
#include "layout/furniture.h"
#include "table/aligned.h"
#include "table/continuation.h"
#include "table/markup.h"
#include "table/recognised_cells.h"
#include "table/rest_rows.h"
#include "table/ruled.h"
#include "table/ruling_grid.h"
#include "table/running_heads.h"
#include "table/same_columns.h"
#include "table/structure.h"

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
  if (aligned_before != nullptr) {
    std::optional<Table> rest = FindRestRows(page, lines, furniture, tables, *aligned_before,
                                             aligned.chunks, options.words);
    if (rest) {
      Record(trace, page.number, Kind::kAligned, Verdict::kTaken, rest->box);
      tables.push_back(std::move(*rest));
    }
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
    piece.first_on_page = std::none_of(pieces.begin(), pieces.end(), [&](const Piece& above) {
      return StandInOneColumn(above.table.box, table.box);
    });
    piece.is_recognised = page.recognition.has_value();
    piece.table = std::move(table);
    pieces.push_back(std::move(piece));
  }
  for (auto piece = pieces.begin(); piece != pieces.end(); ++piece) {
    piece->last_on_page = std::none_of(piece + 1, pieces.end(), [&](const Piece& below) {
      return StandInOneColumn(piece->table.box, below.table.box);
    });
  }
  return pieces;
}

/// The table that ends a page and may go on; nullptr if there is none.
const Table* OpenTable(const std::vector<Piece>& pieces, int page) {
  if (pieces.empty()) return nullptr;
  const Piece& last = pieces.back();
  const bool is_open =
      last.table.page == page && last.caption.touches_next && last.caption.notes.empty();
  return is_open ? &last.table : nullptr;
}

/// Text that does not run with the text of its page, such as the page mark of an upright page whose
/// table stands sideways, is no caption.
void MarkTurnedLines(const std::vector<Line>& lines, std::vector<bool>* furniture) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].direction != document::Direction::kRight) (*furniture)[i] = true;
  }
}

/// Rows that were kept for the table of the page before, but are none of it.
void DropSingleRows(std::vector<Table>* tables, Trace* trace) {
  std::erase_if(*tables, [&](const Table& table) {
    if (table.rows > 1) return false;
    Reject(trace, table.page, table.box, Verdict::kOneRow);
    return true;
  });
}

}  // namespace

std::vector<Table> FindTables(const document::Document& document,
                              const std::vector<std::vector<Line>>& lines,
                              const TableOptions& options, document::Notes& notes, Trace* trace) {
  std::vector<std::vector<bool>> furniture = layout::FindFurniture(
      document, lines, {.page_words = options.words.page_words, .opening_words = {}});
  for (std::size_t p = 0; p < lines.size(); ++p) {
    UnmarkCaptions(lines[p], options.words, &furniture[p]);
    MarkTurnedLines(lines[p], &furniture[p]);
  }
  std::vector<Piece> pieces;
  bool was_read = false;  // The page before.
  for (std::size_t p = 0; p < document.pages.size() && p < lines.size(); ++p) {
    const Page& page = document.pages[p];
    const bool follows = std::exchange(was_read, IsRead(page));
    if (!was_read) continue;
    if (follows) {
      MarkRepeatedHeads(lines[p - 1], document.pages[p - 1].number, pieces, lines[p],
                        &furniture[p]);
    }
    const Table* before = follows ? OpenTable(pieces, page.number - 1) : nullptr;
    std::vector<Piece> on_page = ToPieces(
        page, lines[p], furniture[p],
        FindOnPage(page, lines[p], furniture[p], options, before, &notes, trace), options.words);
    std::move(on_page.begin(), on_page.end(), std::back_inserter(pieces));
  }
  std::vector<Table> tables = JoinPieces(std::move(pieces), options.words);
  DropSingleRows(&tables, trace);
  for (Table& table : tables) AddRecognition(document, &table);
  return tables;
}

}  // namespace gouji::table
