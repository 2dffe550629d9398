// The kind "daily_average": a total spread over the days of its period.

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "check/claim_terms.h"
#include "check/finding_builder.h"
#include "check/implied.h"
#include "check/period_days.h"
#include "check/rounding.h"
#include "check/rule_kinds.h"
#include "check/stated_base.h"

namespace gouji::check {

namespace {

using record::Finding;
using record::Observation;
using record::Severity;
using record::Verdict;

std::optional<PeriodDays> DaysOfFigure(const Context& context, const Observation& average,
                                       const Observation& total) {
  for (const std::string& period : {average.period, total.period}) {
    if (auto days = DaysOf(period)) return days;
  }
  const record::DocumentInfo& info = context.facts.info;
  return DaysOf(info.period_from + "/" + info.period_to);
}

bool Fits(const Context& context, const Observation& total, const Observation& average, int days) {
  const auto values = ValuesOf(context, total);
  const auto each = values ? Divide(*values, Interval::Exactly(Rational(days))) : std::nullopt;
  if (!each) return false;
  if (average.quantity->bound != record::Bound::kExactly) {
    const auto stated = ValuesOf(context, average);
    return stated && stated->Overlaps(*each);
  }
  return FitOf(*each, average.quantity->value) == Fit::kRounded;
}

/// The other ways to count days that offices use, each with a name.
struct OtherDays {
  int days;
  record::Text detail;
};

std::vector<OtherDays> OtherDaysOf(const PeriodDays& period) {
  std::vector<OtherDays> others;
  others.push_back(
      {period.weekdays,
       {fmt::format("按周一至周五{}天计算", period.weekdays),
        fmt::format("divided by the {} days from Monday to Friday", period.weekdays)}});
  others.push_back({period.calendar + 1,
                    {fmt::format("按{}天计算，首尾多算了一天", period.calendar + 1),
                     fmt::format("divided by {} days, one too many", period.calendar + 1)}});
  if (period.calendar > 28 && period.calendar <= 31) {
    for (const int days : {28, 30, 31}) {
      if (days == period.calendar) continue;
      others.push_back({days,
                        {fmt::format("按{}天的月份计算", days),
                         fmt::format("divided by a month of {} days", days)}});
    }
  }
  return others;
}

/// A whole number of the text in the range that is not the average itself, such as the 7 of
/// 国庆假期7天; digits of decimals and of grouped numbers are none.
std::optional<std::string> NumberIn(const std::string& text, const WholeRange& range,
                                    const Observation& average) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto joins = [](char c) { return c == '.' || c == ','; };
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    const bool whole = end > i && end - i <= 4 && (i == 0 || !joins(text[i - 1])) &&
                       (end + 1 >= text.size() || !joins(text[end]) || !is_digit(text[end + 1]));
    if (whole) {
      const Rational number(std::stoi(text.substr(i, end - i)));
      const bool other = number != Rational(average.quantity->value);
      if (other && range.low <= number && number <= range.high) return text.substr(i, end - i);
    }
    i = std::max(end, i + 1);
  }
  return std::nullopt;
}

void ExplainMisfit(const Context& context, const rules::CheckRule& rule, const Observation& total,
                   const Observation& average, const PeriodDays& period,
                   const std::string& sentence, Finding& finding) {
  const Rational computed = Rational(total.quantity->value) / Rational(period.calendar);
  const Fit fit = FitOf(computed, average.quantity->value);
  if (fit == Fit::kTruncated || fit == Fit::kCeiling) {
    finding = Start(context, rule, Verdict::kExplained);
    finding.severity = Severity::kNote;
    const bool cut = fit == Fit::kTruncated;
    Explain(finding, "truncation",
            {cut ? "末位之后直接舍去，没有四舍五入" : "尾数一律进位，没有四舍五入",
             cut ? "cut off, not rounded" : "rounded up, not to the nearest"});
    return;
  }
  finding.tried.push_back("truncation");
  for (const OtherDays& other : OtherDaysOf(period)) {
    if (other.days < 1 || !Fits(context, total, average, other.days)) continue;
    finding = Start(context, rule, Verdict::kExplained);
    Explain(finding, "other_base", other.detail);
    finding.explanation.value = std::to_string(other.days);
    return;
  }
  finding.tried.push_back("other_base");
  const auto range =
      average.quantity->value.IsZero()
          ? std::nullopt
          : ImpliedDenominators(Rational(total.quantity->value) / Rational(100),
                                average.quantity->value, Rounding::kNearest, Rational(36600));
  if (const auto days = range ? NumberIn(sentence, *range, average) : std::nullopt) {
    finding = Start(context, rule, Verdict::kExplained);
    finding.severity = Severity::kNote;
    Explain(finding, "other_base",
            {fmt::format("按句中所写的{}天计算", *days),
             fmt::format("divided by the {} days that the sentence names", *days)});
    finding.explanation.value = *days;
    return;
  }
  if (range) {
    ExplainRange(finding, "implied_denominator", *range, {},
                 {fmt::format("相当于按{}天计算", RangeText(*range)),
                  fmt::format("as if divided by {} days", RangeText(*range))});
  }
}

std::optional<Finding> CheckAverage(const Context& context, const rules::CheckRule& rule,
                                    const BaseFinder& finder, const record::Claim& claim) {
  const Observation* average = FigureOf(context, claim.First("average"));
  if (average == nullptr) return std::nullopt;
  // 日均接听 is of the calls, whatever total stands nearer.
  const record::Term* named = claim.First("base");
  const record::Term* before = claim.First("of");
  const bool open = named == nullptr || named->indicator.empty();
  if (open || (before != nullptr && before->indicator == named->indicator)) named = before;
  const auto base = finder.Find({&claim, named, average->quantity->measure});
  if (!base || base->kind == StatedBase::Kind::kNear) {
    return UncheckedClaim(context, rule, claim, "missing",
                          {"不能断定是哪一个总数的日均", "the text does not say of which total"});
  }
  const Observation& total = context.At(base->observation);
  if (average->period != total.period && !average->period.empty() && !total.period.empty()) {
    return UncheckedClaim(context, rule, claim, "missing",
                          {"日均与总数不是同一时段的", "average and total are of two periods"});
  }
  const std::optional<PeriodDays> period = DaysOfFigure(context, *average, total);
  if (!period) {
    return UncheckedClaim(context, rule, claim, "missing",
                          {"统计时段不明", "the period is not known"});
  }
  const Rational computed = Rational(total.quantity->value) / Rational(period->calendar);
  Finding finding = Start(context, rule, Verdict::kHolds);
  if (Fits(context, total, *average, period->calendar)) {
    const Rational unit = Rational::PowerOfTen(average->quantity->value.exponent());
    finding.power = WithMeasure((unit * Rational(period->calendar)).Ceiling(), total);
  } else if (!claim.sentence.empty() && claim.sentence.find(total.printed) == std::string::npos &&
             (open || NumberIn(claim.sentence, {Rational(1), Rational(366)}, *average))) {
    return UncheckedClaim(context, rule, claim, "missing",
                          {"所在句子没有总数，不能断定是哪些天的日均",
                           "its sentence names no total: the days may be others"});
  } else {
    finding = Start(context, rule, Verdict::kContradicted);
    ExplainMisfit(context, rule, total, *average, *period, claim.sentence, finding);
  }
  SetValues(finding, context, average->id, computed);
  finding.operands = {OperandOf(context, average->id, "stated"),
                      OperandOf(context, total.id, "total"),
                      ComputedOperand("days", {"天数", "days"}, Rational(period->calendar), "")};
  const std::string shown = finding.computed;
  return Finish(std::move(finding), rule,
                {{"average", Both(average->printed)},
                 {"label", Both(LabelOf(context, total))},
                 {"total", Both(total.printed)},
                 {"days", Both(std::to_string(period->calendar))},
                 {"computed", Both(shown)}});
}

}  // namespace

std::vector<Finding> CheckDailyAverages(const Context& context, const rules::CheckRule& rule) {
  std::vector<Finding> findings;
  const BaseFinder finder(context, Setting(rule, "totals"));
  for (const record::Claim* claim : ClaimsOf(context, "daily_average")) {
    if (auto finding = CheckAverage(context, rule, finder, *claim)) {
      findings.push_back(std::move(*finding));
    }
  }
  return findings;
}

}  // namespace gouji::check
