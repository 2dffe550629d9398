#pragma once

// The head of an unruled table: lines of labels above the first figures -> header cells.
//
// Labels of one column are rarely set on one line: a label is centred beside two lines of its
// neighbours, wraps over several lines, or stands over several columns. So cells are stacked column
// by column: a label lies as deep as the labels above it in its columns, and reaches down to the
// next one. Which columns a label spans is told by a rule below it, else by where it is centred.

#include <span>
#include <vector>

#include "table/chunk_rows.h"
#include "table/columns.h"
#include "table/placed_row.h"
#include "table/ruling_grid.h"

namespace gouji::table {

/// How the rows below a head follow each other.
struct Pitch {
  double usual = 0;       ///< Their distance; 0 if unknown.
  bool is_ruled = false;  ///< Rules part them: so they part what stands in one column of the head.
};

/// `rules` are the page's row rules. One row for each level of the header; empty if `rows` are.
std::vector<PlacedRow> FindHead(std::span<const ChunkRow> rows, const Columns& columns,
                                const std::vector<Segment>& rules, const Pitch& pitch);

}  // namespace gouji::table
