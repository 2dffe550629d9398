#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check/check.h"
#include "check/rule_kinds.h"
#include "small_facts.h"

namespace gouji::check {

std::vector<record::Finding> CheckProseAgainstTables(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckUnitFigures(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckTableAgainstTable(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckConsequences(const Context&, const rules::CheckRule&);

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ProseTableTest : public testing::Test {
 protected:
  Context Given() { return {facts_.facts, lexicon_}; }
  std::vector<std::string> Run() {
    return Summaries(CheckProseAgainstTables(Given(), SmallRule("p", "prose_table")));
  }
  rules::Lexicon lexicon_ = SmallLexicon();
  SmallFacts facts_;
};

TEST_F(ProseTableTest, AHeadlineIsComparedWithThePrintedTotalOrElseWithTheSum) {
  facts_.Table({"received"}, {{"甲局", "12"}, {"乙局", "37"}, {"合计", "49"}});
  facts_.Table({"received"}, {{"甲局", "5"}, {"乙局", "6"}}, "letters");
  facts_.Prose("received", "49件");
  facts_.Prose("received", "12件", "", "letters");
  EXPECT_THAT(Run(), ElementsAre("holds 49件 49件", "contradicted 12件 11件"));
}

TEST_F(ProseTableTest, TwoTablesOfOtherUnitsAddUp) {
  facts_.Table({"assigned"}, {{"甲局", "12"}, {"合计", "12"}});
  facts_.Table({"assigned"}, {{"甲镇", "8"}, {"合计", "8"}});
  facts_.Prose("assigned", "20件");
  EXPECT_THAT(Run(), ElementsAre("holds 20件 20件"));
}

TEST_F(ProseTableTest, ANearIndicatorIsComparedOnlyIfTheProseDoesNotStateTheOther) {
  facts_.Table({"assigned"}, {{"甲局", "12"}, {"合计", "12"}});
  facts_.Prose("dispatched", "20件");
  const std::vector<record::Finding> findings =
      CheckProseAgainstTables(Given(), SmallRule("p", "prose_table"));
  ASSERT_THAT(Summaries(findings), ElementsAre("contradicted 20件 12件"));
  EXPECT_EQ(findings[0].severity, record::Severity::kWarning);
  facts_.Prose("assigned", "12件");
  EXPECT_THAT(Run(), ElementsAre("holds 12件 12件"));
}

TEST_F(ProseTableTest, AnotherColumnWithTheHeadlinesNumberIsAQuestionOfScope) {
  facts_.Table({"received", "due"},
               {{"甲局", "12", "13"}, {"乙局", "37", "38"}, {"合计", "49", "51"}});
  facts_.Prose("received", "51件");
  EXPECT_THAT(Run(), ElementsAre("explained 51件 49件 scope"));
}

TEST_F(ProseTableTest, QualifiedAndUnitFiguresAreNotHeadlines) {
  facts_.Table({"received"}, {{"甲局", "12"}, {"合计", "12"}});
  facts_.facts.observations[static_cast<std::size_t>(facts_.Prose("received", "5件"))].qualifier =
      "涉企";
  facts_.facts.observations[static_cast<std::size_t>(facts_.Prose("received", "6件"))].entity =
      "甲局";
  EXPECT_THAT(Run(), IsEmpty());
}

TEST_F(ProseTableTest, ARateIsComparedWithTheQuotientOfTheSums) {
  lexicon_.checks.list = {SmallRule("r", "equation", "rate_handled ~ 100 * handled / due")};
  facts_.Table({"due", "handled", "rate_handled"},
               {{"甲局", "60", "57", "95%"}, {"乙局", "40", "30", "75%"}});
  facts_.Prose("rate_handled", "87%");
  facts_.Prose("rate_handled", "88%");
  EXPECT_THAT(Run(), ElementsAre("holds 87% 87%", "contradicted 88% 87%"));
}

TEST_F(ProseTableTest, PrintedRatesOfOnePrecisionMustBeEqualAndOthersRoundToEachOther) {
  facts_.Table({"composite"}, {{"甲局", "95.9分"}, {"合计", "95.9分"}});
  facts_.Prose("composite", "95.8分");
  facts_.Prose("composite", "96分");
  facts_.Prose("composite", "95.92分");
  facts_.Prose("composite", "95.96分");
  EXPECT_THAT(Run(), ElementsAre("contradicted 95.8分 95.9分", "holds 96分 95.9分",
                                 "holds 95.92分 95.9分", "contradicted 95.96分 95.9分"));
}

TEST_F(ProseTableTest, AMissingCellLeavesADifferenceUnchecked) {
  facts_.Table({"received"}, {{"甲局", "12"}, {"乙局", "-"}});
  facts_.Prose("received", "20件");
  EXPECT_THAT(Run(), ElementsAre("unchecked missing 20件 12件"));
}

TEST_F(ProseTableTest, WhatIsComputedFromADifferenceIsListedBelowIt) {
  lexicon_.checks.list = {
      SmallRule("p", "prose_table"), SmallRule("r", "equation", "rate_rework ~ 100 * rework / due"),
      SmallRule("s", "equation", "composite ~ 100 - rate_rework", {{"on", {"rows"}}})};
  facts_.Table({"due", "rework", "rate_rework", "composite"},
               {{"甲局", "100", "4", "4%", "96分"}, {"合计", "100", "4", "4%", "96分"}});
  facts_.Prose("composite", "95分");
  facts_.Prose("rework", "5件");
  facts_.Prose("rate_rework", "5%");
  std::vector<std::string> roots;
  std::string root_id;
  for (const record::Finding& finding : Check(facts_.facts, lexicon_)) {
    if (finding.verdict != record::Verdict::kContradicted) continue;
    if (finding.root.empty()) {
      roots.push_back(finding.subject.indicator);
      root_id = finding.id;
    } else {
      EXPECT_EQ(finding.root, root_id);
    }
  }
  EXPECT_THAT(roots, ElementsAre("rework"));
}

TEST_F(ProseTableTest, AnIdentityOfTheProseShowsWhatTheTablesWouldMakeOfIt) {
  lexicon_.checks.list = {SmallRule("i", "equation", "dispatched == handled + in_progress")};
  facts_.Table({"assigned", "handled"}, {{"甲局", "30", "20"}, {"乙局", "36", "27"}});
  facts_.Prose("dispatched", "60件");
  facts_.Prose("handled", "47件");
  facts_.Prose("in_progress", "13件");
  EXPECT_THAT(Summaries(CheckConsequences(Given(), SmallRule("c", "consequence"))),
              ElementsAre("contradicted 13件 19件"));
}

/// A unit_list claim over figures of the prose.
void AddList(SmallFacts& facts, const std::vector<std::pair<std::string, std::string>>& items,
             const std::string& indicator) {
  record::Claim claim;
  claim.kind = "unit_list";
  for (const auto& [unit, text] : items) {
    record::Term term;
    term.role = "item";
    term.entity = unit;
    term.observation = facts.Prose(indicator, text);
    auto& figure = facts.facts.observations[static_cast<std::size_t>(term.observation)];
    figure.entity = figure.entity_printed = unit;
    claim.terms.push_back(term);
  }
  facts.facts.claims.push_back(claim);
}

TEST_F(ProseTableTest, AListOfUnitsIsHeldToTheColumnThatItNames) {
  facts_.Table({"assigned", "handled"},
               {{"甲局", "30", "20"}, {"乙局", "36", "27"}, {"丙局", "9", "9"}});
  AddList(facts_, {{"甲局", "30件"}, {"乙局", "39件"}}, "assigned");
  EXPECT_THAT(Summaries(CheckUnitFigures(Given(), SmallRule("u", "unit_prose"))),
              ElementsAre("holds 30件 30件", "contradicted 39件 36件"));
}

// "承办量大且满意率偏低的是 ..." names one column and lists the figures of another.
TEST_F(ProseTableTest, AListWhoseNamedColumnIsFarOffBelongsToTheColumnThatItIsCloseTo) {
  facts_.Table({"assigned", "unsat"},
               {{"甲局", "300", "70"}, {"乙局", "360", "80"}, {"丙局", "400", "90"}});
  AddList(facts_, {{"甲局", "71件"}, {"乙局", "82件"}, {"丙局", "91件"}}, "assigned");
  const std::vector<record::Finding> findings =
      CheckUnitFigures(Given(), SmallRule("u", "unit_prose"));
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].subject.indicator, "unsat");
  EXPECT_EQ(findings[0].operands.size(), 6u);
}

TEST_F(ProseTableTest, AListThatSuitsNoColumnIsUnchecked) {
  facts_.Table({"assigned"}, {{"甲局", "300"}, {"乙局", "360"}});
  AddList(facts_, {{"甲局", "3件"}, {"乙局", "5件"}}, "");
  EXPECT_THAT(Summaries(CheckUnitFigures(Given(), SmallRule("u", "unit_prose"))),
              ElementsAre("unchecked ambiguous"));
}

TEST_F(ProseTableTest, AFigureOfOneUnitIsHeldToTheColumnOfItsOwnName) {
  facts_.Table({"assigned", "handled"}, {{"甲局", "30", "20"}, {"乙局", "36", "27"}});
  for (const auto& [unit, text] : {std::pair("甲局", "20件"), std::pair("乙局", "29件")}) {
    const int id = facts_.Prose("handled", text);
    auto& figure = facts_.facts.observations[static_cast<std::size_t>(id)];
    figure.entity = figure.entity_printed = unit;
  }
  EXPECT_THAT(Summaries(CheckUnitFigures(Given(), SmallRule("u", "unit_prose"))),
              ElementsAre("holds 20件 20件", "contradicted 29件 27件"));
}

TEST_F(ProseTableTest, TablesThatMostlyAgreeAreHeldToEachOther) {
  facts_.Table({"received"}, {{"甲局", "12"}, {"乙局", "30"}, {"丙局", "7"}});
  facts_.Table({"received"}, {{"甲局", "12"}, {"乙局", "33"}, {"丙局", "7"}});
  facts_.Table({"due"}, {{"甲局", "1"}});
  std::vector<record::Finding> findings =
      CheckTableAgainstTable(Given(), SmallRule("t", "table_table"));
  EXPECT_THAT(
      Summaries(findings),
      testing::UnorderedElementsAre("holds 12件 12件", "contradicted 30件 33件", "holds 7件 7件"));
}

TEST_F(ProseTableTest, TablesThatMostlyDifferCountDifferentThings) {
  facts_.Table({"received"}, {{"甲局", "12"}, {"乙局", "30"}, {"丙局", "7"}});
  facts_.Table({"received"}, {{"甲局", "2"}, {"乙局", "3"}, {"丙局", "7"}});
  std::vector<record::Finding> findings =
      CheckTableAgainstTable(Given(), SmallRule("t", "table_table"));
  EXPECT_THAT(Summaries(findings),
              testing::UnorderedElementsAre("unchecked scope 12件 2件", "unchecked scope 30件 3件",
                                            "holds 7件 7件"));
}

}  // namespace
}  // namespace gouji::check
