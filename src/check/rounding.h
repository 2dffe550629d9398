#pragma once

// How a printed figure follows from the exact one: rounded, cut off, rounded up, or not at all.

#include <optional>

#include "base/decimal.h"
#include "base/interval.h"
#include "base/rational.h"

namespace gouji::check {

enum class Fit {
  kRounded,    ///< Half-up or half-even.
  kTruncated,  ///< Only cutting off fits.
  kCeiling,    ///< Only rounding up fits.
  kOneUnit,    ///< Off by less than one and a half units of the last place: no mode fits, balancing
               ///< may.
  kOff,
};

/// Whether rounding explains it (FitOf gives kRounded), in a fraction of the time that it takes to
/// say what else does.
bool IsRounded(const Rational& computed, const Decimal& stated);
bool IsRounded(const Interval& computed, const Decimal& stated);

/// For an exact result.
Fit FitOf(const Rational& computed, const Decimal& stated);

/// For a result known to lie in `computed`: the best fit that some value of it has.
Fit FitOf(const Interval& computed, const Decimal& stated);

/// The distance in units of the last printed place.
Rational UnitsOff(const Rational& computed, const Decimal& stated);

}  // namespace gouji::check
