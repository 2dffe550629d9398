#pragma once

// Rows of an unruled table, each text in its columns.

#include <string>
#include <vector>

#include "document/page.h"

namespace gouji::table {

struct PlacedCell {
  int column = 0, column_span = 1, row_span = 1;
  std::string text;
  document::Rect box;
  int line = 0;  ///< Of a text file, from 1; 0 elsewhere.

  bool Covers(int c) const { return column <= c && c < column + column_span; }
};

struct PlacedRow {
  std::vector<PlacedCell> cells;  ///< Ascending column.
  document::Rect box;
  bool has_value = false;  ///< One of the cells is a number.
};

/// A line of one text that is no figure: a label, or a line of a wrapped name.
bool IsLabel(const PlacedRow& row);
/// REQUIRES: IsLabel(row).
const PlacedCell& LabelOf(const PlacedRow& row);

/// Puts the cells of `below` under those of `row`.
void AppendLines(const PlacedRow& below, PlacedRow* row);

}  // namespace gouji::table
