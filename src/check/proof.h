#pragma once

// Figures of scanned pages that the arithmetic of their tables proves to be read right.
//
// A check that holds proves a figure only if it would have failed had the figure been read wrong by
// one unit of its last place. Checks whose figures are all one number prove nothing alone: in
// 100 % = 5 ÷ 5 and 5 = 5 + 0 the same misreading of each 5 is as good. They count where that is
// excluded: on a page of which each digit is proved to be read right somewhere, if none of their
// figures was read with doubt.

#include <optional>
#include <vector>

#include "record/finding.h"
#include "rules/lexicon.h"

namespace gouji::check {

/// What a check that holds says of its figures.
struct Evidence {
  std::vector<int> figures;  ///< All that it speaks of.
  std::vector<int> seen;     ///< Those of which it would see the smallest misreading.
  bool is_trivial = false;   ///< All of them that are not 0 or 100 % are the same number.
};

/// Nothing if it does not hold or is no equation of figures of tables. `facts` is as before when
/// the function returns.
std::optional<Evidence> EvidenceOf(record::Facts& facts, const rules::Lexicon& lexicon,
                                   const rules::CheckRule& rule, const record::Finding& finding);

/// Sets Recognised::proved of the figures of `facts`, which `findings` are about.
void MarkProved(record::Facts& facts, const rules::Lexicon& lexicon,
                const std::vector<record::Finding>& findings);

}  // namespace gouji::check
