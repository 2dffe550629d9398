#pragma once

// Which figure of the document is it? After a range of whole numbers is implied (a denominator, an
// earlier value), the figures and sums in scope that lie in it, nearest first.

#include <vector>

#include "check/context.h"
#include "check/implied.h"

namespace gouji::check {

struct BaseQuery {
  WholeRange range;
  std::string topic;         ///< Figures of the same topic come first.
  int paragraph = -1;        ///< Figures of the same paragraph come before them.
  std::string measure;       ///< Only counts of this measure's dimension.
  std::vector<int> exclude;  ///< Observations that cannot be it (the numerator, the stated base).
};

/// Exact counts printed in the prose, totals and column sums of the tables that lie in the range.
/// Equal values of one kind of source are listed once. At most 8.
std::vector<record::Operand> FindBases(const Context& context, const BaseQuery& query);

}  // namespace gouji::check
