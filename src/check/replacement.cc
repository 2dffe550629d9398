#include "check/replacement.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/rational.h"
#include "check/finding_figures.h"
#include "check/rule_kinds.h"

namespace gouji::check {

namespace {

using record::Finding;
using record::Observation;
using record::Operand;
using record::Verdict;

/// How many observations are checked again in all. They take 2 to 3 µs each, so a table that
/// contradicts itself everywhere costs about a second; no bulletin of the fixtures asks for more
/// than 8 trials.
constexpr std::size_t kMostObservations = 500'000;

/// The findings (by index) whose own difference asks for a replacement.
using Proposals = std::map<Replacement, std::set<std::size_t>>;
/// Figure -> the reported findings (by index) in which it stands.
using ByFigure = std::map<int, std::vector<std::size_t>>;

ByFigure ReportedByFigure(const std::vector<Finding>& findings) {
  ByFigure by_figure;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (!IsReported(findings[i])) continue;
    for (const int figure : FiguresOf(findings[i])) by_figure[figure].push_back(i);
  }
  return by_figure;
}

std::optional<Rational> ComputedValue(const Finding& finding, const std::string& measure) {
  std::string_view text = finding.computed;
  if (text.ends_with(measure)) text.remove_suffix(measure.size());
  const Result<Decimal> value = Decimal::Parse(text);
  return value ? std::optional<Rational>(*value) : std::nullopt;
}

/// The value rounded to the last place of a printed one.
std::optional<Decimal> PrintedLike(const Decimal& printed, const Rational& value) {
  const Rational units = value / Rational::PowerOfTen(printed.exponent());
  const Result<Decimal> digits = Decimal::Parse(units.ToString(0));
  return digits ? std::optional<Decimal>(digits->Scaled(printed.exponent())) : std::nullopt;
}

/// How much more the stated figure of a finding would have to be.
std::optional<Rational> DifferenceOf(const Context& context, const Finding& finding,
                                     const Operand& stated) {
  const std::optional<record::Quantity>& quantity = context.At(stated.observation).quantity;
  const std::optional<Rational> computed = ComputedValue(finding, stated.measure);
  if (!quantity || !computed) return std::nullopt;
  const std::optional<Decimal> right = PrintedLike(quantity->value, *computed);
  if (!right || *right == quantity->value) return std::nullopt;
  return Rational(*right) - Rational(quantity->value);
}

/// Moved up or down by the difference, each figure of a sum makes it hold again, and so does either
/// of two figures that are compared.
void ProposeDifference(const Context& context, const Finding& finding,
                       std::set<Replacement>& proposals) {
  const Operand* stated = StatedFigure(finding);
  if (stated == nullptr) return;
  const std::optional<Rational> difference = DifferenceOf(context, finding, *stated);
  if (!difference) return;
  for (const int figure : FiguresOf(finding)) {
    const std::optional<record::Quantity>& quantity = context.At(figure).quantity;
    if (!quantity || !SameMeasure(context, quantity->measure, stated->measure)) continue;
    const Rational old(quantity->value);
    for (const Rational& value : {old + *difference, old - *difference}) {
      const std::optional<Decimal> printed = PrintedLike(quantity->value, value);
      if (printed && Rational(*printed) == value) proposals.insert({figure, *printed});
    }
  }
}

/// A list of the prose is compared with a table unit by unit: each figure is followed by the cell.
void ProposePairs(const Context& context, const Finding& finding,
                  std::set<Replacement>& proposals) {
  for (std::size_t i = 0; i + 1 < finding.operands.size(); ++i) {
    const int first = finding.operands[i].observation, second = finding.operands[i + 1].observation;
    if (first < 0 || second < 0) continue;
    const Observation &a = context.At(first), &b = context.At(second);
    if (a.source == b.source || a.entity.empty() || a.entity != b.entity) continue;
    if (!a.quantity || !b.quantity) continue;
    proposals.insert({first, b.quantity->value});
    proposals.insert({second, a.quantity->value});
  }
}

/// The replacements that may settle one finding. For the terms of a quotient there are none.
std::set<Replacement> ProposalsOf(const Context& context, const Finding& finding) {
  std::set<Replacement> proposals;
  ProposeDifference(context, finding, proposals);
  ProposePairs(context, finding, proposals);
  std::erase_if(proposals, [&](const Replacement& proposal) {
    const record::Quantity& old = *context.At(proposal.figure).quantity;
    const bool negative = proposal.value.coefficient() < 0 && old.value.coefficient() >= 0;
    return old.bound != record::Bound::kExactly || old.high || negative;
  });
  return proposals;
}

/// Those that may settle several findings: such as ask for the value, and such as ask for no value
/// of the figure. The more of them ask for it, the earlier.
std::vector<std::pair<Replacement, std::set<std::size_t>>> WorthTrying(
    const Context& context, const std::vector<Finding>& findings, const ByFigure& by_figure) {
  Proposals proposals;
  std::map<int, std::set<std::size_t>> asking;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (!IsReported(findings[i])) continue;
    for (const Replacement& proposal : ProposalsOf(context, findings[i])) {
      if (by_figure.at(proposal.figure).size() < 2) continue;
      proposals[proposal].insert(i);
      asking[proposal.figure].insert(i);
    }
  }
  std::vector<std::pair<Replacement, std::set<std::size_t>>> worth;
  for (auto& [replacement, by] : proposals) {
    const std::size_t open =
        by_figure.at(replacement.figure).size() - asking.at(replacement.figure).size();
    if (by.size() + open >= 2) worth.emplace_back(replacement, std::move(by));
  }
  std::stable_sort(worth.begin(), worth.end(),
                   [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
  return worth;
}

/// The document, checked again with one figure replaced.
class Retrial {
 public:
  Retrial(const Context& context, const std::vector<Finding>& findings, const ByFigure& by_figure)
      : facts_(context.facts),
        context_{facts_, context.lexicon, MessagesOfHolds::kSkip},
        findings_(findings),
        by_figure_(by_figure),
        figures_(findings.size()) {
    for (std::size_t i = 0; i < findings.size(); ++i) {
      if (IsReported(findings[i])) figures_[i] = FiguresOf(findings[i]);
    }
  }

  /// The findings that a replacement settles; none if it settles only one, or contradicts anything
  /// else.
  std::vector<Settled> Try(const Replacement& replacement, const std::set<std::size_t>& asking) {
    Decimal& value =
        facts_.observations[static_cast<std::size_t>(replacement.figure)].quantity->value;
    const Decimal printed = std::exchange(value, replacement.value);
    // Most values fail already at the rules that the findings are of.
    std::set<std::string> ids;
    for (const std::size_t i : by_figure_.at(replacement.figure)) ids.insert(findings_[i].rule);
    std::vector<Settled> settled;
    if (const auto now = Findings(ids, true)) {
      settled = SettledBy(replacement.figure, asking, *now);
    }
    if (settled.size() < 2 || !Findings(ids, false)) settled.clear();
    value = printed;
    return settled;
  }

 private:
  /// What the rules of these ids find, or all others; nothing if that is a new contradiction.
  std::optional<std::vector<Finding>> Findings(const std::set<std::string>& ids, bool these) const {
    std::vector<Finding> all;
    for (const rules::CheckRule& rule : context_.lexicon.checks.list) {
      if (ids.contains(rule.id) != these) continue;
      for (Finding& finding : RunRule(context_, rule)) {
        if (IsContradiction(finding) && !StoodBefore(finding)) return std::nullopt;
        all.push_back(std::move(finding));
      }
    }
    return all;
  }

  std::vector<Settled> SettledBy(int figure, const std::set<std::size_t>& asking,
                                 const std::vector<Finding>& now) const {
    std::vector<Settled> settled;
    for (const std::size_t index : by_figure_.at(figure)) {
      if (auto how = HowSettled(index, figure, now)) {
        how->asked = asking.contains(index);
        settled.push_back(*how);
      }
    }
    return settled;
  }

  bool StoodBefore(const Finding& now) const {
    const auto printed = std::find_if(now.operands.begin(), now.operands.end(),
                                      [](const Operand& o) { return o.observation >= 0; });
    // One without a printed figure, like a number of rows, does not depend on any.
    if (printed == now.operands.end()) return true;
    const auto known = by_figure_.find(printed->observation);
    return known != by_figure_.end() &&
           std::any_of(known->second.begin(), known->second.end(), [&](std::size_t i) {
             return IsContradiction(findings_[i]) && IsWithin(now, i);
           });
  }

  /// A check that is no longer made settles nothing: one that holds must have taken its place.
  std::optional<Settled> HowSettled(std::size_t index, int figure,
                                    const std::vector<Finding>& now) const {
    const Finding& before = findings_[index];
    Settled how{index};
    bool settled = false;
    for (const Finding& finding : now) {
      if (finding.verdict == Verdict::kUnchecked || !IsWithin(finding, index)) continue;
      const bool differs = IsContradiction(finding) || finding.verdict == before.verdict;
      if (UsesFigure(finding, figure)) {
        if (differs) return std::nullopt;
        settled = true;
      } else if (differs) {
        how.wholly = false;
      }
    }
    return settled ? std::optional<Settled>(how) : std::nullopt;
  }

  /// True if `now` is what a rule found before, or a part of it: of two units that differed one may
  /// be left.
  bool IsWithin(const Finding& now, std::size_t before) const {
    const std::vector<int>& figures = figures_[before];
    return now.rule == findings_[before].rule &&
           std::all_of(now.operands.begin(), now.operands.end(), [&](const Operand& o) {
             return o.observation < 0 ||
                    std::binary_search(figures.begin(), figures.end(), o.observation);
           });
  }

  record::Facts facts_;
  const Context context_;
  const std::vector<Finding>& findings_;
  const ByFigure& by_figure_;
  std::vector<std::vector<int>> figures_;  ///< Of each reported finding.
};

}  // namespace

std::vector<Remedy> TryReplacements(const Context& context, const std::vector<Finding>& findings) {
  const ByFigure by_figure = ReportedByFigure(findings);
  auto worth = WorthTrying(context, findings, by_figure);
  std::vector<Remedy> remedies;
  if (worth.empty()) return remedies;
  worth.resize(std::min(worth.size(), kMostObservations / context.facts.observations.size()));
  Retrial retrial(context, findings, by_figure);
  for (const auto& [replacement, asking] : worth) {
    Remedy remedy{replacement, retrial.Try(replacement, asking)};
    if (remedy.settled.size() > 1) remedies.push_back(std::move(remedy));
  }
  return remedies;
}

}  // namespace gouji::check
