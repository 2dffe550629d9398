#pragma once

// Rational: an exact quotient of integers of any size; what every verdict is computed with.
//
// Decimal is what a source printed; Rational is what follows from it. 22 / 164 has no finite
// decimal form, and comparing a rounded form of it would be the very error that gouji looks for in
// others. The arithmetic is GMP's (mpq_class), wrapped so that a division by zero is a stated error
// of ours and no expression template escapes into an `auto`.

#include <gmpxx.h>

#include <compare>
#include <cstdint>
#include <string>

#include "base/decimal.h"

namespace gouji {

class Rational {
 public:
  Rational() = default;
  Rational(std::int64_t value) : value_(static_cast<long>(value)) {}  // NOLINT: numbers are numbers
  Rational(const Decimal& value);                                     // NOLINT
  /// REQUIRES: denominator != 0.
  Rational(std::int64_t numerator, std::int64_t denominator);

  bool IsInteger() const { return value_.get_den() == 1; }
  bool IsZero() const { return value_ == 0; }
  int Sign() const { return sgn(value_); }

  /// The greatest integer that is not above, and the least that is not below.
  Rational Floor() const;
  Rational Ceiling() const;
  Rational Abs() const { return Rational(mpq_class(abs(value_))); }
  /// 10^power, power may be negative.
  static Rational PowerOfTen(int power);

  /// The decimal text with `places` digits after the point, rounded half away from zero. Negative
  /// places round before the point: (1234, -2) is "1200".
  std::string ToString(int places) const;
  /// The shortest exact decimal text if one with at most `max_places` exists, else rounded to
  /// `max_places`: 1/8 is "0.125", 1/3 with 4 is "0.3333".
  std::string ToShortString(int max_places = 6) const;

  friend Rational operator+(const Rational& a, const Rational& b) {
    return Rational(mpq_class(a.value_ + b.value_));
  }
  friend Rational operator-(const Rational& a, const Rational& b) {
    return Rational(mpq_class(a.value_ - b.value_));
  }
  friend Rational operator*(const Rational& a, const Rational& b) {
    return Rational(mpq_class(a.value_ * b.value_));
  }
  /// REQUIRES: b is not zero (throws std::logic_error: a caller forgot to ask).
  friend Rational operator/(const Rational& a, const Rational& b);
  Rational operator-() const { return Rational(mpq_class(-value_)); }
  friend bool operator==(const Rational& a, const Rational& b) { return a.value_ == b.value_; }
  friend std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
    return cmp(a.value_, b.value_) <=> 0;
  }

 private:
  explicit Rational(mpq_class value) : value_(std::move(value)) {}
  mpq_class value_;
};

}  // namespace gouji
