#pragma once

// Digits -> exact values: 1,234 in strict groups of three, 9.67万, 110余万, 25万6千, 98. 72 (before
// %).

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "record/quantity.h"
#include "rules/number_words.h"

namespace gouji::normalise {

struct ArabicNumeral {
  std::size_t end = 0;         ///< Past the scale, if there is one.
  std::size_t digits_end = 0;  ///< Past the digits.
  Decimal value;               ///< With the scale applied.
  Decimal unscaled;            ///< Without it.
  int power = 0;               ///< Of the scale.
  int printed_places = 0;
  record::Bound bound = record::Bound::kExactly;  ///< From 余 or 多 between digits and scale.
  /// Readings of digits that a blank parts ("9 8.63%"): joined is `value`, this is the last part
  /// alone.
  std::optional<Decimal> parted;
  bool grouped_by_blanks = false;  ///< 1 234 567.
  std::string repair;
};

/// The number that starts with the digit at `position`; none for more than 18 digits.
std::optional<ArabicNumeral> ParseArabicNumeral(std::u32string_view text, std::size_t position,
                                                const rules::NumberWords& words);

}  // namespace gouji::normalise
