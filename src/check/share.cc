// The kinds "share", "share_base" and "share_sum": counts of categories and the percentages printed
// with them.
//
// A group of shares is judged once. If they fit the base that the text states, each holds. If they
// fit another whole number together, that is one finding about the base, not one for each share.
// What remains is judged share by share.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "check/base_search.h"
#include "check/claim_terms.h"
#include "check/finding_builder.h"
#include "check/rule_kinds.h"
#include "check/share_causes.h"
#include "check/share_group.h"

namespace gouji::check {

namespace {

using record::Finding;
using record::Severity;
using record::Verdict;

struct Judgement {
  std::vector<const ShareItem*> single;  ///< To be judged one by one against the stated base.
  std::vector<const ShareItem*> joint;   ///< Fit `range` together and not the stated base.
  std::optional<WholeRange> range;
  Rounding rounding = Rounding::kNearest;
};

Interval Values(const Context& context, const record::Observation& figure) {
  return ValuesOf(context, figure).value_or(Interval::Everything());
}

Fit FitOfItem(const Context& context, const ShareItem& item, const record::Observation& base) {
  return FitShare(context, Values(context, *item.count), Values(context, base), *item.share);
}

/// The whole numbers that all shares fit, rounded or, failing that, cut off.
std::optional<WholeRange> CommonBase(const Context& context,
                                     const std::vector<const ShareItem*>& items,
                                     Rounding* rounding) {
  const std::vector<Share> pairs = PairsOf(context, items);
  if (pairs.size() != items.size() || pairs.empty()) return std::nullopt;
  for (const Rounding mode : {Rounding::kNearest, Rounding::kTruncated}) {
    *rounding = mode;
    if (auto range = JointDenominators(pairs, mode, MostThings())) return range;
  }
  return std::nullopt;
}

/// With four shares or more one may be wrong by itself without hiding what the others have in
/// common.
void TakeOutOne(const Context& context, Judgement& judgement) {
  constexpr std::size_t kFewest = 4;
  if (judgement.joint.size() < kFewest || judgement.joint.size() > 100) return;
  for (std::size_t i = 0; i < judgement.joint.size(); ++i) {
    std::vector<const ShareItem*> others = judgement.joint;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    judgement.range = CommonBase(context, others, &judgement.rounding);
    if (!judgement.range) continue;
    judgement.single.push_back(judgement.joint[i]);
    judgement.joint = std::move(others);
    return;
  }
}

Judgement Judge(const Context& context, const ShareGroup& group) {
  Judgement judgement;
  std::vector<const ShareItem*> misfits;
  for (const ShareItem& item : group.items) {
    if (item.count == nullptr) continue;
    const bool fits = group.base && FitOfItem(context, item, context.At(group.base->observation)) ==
                                        Fit::kRounded;
    (fits ? judgement.single : misfits).push_back(&item);
  }
  const bool most_miss = misfits.size() >= 2 && misfits.size() > judgement.single.size();
  if (!group.base || group.base->kind == StatedBase::Kind::kNear || !most_miss) {
    judgement.single.insert(judgement.single.end(), misfits.begin(), misfits.end());
    return judgement;
  }
  // Those that happen to fit the stated base belong to the common one if they fit it too.
  std::vector<const ShareItem*> all;
  for (const ShareItem& item : group.items) {
    if (item.count != nullptr) all.push_back(&item);
  }
  judgement.range = CommonBase(context, all, &judgement.rounding);
  if (judgement.range) {
    judgement.joint = std::move(all);
    judgement.single.clear();
  } else {
    judgement.joint = misfits;
    judgement.range = CommonBase(context, misfits, &judgement.rounding);
    if (!judgement.range) TakeOutOne(context, judgement);
  }
  const record::Observation& base = context.At(group.base->observation);
  if (!judgement.range || judgement.range->Contains(Rational(base.quantity->value))) {
    judgement.range.reset();
    judgement.single.insert(judgement.single.end(), judgement.joint.begin(), judgement.joint.end());
    judgement.joint.clear();
  }
  return judgement;
}

// ---- one finding about the base of a group ------------------------------------------------------

/// The group's own parts may be what they are shares of.
std::optional<record::Operand> SumOfParts(const ShareGroup& group, const WholeRange& range) {
  Rational sum;
  for (const ShareItem& item : group.items) {
    if (item.count == nullptr) return std::nullopt;
    sum = sum + Rational(item.count->quantity->value);
  }
  if (group.items.size() < 2 || !range.Contains(sum)) return std::nullopt;
  return ComputedOperand("match",
                         {fmt::format("所列{}项之和", group.items.size()),
                          fmt::format("sum of the {} listed", group.items.size())},
                         sum, group.items.front().count->quantity->measure);
}

std::vector<record::Operand> Matches(const Context& context, const ShareGroup& group,
                                     const WholeRange& range) {
  BaseQuery query;
  query.range = range;
  const ShareItem& first = group.items.front();
  query.topic = first.claim->topic;
  query.paragraph = first.claim->paragraph;
  query.measure = first.count->quantity->measure;
  for (const ShareItem& item : group.items) {
    if (item.count != nullptr) query.exclude.push_back(item.count->id);
  }
  if (group.base) query.exclude.push_back(group.base->observation);
  std::vector<record::Operand> matches = FindBases(context, query);
  if (auto sum = SumOfParts(group, range)) matches.insert(matches.begin(), std::move(*sum));
  return matches;
}

/// A match in a wide range may be chance: 2 in 100 is what a list of fifty figures leaves.
bool IsTelling(const WholeRange& range) {
  return (range.high - range.low) * Rational(50) <= range.low;
}

record::Text MatchText(const std::vector<record::Operand>& matches) {
  record::Text text;
  for (std::size_t i = 0; i < matches.size() && i < 3; ++i) {
    const record::Text name = NameOf(matches[i]);
    const std::string value = " " + matches[i].value + matches[i].measure;
    AddToList(text, {name.zh + value, name.en + value});
  }
  return text;
}

record::Text ImpliedDetail(const WholeRange& range, const std::vector<record::Operand>& matches,
                           std::size_t shares) {
  const std::string implied = RangeText(range);
  const std::string count = std::to_string(shares);
  record::Text text;
  text.zh = shares > 1 ? fmt::format("{}项占比同时成立的分母只有{}", count, implied)
                       : fmt::format("该占比对应的分母是{}", implied);
  text.en = shares > 1
                ? fmt::format("the only denominator that all {} shares fit is {}", count, implied)
                : fmt::format("the share fits the denominator {}", implied);
  if (matches.empty()) {
    text.zh += "，本文没有这个数";
    text.en += ", a figure that the bulletin does not print";
  } else {
    text.zh += "，即" + MatchText(matches).zh;
    text.en += ", which is " + MatchText(matches).en;
  }
  return text;
}

record::Text Labels(const std::vector<const ShareItem*>& items) {
  record::Text labels;
  for (std::size_t i = 0; i < items.size() && i < 3; ++i) AddToList(labels, Both(items[i]->label));
  return labels;
}

Finding BaseFinding(const Context& context, const rules::CheckRule& rule, const ShareGroup& group,
                    const Judgement& judgement) {
  const record::Observation& base = context.At(group.base->observation);
  const Rational base_value(base.quantity->value);
  std::vector<record::Operand> matches = Matches(context, group, *judgement.range);
  const bool named = !group.base_name.empty();
  const bool explained = !matches.empty() && !named && IsTelling(*judgement.range);
  Finding finding = Start(context, rule, explained ? Verdict::kExplained : Verdict::kContradicted);
  const ShareItem& first = *judgement.joint.front();
  const Rational computed = ComputedShare(first, base_value);
  SetValues(finding, context, first.share->id, computed);
  finding.operands.push_back(OperandOf(context, base.id, "denominator"));
  for (const ShareItem* item : judgement.joint) {
    finding.operands.push_back(OperandOf(context, item->count->id, "numerator"));
    finding.operands.push_back(OperandOf(context, item->share->id, "stated"));
  }
  finding.tried = {"truncation", "balanced"};
  if (!explained) finding.tried.push_back("other_base");
  const record::Text detail = ImpliedDetail(*judgement.range, matches, judgement.joint.size());
  ExplainRange(finding, explained ? "other_base" : "implied_denominator", *judgement.range,
               std::move(matches), detail);
  return Finish(std::move(finding), rule,
                {{"labels", Labels(judgement.joint)},
                 {"shares", Both(std::to_string(judgement.joint.size()))},
                 {"base", Both(LabelOf(context, base))},
                 {"base_value", Both(base.printed)},
                 {"implied", Both(RangeText(*judgement.range))},
                 {"label", Both(first.label)},
                 {"count", Both(first.count->printed)},
                 {"share", Both(first.share->printed)},
                 {"computed", Both(finding.computed)}});
}

// ---- one share
// -----------------------------------------------------------------------------------

/// The smallest error of the count that the printed share would show for certain.
std::string Power(const Context& context, const ShareItem& item, const record::Observation& base) {
  if (!IsExactCount(context, *item.count) || !IsExactCount(context, base)) return "";
  const auto range =
      ImpliedNumerators(Rational(base.quantity->value), PercentOf(*item.share), Rounding::kNearest);
  if (!range) return "";
  const Rational count(item.count->quantity->value);
  const Rational reach = std::max(count - range->low, range->high - count);
  return WithMeasure(reach + Rational(1), *item.count);
}

/// The base that the share needs together with others of its list that do not fit the stated one.
std::optional<WholeRange> BaseWithOthers(const Context& context, const ShareGroup& group,
                                         const ShareItem& item, std::size_t* shares) {
  const record::Observation& base = context.At(group.base->observation);
  std::vector<const ShareItem*> joint = {&item};
  std::optional<WholeRange> range;
  for (const ShareItem& other : group.items) {
    if (other.share == item.share || other.count == nullptr) continue;
    if (FitOfItem(context, other, base) != Fit::kOff) continue;
    joint.push_back(&other);
    Rounding rounding;
    const auto common = CommonBase(context, joint, &rounding);
    if (common && IsTelling(*common)) {
      range = common;
    } else {
      joint.pop_back();
    }
  }
  *shares = joint.size();
  return range;
}

/// Why a share is off that no habit of rounding explains and no printed base.
void ExplainMiss(const Context& context, const ShareGroup& group, const ShareItem& item, Fit fit,
                 Finding& finding) {
  std::size_t shares = 1;
  if (fit == Fit::kOff) {
    if (const auto range = BaseWithOthers(context, group, item, &shares)) {
      ExplainRange(finding, "implied_denominator", *range, {}, ImpliedDetail(*range, {}, shares));
      return;
    }
  }
  finding.tried.push_back("other_base");
  if (const auto slip = FindSlip(context, group, item, fit, &finding.tried)) {
    Explain(finding, slip->kind, slip->detail);
    finding.explanation.value = slip->value;
    return;
  }
  Rounding rounding;
  const auto alone = CommonBase(context, {&item}, &rounding);
  if (!alone) return;
  const Rational base(context.At(group.base->observation).quantity->value);
  ExplainEither(finding, item.share->quantity->value, item.share->quantity->measure,
                ComputedShare(item, base), *alone);
}

/// The finding of a share that no habit of rounding explains.
Finding Missed(const Context& context, const rules::CheckRule& rule, const ShareGroup& group,
               const ShareItem& item, Fit fit, const std::vector<std::string>& tried) {
  const std::optional<Cause> count = FindClosingCount(context, group, item);
  Rounding rounding;
  const auto range = CommonBase(context, {&item}, &rounding);
  std::vector<record::Operand> matches;
  if (!count && range && IsTelling(*range)) {
    ShareGroup alone{{item}, group.base, group.base_name};
    matches = Matches(context, alone, *range);
  }
  // A base that the sentence names is what it claims; only where it names none may another figure
  // be what was meant.
  const bool explained = !matches.empty() && group.base->kind == StatedBase::Kind::kTaken;
  Finding finding = Start(context, rule, explained ? Verdict::kExplained : Verdict::kContradicted);
  if (!explained && fit == Fit::kOneUnit) {
    finding.severity = std::min(finding.severity, Severity::kWarning);
  }
  finding.tried = tried;
  if (count) {
    Explain(finding, count->kind, count->detail);
    finding.explanation.value = count->value;
  } else if (!matches.empty()) {
    const record::Text detail = ImpliedDetail(*range, matches, 1);
    ExplainRange(finding, explained ? "other_base" : "implied_denominator", *range,
                 std::move(matches), detail);
  } else {
    ExplainMiss(context, group, item, fit, finding);
  }
  return finding;
}

Finding ShareFinding(const Context& context, const rules::CheckRule& rule, const ShareGroup& group,
                     const ShareItem& item) {
  const record::Observation& base = context.At(group.base->observation);
  const Rational base_value(base.quantity->value);
  if (base_value.IsZero()) {
    return UncheckedClaim(context, rule, *item.claim, "zero_denominator",
                          {"所述分母为0", "the stated base is 0"});
  }
  const Fit fit = FitOfItem(context, item, base);
  if (fit != Fit::kRounded && group.base->kind == StatedBase::Kind::kNear) {
    return UncheckedClaim(context, rule, *item.claim, "ambiguous",
                          {"所称分母与文中数据不是同一名称",
                           "the base is named otherwise than any figure of the bulletin"});
  }
  Finding finding = Start(context, rule, Verdict::kHolds);
  if (fit == Fit::kRounded) {
    finding.power = Power(context, item, base);
  } else if (const std::optional<Cause> convention =
                 FindConvention(context, group, item, fit, &finding.tried)) {
    finding = Start(context, rule, Verdict::kExplained);
    finding.severity = Severity::kNote;
    Explain(finding, convention->kind, convention->detail);
  } else {
    finding = Missed(context, rule, group, item, fit, finding.tried);
  }
  SetValues(finding, context, item.share->id, ComputedShare(item, base_value));
  finding.operands.push_back(OperandOf(context, item.count->id, "numerator"));
  finding.operands.push_back(OperandOf(context, base.id, "denominator"));
  finding.operands.push_back(OperandOf(context, item.share->id, "stated"));
  const std::string computed = finding.computed;
  return Finish(std::move(finding), rule,
                {{"label", Both(item.label)},
                 {"count", Both(item.count->printed)},
                 {"share", Both(item.share->printed)},
                 {"base", Both(LabelOf(context, base))},
                 {"base_value", Both(base.printed)},
                 {"computed", Both(computed)}});
}

/// A list without a total: its own sum may be the base.
std::vector<Finding> WithoutBase(const Context& context, const rules::CheckRule& rule,
                                 const ShareGroup& group, const Judgement& judgement) {
  std::vector<Finding> findings;
  Rounding rounding;
  const auto range = CommonBase(context, judgement.single, &rounding);
  const auto sum = range ? SumOfParts(group, *range) : std::nullopt;
  for (const ShareItem* item : judgement.single) {
    if (!sum) {
      findings.push_back(UncheckedClaim(
          context, rule, *item->claim, "missing",
          {"文中没有作为分母的总数", "the bulletin prints no total that it could be a share of"}));
      continue;
    }
    Finding finding = Start(context, rule, Verdict::kHolds);
    const Result<Decimal> base = Decimal::Parse(sum->value);
    SetValues(finding, context, item->share->id, ComputedShare(*item, Rational(base.value())));
    finding.operands = {OperandOf(context, item->count->id, "numerator"), *sum,
                        OperandOf(context, item->share->id, "stated")};
    const std::string computed = finding.computed;
    findings.push_back(Finish(std::move(finding), rule,
                              {{"label", Both(item->label)},
                               {"count", Both(item->count->printed)},
                               {"share", Both(item->share->printed)},
                               {"base", NameOf(*sum)},
                               {"base_value", Both(sum->value + sum->measure)},
                               {"computed", Both(computed)}}));
  }
  return findings;
}

}  // namespace

std::vector<Finding> CheckShares(const Context& context, const rules::CheckRule& rule) {
  std::vector<Finding> findings;
  for (const ShareGroup& group : FindShareGroups(context, Setting(rule, "totals"))) {
    const Judgement judgement = Judge(context, group);
    if (!group.base) {
      for (Finding& finding : WithoutBase(context, rule, group, judgement)) {
        findings.push_back(std::move(finding));
      }
      continue;
    }
    for (const ShareItem* item : judgement.single) {
      findings.push_back(ShareFinding(context, rule, group, *item));
    }
  }
  return findings;
}

std::vector<Finding> CheckShareBases(const Context& context, const rules::CheckRule& rule) {
  std::vector<Finding> findings;
  for (const ShareGroup& group : FindShareGroups(context, Setting(rule, "totals"))) {
    const Judgement judgement = Judge(context, group);
    if (judgement.range) findings.push_back(BaseFinding(context, rule, group, judgement));
  }
  return findings;
}

std::vector<Finding> CheckShareSums(const Context& context, const rules::CheckRule& rule) {
  std::vector<Finding> findings;
  for (const ShareGroup& group : FindShareGroups(context, Setting(rule, "totals"))) {
    const bool all_counted =
        std::all_of(group.items.begin(), group.items.end(),
                    [](const ShareItem& item) { return item.count != nullptr; });
    if (all_counted || group.items.size() < 2) continue;  // Counts say more than their shares.
    Interval sum = Interval::Exactly(Rational(0));
    Rational printed;
    for (const ShareItem& item : group.items) {
      sum = sum + Interval::FromPrinted(PercentOf(*item.share), Rounding::kNearest);
      printed = printed + Rational(PercentOf(*item.share));
    }
    const bool over = sum.low() && sum.low()->value > Rational(100);
    Finding finding = Start(context, rule, over ? Verdict::kSuspect : Verdict::kHolds);
    SetSubject(finding, context, group.items.front().share->id);
    finding.computed = printed.ToShortString() + "%";
    finding.stated = "100%";
    for (const ShareItem& item : group.items) {
      finding.operands.push_back(OperandOf(context, item.share->id, "part"));
    }
    if (!over && sum.high()) {
      // Categories that are left out may hold the rest, so only what goes beyond 100 shows.
      finding.power = (Rational(100) - printed + Rational(1)).ToShortString(2) + "%";
    }
    findings.push_back(Finish(std::move(finding), rule,
                              {{"shares", Both(std::to_string(group.items.size()))},
                               {"label", Both(group.items.front().label)},
                               {"sum", Both(printed.ToShortString() + "%")}}));
  }
  return findings;
}

}  // namespace gouji::check
