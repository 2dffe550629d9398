#include "check/reading_error.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "check/finding_builder.h"
#include "check/finding_figures.h"
#include "check/readings.h"

namespace gouji::check {

namespace {

using record::Finding;
using record::Observation;
using record::Operand;

bool IsInQuestion(const Context& context, const Operand& operand) {
  if (operand.observation < 0) return false;
  const Observation& figure = context.At(operand.observation);
  return IsDoubtful(figure) && !figure.recognised->proved;
}

/// "凤凰乡 受理量“43”（或 48）".
record::Text Describe(const Context& context, const Observation& figure) {
  const std::string label = LabelOf(context, figure);
  std::string others;
  for (const record::OtherReading& other : figure.recognised->others) {
    if (WasSeen(other)) others += (others.empty() ? "" : "/") + other.text;
  }
  const bool any = !others.empty();
  return {label + "“" + figure.printed + "”" + (any ? "（或 " + others + "）" : ""),
          label + " “" + figure.printed + "”" + (any ? " (or " + others + ")" : "")};
}

void ExplainByReading(const Context& context, Finding& finding) {
  record::Text list;
  std::vector<Operand> figures;
  constexpr std::size_t kShown = 5;
  for (const Operand& operand : finding.operands) {
    if (!IsInQuestion(context, operand)) continue;
    figures.push_back(operand);
    if (figures.size() > kShown) continue;
    const record::Text one = Describe(context, context.At(operand.observation));
    list.zh += (list.zh.empty() ? "" : "、") + one.zh;
    list.en += (list.en.empty() ? "" : ", ") + one.en;
  }
  finding.explanation = record::Explanation();
  Explain(finding, "reading_error",
          {"可能是识读有误：" + list.zh + " 识读没有把握",
           "perhaps a reading error: " + list.en + " was not read with certainty"});
  finding.explanation.matches = std::move(figures);
  finding.severity = record::Severity::kNote;
  if (finding.verdict == record::Verdict::kContradicted) {
    finding.verdict = record::Verdict::kSuspect;
  }
}

}  // namespace

void ExplainReadingErrors(const Context& context, std::vector<Finding>& findings) {
  std::set<std::string> explained;
  for (Finding& finding : findings) {
    if (!IsContradiction(finding)) continue;
    const bool is_in_question =
        std::any_of(finding.operands.begin(), finding.operands.end(),
                    [&](const Operand& operand) { return IsInQuestion(context, operand); });
    if (!is_in_question) continue;
    ExplainByReading(context, finding);
    explained.insert(finding.id);
  }
  // What does not depend on the doubtful figures stands on its own.
  for (Finding& finding : findings) {
    if (explained.contains(finding.root) && !explained.contains(finding.id)) finding.root.clear();
  }
}

}  // namespace gouji::check
