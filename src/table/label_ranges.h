#pragma once

// Over which columns each label of an unruled head stands: a rule below it tells, else where it is
// centred, and which columns have labels of their own below it.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "document/page.h"
#include "table/chunk_rows.h"
#include "table/columns.h"
#include "table/ruling_grid.h"

namespace gouji::table {

// In units of the font size. Chosen on fixtures/layouts, which sets lines of one label 1.15 to 1.45
// apart.
inline constexpr double kWrappedPitchEm = 1.5;
inline constexpr double kSameEdgeEm = 0.25;  ///< A label and its column begin or end together.

/// A label, or one line of it.
struct Label {
  ColumnRange range;
  std::string text;
  document::Rect box;
  document::Rect last_line;
  double em = 0;
  std::size_t row = 0, last_row = 0;  ///< Lines of the head.
  int line = 0;
  const Segment* rule = nullptr;  ///< Its spanner rule.
  bool shares_columns = false;    ///< With other labels, and its range is known.
};

/// What a head stands over. It has to outlive the labels, which point to its rules.
struct HeadPlace {
  std::span<const ChunkRow> rows;  ///< Lines of the head, from the top.
  const Columns& columns;
  const std::vector<Segment>& rules;  ///< Row rules near it.
  Extent table;                       ///< Columns and labels, in points.
  double pitch = 0;  ///< Usual distance of the rows below, in points; 0 if unknown.
};

/// [line of the head]: its labels, from left to right, each with the columns in which it lies.
void FindRanges(const HeadPlace& place, std::vector<std::vector<Label>>* lines);

}  // namespace gouji::table
