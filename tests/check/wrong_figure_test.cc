#include "check/wrong_figure.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check/check.h"
#include "claim_facts.h"

namespace gouji::check {
namespace {

using testing::ElementsAre;

class WrongFigureTest : public testing::Test {
 protected:
  WrongFigureTest() {
    lexicon_.checks.list = {SmallRule("total", "column_total"), SmallRule("prose", "prose_table"),
                            SmallRule("units", "unit_prose")};
  }

  /// An equation of the rows of tables.
  void Equation(const std::string& id, const std::string& assertion) {
    lexicon_.checks.list.push_back(SmallRule(id, "equation", assertion, {{"on", {"rows"}}}));
  }

  /// A list of the prose: units with their counts.
  void List(const std::string& indicator,
            const std::vector<std::pair<std::string, std::string>>& items) {
    record::Claim claim;
    claim.kind = "unit_list";
    for (const auto& [unit, text] : items) {
      record::Term term = Unit("item", unit);
      term.observation = facts_.Prose(indicator, text);
      auto& figure = facts_.facts.observations[static_cast<std::size_t>(term.observation)];
      figure.entity = figure.entity_printed = unit;
      claim.terms.push_back(std::move(term));
    }
    facts_.facts.claims.push_back(std::move(claim));
  }

  /// "total 94件 49件 wrong_figure 49 < prose units": what is reported, and what follows from it.
  std::vector<std::string> Run() {
    std::vector<std::string> texts;
    const std::vector<record::Finding> findings = Check(facts_.facts, lexicon_);
    for (const record::Finding& root : findings) {
      const bool reported = root.verdict == record::Verdict::kContradicted ||
                            root.verdict == record::Verdict::kExplained;
      if (!reported || !root.root.empty()) continue;
      std::string text = root.rule + " " + root.stated + " " + root.computed;
      if (root.explanation.kind != "none") {
        text += " " + root.explanation.kind + " " + root.explanation.value;
      }
      std::string mark = " <";
      for (const record::Finding& finding : findings) {
        if (finding.root != root.id) continue;
        text += mark + " " + finding.rule;
        mark.clear();
      }
      texts.push_back(std::move(text));
    }
    return texts;
  }

  rules::Lexicon lexicon_ = SmallLexicon();
  SmallFacts facts_;
};

TEST_F(WrongFigureTest, AWrongTotalThatTheProseGivesRightIsOneFinding) {
  facts_.Prose("received", "49件");
  facts_.Table({"received"}, {{"甲局", "12"}, {"乙局", "30"}, {"丙局", "7"}, {"合计", "94"}});
  EXPECT_THAT(Run(), ElementsAre("total 94件 49件 wrong_figure 49 < prose"));
  const record::Finding total = Check(facts_.facts, lexicon_)[0];
  EXPECT_EQ(total.explanation.detail.en,
            "“合计 received” is printed as 94; were it 49, 2 contradictions with it would be gone");
  EXPECT_EQ(total.explanation.detail.zh,
            "“合计 received”印作 94，若为 49，与它有关的 2 处矛盾便不存在");
  ASSERT_EQ(total.explanation.matches.size(), 1u);
  EXPECT_EQ(total.explanation.matches[0].source, "prose");
}

TEST_F(WrongFigureTest, OnlyTheSameThingElsewhereIsNamedBesideTheValue) {
  facts_.Prose("received", "49件");
  facts_.Table({"received"}, {{"甲局", "49"}, {"乙局", "0"}, {"合计", "94"}});
  EXPECT_THAT(Run(), ElementsAre("total 94件 49件 wrong_figure 49 < prose"));
  EXPECT_EQ(Check(facts_.facts, lexicon_)[0].explanation.matches.size(), 1u);
}

TEST_F(WrongFigureTest, WhatIsComputedFromTheRightTotalFollowsToo) {
  Equation("rate", "rate_handled ~ 100 * handled / due");
  facts_.Prose("due", "49件");
  facts_.Prose("due", "49件");
  facts_.Table({"due", "handled", "rate_handled"}, {{"甲局", "12", "12", "100%"},
                                                    {"乙局", "30", "27", "90%"},
                                                    {"丙局", "7", "7", "100%"},
                                                    {"合计", "94", "46", "93.88%"}});
  EXPECT_THAT(Run(), ElementsAre("total 94件 49件 wrong_figure 49 < prose prose rate"));
}

TEST_F(WrongFigureTest, AWrongRowThatTheProseGivesRightIsOneFinding) {
  List("assigned", {{"甲局", "12件"}, {"乙局", "30件"}});
  facts_.Table({"assigned"}, {{"甲局", "12"}, {"乙局", "33"}, {"丙局", "7"}, {"合计", "49"}});
  EXPECT_THAT(Run(), ElementsAre("units 30件 33件 wrong_figure 30 < total"));
}

TEST_F(WrongFigureTest, AWrongRowWhoseRateIsRightIsOneFinding) {
  Equation("rate", "rate_handled ~ 100 * handled / due");
  facts_.Table({"due", "handled", "rate_handled"}, {{"甲局", "12", "12", "100%"},
                                                    {"乙局", "30", "72", "90%"},
                                                    {"丙局", "7", "7", "100%"},
                                                    {"合计", "49", "46", "93.88%"}});
  EXPECT_THAT(Run(), ElementsAre("rate 90% 240% wrong_figure 27 < total"));
}

TEST_F(WrongFigureTest, AWrongRowThatAnotherTableGivesRightIsOneFinding) {
  lexicon_.checks.list.push_back(SmallRule("tables", "table_table"));
  facts_.Table({"received"}, {{"甲局", "12"}, {"乙局", "30"}, {"丙局", "7"}, {"合计", "49"}});
  facts_.Table({"received"}, {{"甲局", "12"}, {"乙局", "33"}, {"丙局", "7"}, {"合计", "49"}});
  EXPECT_THAT(Run(), ElementsAre("tables 30件 33件 wrong_figure 30 < total"));
}

TEST_F(WrongFigureTest, MistakesOfTheTotalAndOfTheProseAreTwo) {
  facts_.Prose("received", "52件");
  facts_.Table({"received"}, {{"甲局", "12"}, {"乙局", "30"}, {"丙局", "7"}, {"合计", "94"}});
  EXPECT_THAT(Run(), ElementsAre("prose 52件 94件", "total 94件 49件"));
}

TEST_F(WrongFigureTest, ARowThatIsOffByAnotherNumberThanItsColumnIsNotTheColumnsMistake) {
  List("assigned", {{"甲局", "12件"}, {"乙局", "30件"}});
  facts_.Table({"assigned"}, {{"甲局", "12"}, {"乙局", "33"}, {"丙局", "7"}, {"合计", "50"}});
  EXPECT_THAT(Run(), ElementsAre("units 30件 33件", "total 50件 52件"));
}

// The sum of one column and the prose of another are the same number.
TEST_F(WrongFigureTest, EqualValuesOfOtherFiguresAreNoCause) {
  facts_.Prose("handled", "49件");
  facts_.Table(
      {"received", "handled"},
      {{"甲局", "12", "10"}, {"乙局", "30", "28"}, {"丙局", "7", "7"}, {"合计", "94", "45"}});
  EXPECT_THAT(Run(), ElementsAre("prose 49件 45件", "total 94件 49件"));
}

TEST_F(WrongFigureTest, ProseThatDiffersFromAColumnThatAddsUpIsAMistakeOfTheProse) {
  facts_.Prose("received", "94件");
  facts_.Table({"received"}, {{"甲局", "12"}, {"乙局", "30"}, {"丙局", "7"}, {"合计", "49"}});
  EXPECT_THAT(Run(), ElementsAre("prose 94件 49件"));
}

TEST_F(WrongFigureTest, AListThatAlsoDiffersForAnotherUnitStaysAFindingOfItsOwn) {
  List("assigned", {{"甲局", "21件"}, {"乙局", "30件"}, {"丙局", "7件"}});
  facts_.Table({"assigned"}, {{"甲局", "12"}, {"乙局", "33"}, {"丙局", "7"}, {"合计", "49"}});
  EXPECT_THAT(Run(), ElementsAre("units 21件 12件 wrong_figure 30 < total"));
}

TEST_F(WrongFigureTest, ListsThatDifferForOtherUnitsTooAreNotHiddenBelowEachOther) {
  List("assigned", {{"甲局", "21件"}, {"乙局", "30件"}, {"丙局", "7件"}});
  List("assigned", {{"甲局", "12件"}, {"乙局", "30件"}, {"丙局", "9件"}});
  facts_.Table({"assigned"}, {{"甲局", "12"}, {"乙局", "33"}, {"丙局", "7"}, {"合计", "49"}});
  EXPECT_THAT(Run(), ElementsAre("units 21件 12件", "units 30件 33件", "total 49件 52件"));
}

TEST_F(WrongFigureTest, AListMayGiveTheRightFiguresOfSeveralColumns) {
  List("assigned", {{"甲局", "12件"}, {"乙局", "30件"}});
  facts_.Table({"assigned"}, {{"甲局", "15"}, {"丙局", "7"}, {"合计", "19"}});
  facts_.Table({"assigned"}, {{"乙局", "33"}, {"丁局", "8"}, {"合计", "38"}});
  EXPECT_THAT(Run(), ElementsAre("units 12件 15件 wrong_figure 12 < total total"));
}

// 35 of 37 would be possible and make the column add up; but what the row asks for is 37.
TEST_F(WrongFigureTest, AValueThatIsOnlyPossibleIsNotAskedFor) {
  Equation("most", "handled <= due");
  facts_.Table({"due", "handled"},
               {{"甲局", "37", "40"}, {"乙局", "10", "10"}, {"合计", "47", "45"}});
  EXPECT_THAT(Run(), ElementsAre("most 40件 37件", "total 45件 50件"));
}

TEST_F(WrongFigureTest, AValueThatContradictsWhatHoldsIsNoCause) {
  Equation("sum", "received == handled + in_progress");
  facts_.Prose("received", "49件");
  facts_.Table({"received", "handled", "in_progress"}, {{"甲局", "12", "10", "2"},
                                                        {"乙局", "30", "26", "4"},
                                                        {"丙局", "7", "6", "1"},
                                                        {"合计", "50", "42", "8"}});
  EXPECT_THAT(Run(), ElementsAre("prose 49件 50件", "total 50件 49件", "total 8件 7件"));
}

TEST_F(WrongFigureTest, TwoFiguresOfWhichEitherWouldDoAreLeftAlone) {
  Equation("assigned", "assigned == handled + in_progress");
  Equation("due", "due == handled + in_progress");
  facts_.Table({"assigned", "due", "handled", "in_progress"}, {{"甲局", "10", "10", "6", "3"}});
  EXPECT_THAT(Run(), ElementsAre("assigned 10件 9件", "due 10件 9件"));
}

TEST_F(WrongFigureTest, ACheckThatIsNoLongerMadeSettlesNothing) {
  // With 0 as the total of 受理量 the rate of that row could not be computed.
  Equation("rate", "rate_handled ~ 100 * handled / received");
  facts_.Table({"received", "handled", "rate_handled"},
               {{"甲局", "0", "0", "-"}, {"乙局", "0", "0", "-"}, {"合计", "9", "0", "50%"}});
  EXPECT_THAT(Run(), ElementsAre("total 9件 0件", "rate 50% 0%"));
}

TEST_F(WrongFigureTest, AHeadlineThatIsRightCausesNoOtherDifference) {
  facts_.Prose("assigned", "49件");
  List("assigned", {{"甲局", "21件"}, {"乙局", "30件"}});
  facts_.Table({"assigned"}, {{"甲局", "12"}, {"乙局", "30"}, {"丙局", "7"}, {"合计", "94"}});
  EXPECT_THAT(Run(), ElementsAre("units 21件 12件", "total 94件 49件 wrong_figure 49 < prose"));
}

TEST_F(WrongFigureTest, ARowThatWasLeftOutStaysTheExplanation) {
  facts_.Prose("received", "49件");
  facts_.Table({"received"}, {{"甲局", "12"}, {"乙局", "30"}, {"丙局", "7"}, {"合计", "42"}});
  EXPECT_THAT(Run(), ElementsAre("total 42件 49件 omitted_row 7 < prose"));
  EXPECT_THAT(Check(facts_.facts, lexicon_)[0].explanation.detail.en,
              testing::EndsWith("; “合计 received” is printed as 42; were it 49, 2 contradictions "
                                "with it would be gone"));
}

// 49 is also the total of another column, but with the right total of its own nobody would ask why.
TEST_F(WrongFigureTest, AnotherColumnWithTheRightNumberExplainsNothing) {
  facts_.Prose("received", "49件");
  facts_.Table(
      {"received", "due"},
      {{"甲局", "12", "11"}, {"乙局", "30", "30"}, {"丙局", "7", "8"}, {"合计", "94", "49"}});
  EXPECT_THAT(Run(), ElementsAre("total 94件 49件 wrong_figure 49 < prose"));
}

TEST_F(WrongFigureTest, TheFindingWeighsAsMuchAsTheWorstThatFollows) {
  lexicon_.checks.list[0].severity = record::Severity::kWarning;
  facts_.Prose("received", "49件");
  facts_.Table({"received"}, {{"甲局", "12"}, {"乙局", "30"}, {"丙局", "7"}, {"合计", "94"}});
  const std::vector<record::Finding> findings = Check(facts_.facts, lexicon_);
  EXPECT_EQ(findings[0].rule, "total");
  EXPECT_EQ(findings[0].severity, record::Severity::kError);
}

}  // namespace
}  // namespace gouji::check
