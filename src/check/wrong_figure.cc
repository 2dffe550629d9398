#include "check/wrong_figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

#include "check/finding_builder.h"
#include "check/finding_figures.h"
#include "check/replacement.h"

namespace gouji::check {

namespace {

using record::Finding;
using record::Observation;
using record::Operand;

/// The remedies that make one finding of several.
std::vector<Remedy> CausesAmong(std::vector<Remedy> remedies,
                                const std::vector<Finding>& findings) {
  std::erase_if(remedies, [&](Remedy& remedy) {
    // What is explained another way counts only if it asks for this very value.
    std::erase_if(remedy.settled, [&](const Settled& settled) {
      return !IsContradiction(findings[settled.finding]) && !settled.asked;
    });
    // One that still speaks of others must not be hidden below another, so only one may be such.
    const auto partly = std::count_if(remedy.settled.begin(), remedy.settled.end(),
                                      [](const Settled& settled) { return !settled.wholly; });
    return remedy.settled.size() < 2 || partly > 1 ||
           std::none_of(remedy.settled.begin(), remedy.settled.end(), [&](const Settled& settled) {
             return IsContradiction(findings[settled.finding]);
           });
  });
  return remedies;
}

/// Another value settles as much, and some of the same: which figure is wrong stays open.
bool HasRival(const Remedy& cause, const std::vector<Remedy>& causes) {
  return std::any_of(causes.begin(), causes.end(), [&](const Remedy& other) {
    if (&other == &cause || other.settled.size() < cause.settled.size()) return false;
    return std::any_of(cause.settled.begin(), cause.settled.end(), [&](const Settled& mine) {
      return std::any_of(other.settled.begin(), other.settled.end(), [&](const Settled& theirs) {
        return mine.finding == theirs.finding && mine.wholly && theirs.wholly;
      });
    });
  });
}

/// The finding that is about the figure: the contradiction that states it, or else the one that
/// names the fewest others beside it.
std::size_t RootOf(const Remedy& cause, const std::vector<Finding>& findings) {
  const auto distance = [&](const Settled& settled) {
    const Finding& finding = findings[settled.finding];
    const Operand* stated = StatedFigure(finding);
    const bool states = stated != nullptr && stated->observation == cause.replacement.figure;
    return std::tuple(settled.wholly, !IsContradiction(finding), !states,
                      FiguresOf(finding).size());
  };
  const auto root = std::min_element(
      cause.settled.begin(), cause.settled.end(),
      [&](const Settled& a, const Settled& b) { return distance(a) < distance(b); });
  return root->finding;
}

/// What the bulletin says of the same thing elsewhere, if that is the value.
std::vector<Operand> SameFigures(const Context& context, const Remedy& cause,
                                 const std::vector<Finding>& findings) {
  const Observation& figure = context.At(cause.replacement.figure);
  std::vector<Operand> same;
  std::set<int> seen = {figure.id};
  for (const Settled& settled : cause.settled) {
    for (const Operand& operand : findings[settled.finding].operands) {
      if (operand.observation < 0 || !seen.insert(operand.observation).second) continue;
      const Observation& other = context.At(operand.observation);
      if (other.indicator == figure.indicator && other.entity == figure.entity && other.quantity &&
          other.quantity->value == cause.replacement.value) {
        same.push_back(operand);
      }
    }
  }
  return same;
}

void ExplainByValue(const Context& context, const Remedy& cause,
                    const std::vector<Finding>& findings, Finding& root) {
  const Observation& figure = context.At(cause.replacement.figure);
  const std::string label = LabelOf(context, figure);
  const std::string value = cause.replacement.value.ToString();
  const std::size_t count = cause.settled.size();
  const record::Text detail = {
      fmt::format("“{}”印作 {}，若为 {}，与它有关的 {} 处矛盾便不存在", label, figure.printed,
                  value, count),
      fmt::format("“{}” is printed as {}; were it {}, {} contradictions with it would be gone",
                  label, figure.printed, value, count)};
  if (root.explanation.kind == "none") {
    Explain(root, "wrong_figure", detail);
    root.explanation.value = value;
    root.explanation.matches = SameFigures(context, cause, findings);
  } else {
    root.explanation.detail.zh += "；" + detail.zh;
    root.explanation.detail.en += "; " + detail.en;
  }
}

}  // namespace

void LinkToWrongFigures(const Context& context, std::vector<Finding>& findings) {
  const std::vector<Remedy> causes = CausesAmong(TryReplacements(context, findings), findings);
  for (const Remedy& cause : causes) {
    if (HasRival(cause, causes)) continue;
    const std::size_t root = RootOf(cause, findings);
    ExplainByValue(context, cause, findings, findings[root]);
    for (const Settled& settled : cause.settled) {
      if (settled.finding == root) continue;
      Finding& dependent = findings[settled.finding];
      dependent.root = findings[root].id;
      // One mistake weighs as much as the worst that comes of it.
      findings[root].severity = std::max(findings[root].severity, dependent.severity);
    }
  }
}

}  // namespace gouji::check
