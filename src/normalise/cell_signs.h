#pragma once

// What the marks before the figures of a column mean: ▲ is a minus sign in one table and an
// increase in the next, and only the other cells tell.

#include <vector>

#include "normalise/cell_grid.h"
#include "normalise/number.h"
#include "rules/lexicon.h"
#include "table/table.h"

namespace gouji::normalise {

/// For each column of the table:
/// - Where marks of a decrease (▼, ↓) stand anywhere in the table, △ and ▲ are increases. Else they
///   are minus signs; beside figures with a printed minus sign they are left open.
/// - Numbers in brackets are negative if other figures of the column have none and no minus sign
///   either, and if its figures can be below zero at all (`may_be_negative`, by column).
std::vector<CellSigns> FindSigns(const table::Table& table, const CellGrid& grid,
                                 const std::vector<bool>& may_be_negative,
                                 const rules::NumberWords& words);

}  // namespace gouji::normalise
