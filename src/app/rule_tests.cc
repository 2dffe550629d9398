#include "app/rule_tests.h"

#include <algorithm>

#include "app/message.h"
#include "app/pipeline.h"
#include "report/phrases.h"

namespace gouji::app {

namespace {

/// The more serious, the greater.
int Weight(record::Verdict verdict) {
  switch (verdict) {
    case record::Verdict::kHolds:
      return 0;
    case record::Verdict::kUnchecked:
      return 1;
    case record::Verdict::kExplained:
      return 2;
    case record::Verdict::kSuspect:
      return 3;
    case record::Verdict::kContradicted:
      return 4;
  }
  return 0;
}

bool Mentions(const record::Finding& finding, const std::string& text) {
  std::string all = finding.stated + "\n" + finding.computed + "\n" + finding.explanation.kind +
                    "\n" + finding.explanation.value + "\n" + finding.explanation.low + "\n" +
                    finding.explanation.high + "\n" + finding.explanation.detail.zh + "\n" +
                    finding.reason + "\n" + finding.message.zh + "\n" + finding.message.en;
  for (const record::Operand& operand : finding.operands) {
    all += "\n" + operand.label + "\n" + operand.text + "\n" + operand.value;
  }
  for (const record::Operand& match : finding.explanation.matches) all += "\n" + match.label;
  return all.find(text) != std::string::npos;
}

/// What is wrong, in English; "" if nothing is.
std::string Judge(const std::vector<const record::Finding*>& findings, const rules::RuleTest& test,
                  report::Language language) {
  const std::string expected = test.verdict ? record::Name(*test.verdict) : "none";
  if (findings.empty() && !test.verdict) return "";
  if (findings.empty()) return "expected " + expected + ", but the rule found nothing to say";
  const record::Finding& worst = **std::max_element(
      findings.begin(), findings.end(), [](const record::Finding* a, const record::Finding* b) {
        return Weight(a->verdict) < Weight(b->verdict);
      });
  const std::string says = report::In(worst.message, language);
  if (worst.verdict != test.verdict) {
    return "expected " + expected + ", got " + record::Name(worst.verdict) + ": " + says;
  }
  for (const std::string& text : test.mentions) {
    const bool found =
        std::any_of(findings.begin(), findings.end(), [&](const record::Finding* finding) {
          return finding->verdict == test.verdict && Mentions(*finding, text);
        });
    if (!found) return "no finding mentions \"" + text + "\": " + says;
  }
  return "";
}

}  // namespace

RuleTestOutcome RunRuleTest(const rules::CheckRule& rule, const rules::RuleTest& test,
                            const RuleSet& rules, report::Language language) {
  RuleTestOutcome outcome{&rule, &test, ""};
  Wanted wanted;
  wanted.parts = Wanted::Parts::kFindings;
  wanted.words = &rules.table_words;
  wanted.rules = &rules;
  const Result<Reading> reading = ReadDocument(test.text, rule.id + ".md", wanted);
  if (!reading || reading->failure) {
    outcome.failure = Explain(reading ? *reading->failure : reading.error(), language);
    return outcome;
  }
  std::vector<const record::Finding*> findings;
  for (const record::Finding& finding : reading->result->findings) {
    if (finding.rule == rule.id) findings.push_back(&finding);
  }
  const std::string failure = Judge(findings, test, language);
  if (!failure.empty()) outcome.failure = Explain({ErrorCode::kInvalid, failure, ""}, language);
  return outcome;
}

}  // namespace gouji::app
