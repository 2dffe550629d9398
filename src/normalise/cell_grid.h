#pragma once

// Which cell covers each position of a table's grid.

#include <algorithm>
#include <string>
#include <vector>

#include "table/table.h"

namespace gouji::normalise {

class CellGrid {
 public:
  explicit CellGrid(const table::Table& table)
      : columns_(std::max(table.columns, 0)),
        rows_(std::max(table.rows, 0)),
        cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), nullptr) {
    for (const table::Cell& cell : table.cells) {
      const int bottom = std::min(cell.row + std::max(cell.row_span, 1), rows_);
      const int right = std::min(cell.column + std::max(cell.column_span, 1), columns_);
      for (int row = std::max(cell.row, 0); row < bottom; ++row) {
        for (int column = std::max(cell.column, 0); column < right; ++column) {
          cells_[Index(row, column)] = &cell;
        }
      }
    }
  }

  int rows() const { return rows_; }
  int columns() const { return columns_; }

  /// The cell that stands at or spans the position; nullptr if none does.
  const table::Cell* Covering(int row, int column) const {
    if (row < 0 || row >= rows_ || column < 0 || column >= columns_) return nullptr;
    return cells_[Index(row, column)];
  }
  /// The text of that cell; "" if there is none.
  const std::string& Text(int row, int column) const {
    static const std::string kNone;
    const table::Cell* cell = Covering(row, column);
    return cell == nullptr ? kNone : cell->text;
  }

 private:
  std::size_t Index(int row, int column) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
           static_cast<std::size_t>(column);
  }
  int columns_, rows_;
  std::vector<const table::Cell*> cells_;
};

}  // namespace gouji::normalise
