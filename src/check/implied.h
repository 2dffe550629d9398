#pragma once

// Implied whole numbers: the denominators (or earlier values) that a printed ratio leaves possible.
//
// 22 件, 13.41 %: N lies in [22 / 0.13415, 22 / 0.13405] = [163.99, 164.12], so N is 164 and
// nothing else. Several shares of one base leave the whole numbers common to all. Source of the
// idea: the GRIM test (Brown and Heathers 2017), turned round.

#include <optional>
#include <span>

#include "base/decimal.h"
#include "base/interval.h"
#include "base/rational.h"

namespace gouji::check {

/// The whole numbers from low to high, both included.
struct WholeRange {
  Rational low, high;
  bool Contains(const Rational& value) const { return low <= value && value <= high; }
  bool IsSingle() const { return low == high; }
};

/// Whole numbers N for which 100 × numerator / N prints as `percent` under `rounding`. An unbounded
/// range (a printed 0.00) gives high = `most`. Nothing if there is none, or if numerator is 0 and
/// the percentage not (0 / N is 0 for every N: no information, the range is then [1, most]).
std::optional<WholeRange> ImpliedDenominators(const Rational& numerator, const Decimal& percent,
                                              Rounding rounding, const Rational& most);

/// Whole numbers of `part` for which 100 × part / whole prints as `percent`.
std::optional<WholeRange> ImpliedNumerators(const Rational& whole, const Decimal& percent,
                                            Rounding rounding);

struct Share {
  Rational numerator;
  Decimal percent;
};

/// What all shares have in common.
std::optional<WholeRange> JointDenominators(std::span<const Share> shares, Rounding rounding,
                                            const Rational& most);

/// Whole numbers P for which 100 × (current / P - 1) prints as `percent` (negative for a fall).
std::optional<WholeRange> ImpliedPrevious(const Rational& current, const Decimal& percent,
                                          Rounding rounding, const Rational& most);

}  // namespace gouji::check
