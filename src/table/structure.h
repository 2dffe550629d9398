#pragma once

// Table as found -> Table with a header, roles and clean rows: what the rows and columns are for.
//
// The header are the rows above the first number (several if they are tied together by spans); a
// row of one label is a group, a row that begins with 合计 is a total. A title, a 单位 note or a
// label that stands inside the grid above the header is taken out of it or put below it. A header
// that was cut into two physical rows is one row again.

#include "table/table.h"
#include "table/words.h"

namespace gouji::table {

void FindStructure(const Words& words, Table* table);

/// Roles of all cells for the given `header_rows`; called again after pieces were joined.
void AssignRoles(const Words& words, Table* table);

/// Removes rows; cells that span them shrink. REQUIRES: `rows` ascending.
void RemoveRows(const std::vector<int>& rows, Table* table);

/// True if the row is one label and nothing else: a group of the rows below it. Beside a name over
/// several rows it is one of them.
bool IsLabelRow(const Table& table, int row, const Words& words);

/// Orders `cells` by row, then column.
void SortCells(Table* table);

}  // namespace gouji::table
