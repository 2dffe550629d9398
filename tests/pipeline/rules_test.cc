#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "program.h"

namespace gouji::pipeline {
namespace {

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
  EXPECT_THAT(outcome.error, HasSubstr("mine/checks/x.yaml:"));
  EXPECT_THAT(outcome.error, HasSubstr("column_total"));
}

TEST_F(RulesTest, AFolderOfRulesThatIsNotThereIsAMistake) {
  const Outcome outcome = Run({"check", Write("a.md", SoundBulletin()), "--rules", PathOf("no")});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.error, HasSubstr("no such folder of rules"));
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
