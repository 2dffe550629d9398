#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "program.h"

namespace gouji::pipeline {
namespace {

using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class RulesTest : public ProgramTest {};

// Each rule states bulletins of which it must say that it holds, is contradicted and so on.
TEST_F(RulesTest, EveryRulePassesItsOwnTests) {
  const Outcome outcome = Run({"rules", "test", "--lang", "en"});
  EXPECT_EQ(outcome.status, 0) << outcome.out << outcome.error;
  EXPECT_THAT(outcome.out, HasSubstr(" 0 failed"));
  EXPECT_THAT(outcome.out, Not(StartsWith("0 tests")));
  EXPECT_THAT(outcome.out, Not(HasSubstr(" 0 examples")));
}

TEST_F(RulesTest, APatternThatMissesItsExampleIsAFailedTest) {
  Write("mine/patterns/x.yaml",
        "patterns:\n- id: mine\n  name: mine\n  kind: share\n  regex: 'ab(?P<share>c)'\n"
        "  examples: [abc, abd]\n  counter_examples: [xabc]\n");
  const Outcome outcome = Run({"rules", "test", "--lang", "en", "--rules", PathOf("mine")});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.out, HasSubstr("the pattern \"mine\" misses its example \"abd\""));
  EXPECT_THAT(outcome.out, HasSubstr("the pattern \"mine\" matches its counter-example \"xabc\""));
  EXPECT_THAT(outcome.out, HasSubstr(": 2 failed"));
  EXPECT_THAT(Run({"rules", "test", "--rules", PathOf("mine")}).out,
              HasSubstr("x.yaml:2:3: 句式“mine”不匹配它的例子“abd”"));
}

TEST_F(RulesTest, AnExampleWithoutAWordThatItsPatternNeedsIsAFailedTestThatSaysSo) {
  Write("mine/patterns/x.yaml",
        "patterns:\n- id: mine\n  name: mine\n  kind: share\n  regex: 'ab(?P<share>c)'\n"
        "  needs: [ab, 占|比重]\n  examples: [abc占, abc]\n  counter_examples: [abc]\n");
  const std::string mine = PathOf("mine");
  EXPECT_THAT(
      Run({"rules", "test", "--lang", "en", "--rules", mine}).out,
      HasSubstr("the pattern \"mine\" needs \"占|比重\", which is not in its example \"abc\""));
  EXPECT_THAT(Run({"rules", "test", "--rules", mine}).out,
              HasSubstr("句式“mine”的 needs 中的“占|比重”不在它的例子“abc”中"));
}

TEST_F(RulesTest, AFailedTestIsToldInTheLanguageAskedFor) {
  const std::string rule =
      "rules:\n- {id: my.rule, kind: count_label, title: {zh: 一, en: a}, severity: error, basis: "
      "约定,\n"
      "   message: {zh: '{label}应有{count}行', en: '{label} has {count}'}}\n---\ntests:\n";
  const std::string table =
      "  text: |\n    # 某县2023年5月热线通报\n    | 单位 | 受理量 |\n    |---|---|\n    | 甲局 | "
      "1 |\n"
      "    | 乙局 | 2 |\n    | 合计（3） | 3 |\n";
  Write("mine/checks/x.yaml",
        rule + "- rule: my.rule\n  name: nothing\n  text: 无\n  expect: holds\n" +
            "- rule: my.rule\n  name: other\n" + table + "  expect: holds\n" +
            "- rule: my.rule\n  name: words\n" + table +
            "  expect: contradicted\n  mentions: [丙局]\n");
  const std::string chinese = Run({"rules", "test", "--rules", PathOf("mine")}).out;
  EXPECT_THAT(chinese, HasSubstr("x.yaml:6:3: my.rule“nothing”：应为 holds，而规则没有说什么"));
  EXPECT_THAT(chinese, HasSubstr("“other”：应为 holds，得到 contradicted：合计（3）应有3行"));
  EXPECT_THAT(chinese, HasSubstr("“words”：没有一项结论提到“丙局”：合计（3）应有3行"));
  const std::string english = Run({"rules", "test", "--lang", "en", "--rules", PathOf("mine")}).out;
  EXPECT_THAT(english,
              HasSubstr("my.rule \"nothing\": expected holds, but the rule found nothing"));
  EXPECT_THAT(english, HasSubstr("\"other\": expected holds, got contradicted: 合计（3） has 3"));
}

TEST_F(RulesTest, WhatReplacesBuiltInEntriesIsListedByTheTestsOnly) {
  Write("mine/indicator_aliases.tsv",
        "indicator\talias\trelation\nreceived\t甲乙丙受理数\tsame\nreceived\t受理量\tsame\n");
  Write(
      "mine/patterns/x.yaml",
      "patterns:\n- {id: P33, name: mine, kind: share, regex: 'ab(?P<share>c)', examples: [abc]}\n"
      "- {id: mine, name: mine, kind: share, regex: 'ab(?P<share>c)', examples: [abc]}\n");
  Write("mine/checks/x.yaml",
        "rules:\n- {id: rate.handled, kind: count_label, title: {zh: 一, en: a}, severity: error,\n"
        "   basis: 约定, message: {zh: 一, en: a}}\n---\ntests:\n"
        "- {rule: rate.handled, name: nothing, text: 无, expect: none}\n");
  const Outcome outcome = Run({"rules", "test", "--lang", "en", "--rules", PathOf("mine")});
  EXPECT_THAT(
      outcome.out,
      ContainsRegex("mine/indicator_aliases.tsv:3: replaces .*/indicator_aliases.tsv:[0-9]+\n"));
  EXPECT_THAT(outcome.out,
              ContainsRegex("mine/patterns/x.yaml:2: replaces .*/30-states.yaml:[0-9]+\n"));
  EXPECT_THAT(outcome.out, ContainsRegex("mine/checks/x.yaml:2: replaces .*/equations.yaml:4\n"));
  EXPECT_THAT(outcome.out, Not(HasSubstr("aliases.tsv:2")));
  EXPECT_THAT(Run({"rules", "test", "--rules", PathOf("mine")}).out,
              ContainsRegex("mine/checks/x.yaml:2: 代替 .*/equations.yaml:4\n"));
  EXPECT_THAT(Run({"rules", "test", "--lang", "en"}).out, Not(HasSubstr("replaces")));
  const Outcome checked =
      Run({"check", "--lang", "en", Write("a.md", SoundBulletin()), "--rules", PathOf("mine")});
  EXPECT_THAT(checked.out + checked.error, Not(HasSubstr("replaces")));
}

TEST_F(RulesTest, TheRuleOfTheRecipeCanBeUsedAsShown) {
  std::ifstream file(Fixture("../CONTRIBUTING.md"));
  const std::string text(std::istreambuf_iterator<char>(file), {});
  const std::string mark = "```yaml\n";
  const std::size_t begin = text.find(mark);
  ASSERT_NE(begin, std::string::npos);
  const std::size_t end = text.find("```", begin + mark.size());
  Write("mine/checks/x.yaml", text.substr(begin + mark.size(), end - begin - mark.size()));
  const Outcome outcome = Run({"rules", "test", "--lang", "en", "--rules", PathOf("mine")});
  EXPECT_EQ(outcome.status, 0) << outcome.out << outcome.error;
  EXPECT_THAT(outcome.out, Not(HasSubstr("replaces")));
}

TEST_F(RulesTest, ANumberPatternThatReadsItsExampleOtherwiseIsAFailedTest) {
  Write("mine/number_masks.tsv",
        "id\tkind\tneeds\tregex\tform\tunless_after\tunless_before\texamples\n"
        "mine\tdocno\t\t〔甲\\d+〕\t\t\t\t〔甲5〕=〔甲6〕\n");
  const Outcome outcome = Run({"rules", "test", "--lang", "en", "--rules", PathOf("mine")});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.out,
              HasSubstr("number pattern \"mine\", example \"〔甲5〕=〔甲6〕\": read as "));
}

TEST_F(RulesTest, ListNamesEveryRuleWithItsTitle) {
  const Outcome outcome = Run({"rules", "list"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.out, HasSubstr("table.column_total"));
}

TEST_F(RulesTest, AnErrorInARuleFileIsNamedByLineAndColumnAndNothingRuns) {
  Write("mine/checks/x.yaml", "rules:\n- id: my.rule\n  kind: column_total\n  frequency: often\n");
  const Outcome outcome =
      Run({"check", Write("a.md", BrokenBulletin()), "--rules", PathOf("mine")});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.error, HasSubstr("mine/checks/x.yaml:"));
  EXPECT_TRUE(outcome.out.empty());
}

TEST_F(RulesTest, AMisspeltKindNamesThoseThatExist) {
  Write("mine/checks/x.yaml",
        "rules:\n- id: my.rule\n  kind: colum_total\n  title: {zh: 一, en: a}\n"
        "  message: {zh: 一, en: a}\n  severity: error\n  basis: 约定\n");
  const Outcome outcome =
      Run({"check", Write("a.md", BrokenBulletin()), "--rules", PathOf("mine")});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.error, HasSubstr("mine/checks/x.yaml:3:9:"));
  EXPECT_THAT(outcome.error, HasSubstr("column_total"));
}

TEST_F(RulesTest, APlaceholderThatNothingFillsIsAMistakeAtItsLine) {
  const std::string before =
      "rules:\n- id: my.rule\n  kind: count_label\n  title: {zh: 一, en: a}\n"
      "  severity: error\n  basis: 约定\n  message:\n    zh: '{label}得 {";
  const std::string bulletin = Write("a.md", SoundBulletin());
  Write("mine/checks/x.yaml", before + "cuont}'\n    en: a\n");
  const Outcome unknown = Run({"check", bulletin, "--rules", PathOf("mine")});
  EXPECT_EQ(unknown.status, 2);
  EXPECT_THAT(unknown.error,
              HasSubstr("x.yaml:8:9: 没有占位符 {cuont}；kind“count_label”的占位符是 "
                        "{table}, {label}, {count}, {rows}"));
  Write("mine/checks/x.yaml", before + "count}'\n    en: '{label'\n");
  EXPECT_THAT(Run({"check", "--lang", "en", bulletin, "--rules", PathOf("mine")}).error,
              HasSubstr("x.yaml:9:9: a { of the message has no }"));
  Write("mine/checks/x.yaml", before + "count}'\n    en: a\n");
  EXPECT_EQ(Run({"check", bulletin, "--rules", PathOf("mine")}).status, 0);
}

TEST_F(RulesTest, AMisspeltIndicatorOrSettingIsReportedAtItsOwnLine) {
  const std::string before =
      "rules:\n- id: my.rule\n  kind: equation\n  title: {zh: 一, en: a}\n"
      "  message: {zh: 一, en: a}\n  severity: error\n  basis: 约定\n";
  const std::string bulletin = Write("a.md", SoundBulletin());
  Write("mine/checks/x.yaml", before + "  assert: 'received == handld'\n");
  EXPECT_THAT(Run({"check", "--lang", "en", bulletin, "--rules", PathOf("mine")}).error,
              HasSubstr("x.yaml:8:11: the rule \"my.rule\" names \"handld\""));
  Write("mine/checks/x.yaml",
        before + "  assert: 'received == handled'\n  settings: {onn: rows}\n");
  EXPECT_THAT(Run({"check", "--lang", "en", bulletin, "--rules", PathOf("mine")}).error,
              HasSubstr("x.yaml:9:19: the rule \"my.rule\" sets \"onn\""));
}

TEST_F(RulesTest, AFolderOfRulesThatIsNotThereIsAMistake) {
  const Outcome outcome =
      Run({"check", "--lang", "en", Write("a.md", SoundBulletin()), "--rules", PathOf("no")});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.error, HasSubstr("no such folder of rules"));
}

TEST_F(RulesTest, WhatNoLoaderReadsIsAMistakeThatSaysWhatIsExpected) {
  const struct {
    const char *file, *message;
  } cases[] = {
      {"", "the folder holds no rule files; expected checks/NAME.yaml"},
      {"README.md", "the folder holds no rule files"},
      {"checks/mine.yml",
       "checks/mine.yml: not read here; the name of a rule file ends with .yaml"},
      {"checks/old/mine.yaml", "checks/old: folders in this folder are not read"},
      {"mine.yaml", "mine.yaml: not read here; put check rules into checks/NAME.yaml"},
      {"check/mine.yaml", "/check: this folder is not read; expected checks or patterns"},
      {"checks", "/checks: expected a folder, not a file"},
      {"indicator_alias.tsv", "indicator_alias.tsv: no rule file has this name; expected "},
      {"indicator_alias.tsv", "indicator_aliases.tsv, "},
  };
  int number = 0;
  for (const auto& c : cases) {
    const std::string folder = "rules-" + std::to_string(++number);
    Write(folder + "/.hidden", "");
    if (*c.file != '\0') Write(folder + "/" + c.file, "");
    const Outcome outcome =
        Run({"check", "--lang", "en", Write("a.md", BrokenBulletin()), "--rules", PathOf(folder)});
    EXPECT_EQ(outcome.status, 2) << c.file;
    EXPECT_THAT(outcome.error, HasSubstr(c.message)) << c.file;
    EXPECT_TRUE(outcome.out.empty());
  }
}

TEST_F(RulesTest, ARuleFileWithANulByteIsAMistake) {
  std::string rows = "alias\tindicator\trelation\n工单?受理\treceived\tsame\n";
  rows[rows.find('?')] = '\0';
  Write("mine/indicator_aliases.tsv", rows);
  const Outcome outcome =
      Run({"check", "--lang", "en", Write("a.md", BrokenBulletin()), "--rules", PathOf("mine")});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.error, HasSubstr("indicator_aliases.tsv: holds a NUL byte"));
}

TEST_F(RulesTest, AFolderThatMayNotBeListedIsAMistake) {
  Write("mine/checks/x.yaml", "");
  std::filesystem::permissions(PathOf("mine/checks"), std::filesystem::perms::none);
  RunOptions options;
  options.permissions_count = true;
  const Outcome outcome =
      Run({"check", "--lang", "en", Write("a.md", BrokenBulletin()), "--rules", PathOf("mine")},
          options);
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.error, HasSubstr("mine/checks: no permission to list the folder"));
}

TEST_F(RulesTest, RulesWithoutChecksAreNoBuiltInRules) {
  std::filesystem::copy(GOUJI_RULES, PathOf("rules"), std::filesystem::copy_options::recursive);
  std::filesystem::remove_all(PathOf("rules/checks"));
  RunOptions options;
  options.environment = {"GOUJI_RULES_DIR=" + PathOf("rules")};
  const Outcome outcome = Run({"check", "--lang", "en", Write("a.md", BrokenBulletin())}, options);
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.error, HasSubstr("has no folder checks"));
}

// Built-in expressions are compiled when a text first needs them; a mistake in one still ends the
// run.
TEST_F(RulesTest, AMistakeInABuiltInExpressionEndsTheRunAtItsPlace) {
  std::filesystem::copy(GOUJI_RULES, PathOf("built_in"), std::filesystem::copy_options::recursive);
  Write("built_in/patterns/99-mine.yaml",
        "patterns:\n- {id: mine, name: mine, kind: share, regex: '(', examples: [c]}\n");
  RunOptions options;
  options.environment = {"GOUJI_RULES_DIR=" + PathOf("built_in")};
  const Outcome outcome = Run({"check", Write("a.txt", "9月，热线共受理诉求130件。\n")}, options);
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.error, HasSubstr("99-mine.yaml:2:46: missing ): ("));
}

TEST_F(RulesTest, AFolderOfRulesMayStandBeforeTheFile) {
  Write("mine/patterns/x.yaml", "patterns: []\n");
  const std::string bulletin = Write("a.md", SoundBulletin());
  EXPECT_EQ(Run({"check", "--rules", PathOf("mine"), bulletin, "-q"}).status, 0);
  EXPECT_EQ(Run({"check", "--show", "numbers,repairs", bulletin, "-q"}).status, 0);
}

TEST_F(RulesTest, TheVariableNamesTheBuiltInRules) {
  RunOptions options;
  options.environment = {"GOUJI_RULES_DIR=" + PathOf("nowhere")};
  const Outcome outcome = Run({"check", Write("a.md", SoundBulletin())}, options);
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.error, HasSubstr("nowhere"));
}

}  // namespace
}  // namespace gouji::pipeline
