#pragma once

// Lines of an unruled table -> rows: the lines of a wrapped cell stand much closer than rows do, or
// closer and go on where a full line ended, or go on there indented.

#include <vector>

#include "table/columns.h"
#include "table/placed_row.h"

namespace gouji::table {

/// Lines that are closer than this share of the usual distance of rows are lines of one cell or
/// label. Chosen on fixtures/layouts and the European half of ICDAR-2013.
inline constexpr double kTightPitch = 0.75;

/// `pitch` is the usual distance of rows of figures; without one (0) it is that of names which are
/// certainly two.
std::vector<PlacedRow> JoinWrappedRows(std::vector<PlacedRow> rows, const Columns& columns,
                                       double pitch);

}  // namespace gouji::table
