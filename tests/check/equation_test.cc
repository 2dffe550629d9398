#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check/rule_kinds.h"
#include "small_facts.h"

namespace gouji::check {

std::vector<record::Finding> CheckEquations(const Context&, const rules::CheckRule&);

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

constexpr const char* kHandled = "rate_handled ~ 100 * handled / {due | assigned | dispatched}";
constexpr const char* kScore = "composite ~ 0.5 * rate_handled + 0.5 * (100 - rate_rework)";

class EquationTest : public testing::Test {
 protected:
  std::vector<record::Finding> Run(const std::string& assertion,
                                   std::map<std::string, std::vector<std::string>> settings = {}) {
    lexicon_.checks.list = {SmallRule("r", "equation", assertion, std::move(settings))};
    return CheckEquations({facts_.facts, lexicon_}, lexicon_.checks.list[0]);
  }
  rules::Lexicon lexicon_ = SmallLexicon();
  SmallFacts facts_;
};

TEST_F(EquationTest, ARowHoldsIfItsQuotientPrintsAsTheRate) {
  facts_.Table(
      {"due", "handled", "rate_handled"},
      {{"甲局", "60", "57", "95%"}, {"乙局", "37", "30", "81.08%"}, {"丙局", "9", "8", "88.88%"}});
  EXPECT_THAT(Summaries(Run(kHandled)), ElementsAre("holds 95% 95%", "holds 81.08% 81.0811%",
                                                    "explained 88.88% 88.8889% truncation"));
}

TEST_F(EquationTest, NothingOverNothingIsUncheckedAndNeverHolds) {
  facts_.Table({"due", "handled", "rate_handled"}, {{"甲局", "0", "0", "0%"}});
  EXPECT_THAT(Summaries(Run(kHandled)), ElementsAre("unchecked zero_denominator 0%"));
}

TEST_F(EquationTest, AMissingOperandIsUnchecked) {
  facts_.Table({"due", "handled", "rate_handled"}, {{"甲局", "-", "57", "95%"}});
  EXPECT_THAT(Summaries(Run(kHandled)), ElementsAre("unchecked missing 95%"));
}

// Both bases are legal; the rows say which one the column uses, and the odd row is named.
TEST_F(EquationTest, TheBaseOfAColumnIsTheOneThatMostRowsFit) {
  facts_.Table({"due", "assigned", "handled", "rate_handled"}, {{"甲局", "60", "70", "35", "50%"},
                                                                {"乙局", "40", "50", "20", "40%"},
                                                                {"丙局", "30", "40", "10", "25%"},
                                                                {"丁局", "50", "80", "20", "40%"}});
  EXPECT_THAT(Summaries(Run(kHandled)),
              ElementsAre("holds 50% 50%", "holds 40% 40%", "holds 25% 25%",
                          "explained 40% 25% other_base"));
}

TEST_F(EquationTest, AColumnThatNoLegalBaseExplainsIsUncheckedAndNotWrongInEveryRow) {
  facts_.Table(
      {"due", "handled", "rate_handled"},
      {{"甲局", "60", "57", "80%"}, {"乙局", "37", "30", "70%"}, {"丙局", "9", "8", "60%"}});
  EXPECT_THAT(Summaries(Run(kHandled)),
              ElementsAre("unchecked base_unknown 80% 95%", "unchecked base_unknown 70% 81.08%",
                          "unchecked base_unknown 60% 88.89%"));
}

TEST_F(EquationTest, AWrongRowAmongRightOnesIsContradictedWithItsNumbers) {
  facts_.Table(
      {"due", "handled", "rate_handled"},
      {{"甲局", "60", "57", "95%"}, {"乙局", "37", "30", "83.08%"}, {"丙局", "9", "8", "88.89%"}});
  const std::vector<record::Finding> findings = Run(kHandled);
  ASSERT_EQ(Summary(findings[1]), "contradicted 83.08% 81.0811%");
  EXPECT_EQ(findings[1].operands[0].role, "stated");
  EXPECT_EQ(findings[1].operands[1].text, "30");
  EXPECT_EQ(findings[1].operands[1].role, "numerator");
  EXPECT_EQ(findings[1].operands[2].text, "37");
  EXPECT_EQ(findings[1].operands[2].role, "denominator");
  EXPECT_EQ(findings[1].interval_low, "83.075");
  EXPECT_EQ(findings[1].interval_high, "83.085");
}

TEST_F(EquationTest, HoldsStatesTheSmallestErrorThatItWouldSee) {
  facts_.Table({"due", "handled", "rate_handled"}, {{"甲局", "71184", "37643", "52.88%"}});
  const std::vector<record::Finding> findings = Run(kHandled);
  ASSERT_EQ(findings[0].verdict, record::Verdict::kHolds);
  EXPECT_EQ(findings[0].power, "8件");
}

TEST_F(EquationTest, AnUnprintedDenominatorMustBeAWholeNumber) {
  facts_.Table({"unsat", "rate_unsat"},
               {{"甲局", "2", "8%"}, {"乙局", "21", "20.83%"}, {"丙局", "0", "0%"}});
  const std::vector<record::Finding> findings = Run("rate_unsat ~ 100 * unsat / hidden(callbacks)");
  EXPECT_THAT(Summaries(findings),
              ElementsAre("unchecked unprinted_denominator 8% implied_denominator",
                          "contradicted 20.83% impossible", "unchecked no_power 0%",
                          "explained 8% implied_denominator"));
  EXPECT_EQ(findings[0].explanation.low, "24");
  EXPECT_EQ(findings[0].explanation.high, "26");
  EXPECT_THAT(findings[1].explanation.detail.zh,
              HasSubstr("最接近的是 21 ÷ 100 = 21.00%、21 ÷ 101 = 20.79%"));
}

TEST_F(EquationTest, ASummaryOfManyRowsBeginsWithWhatItStatesAndCountsTheRest) {
  std::vector<std::vector<std::string>> rows;
  for (int i = 1; i <= 14; ++i) {
    rows.push_back({"第" + std::to_string(i) + "局", std::to_string(i), "12.5%"});
  }
  facts_.Table({"unsat", "rate_unsat"}, rows);
  const std::vector<record::Finding> findings = Run("rate_unsat ~ 100 * unsat / hidden(callbacks)");
  const record::Finding& summary = findings.back();
  ASSERT_EQ(Summary(summary), "explained 12.5% implied_denominator");
  ASSERT_THAT(summary.operands, testing::SizeIs(14));
  EXPECT_EQ(summary.operands[0].label, "第14局 rate_unsat");
  EXPECT_THAT(summary.explanation.detail.zh, HasSubstr("推算为：第14局 112"));
  EXPECT_THAT(summary.explanation.detail.en, HasSubstr("第11局 88; and 2 more rows"));
}

TEST_F(EquationTest, WhatCannotBeComputedSaysWhatItLacks) {
  facts_.Prose("rate_handled", "99%", "办结率");
  facts_.Table({"dispatched", "handled", "rate_handled"}, {{"甲局", "0", "0", "100%"}}, "letters");
  const std::vector<record::Finding> findings = Run(kHandled);
  ASSERT_THAT(Summaries(findings),
              ElementsAre("unchecked zero_denominator 100%", "unchecked missing 99%"));
  EXPECT_THAT(findings[1].message.zh, testing::EndsWith("缺少 办结量、应办理数，不能计算"));
  EXPECT_THAT(findings[1].message.en, testing::EndsWith("for lack of 办结量, 应办理数"));
  EXPECT_THAT(findings[0].message.zh, testing::EndsWith("= 0 ÷ 0，不能计算"));
}

TEST_F(EquationTest, AScoreOfAnIssuerWithOtherWeightsIsNotHeldToTheFormula) {
  facts_.Table({"rate_handled", "rate_rework", "composite"}, {{"甲局", "90%", "10%", "70分"},
                                                              {"乙局", "80%", "10%", "60分"},
                                                              {"丙局", "70%", "0%", "50分"}});
  EXPECT_THAT(
      Summaries(Run(kScore, {{"formula", {"per_issuer"}}})),
      ElementsAre("unchecked formula_unknown 70分 90分", "unchecked formula_unknown 60分 85分",
                  "unchecked formula_unknown 50分 85分"));
}

TEST_F(EquationTest, AScoreThatLeavesOutATermIsExplainedByIt) {
  facts_.Table({"rate_handled", "rate_rework", "composite"}, {{"甲局", "90%", "10%", "90分"},
                                                              {"乙局", "80%", "10%", "85分"},
                                                              {"丙局", "70%", "0%", "85分"},
                                                              {"丁局", "60%", "20%", "70分"},
                                                              {"戊局", "50%", "30%", "60分"},
                                                              {"己局", "90%", "4%", "95分"}});
  const std::vector<record::Finding> findings =
      Run(kScore, {{"formula", {"per_issuer"}}, {"omit", {"rate_rework"}}});
  EXPECT_THAT(Summaries(findings), Contains("explained 95分 93分 omitted_term"));
  EXPECT_EQ(findings.back().severity, record::Severity::kWarning);
}

// 48/51 and 5/51 print 94.12 and 9.80. Half the first and half of 100 less the second: 92.16 from
// the printed rates, 92.157 from the counts, so a score printed with three places tells them apart.
TEST_F(EquationTest, AScoreFromUnroundedRatesIsExplainedByThem) {
  facts_.Table({"rate_handled", "rate_rework", "composite"},
               {{"甲局", "94.12%", "9.80%", "92.160分"},
                {"乙局", "94.12%", "9.80%", "92.157分"},
                {"丙局", "94.12%", "9.80%", "92.166分"},
                {"丁局", "90%", "10%", "90分"}});
  EXPECT_THAT(Summaries(Run(kScore)),
              ElementsAre("holds 92.160分 92.16分", "explained 92.157分 92.16分 from_unrounded",
                          "contradicted 92.166分 92.16分", "holds 90分 90分"));
}

TEST_F(EquationTest, ABoundIsBrokenOnlyFromTheOtherSide) {
  facts_.Table({"assigned", "handled", "in_progress"},
               {{"甲局", "20", "15", "5"}, {"乙局", "20", "15", "4"}, {"丙局", "5", "5", "2"}});
  EXPECT_THAT(Summaries(Run("in_progress <= assigned - handled")),
              ElementsAre("holds 5件 5件", "holds 4件 5件", "contradicted 2件 0件"));
}

TEST_F(EquationTest, ARateOfTheProseFindsItsCounts) {
  facts_.Prose("dispatched", "574件");
  facts_.Prose("handled", "366件");
  facts_.Prose("rate_handled", "63.8%");
  EXPECT_THAT(Summaries(Run(kHandled)), ElementsAre("holds 63.8% 63.763%"));
}

TEST_F(EquationTest, ARateOnAnotherPrintedBaseNamesThatBase) {
  facts_.Prose("dispatched", "574件");
  facts_.Prose("", "569件", "诉求类");
  facts_.Prose("handled", "366件");
  facts_.Prose("rate_handled", "64.3%");
  const std::vector<record::Finding> findings = Run(kHandled);
  ASSERT_THAT(Summaries(findings), ElementsAre("explained 64.3% 63.763% other_base"));
  EXPECT_EQ(findings[0].explanation.value, "569");
  EXPECT_EQ(findings[0].explanation.matches[0].label, "诉求类");
  EXPECT_EQ(findings[0].severity, record::Severity::kWarning);
}

TEST_F(EquationTest, ABaseThatIsNotPrintedIsNoLikelierThanAnotherRate) {
  facts_.Prose("dispatched", "574件");
  facts_.Prose("handled", "366件");
  facts_.Prose("rate_handled", "64.3%");
  const std::vector<record::Finding> findings = Run(kHandled);
  ASSERT_THAT(Summaries(findings), ElementsAre("contradicted 64.3% 63.763% wrong_figure"));
  EXPECT_THAT(findings[0].explanation.detail.en, testing::HasSubstr("63.8%"));
  EXPECT_EQ(findings[0].explanation.low, "569");
  EXPECT_THAT(findings[0].tried, testing::Contains("other_base"));
}

TEST_F(EquationTest, FiguresOfAnotherTopicAreNotItsCounts) {
  facts_.Prose("dispatched", "574件");
  facts_.Prose("handled", "366件");
  facts_.Prose("rate_handled", "99%", "", "letters");
  EXPECT_THAT(Summaries(Run(kHandled)), ElementsAre("unchecked missing 99%"));
}

TEST_F(EquationTest, AnIdentityOfCountsIsExact) {
  facts_.Prose("dispatched", "574件");
  facts_.Prose("handled", "366件");
  facts_.Prose("in_progress", "207件");
  EXPECT_THAT(Summaries(Run("dispatched == handled + in_progress")),
              ElementsAre("contradicted 574件 573件"));
}

}  // namespace
}  // namespace gouji::check
