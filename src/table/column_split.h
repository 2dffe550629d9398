#pragma once

// Rows are ruled but columns are not, everywhere or in part: cells that hold several columns of
// text are split where their text leaves gaps.

#include <vector>

#include "table/chunk_rows.h"
#include "table/row_split.h"

namespace gouji::table {

/// Cells over several columns of the grid whose text stands in these columns, figures among it: the
/// header has column rules and the body has none. `edges` are those of the grid's columns.
void SplitSpans(const std::vector<double>& edges, std::vector<LinedCell>* cells);

/// Columns in which most lines are parted by the same gaps and hold figures become several.
void SplitColumns(const ChunkOptions& options, std::vector<LinedCell>* cells, int* columns);

}  // namespace gouji::table
