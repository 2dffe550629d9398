#pragma once

// A Table -> TableFacts and observations: headers become indicators, rows become units, cells
// become quantities or say why not. Damaged cells are repaired only as rules/repairs.tsv allows,
// each repair listed with the raw text.

#include "normalise/indicator.h"
#include "normalise/number.h"
#include "normalise/unit_name.h"
#include "record/observation.h"
#include "rules/lexicon.h"
#include "table/table.h"

namespace gouji::normalise {

/// Appends to `facts`: one TableFacts per table (same order), its observations, repairs and notes.
/// Tables are read together, because one may repair another: a header garbled on one page is
/// legible on the next, a unit lost in one table is the only one missing from its sister.
void ReadTables(const std::vector<table::Table>& tables, const UnitContext& context,
                const rules::Lexicon& lexicon, record::Facts& facts);

}  // namespace gouji::normalise
