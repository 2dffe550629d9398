#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check/rule_kinds.h"
#include "small_facts.h"

namespace gouji::check {

std::vector<record::Finding> CheckColumnTotals(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckCountLabels(const Context&, const rules::CheckRule&);

namespace {

using testing::ElementsAre;

class ColumnTotalTest : public testing::Test {
 protected:
  std::vector<record::Finding> Run() {
    return CheckColumnTotals({facts_.facts, lexicon_}, SmallRule("t", "column_total"));
  }
  rules::Lexicon lexicon_ = SmallLexicon();
  SmallFacts facts_;
};

TEST_F(ColumnTotalTest, EachColumnIsAddedOnItsOwn) {
  facts_.Table({"received", "handled"},
               {{"甲局", "12", "10"}, {"乙局", "30", "28"}, {"合计", "42", "39"}});
  EXPECT_THAT(Summaries(Run()), ElementsAre("holds 42件 42件", "contradicted 39件 38件"));
}

TEST_F(ColumnTotalTest, ATotalMayStandInTheFirstRow) {
  facts_.Table({"received"}, {{"合计", "42"}, {"甲局", "12"}, {"乙局", "30"}});
  EXPECT_THAT(Summaries(Run()), ElementsAre("holds 42件 42件"));
}

TEST_F(ColumnTotalTest, RowsWorthTheDifferenceAreNamedAsOmitted) {
  facts_.Table({"received"}, {{"合计", "42"},
                              {"甲局", "12"},
                              {"乙局", "30"},
                              {"丙局", "2"},
                              {"丁局", "2"},
                              {"戊局", "-2"}});
  const std::vector<record::Finding> findings = Run();
  ASSERT_THAT(Summaries(findings), ElementsAre("contradicted 42件 44件 omitted_row"));
  ASSERT_EQ(findings[0].explanation.matches.size(), 2u);
  EXPECT_EQ(findings[0].explanation.matches[0].label, "丙局 received");
  EXPECT_EQ(findings[0].explanation.matches[1].label, "丁局 received");
}

TEST_F(ColumnTotalTest, AMissingPartLeavesTheTotalUncheckedUnlessTheRestIsAlreadyMore) {
  facts_.Table({"received"}, {{"甲局", "12"}, {"乙局", "-"}, {"合计", "42"}});
  facts_.Table({"received"}, {{"甲局", "43"}, {"乙局", "-"}, {"合计", "42"}});
  EXPECT_THAT(Summaries(Run()),
              ElementsAre("unchecked missing 42件 12件", "contradicted 42件 43件"));
}

TEST_F(ColumnTotalTest, RatesAndScoresDoNotAddUp) {
  facts_.Table({"rate_handled", "composite"}, {{"甲局", "90%", "95分"}, {"合计", "85%", "90分"}});
  EXPECT_TRUE(Run().empty());
}

// No indicator explains the label, but its end says that it is no count.
TEST_F(ColumnTotalTest, RatesWithoutAnIndicatorDoNotAddUpEither) {
  facts_.Table({"质效比率", "整改项"},
               {{"甲局", "97", "1"}, {"乙局", "98", "2"}, {"合计", "96", "5"}});
  EXPECT_THAT(Summaries(Run()), ElementsAre("suspect 96件 195件", "suspect 5件 3件"));
  lexicon_.indicators.ratings = {"率"};
  EXPECT_THAT(Summaries(Run()), ElementsAre("suspect 5件 3件"));
}

TEST_F(ColumnTotalTest, ARowThatRepeatsAnotherIsAddedOnce) {
  const int table =
      facts_.Table({"received"}, {{"甲局", "4"}, {"分局", "4"}, {"乙局", "3"}, {"合计", "7"}});
  facts_.facts.tables[static_cast<std::size_t>(table)].rows[1].repeats = 0;
  EXPECT_THAT(Summaries(Run()), ElementsAre("holds 7件 7件"));
}

TEST_F(ColumnTotalTest, AnUnknownColumnThatDoesNotAddUpIsOnlySuspect) {
  facts_.Table({"排名"}, {{"甲局", "1"}, {"乙局", "2"}, {"合计", "5"}});
  EXPECT_THAT(Summaries(Run()), ElementsAre("suspect 5件 3件"));
}

TEST_F(ColumnTotalTest, StagesOfTheWorkAreNoPartsOfOneTotal) {
  rules::Indicator& carried_in = lexicon_.indicators.by_id["carried_in"];
  carried_in.id = "carried_in";
  carried_in.kind = rules::IndicatorKind::kStock;
  facts_.Table({"received"}, {{"上期结转", "20"}, {"新增", "100"}, {"办结", "90"}, {"合计", "30"}});
  facts_.Table({"received"}, {{"甲类", "20"}, {"乙类", "100"}, {"丙类", "90"}, {"合计", "30"}});
  facts_.facts.tables[0].rows[0].indicator = "carried_in";
  for (auto& table : facts_.facts.tables) {
    for (auto& row : table.rows) row.entity.clear();
  }
  EXPECT_THAT(Summaries(Run()),
              ElementsAre("unchecked unknown_rows 30件 210件", "contradicted 30件 210件"));
}

TEST_F(ColumnTotalTest, PartsListedBelowTheirRowLeaveTheTableUnchecked) {
  facts_.Table({"received"}, {{"甲局", "12"}, {"其中：一科", "5"}, {"二科", "7"}, {"合计", "12"}});
  facts_.facts.tables[0].rows[1].kind = record::TableFacts::RowKind::kPart;
  EXPECT_THAT(Summaries(Run()), ElementsAre("unchecked nested_rows 12件 19件"));
}

TEST_F(ColumnTotalTest, RoundedPartsMayMissTheirTotalByTheirRounding) {
  facts_.Table({"received"}, {{"甲局", "1.2件"}, {"乙局", "1.3件"}, {"合计", "2.6件"}});
  facts_.Table({"received"}, {{"甲局", "1.2件"}, {"乙局", "1.3件"}, {"合计", "2.8件"}});
  EXPECT_THAT(Summaries(Run()), ElementsAre("holds 2.6件 2.5件", "contradicted 2.8件 2.5件"));
}

TEST_F(ColumnTotalTest, TheCountInATotalsLabelIsTheNumberOfRows) {
  const int table = facts_.Table({"received"}, {{"甲局", "1"}, {"乙局", "2"}, {"合计 (2)", "3"}});
  auto& row = facts_.facts.tables[static_cast<std::size_t>(table)].rows[2];
  const Context context{facts_.facts, lexicon_};
  row.count = 2;
  EXPECT_THAT(Summaries(CheckCountLabels(context, SmallRule("t", "count_label"))),
              ElementsAre("holds 2 2"));
  row.count = 3;
  EXPECT_THAT(Summaries(CheckCountLabels(context, SmallRule("t", "count_label"))),
              ElementsAre("contradicted 3 2"));
}

}  // namespace
}  // namespace gouji::check
