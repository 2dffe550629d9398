#pragma once

// Which rows a 小计 adds: those of its group, above or below it.

#include <optional>
#include <vector>

#include "check/context.h"

namespace gouji::check {

struct Block {
  int subtotal = -1;      ///< Its row.
  std::vector<int> rows;  ///< Data rows, repeated ones left out; at least one.
  /// False if the figures of the table do not bear out that subtotals stand so: fewer than half of
  /// them are the sums of their blocks, or this one is that of fewer rows than stand beside it and
  /// the printed total does not tell.
  bool certain = true;
};

/// The blocks of all subtotals of a table. Subtotals stand either all below or all above their
/// rows: where both are possible, where more of them are the sums. A row outside any group may
/// stand before the first row of one: where the rows nearest to a subtotal make it up and the
/// printed total adds the others by themselves, these are in no block. Empty if the table has none,
/// or if some subtotal has no rows of its own on either side.
std::vector<Block> BlocksOf(const Context& context, int table);

/// The sum of a column by its subtotals, and by the rows that are in no block. Nothing if a figure
/// is missing.
std::optional<Rational> SumByBlocks(const Context& context, int table, int column,
                                    const std::vector<Block>& blocks);

}  // namespace gouji::check
