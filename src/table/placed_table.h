#pragma once

// Rows of texts in their columns -> an unruled table.

#include <vector>

#include "document/page.h"
#include "table/placed_row.h"
#include "table/table.h"

namespace gouji::table {

/// Text that finds its place taken joins what stands there.
Table TableOf(const document::Page& page, const std::vector<PlacedRow>& rows, int columns);

/// Positions without a text become empty cells.
void AddEmptyCells(Table* table);

}  // namespace gouji::table
