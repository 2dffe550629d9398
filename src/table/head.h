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

/// `rules` are the page's row rules; `pitch` is the usual distance of the rows below, 0 if unknown.
/// One row for each level of the header; empty if `rows` are.
std::vector<PlacedRow> FindHead(std::span<const ChunkRow> rows, const Columns& columns,
                                const std::vector<Segment>& rules, double pitch);

}  // namespace gouji::table
