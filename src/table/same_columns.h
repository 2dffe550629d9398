#pragma once

// Whether pieces of tables on two pages have the same columns.

#include "table/table.h"

namespace gouji::table {

/// Drawn columns have the same edges. Columns without rules stand under one another and most share
/// an edge or a middle; their bodies decide, for the piece on the second page may have no header.
bool HaveSameColumns(const Table& a, const Table& b);

}  // namespace gouji::table
