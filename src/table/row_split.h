#pragma once

// Columns are ruled but rows are not: one drawn row holds many lines of figures. It is split where
// the lines of its numeric columns stand.

#include <vector>

#include "layout/line.h"
#include "table/table.h"

namespace gouji::table {

/// A cell whose text is still lines.
struct LinedCell {
  Cell cell;
  std::vector<layout::Line> lines;  ///< From top to bottom.
};

/// Splits each row in which at least one column is a stack of numbers and all such columns share
/// their lines. What stands above the first number becomes a row of its own (the header inside the
/// box). A row of numbers that narrow cells broke ("123,456,78" over "9.01") is left whole.
void SplitRows(std::vector<LinedCell>* cells, int* rows);

/// Joins the lines: no blank beside Chinese characters, nor inside a number that was wrapped.
Cell ToCell(LinedCell cell);

}  // namespace gouji::table
