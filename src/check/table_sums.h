#pragma once

// The whole of a column: the sum of a table's unit rows, and the total that is printed for it.

#include <optional>
#include <string>
#include <vector>

#include "check/context.h"

namespace gouji::check {

struct ColumnSum {
  int table = -1, column = -1;
  Rational sum;              ///< Over the data rows, repeated rows left out.
  int rows = 0;              ///< Rows added.
  int missing = 0;           ///< Data rows whose cell is missing: the sum is then a lower bound.
  bool exact = true;         ///< All addends are exact counts.
  bool nested = false;       ///< The table has rows of parts (其中), some of which may be added.
  int printed_total = -1;    ///< Observation of the (last) total row's cell; -1 if there is none.
  std::vector<int> addends;  ///< Observations, in row order.
};

/// Nothing if the column has no figures. `group`: only rows of this group; "" for all rows.
std::optional<ColumnSum> SumColumn(const Context& context, int table, int column,
                                   const std::string& group = "");

/// The same of some rows only; no printed total. Nothing is added where `rows` is 0.
ColumnSum SumRows(const Context& context, int table, int column, const std::vector<int>& rows);

/// "附表1 应办理数（65行之和）", "table 1 应办理数 (sum of 65 rows)"
record::Text SumLabel(const Context& context, const ColumnSum& sum);

}  // namespace gouji::check
