#pragma once

// A column of shares of a whole: each row's part of the total of a column of counts.

#include <vector>

#include "check/column_formula.h"

namespace gouji::check {

/// The count to the left of the column is the likeliest, then those further off, as far as a share
/// may stand from its count: tables print shares beside their counts or after all of them. Roles of
/// the operands: numerator, denominator.
std::vector<ColumnFormula> WholeShares(const Context& context, int table, int column);

}  // namespace gouji::check
