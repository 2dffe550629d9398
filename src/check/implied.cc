#include "check/implied.h"

#include <algorithm>

namespace gouji::check {

namespace {

using End = Interval::End;

/// The whole numbers in `values` that are at least 1 and at most `most`.
std::optional<WholeRange> Whole(const Interval& values, const Rational& most) {
  const std::optional<Interval> allowed = Interval::Between(End{1, true}, End{most, true});
  if (!allowed) return std::nullopt;
  const std::optional<Interval> inside = values.Intersection(*allowed);
  if (!inside) return std::nullopt;
  const auto range = inside->Integers();
  if (!range) return std::nullopt;
  return WholeRange{range->first, range->second};
}

/// numerator / ratio for a ratio interval of positive values.
std::optional<WholeRange> Denominators(const Rational& numerator, const Interval& ratio,
                                       const Rational& most) {
  const std::optional<Interval> positive =
      ratio.Intersection(*Interval::Between(End{0, true}, std::nullopt));
  if (!positive) return std::nullopt;
  if (numerator.IsZero()) {
    if (!positive->Contains(Rational(0))) return std::nullopt;
    return Whole(*Interval::Between(End{1, true}, std::nullopt), most);
  }
  const std::optional<End>& low = positive->low();
  const std::optional<End>& high = positive->high();
  if (high && high->value.IsZero()) return std::nullopt;
  std::optional<End> least, greatest;
  if (high) least = End{numerator / high->value, high->closed};
  if (low && !low->value.IsZero()) greatest = End{numerator / low->value, low->closed};
  const std::optional<Interval> values = Interval::Between(least, greatest);
  return values ? Whole(*values, most) : std::nullopt;
}

}  // namespace

std::optional<WholeRange> ImpliedDenominators(const Rational& numerator, const Decimal& percent,
                                              Rounding rounding, const Rational& most) {
  return Denominators(numerator * Rational(100), Interval::FromPrinted(percent, rounding), most);
}

std::optional<WholeRange> ImpliedNumerators(const Rational& whole, const Decimal& percent,
                                            Rounding rounding) {
  const Interval values =
      Interval::FromPrinted(percent, rounding) * Interval::Exactly(whole / Rational(100));
  const std::optional<Interval> allowed =
      values.Intersection(*Interval::Between(End{0, true}, std::nullopt));
  if (!allowed) return std::nullopt;
  const auto range = allowed->Integers();
  if (!range) return std::nullopt;
  return WholeRange{range->first, range->second};
}

std::optional<WholeRange> JointDenominators(std::span<const Share> shares, Rounding rounding,
                                            const Rational& most) {
  std::optional<WholeRange> joint = WholeRange{1, most};
  for (const Share& share : shares) {
    const std::optional<WholeRange> one =
        ImpliedDenominators(share.numerator, share.percent, rounding, most);
    if (!one) return std::nullopt;
    joint->low = std::max(joint->low, one->low);
    joint->high = std::min(joint->high, one->high);
    if (joint->low > joint->high) return std::nullopt;
  }
  return joint;
}

std::optional<WholeRange> ImpliedPrevious(const Rational& current, const Decimal& percent,
                                          Rounding rounding, const Rational& most) {
  const Interval ratio =
      Interval::FromPrinted(percent, rounding) + Interval::Exactly(Rational(100));
  return Denominators(current * Rational(100), ratio, most);
}

}  // namespace gouji::check
