#pragma once

// Which stretch of time the rows of a table are about: 4月, 一季度, and the 合计 of such rows.

#include <optional>
#include <string>
#include <vector>

#include "normalise/period.h"
#include "record/observation.h"
#include "rules/lexicon.h"

namespace gouji::normalise {

/// One for each row, as observations name periods. Nothing for a row that says nothing of its
/// period: its figures have the table's. A total or subtotal of rows that are called by periods has
/// the span from the first of them to the last; "" (not known) if days between them are missing, or
/// if one of the rows has no period or none with days.
std::vector<std::optional<std::string>> RowPeriods(const std::vector<record::TableFacts::Row>& rows,
                                                   const std::optional<Period>& document,
                                                   const rules::Lexicon& lexicon);

}  // namespace gouji::normalise
