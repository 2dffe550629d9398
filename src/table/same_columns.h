#pragma once

// Whether pieces of tables on two pages have the same columns, and what they have in them.

#include <optional>
#include <vector>

#include "document/page.h"
#include "table/table.h"

namespace gouji::table {

/// [column]: around the text of its body; nothing for a column without any.
std::vector<std::optional<document::Rect>> ColumnBoxes(const Table& table);

/// [column]: true if most of its filled cells below the header are values.
std::vector<bool> ColumnsOfFigures(const Table& table);

/// Drawn columns have the same edges. Columns without rules stand under one another and most share
/// an edge or a middle; their bodies decide, for the piece on the second page may have no header.
bool HaveSameColumns(const Table& a, const Table& b);

/// True if tables, on one page or on two, stand under one another and not beside each other.
bool StandInOneColumn(const document::Rect& a, const document::Rect& b);

/// A drawn table of one row whose edges are all edges of `before`: its cells are given the columns
/// of `before`, of which they may span several (合计 over running numbers and names). False, with
/// nothing done, if it stands under other columns.
bool SpreadOverColumns(const Table& before, Table* row);

}  // namespace gouji::table
