#pragma once

// Lines of an unruled table -> rows: the lines of a wrapped cell stand closer than rows do, or go
// on where a full line ended.

#include <vector>

#include "table/columns.h"
#include "table/placed_row.h"

namespace gouji::table {

/// `pitch` is the usual distance of rows of figures; without one (0) nothing is joined.
std::vector<PlacedRow> JoinWrappedRows(std::vector<PlacedRow> rows, const Columns& columns,
                                       double pitch);

}  // namespace gouji::table
