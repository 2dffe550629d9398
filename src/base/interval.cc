#include "base/interval.h"

#include <algorithm>
#include <array>

namespace gouji {

namespace {

using End = Interval::End;

/// The stronger of two lower ends (`sign` 1) or of two upper ends (`sign` -1).
std::optional<End> Tighter(const std::optional<End>& a, const std::optional<End>& b, int sign) {
  if (!a) return b;
  if (!b) return a;
  if (a->value == b->value) return End{a->value, a->closed && b->closed};
  return ((a->value > b->value) == (sign > 0)) ? a : b;
}

std::optional<End> Add(const std::optional<End>& a, const std::optional<End>& b) {
  if (!a || !b) return std::nullopt;
  return End{a->value + b->value, a->closed && b->closed};
}

std::optional<End> Negate(const std::optional<End>& end) {
  if (!end) return std::nullopt;
  return End{-end->value, end->closed};
}

/// An end of a product as it is being computed: unbounded ends keep their direction.
struct Corner {
  int infinite = 0;  // -1, 0 or 1
  End end;
};

Corner Multiply(const std::optional<End>& a, int a_side, const std::optional<End>& b, int b_side) {
  const auto sign = [](const std::optional<End>& end, int side) {
    return end ? end->value.Sign() : side;
  };
  const int product = sign(a, a_side) * sign(b, b_side);
  if (a && b) {
    // A closed zero makes the product reach zero whatever the other end's kind.
    const bool closed = (a->closed && b->closed) || (a->value.IsZero() && a->closed) ||
                        (b->value.IsZero() && b->closed);
    return {0, {a->value * b->value, closed}};
  }
  if (product == 0) return {0, {Rational(0), (a && a->closed) || (b && b->closed)}};
  return {product, {}};
}

bool Below(const Corner& a, const Corner& b) {
  if (a.infinite != b.infinite) return a.infinite < b.infinite;
  return a.infinite == 0 && a.end.value < b.end.value;
}

std::string EndText(const std::optional<End>& end, const char* unbounded) {
  return end ? end->value.ToShortString() : unbounded;
}

}  // namespace

Interval Interval::Exactly(const Rational& value) {
  Interval result;
  result.low_ = result.high_ = End{value, true};
  return result;
}

Interval Interval::FromPrinted(const Decimal& printed, Rounding rounding) {
  const Rational value(printed);
  const Rational unit = Rational::PowerOfTen(printed.exponent());
  const Rational half = unit / Rational(2);
  const bool even = printed.coefficient() % 2 == 0;
  Interval up;  // For a value of at least zero; mirrored below.
  const Rational size = value.Abs();
  switch (rounding) {
    case Rounding::kNearest:
      up.low_ = End{size - half, true};
      up.high_ = End{size + half, true};
      break;
    case Rounding::kHalfUp:
      up.low_ = End{size - half, !size.IsZero()};
      up.high_ = End{size + half, false};
      break;
    case Rounding::kHalfEven:
      up.low_ = End{size - half, even};
      up.high_ = End{size + half, even};
      break;
    case Rounding::kTruncated:
      up.low_ = size.IsZero() ? End{-unit, false} : End{size, true};
      up.high_ = End{size + unit, false};
      break;
    case Rounding::kCeiling:
      up.low_ = End{size.IsZero() ? size : size - unit, size.IsZero()};
      up.high_ = End{size, true};
      break;
  }
  if (value.Sign() >= 0) return up;
  Interval mirrored;
  mirrored.low_ = Negate(up.high_);
  mirrored.high_ = Negate(up.low_);
  return mirrored;
}

std::optional<Interval> Interval::Between(std::optional<End> low, std::optional<End> high) {
  if (low && high) {
    if (low->value > high->value) return std::nullopt;
    if (low->value == high->value && !(low->closed && high->closed)) return std::nullopt;
  }
  Interval result;
  result.low_ = std::move(low);
  result.high_ = std::move(high);
  return result;
}

bool Interval::IsPoint() const { return low_ && high_ && low_->value == high_->value; }

bool Interval::Contains(const Rational& value) const {
  if (low_ && (value < low_->value || (value == low_->value && !low_->closed))) return false;
  if (high_ && (value > high_->value || (value == high_->value && !high_->closed))) return false;
  return true;
}

std::optional<Interval> Interval::Intersection(const Interval& other) const {
  return Between(Tighter(low_, other.low_, 1), Tighter(high_, other.high_, -1));
}

std::optional<std::pair<Rational, Rational>> Interval::Integers() const {
  if (!low_ || !high_) return std::nullopt;
  Rational first = low_->value.Ceiling();
  if (!low_->closed && first == low_->value) first = first + Rational(1);
  Rational last = high_->value.Floor();
  if (!high_->closed && last == high_->value) last = last - Rational(1);
  if (first > last) return std::nullopt;
  return std::make_pair(first, last);
}

std::string Interval::ToString() const {
  return std::string(low_ && low_->closed ? "[" : "(") + EndText(low_, "-∞") + ", " +
         EndText(high_, "∞") + (high_ && high_->closed ? "]" : ")");
}

Interval operator+(const Interval& a, const Interval& b) {
  Interval result;
  result.low_ = Add(a.low_, b.low_);
  result.high_ = Add(a.high_, b.high_);
  return result;
}

Interval operator-(const Interval& a, const Interval& b) {
  Interval negated;
  negated.low_ = Negate(b.high_);
  negated.high_ = Negate(b.low_);
  return a + negated;
}

Interval operator*(const Interval& a, const Interval& b) {
  const std::array<Corner, 4> corners = {
      Multiply(a.low_, -1, b.low_, -1), Multiply(a.low_, -1, b.high_, 1),
      Multiply(a.high_, 1, b.low_, -1), Multiply(a.high_, 1, b.high_, 1)};
  Corner low = corners[0], high = corners[0];
  for (const Corner& corner : corners) {
    const bool same_low = !Below(corner, low) && !Below(low, corner);
    const bool same_high = !Below(corner, high) && !Below(high, corner);
    if (Below(corner, low)) low = corner;
    if (Below(high, corner)) high = corner;
    if (same_low && corner.end.closed) low.end.closed = true;
    if (same_high && corner.end.closed) high.end.closed = true;
  }
  Interval result;
  if (low.infinite == 0) result.low_ = low.end;
  if (high.infinite == 0) result.high_ = high.end;
  return result;
}

std::optional<Interval> Divide(const Interval& a, const Interval& b) {
  if (b.Contains(Rational(0))) return std::nullopt;
  // 1/b of an interval on one side of zero runs from 1/high to 1/low; an open zero end is
  // unbounded.
  const auto inverse = [](const std::optional<End>& end) -> std::optional<End> {
    if (!end) return End{Rational(0), false};
    if (end->value.IsZero()) return std::nullopt;
    return End{Rational(1) / end->value, end->closed};
  };
  const std::optional<Interval> reciprocal = Interval::Between(inverse(b.high()), inverse(b.low()));
  if (!reciprocal) return std::nullopt;
  return a * *reciprocal;
}

}  // namespace gouji
