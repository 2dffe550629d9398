#pragma once

// A formula and one column more: 得分 is 基础分 + 加分 - 扣分, though rows without 扣分 do not show
// it.

#include <vector>

#include "check/column_formula.h"

namespace gouji::check {

/// `formula` plus and minus each of `columns`. A row with no figure there, or 0, is as it was; one
/// with a figure must fit as printed, since the rounding of three figures would explain too much.
/// Roles of the further operand: added, subtracted.
std::vector<ColumnFormula> WithOneMore(const Context& context, int table,
                                       const ColumnFormula& formula,
                                       const std::vector<int>& columns);

}  // namespace gouji::check
