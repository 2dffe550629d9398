#include "normalise/pattern_view.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace gouji::normalise {
namespace {

const rules::NumberWords& Words() {
  static const auto words = rules::LoadNumberWords({GOUJI_RULES});
  return *words;
}
const rules::Patterns& BuiltIn() {
  static const auto patterns = rules::LoadPatterns({GOUJI_RULES});
  return *patterns;
}

std::string Covered(const std::string& text) {
  const MatchView view = MakeMatchView(text, Words());
  const std::string covered = CoverFigures(view, FindNumbers(view, Words()), Words(), BuiltIn());
  EXPECT_EQ(covered.size(), view.text.size());
  return covered;
}

TEST(PatternViewTest, AFigureShowsOnlyWhatItCounts) {
  EXPECT_EQ(Covered("受理162件"), "受理#####=");
  EXPECT_EQ(Covered("受理1,203件"), "受理#######=");
  EXPECT_EQ(Covered("有3个单位"), "有###&单位");
  EXPECT_EQ(Covered("有3家单位"), "有###@单位");
  EXPECT_EQ(Covered("满意率98.63％"), "满意率#####%");
  EXPECT_EQ(Covered("提高2.1个百分点"), "提高" + std::string(14, '#') + "~");
}

TEST(PatternViewTest, HowANumberIsWrittenMakesNoDifference) {
  EXPECT_EQ(Covered("受理二千件"), "受理" + std::string(8, '#') + "=");
  EXPECT_EQ(Covered("受理300余件"), "受理" + std::string(8, '#') + "=");
  EXPECT_EQ(Covered("满意率百分之九十六"), "满意率" + std::string(17, '#') + "%");
}

TEST(PatternViewTest, ZeroHasASignOfItsOwn) {
  EXPECT_EQ(Covered("工单量为0的"), "工单量为*的");
  EXPECT_EQ(Covered("退单0件"), "退单***=");
}

// 3个工作日 counts working days: its 个 must not make it a number of units.
TEST(PatternViewTest, AMeasureWordThatIsNoSignStays) {
  EXPECT_EQ(Covered("3个工作日"), "#个工作日");
  EXPECT_EQ(Covered("95.4分"), "####分");
}

TEST(PatternViewTest, WhatIsNoFigureIsNotCoveredAsOne) {
  EXPECT_EQ(Covered("2023年5月"), "2023年5月");
  EXPECT_EQ(Covered("同比持平"), "同比持平");
  EXPECT_EQ(Covered("一个答复"), "一个答复");
  EXPECT_EQ(Covered("12345热线"), "_____热线");
}

TEST(PatternViewTest, SignsInTheTextItselfAreNoFigures) {
  EXPECT_EQ(Covered("受理##=件"), "受理   件");
}

TEST(PatternExamplesTest, EveryBuiltInExampleMatchesAndNoCounterExampleDoes) {
  EXPECT_GT(BuiltIn().list.size(), 40u);
  for (const Error& error : FailedExamples(BuiltIn(), Words())) ADD_FAILURE() << error.ToString();
}

TEST(PatternExamplesTest, ExamplesThatFailAreNamed) {
  rules::Patterns patterns = BuiltIn();
  std::erase_if(patterns.list, [](const rules::Pattern& pattern) { return pattern.id != "P05"; });
  ASSERT_EQ(patterns.list.size(), 1u);
  EXPECT_TRUE(FailedExamples(patterns, Words()).empty());
  patterns.list[0].examples = {"咨询类占5%", "占道"};
  patterns.list[0].counter_examples = {"咨询类占5%"};
  const std::vector<Error> failed = FailedExamples(patterns, Words());
  ASSERT_EQ(failed.size(), 2u);
  EXPECT_EQ(failed[0].message,
            "the pattern \"P05\" needs \"%\", which is not in its example \"占道\"");
  EXPECT_EQ(failed[1].message, "the pattern \"P05\" matches its counter-example \"咨询类占5%\"");
}

}  // namespace
}  // namespace gouji::normalise
