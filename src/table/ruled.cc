#include "table/ruled.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "layout/line.h"
#include "table/column_split.h"
#include "table/group_rows.h"
#include "table/leaders.h"
#include "table/row_split.h"
#include "table/same_columns.h"

namespace gouji::table {
namespace {

using document::Page;
using document::Rect;

std::vector<std::vector<int>> GlyphsOfCells(const Page& page, const Grid& grid) {
  std::vector<std::vector<int>> glyphs(grid.cells.size());
  const Rect box = grid.Box();
  for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
    const Rect& glyph = page.glyphs[i].box;
    const double x = (glyph.left + glyph.right) / 2;
    const double y = (glyph.top + glyph.bottom) / 2;
    if (x < box.left || x > box.right || y < box.top || y > box.bottom) continue;
    const int cell = grid.CellAt(x, y);
    if (cell >= 0) glyphs[static_cast<std::size_t>(cell)].push_back(static_cast<int>(i));
  }
  return glyphs;
}

bool HoldsDigit(const Page& page, const std::vector<std::vector<int>>& cells) {
  for (const std::vector<int>& cell : cells) {
    for (const int glyph : cell) {
      const std::string& text = page.glyphs[static_cast<std::size_t>(glyph)].text;
      if (!text.empty() && IsAsciiDigit(static_cast<unsigned char>(text.front()))) return true;
    }
  }
  return false;
}

/// Cells with a figure and nothing else.
std::ptrdiff_t CountFigures(const Page& page, const std::vector<std::vector<int>>& cells) {
  return std::count_if(cells.begin(), cells.end(), [&](const std::vector<int>& cell) {
    return !cell.empty() && std::all_of(cell.begin(), cell.end(), [&](int glyph) {
      constexpr std::string_view kFigure = "0123456789.,%+- ";
      const std::string& text = page.glyphs[static_cast<std::size_t>(glyph)].text;
      return text.size() == 1 && kFigure.find(text.front()) != std::string_view::npos;
    });
  });
}

Verdict Judge(const Page& page, const Grid& grid, const std::vector<std::vector<int>>& glyphs,
              const RuledOptions& options) {
  if (grid.cells.size() < 3) return Verdict::kFrame;
  if (grid.column_count() < 2) return Verdict::kOneColumn;
  std::size_t filled = 0, all = 0, most = 0;
  for (const std::vector<int>& cell : glyphs) {
    filled += cell.empty() ? 0 : 1;
    all += cell.size();
    most = std::max(most, cell.size());
  }
  if (filled < 2) return Verdict::kEmptyCells;
  if (static_cast<double>(filled) < options.least_filled * static_cast<double>(glyphs.size())) {
    return Verdict::kEmptyCells;
  }
  // What is left of a table on its last page may be one row with a long text.
  const bool is_small = grid.row_count() <= 2 && CountFigures(page, glyphs) < 2;
  const bool prose =
      (most >= options.least_prose_glyphs || is_small) &&
      static_cast<double>(most) > options.most_text_in_a_cell * static_cast<double>(all);
  if (prose) return Verdict::kProseBox;
  const bool few = grid.row_count() > 1 && grid.cells.size() <= options.most_boxes;
  return few && !HoldsDigit(page, glyphs) ? Verdict::kForm : Verdict::kTaken;
}

/// Double rules with a gap between them, and borders of shades, make columns that hold nothing.
/// What they take up goes to the column before.
void DropEmptyColumns(double widest_pt, std::vector<LinedCell>* cells, int* columns) {
  for (int column = *columns - 1; column > 0 && *columns > 2; --column) {
    bool empty = true;
    for (const LinedCell& cell : *cells) {
      if (cell.cell.column != column) continue;
      const bool narrow =
          cell.cell.column_span == 1 && cell.cell.box.right - cell.cell.box.left <= widest_pt;
      empty = empty && (narrow ? cell.lines.empty() : cell.cell.column_span > 1);
    }
    if (!empty) continue;
    std::erase_if(*cells, [&](const LinedCell& cell) {
      return cell.cell.column == column && cell.cell.column_span == 1;
    });
    for (LinedCell& cell : *cells) {
      const int end = cell.cell.column + cell.cell.column_span;
      if (cell.cell.column >= column) {
        if (cell.cell.column == column) --cell.cell.column_span;
        if (cell.cell.column > column) --cell.cell.column;
      } else if (end > column) {
        --cell.cell.column_span;
      }
    }
    --*columns;
  }
}

Table ToTable(const Page& page, const Grid& grid, const std::vector<std::vector<int>>& glyphs,
              const RuledOptions& options) {
  std::vector<LinedCell> cells;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const GridCell& place = grid.cells[i];
    LinedCell cell;
    cell.cell.row = place.row;
    cell.cell.column = place.column;
    cell.cell.row_span = place.row_span;
    cell.cell.column_span = place.column_span;
    cell.cell.page = page.number;
    cell.cell.box = grid.BoxOf(place);
    cell.lines = layout::FindLinesAmong(page, glyphs[i]);
    RemoveLeaders(page, &cell.lines);
    cells.push_back(std::move(cell));
  }
  Table table;
  table.kind = Kind::kRuled;
  table.page = table.last_page = page.number;
  table.box = grid.Box();
  table.areas = {{page.number, table.box}};
  table.rows = grid.row_count();
  table.columns = grid.column_count();
  SplitSpans(grid.columns, &cells);
  SplitColumns(options.chunks, &cells, &table.columns);
  SplitRows(&cells, &table.rows);
  DropEmptyColumns(options.widest_empty_column_pt, &cells, &table.columns);
  for (LinedCell& cell : cells) table.cells.push_back(ToCell(std::move(cell)));
  return table;
}

/// One row says little of itself: in place of the gates for tables, its columns are compared.
bool IsLastRowOf(const Table* before, Table* table) {
  const bool filled = std::any_of(table->cells.begin(), table->cells.end(),
                                  [](const Cell& cell) { return !cell.text.empty(); });
  return before != nullptr && table->rows == 1 && filled && SpreadOverColumns(*before, table);
}

}  // namespace

std::vector<Table> FindRuled(const Page& page, const Segments& segments,
                             const RuledOptions& options, const Table* before, Trace* trace) {
  std::vector<Table> tables;
  std::vector<Grid> grids =
      FindGrids(WithSidesOfGroupRows(page, segments, options.grid), options.grid);
  if (grids.size() > options.most_grids ||
      segments.horizontal.size() + segments.vertical.size() > options.grid.most_segments) {
    Record(trace, page.number, Kind::kRuled, Verdict::kDrawing, {0, 0, page.width, page.height});
    grids.clear();
  }
  for (const Grid& grid : grids) {
    const std::vector<std::vector<int>> glyphs = GlyphsOfCells(page, grid);
    Verdict verdict = Judge(page, grid, glyphs, options);
    if (verdict == Verdict::kTaken || (before != nullptr && grid.row_count() == 1)) {
      Table table = ToTable(page, grid, glyphs, options);
      if (IsLastRowOf(before, &table)) {
        verdict = Verdict::kTaken;
      } else if (verdict == Verdict::kTaken && (table.rows < 2 || table.columns < 2)) {
        verdict = table.rows < 2 ? Verdict::kOneRow : Verdict::kOneColumn;
      }
      if (verdict == Verdict::kTaken) tables.push_back(std::move(table));
    }
    Record(trace, page.number, verdict, grid);
  }
  return tables;
}

}  // namespace gouji::table
