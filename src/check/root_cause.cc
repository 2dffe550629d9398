#include "check/root_cause.h"

#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/decimal.h"
#include "base/rational.h"
#include "check/finding_figures.h"
#include "check/same_period.h"
#include "check/table_figure.h"

namespace gouji::check {

namespace {

using record::Finding;
using record::Verdict;

/// Indicator -> the indicators that it is computed from, over any number of steps.
using Dependencies = std::map<std::string, std::set<std::string>>;

Dependencies DependenciesOf(const rules::CheckRules& rules) {
  Dependencies direct;
  for (const rules::CheckRule& rule : rules.list) {
    if (!rule.comparison || rule.comparison->kind != rules::Comparison::Kind::kRounded) continue;
    if (rule.comparison->left.kind != rules::Expression::Kind::kIndicator) continue;
    for (const std::string& name : rules::IndicatorsOf(rule.comparison->right)) {
      direct[rule.comparison->left.name].insert(name);
    }
  }
  // Closure by repeated union; the indicators are a few dozen and the chains two or three long.
  for (bool changed = true; changed;) {
    changed = false;
    for (auto& [name, from] : direct) {
      const std::set<std::string> known = from;
      for (const std::string& step : known) {
        const auto further = direct.find(step);
        if (further == direct.end()) continue;
        for (const std::string& deeper : further->second) {
          changed = (deeper != name && from.insert(deeper).second) || changed;
        }
      }
    }
  }
  return direct;
}

/// The stated figure of a finding that compares the prose with something; nullptr otherwise.
const record::Observation* StatedInProse(const Context& context, const Finding& finding) {
  for (const record::Operand& operand : finding.operands) {
    if (operand.role != "stated" || operand.observation < 0) continue;
    const record::Observation& stated = context.At(operand.observation);
    return stated.source == record::Source::kProse ? &stated : nullptr;
  }
  return nullptr;
}

/// The value of the first operand of a role; nothing if there is none.
std::optional<Rational> ValueOf(const Finding& finding, const std::string& role) {
  for (const record::Operand& operand : finding.operands) {
    if (operand.role != role) continue;
    const Result<Decimal> value = Decimal::Parse(operand.value);
    if (value) return Rational(*value);
  }
  return std::nullopt;
}

/// 54 units of grade A where the table has 53: that the grades are one more than all units follows,
/// if it would not be so with the table's number.
void LinkPartition(const std::map<std::string, std::string>& kinds, Finding& partition,
                   const std::vector<Finding>& findings) {
  const std::optional<Rational> whole = ValueOf(partition, "whole");
  if (!whole) return;
  Rational gap = -*whole;
  for (const record::Operand& operand : partition.operands) {
    const Result<Decimal> value = Decimal::Parse(operand.value);
    if (operand.role == "part" && value) gap = gap + Rational(*value);
  }
  for (const Finding& finding : findings) {
    if (finding.verdict != Verdict::kContradicted || kinds.at(finding.rule) != "grade_count") {
      continue;
    }
    const auto stated = ValueOf(finding, "stated"), counted = ValueOf(finding, "rows");
    if (!stated || !counted || *stated - *counted != gap) continue;
    if (!UsesFigure(partition, finding.operands.front().observation)) continue;
    partition.root = finding.id;
    return;
  }
}

/// A root may itself turn out to follow from another: everything points at the first cause.
void PointAtFirstCauses(std::vector<Finding>& findings) {
  std::map<std::string, std::string> roots;
  for (const Finding& finding : findings) roots[finding.id] = finding.root;
  for (Finding& finding : findings) {
    std::set<std::string> seen = {finding.id};
    while (!finding.root.empty() && !roots[finding.root].empty()) {
      if (!seen.insert(finding.root).second) break;  // Each computed from the other: keep the pair.
      finding.root = roots[finding.root];
    }
    if (finding.root == finding.id) finding.root.clear();
  }
}

}  // namespace

void LinkRootCauses(const Context& context, std::vector<Finding>& findings) {
  const Dependencies dependencies = DependenciesOf(context.lexicon.checks);
  std::map<std::string, std::string> kinds;
  for (const rules::CheckRule& rule : context.lexicon.checks.list) kinds[rule.id] = rule.kind;

  // A headline that differs from the tables is the root of what is computed from it, and of the
  // figures of single units that differ in the same indicator. One that follows itself is right.
  std::vector<const Finding*> headlines;
  for (const Finding& finding : findings) {
    if (finding.verdict == Verdict::kContradicted && kinds[finding.rule] == "prose_table" &&
        finding.root.empty()) {
      headlines.push_back(&finding);
    }
  }
  for (Finding& finding : findings) {
    if (!IsReported(finding) || !finding.root.empty()) continue;
    const std::string& kind = kinds[finding.rule];
    if (kind == "grade_partition") LinkPartition(kinds, finding, findings);
    if (kind != "prose_table" && kind != "unit_prose" && kind != "consequence") continue;
    const record::Observation* stated = StatedInProse(context, finding);
    if (stated == nullptr) continue;
    for (const Finding* headline : headlines) {
      if (headline == &finding) continue;
      const record::Observation* cause = StatedInProse(context, *headline);
      if (!SameTopic(cause->topic, stated->topic) || cause->qualifier != stated->qualifier ||
          !SamePeriod(context, *cause, *stated)) {
        continue;
      }
      const auto from = dependencies.find(stated->indicator);
      const bool computed = from != dependencies.end() && from->second.contains(cause->indicator);
      const bool same_unit_figure =
          kind == "unit_prose" && finding.subject.indicator == cause->indicator;
      const bool repeated = kind == "prose_table" && stated->indicator == cause->indicator &&
                            cause->id < stated->id &&
                            stated->quantity->value == cause->quantity->value;
      const bool follows = kind == "consequence" && UsesFigure(finding, cause->id);
      if (!computed && !same_unit_figure && !repeated && !follows) continue;
      finding.root = headline->id;
      break;
    }
  }
  PointAtFirstCauses(findings);
}

}  // namespace gouji::check
