#include "check/share_causes.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "check/rounding_habit.h"

namespace gouji::check {

namespace {

/// What the counts of a list leave of its base: 0 if it has all parts. Nothing if that is not
/// known.
std::optional<Rational> RestOf(const Context& context, const ShareGroup& group) {
  if (!group.base || group.items.size() < 2) return std::nullopt;
  const record::Observation& base = context.At(group.base->observation);
  if (!IsExactCount(context, base)) return std::nullopt;
  Rational rest(base.quantity->value);
  for (const ShareItem& item : group.items) {
    if (item.count == nullptr || !IsExactCount(context, *item.count)) return std::nullopt;
    rest = rest - Rational(item.count->quantity->value);
  }
  return rest;
}

bool HasAllParts(const Context& context, const ShareGroup& group) {
  const std::optional<Rational> rest = RestOf(context, group);
  return rest && rest->IsZero();
}

/// The shares of a group that has all parts of its base, printed so that they close to exactly 100.
bool ClosesToHundred(const Context& context, const ShareGroup& group) {
  if (!HasAllParts(context, group)) return false;
  Rational shares;
  for (const ShareItem& item : group.items) shares = shares + Rational(PercentOf(*item.share));
  return shares == Rational(100);
}

/// The line beside the item whose share is printed here too.
const ShareItem* NeighbourWithShare(const Context& context, const ShareGroup& group,
                                    const ShareItem& item) {
  const record::Observation& base = context.At(group.base->observation);
  const auto at = std::find_if(group.items.begin(), group.items.end(),
                               [&](const ShareItem& other) { return other.share == item.share; });
  if (at == group.items.end()) return nullptr;
  const auto fits = [&](const ShareItem& other) {
    return other.count != nullptr && other.count->quantity->value != item.count->quantity->value &&
           FitOf(ComputedShare(other, Rational(base.quantity->value)),
                 item.share->quantity->value) == Fit::kRounded;
  };
  if (at + 1 != group.items.end() && fits(*(at + 1))) return &*(at + 1);
  if (at != group.items.begin() && fits(*(at - 1))) return &*(at - 1);
  return nullptr;
}

/// The count that the share stands for, if it is one slip away from the printed one. With two
/// digits that is too often chance (1 in 5; 1 in 20 for three).
std::optional<Rational> MistypedCount(const Context& context, const ShareGroup& group,
                                      const ShareItem& item) {
  constexpr int kMostCandidates = 20;
  constexpr std::size_t kFewestDigits = 3;
  const record::Observation& base = context.At(group.base->observation);
  const auto range =
      ImpliedNumerators(Rational(base.quantity->value), PercentOf(*item.share), Rounding::kNearest);
  if (!range || range->high - range->low > Rational(kMostCandidates)) return std::nullopt;
  const std::string printed = item.count->quantity->value.ToString();
  if (printed.size() < kFewestDigits) return std::nullopt;
  for (Rational count = range->low; count <= range->high; count = count + Rational(1)) {
    if (IsOneSlip(printed, count.ToString(0))) return count;
  }
  return std::nullopt;
}

/// The right share, if it is one slip away from the printed one. With fewer than four digits that
/// is too often chance (3 in 100 for three).
std::optional<std::string> MistypedShare(const Context& context, const ShareGroup& group,
                                         const ShareItem& item) {
  constexpr std::size_t kFewestDigits = 4;
  const record::Observation& base = context.At(group.base->observation);
  const Decimal& stated = item.share->quantity->value;
  const std::string right =
      ComputedShare(item, Rational(base.quantity->value)).ToString(std::max(0, -stated.exponent()));
  if (right.size() <= kFewestDigits || !IsOneSlip(stated.ToString(), right)) return std::nullopt;
  return right + item.share->quantity->measure;
}

/// The share as it would be printed, if others of the list fit the base: then the base is right.
std::optional<Cause> WrongShare(const Context& context, const ShareGroup& group,
                                const ShareItem& item) {
  const record::Observation& base = context.At(group.base->observation);
  const auto whole = ValuesOf(context, base);
  std::size_t fitting = 0, others = 0;
  for (const ShareItem& other : group.items) {
    const auto part = other.count == nullptr ? std::nullopt : ValuesOf(context, *other.count);
    if (other.share == item.share || !part || !whole) continue;
    ++others;
    fitting += FitShare(context, *part, *whole, *other.share) == Fit::kRounded;
  }
  if (fitting == 0 || 2 * fitting < others) return std::nullopt;
  const int places = std::max(0, -item.share->quantity->value.exponent());
  const std::string right = ComputedShare(item, Rational(base.quantity->value)).ToString(places) +
                            item.share->quantity->measure;
  return Cause{"wrong_figure",
               right,
               {fmt::format("另有{}项占比以 {} 为分母成立，有误的是该占比本身，应为 {}", fitting,
                            base.printed, right),
                fmt::format("{} other share(s) of the list fit {}, so that this share itself is "
                            "wrong; it would be {}",
                            fitting, base.printed, right)}};
}

/// 357 and 375.
bool IsSwap(const std::string& a, const std::string& b) {
  return a.size() == b.size() && IsOneSlip(a, b) &&
         std::is_permutation(a.begin(), a.end(), b.begin());
}

}  // namespace

std::optional<Cause> FindConvention(const Context& context, const ShareGroup& group,
                                    const ShareItem& item, Fit fit,
                                    std::vector<std::string>* tried) {
  const Rational base(context.At(group.base->observation).quantity->value);
  std::vector<RoundedFigure> figures;
  std::size_t index = 0;
  for (const ShareItem& other : group.items) {
    if (other.count == nullptr) continue;
    if (other.share == item.share) index = figures.size();
    figures.push_back({ComputedShare(other, base), other.share->quantity->value});
  }
  switch (HabitOf(figures, index, fit, ClosesToHundred(context, group), tried)) {
    case Habit::kTruncated:
      return Cause{"truncation",
                   "",
                   {"末位之后直接舍去，没有四舍五入", "cut off after the last place, not rounded"}};
    case Habit::kBalanced:
      return Cause{"balanced",
                   "",
                   {"各项占比恰好合计100%，该项为凑整作了调整",
                    "the shares add up to exactly 100%, and this one was adjusted to that end"}};
    case Habit::kTruncatedAlone:
      return Cause{"truncation",
                   "",
                   {"该项末位之后直接舍去，其他项是四舍五入的",
                    "this one was cut off after the last place, the others were rounded"}};
    case Habit::kFromRounded:
      return Cause{
          "from_rounded",
          "",
          {"由已经四舍五入过的数再次四舍五入", "rounded a second time from a rounded figure"}};
    case Habit::kCeiling:  // The few shares of a sentence do not show that as a habit.
    case Habit::kNone:
      break;
  }
  return std::nullopt;
}

std::optional<Cause> FindClosingCount(const Context& context, const ShareGroup& group,
                                      const ShareItem& item) {
  const std::optional<Rational> rest = RestOf(context, group);
  if (!rest || rest->IsZero()) return std::nullopt;
  const record::Observation& base = context.At(group.base->observation);
  const Rational whole(base.quantity->value);
  const auto range = ImpliedNumerators(whole, PercentOf(*item.share), Rounding::kNearest);
  const Rational count = Rational(item.count->quantity->value) + *rest;
  // In a wide range of counts the one that closes the list may be there by chance.
  const bool telling = range && (range->high - range->low) * Rational(50) <= whole;
  if (!telling || count.Sign() <= 0 || !range->Contains(count)) return std::nullopt;
  const std::string printed = item.count->quantity->value.ToString(), right = count.ToString(0);
  Cause cause{IsOneSlip(printed, right) ? "typing_error" : "wrong_figure",
              right,
              {fmt::format("件数若是 {}，占比就成立，各项之和也恰为 {}", right, base.printed),
               fmt::format("with a count of {} the share holds and the parts add up to {}", right,
                           base.printed)}};
  if (IsSwap(printed, right)) {
    cause.detail.zh += "，可能是相邻两位数字颠倒";
    cause.detail.en += ": perhaps two digits have changed places";
  } else if (cause.kind == "typing_error") {
    cause.detail.zh += "，可能录错一位";
    cause.detail.en += ": perhaps one digit is wrong";
  }
  return cause;
}

std::optional<Cause> FindSlip(const Context& context, const ShareGroup& group,
                              const ShareItem& item, Fit fit, std::vector<std::string>* tried) {
  if (fit != Fit::kOff) return WrongShare(context, group, item);
  if (const ShareItem* neighbour = NeighbourWithShare(context, group, item)) {
    const std::string count = neighbour->count->printed;
    return Cause{
        "neighbouring_row",
        "",
        {fmt::format("这是相邻一项“{}”（{}）的占比", neighbour->label, count),
         fmt::format("this is the share of \"{}\" ({}) beside it", neighbour->label, count)}};
  }
  tried->push_back("neighbouring_row");
  if (!IsExactCount(context, *item.count)) return WrongShare(context, group, item);
  // Counts that add up to the base would no longer do so if one of them were another.
  const std::optional<Rational> count =
      HasAllParts(context, group) ? std::nullopt : MistypedCount(context, group, item);
  if (count) {
    const std::string right = count->ToString(0);
    return Cause{
        "typing_error",
        right,
        {fmt::format("件数若是 {}，占比就成立，可能录错一位", right),
         fmt::format("with a count of {} the share holds: perhaps one digit is wrong", right)}};
  }
  if (const std::optional<std::string> right = MistypedShare(context, group, item)) {
    return Cause{"typing_error",
                 *right,
                 {fmt::format("应为 {}，可能录错一位", *right),
                  fmt::format("it would be {}: perhaps one digit is wrong", *right)}};
  }
  return WrongShare(context, group, item);
}

bool IsOneSlip(std::string_view a, std::string_view b) {
  if (a == b) return false;
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const auto start = std::mismatch(a.begin(), a.end(), b.begin());
  if (a.size() != b.size()) {
    return std::equal(start.first, a.end(), start.second + 1, b.end());
  }
  std::string_view rest_a(&*start.first, static_cast<std::size_t>(a.end() - start.first));
  std::string_view rest_b(&*start.second, static_cast<std::size_t>(b.end() - start.second));
  if (rest_a.substr(1) == rest_b.substr(1)) return true;
  return rest_a.size() >= 2 && rest_a[0] == rest_b[1] && rest_a[1] == rest_b[0] &&
         rest_a.substr(2) == rest_b.substr(2);
}

}  // namespace gouji::check
