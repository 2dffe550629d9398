#pragma once

// How a publisher rounds: what the figures beside one say of why its last digit is another one.

#include <cstddef>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "base/rational.h"
#include "check/rounding.h"

namespace gouji::check {

/// One of several figures that were computed and printed in the same way.
struct RoundedFigure {
  Rational computed;
  Decimal stated;
};

enum class Habit {
  kNone,
  kTruncated,       ///< Cut off, and no figure beside it was rounded up.
  kTruncatedAlone,  ///< Cut off, the others were rounded.
  kBalanced,        ///< Adjusted so that all add up.
  kFromRounded,     ///< Rounded a second time from a rounded figure.
  kCeiling,         ///< Rounded up, and no figure beside it was rounded down or cut off.
};

/// Why `figures[index]` is not its computed value rounded to the nearest but fits it as
/// `fit`. `closes`: all of them together were made to add up. The reasons that do not fit are
/// appended to `tried`, as kinds of record::Explanation.
Habit HabitOf(const std::vector<RoundedFigure>& figures, std::size_t index, Fit fit, bool closes,
              std::vector<std::string>* tried);

}  // namespace gouji::check
