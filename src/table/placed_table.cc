#include "table/placed_table.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "table/columns.h"
#include "table/structure.h"

namespace gouji::table {
namespace {

using document::Rect;

/// Which cell covers each position of a grid.
class Cover {
 public:
  Cover(int rows, int columns)
      : columns_(static_cast<std::size_t>(columns)),
        cells_(static_cast<std::size_t>(rows) * columns_, kFree) {}

  std::optional<std::size_t> At(int row, int column) const {
    const std::size_t cell = cells_[PositionOf(row, column)];
    return cell == kFree ? std::nullopt : std::optional(cell);
  }
  void Take(const Cell& cell, std::size_t index) {
    for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
      const auto first = cells_.begin() + static_cast<std::ptrdiff_t>(PositionOf(row, cell.column));
      std::fill_n(first, cell.column_span, index);
    }
  }

 private:
  static constexpr std::size_t kFree = static_cast<std::size_t>(-1);
  std::size_t PositionOf(int row, int column) const {
    return static_cast<std::size_t>(row) * columns_ + static_cast<std::size_t>(column);
  }
  std::size_t columns_;
  std::vector<std::size_t> cells_;
};

/// What the positions of the cell leave it: it ends before the next cell of its row, and begins
/// behind what reaches down from the rows above. Nothing if all of it is taken.
std::optional<ColumnRange> FreeRange(const PlacedRow& row, const PlacedCell& cell, int r,
                                     const Cover& cover, int columns) {
  int end = std::min(cell.column + cell.column_span, columns);
  for (const PlacedCell& other : row.cells) {
    if (other.column > cell.column) end = std::min(end, other.column);
  }
  int first = cell.column;
  while (first < end && cover.At(r, first)) ++first;
  if (first == end) return std::nullopt;
  int last = first;
  while (last + 1 < end && !cover.At(r, last + 1)) ++last;
  return ColumnRange{first, last};
}

}  // namespace

Table TableOf(const document::Page& page, const std::vector<PlacedRow>& rows, int columns) {
  Table table;
  table.kind = Kind::kAligned;
  table.page = table.last_page = page.number;
  table.rows = static_cast<int>(rows.size());
  table.columns = columns;
  Cover cover(table.rows, columns);
  for (int r = 0; r < table.rows; ++r) {
    const PlacedRow& row = rows[static_cast<std::size_t>(r)];
    table.box = r == 0 ? row.box : Union(table.box, row.box);
    for (const PlacedCell& placed : row.cells) {
      const std::optional<ColumnRange> range = FreeRange(row, placed, r, cover, columns);
      if (!range) {
        Cell& there = table.cells[*cover.At(r, placed.column)];
        if (!placed.text.empty()) there.box = Union(there.box, placed.box);
        there.text = JoinLines(there.text, placed.text);
        continue;
      }
      Cell cell;
      cell.row = r;
      cell.column = range->first;
      cell.row_span = std::min(placed.row_span, table.rows - r);
      cell.column_span = range->count();
      cell.text = placed.text;
      cell.box = placed.box;
      cell.line = placed.line;
      cell.page = page.number;
      cover.Take(cell, table.cells.size());
      table.cells.push_back(std::move(cell));
    }
  }
  table.areas = {{page.number, table.box}};
  return table;
}

void AddEmptyCells(Table* table) {
  std::vector<bool> covered(static_cast<std::size_t>(table->rows * table->columns));
  std::vector<Rect> row_boxes(static_cast<std::size_t>(table->rows));
  std::vector<bool> seen(static_cast<std::size_t>(table->rows));
  std::vector<int> lines(static_cast<std::size_t>(table->rows));
  for (const Cell& cell : table->cells) {
    const auto r = static_cast<std::size_t>(cell.row);
    row_boxes[r] = seen[r] ? Union(row_boxes[r], cell.box) : cell.box;
    lines[r] = seen[r] ? lines[r] : cell.line;
    seen[r] = true;
    for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
      for (int c = cell.column; c < cell.column + cell.column_span; ++c) {
        covered[static_cast<std::size_t>(row * table->columns + c)] = true;
      }
    }
  }
  for (int r = 0; r < table->rows; ++r) {
    for (int c = 0; c < table->columns; ++c) {
      if (covered[static_cast<std::size_t>(r * table->columns + c)]) continue;
      Cell cell;
      cell.row = r;
      cell.column = c;
      cell.page = table->page;
      cell.box = row_boxes[static_cast<std::size_t>(r)];
      cell.line = lines[static_cast<std::size_t>(r)];
      table->cells.push_back(std::move(cell));
    }
  }
  SortCells(table);
}

}  // namespace gouji::table
