#pragma once

// The ways in which a column may be computed from others of its row, where neither header nor rule
// says which: a rate of unfamiliar name, a sum of columns, a change. The rows decide; see
// check/column_formula.h on how sure they must be. Of wide tables the nearest twelve are tried.
// Each may be a part of one with a further column (one_more_column.h), which is 0 in most rows.

#include <vector>

#include "check/column_formula.h"

namespace gouji::check {

/// The columns of figures that are no percentages.
std::vector<int> AmountColumns(const Context& context, int table);

/// 100 · a ÷ b of any two amounts. Roles of the operands: numerator, denominator.
std::vector<ColumnFormula> RatiosOf(const Context& context, int table, int column);

/// 100 · (a - b) ÷ b of any two amounts. Roles: current, before.
std::vector<ColumnFormula> ChangesOf(const Context& context, int table, int column);

/// a + b and a + b + c of any amounts. Role: addend.
std::vector<ColumnFormula> SumsOf(const Context& context, int table, int column);

}  // namespace gouji::check
