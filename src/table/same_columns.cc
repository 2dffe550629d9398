#include "table/same_columns.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "table/cell_text.h"
#include "table/columns.h"
#include "table/middles.h"

namespace gouji::table {
namespace {

using document::Rect;

/// This share of the columns without rules has an edge in common. In the others another name is the
/// longest on each page. Chosen on fixtures/layouts.
constexpr double kSharedEdges = 0.6;
/// Of the filled cells of a column of figures. Chosen on fixtures/layouts.
constexpr double kFiguresShare = 0.6;

/// [column]: the left edge of the last or first rows of a drawn table; nothing where no cell
/// begins.
std::vector<std::optional<double>> ColumnEdges(const Table& table) {
  std::vector<std::optional<double>> edges(static_cast<std::size_t>(table.columns));
  for (const Cell& cell : table.cells) {
    edges[static_cast<std::size_t>(cell.column)] = cell.box.left;
  }
  return edges;
}

bool HaveSameEdges(const Table& a, const Table& b) {
  const std::vector<std::optional<double>> first = ColumnEdges(a), second = ColumnEdges(b);
  for (std::size_t c = 0; c < first.size(); ++c) {
    if (first[c] && second[c] && std::abs(*first[c] - *second[c]) > kSameEdge) return false;
  }
  return true;
}

bool ShareEdge(const Rect& a, const Rect& b) {
  return std::abs(a.left - b.left) < kSameEdge || std::abs(a.right - b.right) < kSameEdge ||
         std::abs(MiddleX(a) - MiddleX(b)) < kSameEdge;
}

std::size_t CountSpans(const Table& table) {
  return static_cast<std::size_t>(
      std::count_if(table.cells.begin(), table.cells.end(), [&](const Cell& cell) {
        return cell.row >= table.header_rows && cell.column_span > 1 && !cell.text.empty();
      }));
}

bool StandUnderOneAnother(const Table& a, const Table& b) {
  const std::vector<std::optional<Rect>> first = ColumnBoxes(a), second = ColumnBoxes(b);
  std::size_t filled = 0, shared = 0;
  for (std::size_t c = 0; c < first.size(); ++c) {
    if (!first[c]) continue;
    for (std::size_t d = 0; d < second.size(); ++d) {
      if (!second[d]) continue;
      const bool overlap = first[c]->left < second[d]->right && second[d]->left < first[c]->right;
      if (overlap != (c == d)) return false;
    }
    if (!second[c]) continue;
    ++filled;
    shared += ShareEdge(*first[c], *second[c]) ? 1 : 0;
  }
  // 合计 over running numbers and names stands in none of the columns.
  return filled + CountSpans(b) >= 2 && filled > 0 &&
         static_cast<double>(shared) >= kSharedEdges * static_cast<double>(filled);
}

}  // namespace

std::vector<std::optional<Rect>> ColumnBoxes(const Table& table) {
  std::vector<std::optional<Rect>> boxes(static_cast<std::size_t>(table.columns));
  for (const Cell& cell : table.cells) {
    if (cell.row < table.header_rows || cell.column_span > 1 || cell.text.empty()) continue;
    std::optional<Rect>& box = boxes[static_cast<std::size_t>(cell.column)];
    box = box ? Union(*box, cell.box) : cell.box;
  }
  return boxes;
}

std::vector<bool> ColumnsOfFigures(const Table& table) {
  std::vector<int> filled(static_cast<std::size_t>(table.columns)), values(filled);
  for (const Cell& cell : table.cells) {
    if (cell.row < table.header_rows || cell.text.empty()) continue;
    ++filled[static_cast<std::size_t>(cell.column)];
    values[static_cast<std::size_t>(cell.column)] += IsValue(cell.text) ? 1 : 0;
  }
  std::vector<bool> figures;
  for (std::size_t c = 0; c < filled.size(); ++c) {
    figures.push_back(values[c] > 0 && values[c] >= kFiguresShare * filled[c]);
  }
  return figures;
}

bool HaveSameColumns(const Table& a, const Table& b) {
  if (a.columns != b.columns || a.kind != b.kind) return false;
  if (a.kind == Kind::kMarkup) return true;
  return a.kind == Kind::kAligned ? StandUnderOneAnother(a, b) : HaveSameEdges(a, b);
}

bool StandInOneColumn(const Rect& a, const Rect& b) {
  const double shared = std::min(a.right, b.right) - std::max(a.left, b.left);
  return 2 * shared >= std::min(a.width(), b.width());
}

bool SpreadOverColumns(const Table& before, Table* row) {
  if (before.kind != Kind::kRuled || row->kind != Kind::kRuled || row->rows != 1) return false;
  if (std::abs(before.box.right - row->box.right) > kSameEdge) return false;
  const std::vector<std::optional<double>> edges = ColumnEdges(before);
  std::vector<Cell> cells = row->cells;
  std::sort(cells.begin(), cells.end(),
            [](const Cell& a, const Cell& b) { return a.column < b.column; });
  int column = 0;
  for (Cell& cell : cells) {
    const auto is_same = [&](const std::optional<double>& edge) {
      return edge && std::abs(*edge - cell.box.left) <= kSameEdge;
    };
    const auto edge = std::find_if(edges.begin() + column, edges.end(), is_same);
    if (edge == edges.end()) return false;
    cell.column = static_cast<int>(edge - edges.begin());
    column = cell.column + 1;
  }
  if (cells.size() < 2 || cells.front().column > 0) return false;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const int end = i + 1 < cells.size() ? cells[i + 1].column : before.columns;
    cells[i].column_span = end - cells[i].column;
  }
  row->cells = std::move(cells);
  row->columns = before.columns;
  return true;
}

}  // namespace gouji::table
