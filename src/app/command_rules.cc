#include <algorithm>
#include <string>

#include "app/commands.h"
#include "app/message.h"
#include "app/output.h"
#include "app/rule_set.h"
#include "app/rule_tests.h"
#include "report/display_width.h"
#include "report/phrases.h"

namespace gouji::app {

namespace {

ExitStatus Print(const std::string& text, const CommandLine& line, ExitStatus status) {
  const Result<void> written = WriteOutput(text, "");
  if (written) return status;
  PrintError(written.error(), line.language);
  return ExitStatus::kFailed;
}

}  // namespace

ExitStatus RunRulesList(const CommandLine& line) {
  const Result<RuleSet> rules = LoadRuleSet(line.rules);
  if (!rules) {
    PrintError(rules.error(), line.language);
    return ExitStatus::kUsage;
  }
  const std::vector<rules::CheckRule>& list = rules->lexicon.checks.list;
  int width = 0;
  for (const rules::CheckRule& rule : list) width = std::max(width, report::DisplayWidth(rule.id));
  std::string text;
  for (const rules::CheckRule& rule : list) {
    text += report::Padded(rule.id, width + 2) +
            report::Padded(report::SeverityName(rule.severity, line.language), 10) +
            report::In(rule.title, line.language) + "\n";
  }
  return Print(text, line, ExitStatus::kClean);
}

ExitStatus RunRulesTest(const CommandLine& line) {
  const Result<RuleSet> rules = LoadRuleSet(line.rules, rules::RuleTests::kRead);
  if (!rules) {
    PrintError(rules.error(), line.language);
    return ExitStatus::kUsage;
  }
  int passed = 0, failed = 0;
  std::string text;
  for (const rules::CheckRule& rule : rules->lexicon.checks.list) {
    for (const rules::RuleTest& test : rule.tests) {
      const RuleTestOutcome outcome = RunRuleTest(rule, test, *rules);
      if (outcome.failure.empty()) {
        ++passed;
        continue;
      }
      ++failed;
      text += test.position.ToString() + ": " + rule.id + " \"" + test.name +
              "\": " + outcome.failure + "\n";
    }
  }
  text += line.language == report::Language::kChinese
              ? std::to_string(passed) + " 个测试通过，" + std::to_string(failed) + " 个失败\n"
              : std::to_string(passed) + " tests passed, " + std::to_string(failed) + " failed\n";
  return Print(text, line, failed > 0 ? ExitStatus::kFindings : ExitStatus::kClean);
}

}  // namespace gouji::app
