// Strict reading of rule files: every mistake is reported with file, line, column and what was
// expected.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "rules/check_rules.h"
#include "rules/tsv_file.h"
#include "rules/yaml_file.h"

namespace gouji::rules {
namespace {

TEST(TsvFileTest, FieldsComeInTheOrderAskedFor) {
  const Result<TsvFile> file =
      TsvFile::Parse("# words\nzh\tid\tnote\n办结率\trate\t\n\n受理量\treceived\n", "w.tsv",
                     {"id", "zh", "note?"});
  ASSERT_TRUE(file) << file.error().ToString();
  ASSERT_EQ(file->rows().size(), 2u);
  EXPECT_EQ(file->rows()[0].fields, (std::vector<std::string>{"rate", "办结率", ""}));
  EXPECT_EQ(file->rows()[1].fields, (std::vector<std::string>{"received", "受理量", ""}));
  EXPECT_EQ(file->rows()[1].At(0).ToString(), "w.tsv:5:5");
}

TEST(TsvFileTest, MistakesAreReportedAtTheirPlace) {
  struct Case {
    const char* text;
    const char* error;
  };
  const Case cases[] = {
      {"id\tname\n", "w.tsv:1:4: unknown column \"name\"; expected id, zh"},
      {"id\nx\n", "w.tsv:1:1: the column \"zh\" is missing"},
      {"id\tzh\na\tb\tc\n",
       "w.tsv:2:5: number of fields: 3, but the header line names 2; columns are parted by TABs"},
      {"id\tzh\na\tb\nc    d\n",
       "w.tsv:3:1: number of fields: 1, but the header line names 2; columns are parted by TABs"},
      {"# nothing\n", "w.tsv: no header line"},
  };
  for (const Case& c : cases) {
    const Result<TsvFile> file = TsvFile::Parse(c.text, "w.tsv", {"id", "zh"});
    ASSERT_FALSE(file) << c.text;
    EXPECT_EQ(file.error().ToString(), c.error);
  }
}

TEST(TsvFileTest, OptionalFieldsAtTheEndMayBeLeftOut) {
  EXPECT_TRUE(TsvFile::Parse("id\tzh\tnote\na\tb\n", "w.tsv", {"id", "zh", "note?"}));
  EXPECT_FALSE(TsvFile::Parse("id\tzh\tnote\na\tb\n", "w.tsv", {"id", "zh?", "note"}));
}

TEST(TsvFileTest, RowsOfOneKeyAreAnErrorThatNamesBothLines) {
  const struct {
    const char *file, *text, *error;  // "": none.
  } cases[] = {
      {"indicator_aliases.tsv",
       "alias\tindicator\ttopic\n甲\tx\thotline\n甲\ty\t\n甲\tz\thotline\n",
       "indicator_aliases.tsv:4:1: \"甲, hotline\" stands in line 2 already"},
      {"unit_aliases.tsv", "name\talias\n甲局\t甲\n乙局\t甲\n",
       "unit_aliases.tsv:3:4: \"甲\" stands in line 2 already"},
      {"unit_aliases.tsv", "alias\tname\tfrom\n甲\t甲局\t\n甲\t乙局\t2020\n", ""},
      {"column_words.tsv", "word\tclass\n甲\tname\n甲\ttext\n", ""},
      {"column_words.tsv", "word\tclass\n甲\tname\n甲\tname\n",
       "column_words.tsv:3:1: \"甲, name\" stands in line 2 already"},
      {"topics.tsv", "id\twords\n-\t甲\n-\t乙\n", ""},
  };
  for (const auto& c : cases) {
    const Result<TsvFile> file = TsvFile::Parse(c.text, c.file, {});
    EXPECT_EQ(file ? "" : file.error().ToString(), c.error);
  }
}

// A misspelt name in the list of keys would leave the rows of its file without any.
TEST(TsvFileTest, NoBuiltInFileMayHoldARowTwice) {
  for (const auto& entry : std::filesystem::directory_iterator(GOUJI_RULES)) {
    if (entry.path().extension() != ".tsv") continue;
    SCOPED_TRACE(entry.path());
    const std::string name = entry.path().filename().string();
    const std::string text = ReadTextFile(entry.path().string()).value();
    const std::string last = text.substr(text.rfind('\n', text.size() - 2) + 1);
    EXPECT_TRUE(TsvFile::Parse(text, name, {}));
    const Result<TsvFile> twice = TsvFile::Parse(text + last, name, {});
    ASSERT_FALSE(twice);
    EXPECT_TRUE(twice.error().message.ends_with(" already")) << twice.error().message;
  }
}

TEST(YamlFileTest, AnUnknownKeyIsAnErrorThatNamesTheKnownOnes) {
  const Result<YamlFile> file = YamlFile::Parse("id: a\ntitel: b\n", "r.yaml");
  ASSERT_TRUE(file);
  YamlNode root = file->root();
  EXPECT_EQ(root.Get("id").Text(), "a");
  root.Find("title");
  root.Finish();
  ASSERT_TRUE(file->error());
  EXPECT_EQ(file->error()->ToString(),
            "r.yaml:2:1: unknown key \"titel\"; expected one of id, title");
}

TEST(YamlFileTest, AMisspeltKeyIsReportedRatherThanTheOneThatIsMissing) {
  const Result<YamlFile> file = YamlFile::Parse("id: a\nmap:\n  other: b\ntitel: b\n", "r.yaml");
  YamlNode root = file->root();
  root.Get("title");
  YamlNode map = root.Get("map");
  map.Finish();  // Another map's: the first error stays.
  EXPECT_EQ(file->error()->message, "the key \"title\" is missing");
  root.Get("id");
  root.Finish();
  EXPECT_EQ(file->error()->ToString(),
            "r.yaml:4:1: unknown key \"titel\"; expected one of id, map, title");
}

TEST(YamlFileTest, OnlyTheFirstErrorIsKept) {
  const Result<YamlFile> file = YamlFile::Parse("count: many\n", "r.yaml");
  ASSERT_TRUE(file);
  YamlNode root = file->root();
  EXPECT_EQ(root.Get("count").Integer(7), 7);
  root.Get("missing");
  EXPECT_EQ(file->error()->ToString(), "r.yaml:1:8: \"many\" is not a whole number");
}

TEST(YamlFileTest, NumbersKeepTheirPrintedForm) {
  const Result<YamlFile> file = YamlFile::Parse("value: 1.50\n", "r.yaml");
  YamlNode root = file->root();
  EXPECT_EQ(root.Get("value").Text(), "1.50");
}

TEST(YamlFileTest, WhatIsNoYamlIsReportedWithLineAndColumn) {
  const Result<YamlFile> file = YamlFile::Parse("a: [1, 2\nb: 3\n", "r.yaml");
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().where, "r.yaml:2:2");
}

TEST(YamlFileTest, ASecondDocumentIsNotPassedOver) {
  const Result<YamlFile> file = YamlFile::Parse("a: 1\n---\nb: 2\n", "r.yaml");
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().message, "a second part after ---; a file of this kind has one");
  EXPECT_TRUE(file.error().where.starts_with("r.yaml:")) << file.error().where;
}

TEST(YamlFileTest, AKeyThatStandsTwiceIsAnErrorAtItsSecondPlace) {
  const auto file = YamlFile::Parse("a: 1\nb:\n  c: 2\n  c: 3\n", "x.yaml");
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().ToString(), "x.yaml:4:3: the key \"c\" stands twice");
}

TEST(YamlFileTest, AKeyMustBeAText) {
  const auto file = YamlFile::Parse("? [a, b]\n: 1\n", "x.yaml");
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().message, "a key must be a text");
}

TEST(YamlFileTest, DeepNestingIsRefused) {
  const Result<YamlFile> file =
      YamlFile::Parse(std::string(30, '[') + std::string(30, ']'), "r.yaml");
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().message, "nested more than 16 levels deep");
  const Result<YamlFile> deeper = YamlFile::Parse(std::string(1000000, '['), "r.yaml");
  ASSERT_FALSE(deeper);
  EXPECT_EQ(deeper.error().message, "nested more than 16 levels deep");
}

// Each line stands for nine of the line before.
TEST(YamlFileTest, AFewLinesCannotStandForBillionsOfNodes) {
  std::string text = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n";
  for (int i = 1; i <= 9; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int j = 0; j < 9; ++j) text += (j > 0 ? "," : "") + before;
    text += "]\n";
  }
  const Result<YamlFile> file = YamlFile::Parse(text, "r.yaml");
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().message, "more than 100000 nodes");
}

/// A folder with one check file.
class CheckRulesTest : public testing::Test {
 protected:
  Result<CheckRules> Load(const std::string& text, RuleTests tests = RuleTests::kRead) {
    const std::filesystem::path folder =
        std::filesystem::path(testing::TempDir()) /
        testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::create_directories(folder / "checks");
    std::ofstream(folder / "checks" / "a.yaml") << text;
    return LoadCheckRules({folder.string()}, tests);
  }
};

constexpr const char* kRule = R"(rules:
- id: rate.a
  kind: equation
  title: {zh: 甲, en: a}
  message: {zh: 乙, en: b}
  severity: error
  basis: definition
  assert: 'a ~ b / c'
  settings: {on: rows}
---
tests:
- rule: rate.a
  name: fits
  text: |
    | a |
  expect: holds
)";

TEST_F(CheckRulesTest, ARuleIsReadWhole) {
  const Result<CheckRules> rules = Load(kRule);
  ASSERT_TRUE(rules) << rules.error().ToString();
  ASSERT_EQ(rules->list.size(), 1u);
  const CheckRule& rule = rules->list[0];
  EXPECT_EQ(rule.id, "rate.a");
  EXPECT_EQ(rule.title.en, "a");
  EXPECT_EQ(rule.severity, record::Severity::kError);
  ASSERT_TRUE(rule.comparison);
  EXPECT_EQ(rule.settings.at("on"), (std::vector<std::string>{"rows"}));
  ASSERT_EQ(rule.tests.size(), 1u);
  EXPECT_EQ(rule.tests[0].text, "| a |\n");
  EXPECT_EQ(rule.position.line, 2);
}

TEST_F(CheckRulesTest, MistakesAreReportedAtTheirPlace) {
  struct Case {
    std::string from, to, place, message;
  };
  const Case cases[] = {
      {"severity: error", "severity: fatal", ":6:13",
       "\"fatal\" is not one of note, warning, error, critical"},
      {"assert: 'a ~ b / c'", "assert: 'a ~ b /'", ":8:11",
       "character 8: expected a number, an indicator or (, but the text ends"},
      {"  basis: definition\n", "", ":2:3", "the key \"basis\" is missing"},
      {"severity:", "severty:", ":6:3",
       "unknown key \"severty\"; expected one of assert, basis, id, kind, message, settings, "
       "severity, title"},
      {"expect: holds", "expect: passes", ":16:11",
       "\"passes\" is not one of holds, explained, suspect, contradicted, unchecked, none"},
      {"- rule: rate.a", "- rule: rate.b", ":12:3",
       "a test of \"rate.b\", which is no rule of this file"},
      {"tests:", "tests: []\nmore:", ":12:1", "unknown key \"more\"; expected one of tests"},
  };
  for (const Case& c : cases) {
    std::string text = kRule;
    text.replace(text.find(c.from), c.from.size(), c.to);
    const Result<CheckRules> rules = Load(text);
    ASSERT_FALSE(rules) << c.to;
    EXPECT_TRUE(rules.error().where.ends_with("a.yaml" + c.place)) << rules.error().where;
    EXPECT_EQ(rules.error().message, c.message);
  }
}

TEST_F(CheckRulesTest, TheMarkAboveTheTestsMayBeWrittenInEveryWayOfYaml) {
  const std::string rule = kRule;
  std::string with_returns;
  for (const char c : rule) with_returns += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const std::size_t mark = rule.find("---");
  const std::string before = rule.substr(0, mark), after = rule.substr(mark + 3);
  for (const std::string& text : {with_returns, before + "--- " + after,
                                  before + "--- # tests" + after, "# mine\n---\n" + rule}) {
    const Result<CheckRules> rules = Load(text);
    ASSERT_TRUE(rules) << rules.error().ToString();
    ASSERT_EQ(rules->list.at(0).tests.size(), 1u);
    EXPECT_EQ(rules->list[0].tests[0].text, "| a |\n");
  }
}

TEST_F(CheckRulesTest, AThirdPartIsAnErrorAndNotPassedOver) {
  for (const RuleTests tests : {RuleTests::kRead, RuleTests::kSkip}) {
    const Result<CheckRules> rules = Load(std::string(kRule) + "---\nrules: []\n", tests);
    ASSERT_FALSE(rules);
    EXPECT_EQ(rules.error().message,
              "a third part after ---; a rule file has two: rules, then tests");
    EXPECT_TRUE(rules.error().where.ends_with("a.yaml:17:1")) << rules.error().where;
  }
}

TEST_F(CheckRulesTest, TwoRulesOfOneNameAreAnError) {
  const std::string rule = kRule;
  const std::string once = rule.substr(0, rule.find("---"));
  const Result<CheckRules> rules = Load(once + once.substr(7), RuleTests::kSkip);
  ASSERT_FALSE(rules);
  EXPECT_EQ(rules.error().message, "a second rule \"rate.a\"");
}

TEST_F(CheckRulesTest, ARuleNeedsATestOnlyWhereTestsAreRead) {
  const std::string rule = kRule;
  const std::string untested = rule.substr(0, rule.find("---"));
  EXPECT_TRUE(Load(untested, RuleTests::kSkip));
  const Result<CheckRules> rules = Load(untested);
  ASSERT_FALSE(rules);
  EXPECT_EQ(rules.error().message, "the rule \"rate.a\" has no test");
  EXPECT_TRUE(Load(kRule, RuleTests::kSkip)->list[0].tests.empty());
}

}  // namespace
}  // namespace gouji::rules
