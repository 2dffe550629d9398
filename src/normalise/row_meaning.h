#pragma once

// What the rows of a table are: units or categories, totals, group labels, notes.

#include <vector>

#include "normalise/cell_grid.h"
#include "normalise/column_meaning.h"
#include "normalise/unit_name.h"
#include "record/observation.h"
#include "rules/lexicon.h"
#include "table/table.h"

namespace gouji::normalise {

/// One for each body row, in order. `places` get `document_id`. Entities are resolved in `context`
/// with the row's group if the names are units.
std::vector<record::TableFacts::Row> ReadRows(const table::Table& table, const CellGrid& grid,
                                              const TableColumns& columns,
                                              const UnitContext& context,
                                              const rules::Lexicon& lexicon,
                                              const std::string& document_id);

document::Place PlaceOf(const table::Cell& cell, const std::string& document_id);

}  // namespace gouji::normalise
