#pragma once

// Interval: every value that a printed number may stand for.
//
// A bulletin that prints 12.3 held some value from 12.25 up to, but not including, 12.35. Checks
// compute on such intervals, so rounding alone cannot cause a finding: an identity is contradicted
// only when the two sides share no value. Ends are Rationals, each open or closed, and may be
// absent (unbounded): "95 % 以上" is [95, ∞).
//
// Units: an Interval has none; callers bring both sides to one unit first.
// Source: XBRL Calculations 1.1 (2023) for the idea; the open ends and the modes are ours.

#include <optional>
#include <string>
#include <utility>

#include "base/decimal.h"
#include "base/rational.h"

namespace gouji {

/// How the source turned a value into printed digits.
enum class Rounding {
  kNearest,    ///< Half a unit on both sides, ends included: covers half-up and half-even.
  kHalfUp,     ///< A tie goes away from zero: [v - ½u, v + ½u), mirrored below zero.
  kHalfEven,   ///< A tie goes to the even digit: ends included if the last digit is even.
  kTruncated,  ///< Digits cut off: [v, v + u), mirrored below zero; (-u, u) for a printed zero.
  kCeiling,    ///< Rounded up in size: (v - u, v], mirrored below zero.
};

class Interval {
 public:
  /// One end; closed means that the value itself belongs to the interval.
  struct End {
    Rational value;
    bool closed = true;
    friend bool operator==(const End&, const End&) = default;
  };

  /// A number known exactly, such as a count printed in full.
  static Interval Exactly(const Rational& value);
  /// All values that print as `printed` under `rounding`. Trailing zeros count: "12.30" gives an
  /// interval a tenth as wide as "12.3"; "9.67万" one of ± 50.
  static Interval FromPrinted(const Decimal& printed, Rounding rounding);
  /// An absent end is unbounded. Returns nothing if no value lies between the ends.
  static std::optional<Interval> Between(std::optional<End> low, std::optional<End> high);
  static Interval Everything() { return {}; }

  const std::optional<End>& low() const { return low_; }
  const std::optional<End>& high() const { return high_; }
  bool IsPoint() const;

  bool Contains(const Rational& value) const;
  bool Overlaps(const Interval& other) const { return Intersection(other).has_value(); }
  std::optional<Interval> Intersection(const Interval& other) const;

  /// The least and greatest integers inside; nothing if there is none or an end is unbounded.
  std::optional<std::pair<Rational, Rational>> Integers() const;

  /// "[12.25, 12.35)"; an unbounded end is "-∞" or "∞".
  std::string ToString() const;

  /// Exact ranges of the results for independent operands.
  friend Interval operator+(const Interval& a, const Interval& b);
  friend Interval operator-(const Interval& a, const Interval& b);
  friend Interval operator*(const Interval& a, const Interval& b);
  /// Nothing if the divisor can be zero.
  friend std::optional<Interval> Divide(const Interval& a, const Interval& b);
  friend bool operator==(const Interval&, const Interval&) = default;

 private:
  Interval() = default;
  std::optional<End> low_, high_;
};

std::optional<Interval> Divide(const Interval& a, const Interval& b);

}  // namespace gouji
