// The kind "change": a figure that has risen or fallen since an earlier period.
//
// The earlier figure is seldom printed, but if it was a count it was a whole number, and few
// percentages lead to one: 11 件, 下降 24.5 % has no possible figure before it.

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "check/claim_terms.h"
#include "check/finding_builder.h"
#include "check/implied.h"
#include "check/rounding.h"
#include "check/rule_kinds.h"
#include "check/same_period.h"

namespace gouji::check {

namespace {

using record::Claim;
using record::Finding;
using record::Observation;
using record::Severity;
using record::Verdict;

struct Change {
  const Claim* claim = nullptr;
  const Observation* of = nullptr;      ///< The current figure.
  const Observation* change = nullptr;  ///< How much, in %, points or things.
  const Observation* delta = nullptr;   ///< The same in things, if both are printed.
  bool delta_is_joined = false;         ///< It stands in a claim of its own, see JoinChanges.
  int sign = 0;                         ///< 1 up, -1 down, 0 neither.
  std::string reference;
};

enum class Measure { kPercent, kPoints, kThings };

Measure MeasureOf(const Context& context, const Observation& change) {
  const std::string& measure = change.quantity->measure;
  const auto& measures = context.lexicon.numbers.measures;
  const auto found = measures.find(measure);
  const std::string dimension = found == measures.end() ? "count" : found->second.dimension;
  if (dimension == "percent" || dimension == "permille") return Measure::kPercent;
  if (dimension.ends_with("points") || dimension == "score") return Measure::kPoints;
  return Measure::kThings;
}

/// Counts grow in number, rates rise.
record::Text DirectionText(const Context& context, const Change& change) {
  const bool count = IsExactCount(context, *change.of);
  if (change.sign > 0) return {count ? "增加" : "上升", "a rise of"};
  return {count ? "减少" : "下降", "a fall of"};
}

Finding FinishChange(const Context& context, const rules::CheckRule& rule, const Change& change,
                     Finding finding, const record::Text& result) {
  SetSubject(finding, context, change.of->id);
  finding.stated = change.change->printed;
  finding.operands.push_back(OperandOf(context, change.of->id, "current"));
  finding.operands.push_back(OperandOf(context, change.change->id, "stated"));
  if (change.delta != nullptr && change.delta != change.change) {
    finding.operands.push_back(OperandOf(context, change.delta->id, "delta"));
  }
  return Finish(std::move(finding), rule,
                {{"label", Both(LabelOf(context, *change.of))},
                 {"current", Both(change.of->printed)},
                 {"reference", Both(change.reference)},
                 {"direction", DirectionText(context, change)},
                 {"change", Both(change.change->printed)},
                 {"result", result}});
}

/// The signed percentage: a fall of 4.55 % is -4.55.
Decimal SignedPercent(const Change& change) {
  Decimal value = change.change->quantity->value;
  if (change.change->quantity->measure == "‰") value = value.Scaled(-1);
  return change.sign < 0 ? value.Negated() : value;
}

Rational PercentChange(const Rational& current, const Rational& before) {
  return Rational(100) * (current - before) / before;
}

/// The whole numbers on both sides of the earlier figure that the percentage asks for, with the
/// percentages that they would give.
record::Text NearestFeasible(const Rational& current, const Decimal& percent) {
  const Rational factor = Rational(100) + Rational(percent);
  if (factor.Sign() <= 0) return {};
  const Rational asked = current * Rational(100) / factor;
  record::Text text;
  for (const Rational& before : {asked.Floor(), asked.Ceiling()}) {
    if (before.Sign() <= 0) continue;
    const int places = std::max(0, -percent.exponent());
    const std::string whole = before.ToString(0);
    const std::string change = PercentChange(current, before).ToString(places);
    AddToList(text,
              {fmt::format("{}（{}%）", whole, change), fmt::format("{} ({}%)", whole, change)});
  }
  return text;
}

/// Whole changes that give the percentage if divided by the current figure.
std::optional<WholeRange> OfCurrent(const Rational& current, const Change& change) {
  if (current.Sign() <= 0) return std::nullopt;
  Decimal size = change.change->quantity->value;
  if (change.change->quantity->measure == "‰") size = size.Scaled(-1);
  return ImpliedNumerators(current, size, Rounding::kNearest);
}

Finding PercentOfCount(const Context& context, const rules::CheckRule& rule, const Change& change) {
  const Rational current(change.of->quantity->value);
  const Decimal percent = SignedPercent(change);
  constexpr std::int64_t kMost = 1'000'000'000'000;
  const auto range = ImpliedPrevious(current, percent, Rounding::kNearest, Rational(kMost));
  if (range) {
    const Rational span = Rational::PowerOfTen(2 - percent.exponent());
    if (range->low >= span) {
      return UncheckedClaim(
          context, rule, *change.claim, "no_power",
          {"数值较大，任何百分比都有相应的上期数，需上期数据才能核对",
           "with figures of this size every percentage has an earlier figure that "
           "fits; the earlier issue is needed"});
    }
    Finding finding = Start(context, rule, Verdict::kHolds);
    finding.explanation.low = range->low.ToString(0);
    finding.explanation.high = range->high.ToString(0);
    if (range->IsSingle()) finding.explanation.value = finding.explanation.low;
    finding.power = WithMeasure(range->high - range->low + Rational(1), *change.of);
    return FinishChange(
        context, rule, change, std::move(finding),
        {"上期应为 " + RangeText(*range), "the figure before was " + RangeText(*range)});
  }
  if (const auto cut = ImpliedPrevious(current, percent, Rounding::kTruncated, Rational(kMost))) {
    Finding finding = Start(context, rule, Verdict::kExplained);
    finding.severity = Severity::kNote;
    ExplainRange(finding, "truncation", *cut, {},
                 {"百分比末位之后直接舍去", "the percentage was cut off, not rounded"});
    return FinishChange(
        context, rule, change, std::move(finding),
        {"上期应为 " + RangeText(*cut), "the figure before was " + RangeText(*cut)});
  }
  Finding finding = Start(context, rule, Verdict::kContradicted);
  finding.tried = {"truncation"};
  const record::Text nearest = NearestFeasible(current, percent);
  record::Text detail = {"上期数应为整数，没有整数能得出这个百分比",
                         "the figure before was a whole number, and none gives this percentage"};
  if (!nearest.zh.empty()) {
    detail.zh += "；最接近的上期数是 " + nearest.zh;
    detail.en += "; the nearest are " + nearest.en;
  }
  if (const auto delta = OfCurrent(current, change)) {
    detail.zh += fmt::format("；若误以本期数为基数，则增减 {}", RangeText(*delta));
    detail.en += fmt::format("; divided by the current figure by mistake, the change is {}",
                             RangeText(*delta));
  }
  Explain(finding, "impossible", detail);
  return FinishChange(context, rule, change, std::move(finding),
                      {"没有可能的上期数", "no figure before is possible"});
}

/// Both the change and its percentage are printed: one follows from the other.
Finding DeltaAndPercent(const Context& context, const rules::CheckRule& rule,
                        const Change& change) {
  const Rational current(change.of->quantity->value);
  const Rational size(change.delta->quantity->value);
  const Rational before = change.sign > 0 ? current - size : current + size;
  const Decimal& stated = change.change->quantity->value;
  const Rational scale(change.change->quantity->measure == "‰" ? 1000 : 100);
  if (before.Sign() <= 0) {
    Finding finding =
        Start(context, rule, before.Sign() < 0 ? Verdict::kContradicted : Verdict::kUnchecked);
    if (before.Sign() == 0) finding.reason = "zero_denominator";
    Explain(finding, "impossible",
            {"上期数不会小于或等于0", "the figure before cannot be 0 or less"});
    return FinishChange(
        context, rule, change, std::move(finding),
        {"上期为 " + before.ToShortString(), "the figure before is " + before.ToShortString()});
  }
  const Rational computed = scale * size / before;
  const Fit fit = FitOf(computed, stated);
  const int places = std::max(0, -stated.exponent());
  Finding finding = Start(context, rule, Verdict::kHolds);
  if (fit == Fit::kRounded) {
    finding.power = WithMeasure(
        Rational(1) + (before * Rational::PowerOfTen(stated.exponent()) / scale).Floor(),
        *change.of);
  } else if (fit == Fit::kTruncated) {
    finding = Start(context, rule, Verdict::kExplained);
    finding.severity = Severity::kNote;
    Explain(finding, "truncation",
            {"百分比末位之后直接舍去", "the percentage was cut off, not rounded"});
  } else if (!current.IsZero() && FitOf(scale * size / current, stated) == Fit::kRounded) {
    finding = Start(context, rule, Verdict::kExplained);
    Explain(finding, "current_value_base",
            {"增减数除以了本期数，应除以上期数",
             "the change was divided by the current figure instead of the one before"});
  } else {
    finding = Start(context, rule, Verdict::kContradicted);
    finding.tried = {"truncation", "current_value_base"};
  }
  const std::string percent = computed.ToString(places + 1) + change.change->quantity->measure;
  finding.computed = percent;
  return FinishChange(context, rule, change, std::move(finding),
                      {fmt::format("上期为 {}，算得 {}", before.ToShortString(), percent),
                       fmt::format("from {} that is {}", before.ToShortString(), percent)});
}

/// A change in the figure's own unit: what was before must be possible.
Finding Difference(const Context& context, const rules::CheckRule& rule, const Change& change) {
  const Rational current(change.of->quantity->value);
  const Rational size(change.change->quantity->value);
  const Rational before = change.sign > 0 ? current - size : current + size;
  if (before.Sign() < 0) {
    Finding finding = Start(context, rule, Verdict::kContradicted);
    Explain(finding, "impossible", {"上期数不会是负数", "the figure before cannot be negative"});
    return FinishChange(
        context, rule, change, std::move(finding),
        {"上期为 " + before.ToShortString(), "the figure before is " + before.ToShortString()});
  }
  return UncheckedClaim(context, rule, *change.claim, "missing",
                        {fmt::format("上期应为 {}，需上期数据核对", before.ToShortString()),
                         fmt::format("the figure before was {}; the earlier issue is needed",
                                     before.ToShortString())});
}

Finding OfRate(const Context& context, const rules::CheckRule& rule, const Change& change) {
  const Rational current(change.of->quantity->value);
  const Rational size(change.change->quantity->value);
  const Rational points = change.sign > 0 ? current - size : current + size;
  const Rational factor = Rational(100) + (change.sign > 0 ? size : -size);
  std::string relative = "—";
  if (factor.Sign() > 0) relative = (current * Rational(100) / factor).ToString(2);
  return UncheckedClaim(
      context, rule, *change.claim, "ambiguous",
      {fmt::format("“%”可以指百分点（上期 {}%）或相对变化（上期 {}%）", points.ToString(2),
                   relative),
       fmt::format(
           "\"%\" may mean percentage points (before: {}%) or a relative change (before: {}%)",
           points.ToString(2), relative)});
}

/// What two rates make of a change in points, "" where that is right: each of the three was
/// rounded.
std::string MisfitOfPoints(const Context& context, const Change& change, const Observation& from) {
  const auto now = ValuesOf(context, *change.of), before = ValuesOf(context, from);
  const auto stated = ValuesOf(context, *change.change);
  if (!now || !before || !stated) return "";
  const Interval difference = change.sign > 0 ? *now - *before : *before - *now;
  if (difference.Overlaps(*stated)) return "";
  const Rational size =
      (Rational(change.of->quantity->value) - Rational(from.quantity->value)).Abs();
  return WithMeasure(size, *change.change);
}

/// What the two figures make of the printed change, "" where that is right. `from` is not 0.
std::string MisfitOf(const Context& context, const Change& change, const Observation& from) {
  const Rational before(from.quantity->value);
  const Rational size = (Rational(change.of->quantity->value) - before).Abs();
  if (change.delta != nullptr && Rational(change.delta->quantity->value) != size) {
    return WithMeasure(size, *change.of);
  }
  if (change.change == nullptr || change.change == change.of || change.change == change.delta) {
    return "";
  }
  const bool counts = IsExactCount(context, *change.of);
  const Measure measure = MeasureOf(context, *change.change);
  if (!counts && measure == Measure::kPoints) return MisfitOfPoints(context, change, from);
  if (!counts || measure != Measure::kPercent) return "";
  const Decimal& stated = change.change->quantity->value;
  const Rational scale(change.change->quantity->measure == "‰" ? 1000 : 100);
  const Fit fit = FitOf(scale * size / before, stated);
  if (fit == Fit::kRounded || fit == Fit::kTruncated) return "";
  return (scale * size / before).ToString(std::max(0, -stated.exponent()) + 1) +
         change.change->quantity->measure;
}

/// The smallest error of the current figure that would show: the direction alone sees little.
std::string PowerOf(const Context& context, const Change& change, const Rational& before) {
  const Observation& of = *change.of;
  const Observation* printed = change.delta != nullptr ? change.delta : change.change;
  if (printed == &of) {
    return WithMeasure((Rational(of.quantity->value) - before).Abs(), of);
  }
  if (!IsExactCount(context, of) || printed == change.delta) {
    return WithMeasure(Rational::PowerOfTen(printed->quantity->value.exponent()), of);
  }
  const Rational scale(printed->quantity->measure == "‰" ? 1000 : 100);
  const Rational unit = Rational::PowerOfTen(printed->quantity->value.exponent());
  return WithMeasure(Rational(1) + (before * unit / scale).Floor(), of);
}

/// 由30起下降到18起: the direction and, where they are printed, the change and the percentage
/// follow from both figures.
Finding FromTo(const Context& context, const rules::CheckRule& rule, const Change& change,
               const Observation& from) {
  const Rational current(change.of->quantity->value);
  const Rational before(from.quantity->value);
  const bool holds = change.sign > 0 ? current > before : current < before;
  Finding finding = Start(context, rule, holds ? Verdict::kHolds : Verdict::kContradicted);
  if (holds) finding.power = PowerOf(context, change, before);
  if (!holds) {
    Explain(finding, "impossible",
            {"两个数的大小与所说的升降相反", "the two figures go the other way"});
  }
  const std::string misfit = holds && !before.IsZero() ? MisfitOf(context, change, from) : "";
  if (!misfit.empty()) {
    finding = Start(context, rule, Verdict::kContradicted);
    finding.tried = {"truncation"};
    finding.computed = misfit;
  }
  finding.operands.push_back(OperandOf(context, from.id, "before"));
  // 环比增长25%(上月1010件) names it no more than that.
  if (from.label.empty()) finding.operands.back().label = LabelOf(context, *change.of);
  record::Text result = {"原为 " + from.printed, "it was " + from.printed};
  if (!misfit.empty()) {
    result.zh += "，应为 " + misfit;
    result.en += ", which makes " + misfit;
  }
  return FinishChange(context, rule, change, std::move(finding), result);
}

/// Reads the terms; the sign is 0 for 持平 and where no figure says how much.
Change ReadChange(const Context& context, const Claim& claim) {
  Change change;
  change.claim = &claim;
  change.change = FigureOf(context, claim.First("change"));
  change.of = FigureOf(context, claim.First("of"));
  change.delta = FigureOf(context, claim.First("delta"));
  if (const record::Term* reference = claim.First("reference")) change.reference = reference->text;
  const record::Term* direction = claim.First("direction");
  if (direction != nullptr && direction->text == "up") change.sign = 1;
  if (direction != nullptr && direction->text == "down") change.sign = -1;
  return change;
}

bool IsApproximate(const Observation* figure) {
  return figure != nullptr &&
         (figure->quantity->bound != record::Bound::kExactly || figure->quantity->high.has_value());
}

/// 较上期减少41件,环比下降1.11%: two claims about one figure that stand side by side. The words for
/// the earlier period differ, so that they belong together is shown only where they agree.
std::vector<Change> JoinChanges(const Context& context) {
  constexpr std::size_t kCommaBytes = 3;
  std::vector<Change> changes;
  for (const Claim* claim : ClaimsOf(context, "change")) {
    Change change = ReadChange(context, *claim);
    Change* last = changes.empty() ? nullptr : &changes.back();
    const bool joins = last != nullptr && last->change == nullptr && last->delta != nullptr &&
                       change.change != nullptr && change.delta == nullptr &&
                       last->of == change.of && last->sign == change.sign &&
                       last->claim->paragraph == claim->paragraph &&
                       claim->begin <= last->claim->end + kCommaBytes;
    if (joins) {
      change.delta = last->delta;
      change.delta_is_joined = change.reference != last->reference;
      *last = change;
    } else {
      changes.push_back(std::move(change));
    }
  }
  return changes;
}

std::optional<Finding> CheckChange(const Context& context, const rules::CheckRule& rule,
                                   Change change) {
  if (change.sign == 0) return std::nullopt;  // 持平 states no figure of its own.
  const Claim& claim = *change.claim;
  if (change.of == nullptr) {
    return UncheckedClaim(context, rule, claim, "missing",
                          {"没有本期数", "the current figure is missing"});
  }
  const Observation* from = FigureOf(context, claim.First("from"));
  // 受理1250件,环比增长25%(上月办结1010件) is no earlier figure of what has changed.
  if (from != nullptr && !from->indicator.empty() && from->indicator != change.of->indicator) {
    from = nullptr;
  }
  if (IsApproximate(change.change) || IsApproximate(change.of) || IsApproximate(change.delta) ||
      IsApproximate(from)) {
    return UncheckedClaim(context, rule, claim, "no_power",
                          {"数值是约数", "the figures are only approximate"});
  }
  if (from != nullptr &&
      !SameMeasure(context, from->quantity->measure, change.of->quantity->measure)) {
    return UncheckedClaim(context, rule, claim, "ambiguous",
                          {"前后两数计量单位不同", "the two figures count different things"});
  }
  if (change.change == nullptr) change.change = change.delta;
  if (from != nullptr) {
    if (change.change == nullptr) change.change = change.of;
    return FromTo(context, rule, change, *from);
  }
  if (change.change == nullptr) return std::nullopt;
  const bool count = IsExactCount(context, *change.of);
  switch (MeasureOf(context, *change.change)) {
    case Measure::kPercent:
      if (!count) return OfRate(context, rule, change);
      if (change.delta != nullptr) {
        Finding both = DeltaAndPercent(context, rule, change);
        if (both.verdict != Verdict::kContradicted || !change.delta_is_joined) return both;
        change.delta = nullptr;
      }
      return PercentOfCount(context, rule, change);
    case Measure::kPoints:
      if (count) {
        Finding finding = Start(context, rule, Verdict::kSuspect);
        Explain(finding, "percentage_points",
                {"件数等数量的增减不能用百分点表示，应为百分比或数量",
                 "a number of things does not change by percentage points"});
        return FinishChange(context, rule, change, std::move(finding),
                            {"计量单位不当", "the unit does not fit"});
      }
      return Difference(context, rule, change);
    case Measure::kThings:
      return Difference(context, rule, change);
  }
  return std::nullopt;
}

/// True if the change fits another count before it in the paragraph, which is then the one that it
/// speaks of: 受理1000件,办结953件。与4月份相比增加100件,增长11.11%.
bool FitsAnother(const Context& context, const rules::CheckRule& rule, Change change) {
  const Observation& taken = *change.of;
  const Claim& claim = *change.claim;
  return std::any_of(context.facts.observations.begin(), context.facts.observations.end(),
                     [&](const Observation& other) {
                       const bool before = other.source == record::Source::kProse &&
                                           other.paragraph == claim.paragraph &&
                                           other.begin < claim.begin;
                       if (!before || other.id == taken.id || !IsExactCount(context, other))
                         return false;
                       if (!SameMeasure(context, other.quantity->measure, taken.quantity->measure))
                         return false;
                       if (!SamePeriod(context, other, taken)) return false;
                       change.of = &other;
                       const auto finding = CheckChange(context, rule, change);
                       return finding && finding->verdict == Verdict::kHolds;
                     });
}

}  // namespace

std::vector<Finding> CheckChanges(const Context& context, const rules::CheckRule& rule) {
  std::vector<Finding> findings;
  for (const Change& change : JoinChanges(context)) {
    auto finding = CheckChange(context, rule, change);
    if (!finding) continue;
    // What a percentage alone fits, much else would fit as well.
    const bool has_figures = change.delta != nullptr || change.claim->First("from") != nullptr;
    const bool names = change.of != nullptr && has_figures && IsExactCount(context, *change.of);
    if (finding->verdict == Verdict::kContradicted && names && FitsAnother(context, rule, change)) {
      finding = UncheckedClaim(context, rule, *change.claim, "ambiguous",
                               {"前文有几个数，与其中另一个相符，不能断定说的是哪一个",
                                "it fits another of the counts before it, and the text does not "
                                "say which one has changed"});
    }
    findings.push_back(std::move(*finding));
  }
  return findings;
}

}  // namespace gouji::check
