#pragma once

// Decimal: a number exactly as a source printed it, with the place of its last digit.
//
// A Decimal is coefficient × 10^exponent, and the exponent is part of what was said: "12.30" is
// 1230 × 10^-2 and "9.67万" is 967 × 10^2, so half a unit of the last printed place is known in
// both. Arithmetic is not done here but in Rational. Comparison is by value: 1.0 equals 1.

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace gouji {

class Decimal {
 public:
  Decimal() = default;  ///< 0, printed "0".
  constexpr Decimal(std::int64_t coefficient, int exponent)
      : coefficient_(coefficient), exponent_(exponent) {}

  /// Reads an optional sign (+ or -), ASCII digits and at most one point with digits on both sides.
  /// No separators, no blanks: normalise/ removes those. Errors: kInvalid for any other text,
  /// kLimit for more than 18 digits.
  static Result<Decimal> Parse(std::string_view text);

  std::int64_t coefficient() const { return coefficient_; }
  /// The power of ten of the last printed digit: -2 for "12.30", 0 for "7", 2 for "9.67万".
  int exponent() const { return exponent_; }
  bool IsZero() const { return coefficient_ == 0; }

  /// The same digits, the value multiplied by 10^power: ("9.67", 4) is 96700 with the exponent 2.
  Decimal Scaled(int power) const { return {coefficient_, exponent_ + power}; }
  Decimal Negated() const { return {-coefficient_, exponent_}; }

  /// Plain digits that keep printed zeros: "12.30", "96700", "-0.5".
  std::string ToString() const;

  friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == 0; }
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);

 private:
  std::int64_t coefficient_ = 0;
  int exponent_ = 0;
};

}  // namespace gouji
