#pragma once

// A column that is computed from others of its table, which of them its header does not say: 占比
// of which count, 环比 of which pair of months. The rows decide, as they do for the base of a rate.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "check/context.h"
#include "check/rounding.h"
#include "record/finding.h"
#include "rules/check_rules.h"

namespace gouji::check {

/// What one row of the column should be, with its evidence.
struct ComputedCell {
  bool zero_divisor = false;
  std::vector<record::Operand> operands;
  std::string formula;  ///< With the printed values: "12 ÷ 50".
};

/// One way to compute a column; its name for people: "受理量 ÷ 合计".
struct ColumnFormula {
  record::Text name;
  /// Of a row. Nothing: an operand is missing, or the divisor is 0.
  std::function<std::optional<Rational>(int row)> value;
  std::function<ComputedCell(int row)> cell;
  /// What it may be where the operands are rounded themselves; not set: as `value`.
  std::function<std::optional<Interval>(int row)> range;
  /// All data rows are shares of one whole: they may be adjusted to add up to 100, and a row of
  /// parts (其中) is a share of something else.
  bool of_whole = false;
  /// Rows beside those of parts may be parts too: one that does not fit is unchecked.
  bool nested = false;
  /// Out of how many it was taken where nothing but the rows speaks for it; 0: a header or a rule
  /// does. What such a formula contradicts is only suspect.
  std::size_t guesses = 0;
  /// Rows of which another formula would hardly give the same; all, if not set.
  std::function<bool(int row)> tells;
  /// Of a guess: the formulas that it may be a part of. If all rows fit one of them, the rows that
  /// do not fit the guess itself are no mistakes.
  std::function<std::vector<ColumnFormula>(const ColumnFormula& guess)> wider;
};

/// Findings for the rows of a column whose formula is one of `formulas` (the likeliest first). It
/// is the one that most of the informative rows (a value other than 0 and 100) fit, and at least
/// two rows must and half of them; else all are unchecked. Guesses are tried where no other fits:
/// then nearly all rows must, with so many different digits that chance is excluded; else there is
/// nothing to find. A wider formula that all rows fit takes the place of one that some do not.
/// Placeholders: subject, name, stated, formula, values, computed.
std::vector<record::Finding> CheckColumnFormulas(const Context& context,
                                                 const rules::CheckRule& rule, int table,
                                                 int column,
                                                 const std::vector<ColumnFormula>& formulas);

}  // namespace gouji::check
