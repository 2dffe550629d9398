// The kinds "parts", "share_total", "split", "chain" and "overdue": counts that make up, or lie
// within, another.

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "check/claim_terms.h"
#include "check/finding_builder.h"
#include "check/rule_kinds.h"
#include "check/share_group.h"
#include "check/stated_base.h"

namespace gouji::check {

namespace {

using record::Finding;
using record::Observation;
using record::Verdict;

struct Parts {
  std::vector<const Observation*> figures;
  std::vector<const record::Term*> terms;
  Rational sum;  ///< Of the printed values.
  Interval range = Interval::Exactly(Rational(0));
  bool complete = true;  ///< All parts have a figure of the whole's measure.
};

Parts ReadParts(const Context& context, const record::Claim& claim, const std::string& measure) {
  Parts parts;
  for (const record::Term* term : claim.All("part")) {
    const Observation* figure = FigureOf(context, term);
    const std::optional<Interval> values =
        figure == nullptr ? std::nullopt : ValuesOf(context, *figure);
    if (!values || !SameMeasure(context, figure->quantity->measure, measure)) {
      parts.complete = false;
      continue;
    }
    parts.figures.push_back(figure);
    parts.terms.push_back(term);
    parts.sum = parts.sum + Rational(figure->quantity->value);
    parts.range = parts.range + *values;
  }
  return parts;
}

/// True if the parts may be exactly the whole.
bool Covers(const Context& context, const Observation& whole, const Parts& parts) {
  const std::optional<Interval> values = ValuesOf(context, whole);
  return values && values->Overlaps(parts.range);
}

/// The figure that the parts are of, and whether the text leaves no other.
struct Whole {
  const Observation* figure = nullptr;
  bool certain = true;
};

/// The indicator that all parts have; "" if they have none or several.
std::string CommonIndicator(const Parts& parts) {
  std::string indicator;
  for (const Observation* part : parts.figures) {
    if (part->indicator.empty()) return "";
    if (!indicator.empty() && part->indicator != indicator) return "";
    indicator = part->indicator;
  }
  return indicator;
}

/// 受理1000件,办结950件。其中电话600件,网络400件 divides what was accepted: of several counts
/// before 其中 the one of the parts' own kind is meant, else the one that they make up. A count in
/// the same sentence is the whole before those of the sentence before.
Whole WholeOf(const Context& context, const record::Claim& claim, const Observation& nearest,
              const Parts& parts) {
  std::vector<const Observation*> others;
  for (const record::Term* term : claim.All("other")) {
    const Observation* other = FigureOf(context, term);
    if (other == nullptr ||
        !SameMeasure(context, other->quantity->measure, nearest.quantity->measure)) {
      continue;
    }
    if (ValuesOf(context, *other)) others.push_back(other);
  }
  const std::string kind = CommonIndicator(parts);
  if (!kind.empty() && nearest.indicator != kind) {
    const auto same = std::find_if(others.begin(), others.end(), [&](const Observation* other) {
      return other->indicator == kind;
    });
    if (same != others.end()) return {*same, true};
  }
  if (Covers(context, nearest, parts)) return {&nearest, true};
  for (const Observation* other : others) {
    if (Covers(context, *other, parts)) return {other, true};
  }
  const bool in_sentence =
      nearest.paragraph == claim.paragraph && nearest.begin >= claim.sentence_begin;
  const bool holds_sum = std::any_of(others.begin(), others.end(), [&](const Observation* other) {
    return Rational(other->quantity->value) > parts.sum;
  });
  const bool exceeded = parts.sum > Rational(nearest.quantity->value);
  return {&nearest, in_sentence || !exceeded || !holds_sum};
}

std::string PartsText(const Parts& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.figures.size() && i < 12; ++i) {
    text += (i == 0 ? "" : " + ") + parts.figures[i]->quantity->value.ToString();
  }
  return parts.figures.size() > 12 ? text + " + …" : text;
}

/// The one part without which the others make the whole: it may be a part of a part.
const record::Term* NestedPart(const Context& context, const Parts& parts, const Rational& excess) {
  const record::Term* nested = nullptr;
  for (std::size_t i = 0; i < parts.figures.size(); ++i) {
    if (!IsExactCount(context, *parts.figures[i])) return nullptr;
    if (Rational(parts.figures[i]->quantity->value) != excess) continue;
    if (nested != nullptr) return nullptr;
    nested = parts.terms[i];
  }
  return nested;
}

Finding PartsFinding(const Context& context, const rules::CheckRule& rule, const Parts& parts,
                     const Observation& whole, Verdict verdict, const Rational& power) {
  Finding finding = Start(context, rule, verdict);
  SetValues(finding, context, whole.id, parts.sum);
  finding.operands.push_back(OperandOf(context, whole.id, "whole"));
  for (const Observation* part : parts.figures) {
    finding.operands.push_back(OperandOf(context, part->id, "part"));
  }
  if (verdict == Verdict::kHolds) finding.power = WithMeasure(power, whole);
  return finding;
}

Finding FinishParts(const Context& context, const rules::CheckRule& rule, const Parts& parts,
                    const Observation& whole, const record::Text& relation, Finding finding) {
  const Rational difference = parts.sum - Rational(whole.quantity->value);
  return Finish(std::move(finding), rule,
                {{"label", Both(LabelOf(context, whole))},
                 {"whole", Both(whole.printed)},
                 {"parts", Both(PartsText(parts))},
                 {"count", Both(std::to_string(parts.figures.size()))},
                 {"sum", Both(parts.sum.ToShortString())},
                 {"difference", Both(difference.Abs().ToShortString())},
                 {"relation", relation}});
}

/// Whether a list names all parts of its whole.
enum class Coverage {
  kOpen,        ///< It may name a few of many.
  kExhaustive,  ///< It has a line for all the rest (其他).
};

Coverage CoverageOf(const Context& context, const rules::CheckRule& rule,
                    const std::vector<std::string>& labels) {
  const std::vector<std::string> rest = Setting(rule, "rest");
  const bool has_rest = std::any_of(labels.begin(), labels.end(), [&](const std::string& label) {
    const std::string name = CategoryName(context, label);
    return std::find(rest.begin(), rest.end(), name) != rest.end();
  });
  return has_rest ? Coverage::kExhaustive : Coverage::kOpen;
}

Finding Less(const Context& context, const rules::CheckRule& rule, const Parts& parts,
             const Observation& whole, Coverage coverage) {
  const Rational rest = Rational(whole.quantity->value) - parts.sum;
  const std::string left = rest.ToShortString();
  if (coverage == Coverage::kExhaustive) {
    Finding finding = PartsFinding(context, rule, parts, whole, Verdict::kSuspect, Rational(1));
    Explain(finding, "omitted_row",
            {"所列各项已含“其他”，本应等于总数，可能漏列或录错一项",
             "the list has a line for the rest and should close: a part is left out or mistyped"});
    finding.explanation.value = left;
    return FinishParts(context, rule, parts, whole,
                       {"比总数少 " + left, "is " + left + " less than the whole"},
                       std::move(finding));
  }
  // 其中 may name a few of many: the rest is not missing, but an error up to its size is not seen.
  return FinishParts(
      context, rule, parts, whole,
      {fmt::format("不超过总数，余下 {} 未列出", left),
       fmt::format("is within the whole; the other {} are not listed", left)},
      PartsFinding(context, rule, parts, whole, Verdict::kHolds, rest + Rational(1)));
}

/// `excess`: the verdict if the parts exceed the whole and no part lies within another.
Finding Sum(const Context& context, const rules::CheckRule& rule, const Parts& parts,
            const Observation& whole, Coverage coverage, Verdict excess) {
  const std::optional<Interval> stated = ValuesOf(context, whole);
  const Rational value(whole.quantity->value);
  if (!stated || stated->Overlaps(parts.range)) {
    return FinishParts(context, rule, parts, whole, {"等于总数", "equals the whole"},
                       PartsFinding(context, rule, parts, whole, Verdict::kHolds, Rational(1)));
  }
  if (parts.sum < value) return Less(context, rule, parts, whole, coverage);
  const Rational more = parts.sum - value;
  const record::Term* nested = NestedPart(context, parts, more);
  const bool may_nest = nested != nullptr && parts.figures.size() > 2;
  Finding finding =
      PartsFinding(context, rule, parts, whole, may_nest ? Verdict::kSuspect : excess, Rational(1));
  finding.tried = {"from_rounded"};
  if (may_nest) {
    const std::string name = TermLabel(context, *nested);
    Explain(finding, "scope",
            {fmt::format("不计“{}”恰好相等，它可能已包含在另一项中", name),
             fmt::format("equal without \"{}\", which may be a part of another part", name)});
    finding.explanation.value = more.ToShortString();
  } else {
    finding.tried.push_back("scope");
  }
  return FinishParts(context, rule, parts, whole,
                     {fmt::format("比总数多 {}", more.ToShortString()),
                      fmt::format("exceeds the whole by {}", more.ToShortString())},
                     std::move(finding));
}

/// The lists that each divide the base once. Sentences that are too much together divide it by
/// different things: 按类型看…；按区域看….
std::vector<ShareGroup> Classifications(const Context& context, const ShareGroup& group) {
  const auto whole =
      group.base ? ValuesOf(context, context.At(group.base->observation)) : std::nullopt;
  if (!whole || !whole->high()) return {group};
  Rational sum;
  for (const ShareItem& item : group.items) {
    if (item.count != nullptr) sum = sum + Rational(item.count->quantity->value);
  }
  if (sum <= whole->high()->value) return {group};
  std::vector<ShareGroup> lists;
  for (const ShareItem& item : group.items) {
    const bool continues = !lists.empty() &&
                           lists.back().items.back().claim->paragraph == item.claim->paragraph &&
                           lists.back().items.back().claim->sentence == item.claim->sentence;
    if (!continues) lists.push_back({{}, group.base, group.base_name});
    lists.back().items.push_back(item);
  }
  return lists;
}

std::set<int> PartIds(const record::Claim& claim) {
  std::set<int> ids;
  for (const record::Term* term : claim.All("part")) {
    if (term->observation >= 0) ids.insert(term->observation);
  }
  return ids;
}

/// True if a claim of 其中 lists all these parts as well: the relation is reported there.
bool IsCoveredByParts(const Context& context, const record::Claim& split,
                      const std::set<int>& ids) {
  return std::any_of(context.facts.claims.begin(), context.facts.claims.end(),
                     [&](const record::Claim& other) {
                       if (other.kind != "parts" || other.paragraph != split.paragraph)
                         return false;
                       const std::set<int> others = PartIds(other);
                       return std::includes(others.begin(), others.end(), ids.begin(), ids.end());
                     });
}

/// The steps must not grow: each counts some of those before it.
std::optional<Finding> CheckSteps(const Context& context, const rules::CheckRule& rule,
                                  const record::Claim& claim,
                                  const std::vector<const record::Term*>& steps) {
  Finding finding = Start(context, rule, Verdict::kHolds);
  std::string text;
  std::optional<Rational> slack;
  const Observation* over = nullptr;
  const Observation* before = nullptr;
  for (const record::Term* step : steps) {
    const Observation* figure = FigureOf(context, step);
    const auto values = figure == nullptr ? std::nullopt : ValuesOf(context, *figure);
    if (!values) {
      return UncheckedClaim(context, rule, claim, "missing",
                            {"有一项没有数值", "one of the figures is missing"});
    }
    if (before != nullptr) {
      const auto previous = ValuesOf(context, *before);
      if (!SameMeasure(context, before->quantity->measure, figure->quantity->measure)) {
        return UncheckedClaim(context, rule, claim, "ambiguous",
                              {"各项计量单位不同", "the figures count different things"});
      }
      const Rational room = Rational(before->quantity->value) - Rational(figure->quantity->value);
      if (previous->high() && values->low() && values->low()->value > previous->high()->value) {
        if (over == nullptr) over = figure;
      }
      if (!slack || room < *slack) slack = room;
    }
    text += (before == nullptr ? "" : " ≥ ") + figure->quantity->value.ToString();
    finding.operands.push_back(OperandOf(context, figure->id, step->role));
    before = figure;
  }
  if (!slack) return std::nullopt;
  const Observation& first = *FigureOf(context, steps.front());
  const Observation& last = over != nullptr ? *over : *FigureOf(context, steps.back());
  if (over != nullptr) {
    std::vector<record::Operand> operands = std::move(finding.operands);
    finding = Start(context, rule, Verdict::kContradicted);
    finding.operands = std::move(operands);
    Explain(finding, "impossible",
            {"部分不能大于整体", "a part cannot exceed what it is a part of"});
  } else {
    finding.power = WithMeasure(*slack + Rational(1), first);
  }
  SetSubject(finding, context, last.id);
  finding.stated = last.printed;
  return Finish(std::move(finding), rule,
                {{"steps", Both(text)},
                 {"label", Both(LabelOf(context, first))},
                 {"whole", Both(first.printed)},
                 {"part_label", Both(LabelOf(context, last))},
                 {"part", Both(last.printed)}});
}

}  // namespace

std::vector<Finding> CheckParts(const Context& context, const rules::CheckRule& rule) {
  std::vector<Finding> findings;
  for (const record::Claim* claim : ClaimsOf(context, "parts")) {
    const Observation* whole = FigureOf(context, claim->First("whole"));
    if (whole == nullptr || !ValuesOf(context, *whole)) {
      findings.push_back(
          UncheckedClaim(context, rule, *claim, "missing", {"没有总数", "the whole is missing"}));
      continue;
    }
    const Parts parts = ReadParts(context, *claim, whole->quantity->measure);
    const Whole found = WholeOf(context, *claim, *whole, parts);
    whole = found.figure;
    if (!parts.complete || parts.figures.empty()) {
      findings.push_back(
          UncheckedClaim(context, rule, *claim, "ambiguous",
                         {"有的分项没有数值或计量单位不同",
                          "some part has no figure or counts another kind of thing"}));
      continue;
    }
    if (!found.certain) {
      findings.push_back(
          UncheckedClaim(context, rule, *claim, "ambiguous",
                         {"前文有几个数，不能断定各项是哪一个的部分",
                          "several counts stand before the list, and the text does not say which "
                          "one it divides"}));
      continue;
    }
    std::vector<std::string> labels;
    for (const record::Term* term : parts.terms) labels.push_back(TermLabel(context, *term));
    findings.push_back(Sum(context, rule, parts, *whole, CoverageOf(context, rule, labels),
                           Verdict::kContradicted));
  }
  return findings;
}

std::vector<Finding> CheckShareTotals(const Context& context, const rules::CheckRule& rule) {
  std::vector<Finding> findings;
  std::vector<ShareGroup> lists;
  for (const ShareGroup& group : FindShareGroups(context, Setting(rule, "totals"))) {
    for (ShareGroup& list : Classifications(context, group)) lists.push_back(std::move(list));
  }
  for (const ShareGroup& group : lists) {
    if (!group.base || group.items.size() < 2) continue;
    const Observation& base = context.At(group.base->observation);
    Parts parts;
    std::vector<std::string> labels;
    std::set<int> ids;
    std::size_t fitting = 0;
    for (const ShareItem& item : group.items) {
      const auto values = item.count == nullptr ? std::nullopt : ValuesOf(context, *item.count);
      if (!values) break;
      parts.figures.push_back(item.count);
      parts.terms.push_back(item.claim->First("count"));
      parts.sum = parts.sum + Rational(item.count->quantity->value);
      parts.range = parts.range + *values;
      labels.push_back(item.label);
      ids.insert(item.count->id);
      const auto whole = ValuesOf(context, base);
      if (whole && FitShare(context, *values, *whole, *item.share) == Fit::kRounded) ++fitting;
    }
    // Shares of something else say nothing about this base; the kind "share_base" speaks of them.
    if (ids.size() != group.items.size() || 2 * fitting < ids.size()) continue;
    if (IsCoveredByParts(context, *group.items.front().claim, ids)) continue;
    // One request may be of two categories, so that more than the whole is only a doubt.
    findings.push_back(
        Sum(context, rule, parts, base, CoverageOf(context, rule, labels), Verdict::kSuspect));
  }
  return findings;
}

std::vector<Finding> CheckSplits(const Context& context, const rules::CheckRule& rule) {
  std::vector<Finding> findings;
  const BaseFinder finder(context, Setting(rule, "totals"));
  for (const record::Claim* claim : ClaimsOf(context, "split")) {
    if (IsCoveredByParts(context, *claim, PartIds(*claim))) continue;
    const Observation* first = FigureOf(context, claim->First("part"));
    const std::string measure = first == nullptr ? "" : first->quantity->measure;
    const Parts parts = ReadParts(context, *claim, measure);
    if (!parts.complete || parts.figures.size() < 2) {
      findings.push_back(UncheckedClaim(context, rule, *claim, "missing",
                                        {"有的分项没有数值", "some part has no figure"}));
      continue;
    }
    const Observation* whole = FigureOf(context, claim->First("whole"));
    bool certain = whole != nullptr;
    if (whole == nullptr) {
      // The sentence before names the total, often among others: the one that closes is meant.
      const std::vector<int> totals = finder.EarlierTotals({claim, nullptr, measure});
      for (const int id : totals) {
        const Observation& total = context.At(id);
        if (total.paragraph != claim->paragraph) continue;
        if (whole == nullptr) whole = &total;
        if (Covers(context, total, parts)) {
          whole = &total;
          certain = true;
          break;
        }
      }
    }
    if (whole == nullptr) {
      findings.push_back(UncheckedClaim(context, rule, *claim, "missing",
                                        {"文中没有对应的总数", "no total is printed before it"}));
      continue;
    }
    if (Covers(context, *whole, parts)) {
      findings.push_back(
          Sum(context, rule, parts, *whole, Coverage::kOpen, Verdict::kContradicted));
      continue;
    }
    if (!certain) {
      findings.push_back(UncheckedClaim(
          context, rule, *claim, "ambiguous",
          {"文中的总数与两项之和都不相等，不能断定指哪一个总数",
           "no total before it equals the sum, and the text does not say which one is meant"}));
      continue;
    }
    const Rational difference = parts.sum - Rational(whole->quantity->value);
    const std::string by = difference.Abs().ToShortString();
    const bool more = difference.Sign() > 0;
    findings.push_back(FinishParts(
        context, rule, parts, *whole,
        {fmt::format("比总数{} {}", more ? "多" : "少", by),
         fmt::format("is {} {} than the whole", by, more ? "more" : "less")},
        PartsFinding(context, rule, parts, *whole, Verdict::kContradicted, Rational(1))));
  }
  return findings;
}

std::vector<Finding> CheckChains(const Context& context, const rules::CheckRule& rule) {
  std::vector<Finding> findings;
  for (const record::Claim* claim : ClaimsOf(context, "chain")) {
    if (auto finding = CheckSteps(context, rule, *claim, claim->All("step"))) {
      findings.push_back(std::move(*finding));
    }
  }
  return findings;
}

std::vector<Finding> CheckOverdue(const Context& context, const rules::CheckRule& rule) {
  std::vector<Finding> findings;
  for (const record::Claim* claim : ClaimsOf(context, "overdue")) {
    const record::Term* whole = claim->First("whole");
    const record::Term* part = claim->First("part");
    if (whole == nullptr || part == nullptr) continue;
    if (auto finding = CheckSteps(context, rule, *claim, {whole, part})) {
      findings.push_back(std::move(*finding));
    }
  }
  return findings;
}

}  // namespace gouji::check
