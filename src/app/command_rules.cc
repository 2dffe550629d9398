#include <algorithm>
#include <string>

#include "app/commands.h"
#include "app/message.h"
#include "app/output.h"
#include "app/pattern_examples.h"
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

std::string Tally(int tests, const ExampleResults& examples, int failed,
                  report::Language language) {
  const std::string of_claims = std::to_string(examples.claim_examples);
  const std::string of_numbers = std::to_string(examples.number_examples);
  if (language == report::Language::kChinese) {
    return "规则的测试 " + std::to_string(tests) + " 个，说法句式的例子 " + of_claims +
           " 个，数字写法的例子 " + of_numbers + " 个：" + std::to_string(failed) + " 个失败\n";
  }
  return std::to_string(tests) + " tests of rules, " + of_claims + " examples of claim patterns, " +
         of_numbers + " examples of number patterns: " + std::to_string(failed) + " failed\n";
}

/// "mine/topics.tsv:3: replaces rules/topics.tsv:41"
std::string ReplacementText(const rules::Replacement& replacement, report::Language language) {
  const auto line_of = [](const rules::FilePosition& position) {
    return position.file + ":" + std::to_string(position.line);
  };
  const bool chinese = language == report::Language::kChinese;
  return line_of(replacement.entry) + (chinese ? ": 代替 " : ": replaces ") +
         line_of(replacement.replaced) + "\n";
}

/// "checks/a.yaml:9:3: share.base "one row": ", before what is wrong.
std::string TestName(const rules::CheckRule& rule, const rules::RuleTest& test,
                     report::Language language) {
  const bool chinese = language == report::Language::kChinese;
  return test.position.ToString() + ": " + rule.id +
         (chinese ? "“" + test.name + "”：" : " \"" + test.name + "\": ");
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
  int tests = 0, failed = 0;
  std::string text;
  for (const rules::Replacement& replacement : rules->replacements) {
    text += ReplacementText(replacement, line.language);
  }
  for (const rules::CheckRule& rule : rules->lexicon.checks.list) {
    for (const rules::RuleTest& test : rule.tests) {
      const RuleTestOutcome outcome = RunRuleTest(rule, test, *rules, line.language);
      ++tests;
      if (outcome.failure.empty()) continue;
      ++failed;
      text += TestName(rule, test, line.language) + outcome.failure + "\n";
    }
  }
  const ExampleResults examples = TryExamples(rules->lexicon, line.language);
  for (const std::string& failure : examples.failures) {
    ++failed;
    text += failure + "\n";
  }
  text += Tally(tests, examples, failed, line.language);
  return Print(text, line, failed > 0 ? ExitStatus::kFindings : ExitStatus::kClean);
}

}  // namespace gouji::app
