#pragma once

// Rational: an exact quotient of integers of any size; what every verdict is computed with.
//
// Decimal is what a source printed; Rational is what follows from it. 22 / 164 has no finite
// decimal form, and comparing a rounded form of it would be the very error that gouji looks for in
// others.
//
// Nearly every quotient of a bulletin fits two 64-bit integers and is kept in them; where a step
// overflows, GMP's mpq_class takes over. A value has one representation only: two integers if it
// fits them, else GMP's.

#include <gmpxx.h>

#include <compare>
#include <cstdint>
#include <memory>
#include <string>

#include "base/decimal.h"

namespace gouji {

class Rational {
 public:
  Rational() = default;
  Rational(std::int64_t value);    // NOLINT: numbers are numbers
  Rational(const Decimal& value);  // NOLINT
  /// Throws std::logic_error if the denominator is 0: a caller forgot to ask.
  Rational(std::int64_t numerator, std::int64_t denominator);

  bool IsInteger() const;
  bool IsZero() const { return !large_ && numerator_ == 0; }
  int Sign() const;

  /// The greatest integer that is not above, and the least that is not below.
  Rational Floor() const;
  Rational Ceiling() const;
  Rational Abs() const { return Sign() < 0 ? -*this : *this; }
  /// 10^power, power may be negative.
  static Rational PowerOfTen(int power);

  /// The decimal text with `places` digits after the point, rounded half away from zero. Negative
  /// places round before the point: (1234, -2) is "1200".
  std::string ToString(int places) const;
  /// The shortest exact decimal text if one with at most `max_places` exists, else rounded to
  /// `max_places`: 1/8 is "0.125", 1/3 with 4 is "0.3333".
  std::string ToShortString(int max_places = 6) const;

  friend Rational operator+(const Rational& a, const Rational& b);
  friend Rational operator-(const Rational& a, const Rational& b);
  friend Rational operator*(const Rational& a, const Rational& b);
  /// Throws std::logic_error if b is 0.
  friend Rational operator/(const Rational& a, const Rational& b);
  Rational operator-() const;
  friend bool operator==(const Rational& a, const Rational& b);
  friend std::strong_ordering operator<=>(const Rational& a, const Rational& b);

 private:
  explicit Rational(mpq_class value);
  /// In lowest terms. REQUIRES: denominator > 0, neither is the least integer.
  static Rational Reduced(std::int64_t numerator, std::int64_t denominator);
  mpq_class ToLarge() const;

  // In lowest terms, denominator_ > 0, numerator_ never the least integer (its negative would
  // overflow). Meaningless if large_ is set.
  std::int64_t numerator_ = 0, denominator_ = 1;
  std::shared_ptr<const mpq_class> large_;
};

}  // namespace gouji
