#pragma once

// Whether pieces of tables on two pages have the same columns.

#include "table/table.h"

namespace gouji::table {

/// Drawn columns have the same edges. Columns without rules stand under one another and most share
/// an edge or a middle; their bodies decide, for the piece on the second page may have no header.
bool HaveSameColumns(const Table& a, const Table& b);

/// A drawn table of one row whose edges are all edges of `before`: its cells are given the columns
/// of `before`, of which they may span several (合计 over running numbers and names). False, with
/// nothing done, if it stands under other columns.
bool SpreadOverColumns(const Table& before, Table* row);

}  // namespace gouji::table
