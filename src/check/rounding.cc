#include "check/rounding.h"

namespace gouji::check {

bool IsRounded(const Rational& computed, const Decimal& stated) {
  const Rational off = (computed - Rational(stated)).Abs();
  return off + off <= Rational::PowerOfTen(stated.exponent());
}

bool IsRounded(const Interval& computed, const Decimal& stated) {
  return computed.Overlaps(Interval::FromPrinted(stated, Rounding::kNearest));
}

Fit FitOf(const Rational& computed, const Decimal& stated) {
  if (IsRounded(computed, stated)) return Fit::kRounded;  // The usual case, without intervals.
  return FitOf(Interval::Exactly(computed), stated);
}

Fit FitOf(const Interval& computed, const Decimal& stated) {
  if (IsRounded(computed, stated)) return Fit::kRounded;
  if (computed.Overlaps(Interval::FromPrinted(stated, Rounding::kTruncated))) {
    return Fit::kTruncated;
  }
  if (computed.Overlaps(Interval::FromPrinted(stated, Rounding::kCeiling))) return Fit::kCeiling;
  const Rational reach = Rational::PowerOfTen(stated.exponent()) * Rational(3, 2);
  const std::optional<Interval> near = Interval::Between(
      Interval::End{Rational(stated) - reach, true}, Interval::End{Rational(stated) + reach, true});
  return near && computed.Overlaps(*near) ? Fit::kOneUnit : Fit::kOff;
}

Rational UnitsOff(const Rational& computed, const Decimal& stated) {
  return (computed - Rational(stated)).Abs() / Rational::PowerOfTen(stated.exponent());
}

}  // namespace gouji::check
