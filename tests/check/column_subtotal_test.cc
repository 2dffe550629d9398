#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check/rule_kinds.h"
#include "check/table_blocks.h"
#include "small_facts.h"

namespace gouji::check {

std::vector<record::Finding> CheckColumnSubtotals(const Context&, const rules::CheckRule&);

namespace {

using testing::ElementsAre;
using RowKind = record::TableFacts::RowKind;

class ColumnSubtotalTest : public testing::Test {
 protected:
  /// A table of one or more columns; rows called 小计 are subtotals.
  void Table(const std::vector<std::string>& indicators,
             const std::vector<std::vector<std::string>>& rows) {
    const int table = facts_.Table(indicators, rows);
    for (auto& row : facts_.facts.tables[static_cast<std::size_t>(table)].rows) {
      if (row.label != "小计") continue;
      row.kind = RowKind::kSubtotal;
      row.entity.clear();
    }
  }
  std::vector<std::string> Run() {
    return Summaries(
        CheckColumnSubtotals({facts_.facts, lexicon_}, SmallRule("t", "column_subtotal")));
  }
  const rules::Lexicon lexicon_ = SmallLexicon();
  SmallFacts facts_;
};

TEST_F(ColumnSubtotalTest, EachSubtotalIsHeldAgainstItsOwnRows) {
  Table({"received"}, {{"甲局", "12"},
                       {"乙局", "30"},
                       {"小计", "42"},
                       {"丙镇", "10"},
                       {"小计", "11"},
                       {"合计", "52"}});
  EXPECT_THAT(Run(), ElementsAre("holds 42件 42件", "contradicted 11件 10件"));
}

TEST_F(ColumnSubtotalTest, SubtotalsMayStandAboveTheirRows) {
  Table({"received"},
        {{"小计", "42"}, {"甲局", "12"}, {"乙局", "30"}, {"小计", "10"}, {"丙镇", "10"}});
  EXPECT_THAT(Run(), ElementsAre("holds 42件 42件", "holds 10件 10件"));
}

TEST_F(ColumnSubtotalTest, SubtotalsThatAreNoSumsAreNotChecked) {
  Table({"received"}, {{"甲局", "12"}, {"乙局", "30"}, {"小计", "50"}, {"合计", "42"}});
  EXPECT_THAT(Run(), ElementsAre("unchecked ambiguous 50件 42件"));
}

TEST_F(ColumnSubtotalTest, AMissingRowLeavesASubtotalUncheckedUnlessTheRestIsMore) {
  Table({"received", "handled"}, {{"甲局", "12", "9"},
                                  {"乙局", "-", "7"},
                                  {"小计", "42", "16"},
                                  {"丙镇", "12", "8"},
                                  {"丁镇", "-", "6"},
                                  {"小计", "11", "14"}});
  EXPECT_THAT(Run(), ElementsAre("unchecked missing 42件 12件", "holds 16件 16件",
                                 "contradicted 11件 12件", "holds 14件 14件"));
}

TEST_F(ColumnSubtotalTest, AnUnknownColumnThatDoesNotAddUpIsOnlySuspect) {
  Table({"排名", "received"}, {{"甲局", "1", "3"},
                               {"乙局", "2", "4"},
                               {"小计", "5", "7"},
                               {"丙镇", "3", "5"},
                               {"小计", "3", "5"}});
  EXPECT_THAT(Run(),
              ElementsAre("suspect 5件 3件", "holds 7件 7件", "holds 3件 3件", "holds 5件 5件"));
}

TEST_F(ColumnSubtotalTest, ARowOutsideAnyGroupIsInNoBlock) {
  Table({"received"}, {{"热线办", "5"},
                       {"住建局", "100"},
                       {"教育局", "50"},
                       {"小计", "150"},
                       {"公安局", "80"},
                       {"城管局", "70"},
                       {"小计", "150"},
                       {"合计", "305"}});
  EXPECT_THAT(Run(), ElementsAre("holds 150件 150件", "holds 150件 150件"));
}

TEST_F(ColumnSubtotalTest, ARowOutsideAnyGroupMayStandBelowTheLastBlock) {
  Table({"received"}, {{"合计", "305"},
                       {"小计", "150"},
                       {"住建局", "100"},
                       {"教育局", "50"},
                       {"小计", "150"},
                       {"公安局", "80"},
                       {"城管局", "70"},
                       {"热线办", "5"}});
  EXPECT_THAT(Run(), ElementsAre("holds 150件 150件", "holds 150件 150件"));
}

TEST_F(ColumnSubtotalTest, WithoutATotalNothingSaysThatARowIsOutside) {
  Table({"received"}, {{"热线办", "5"},
                       {"住建局", "100"},
                       {"教育局", "50"},
                       {"小计", "150"},
                       {"公安局", "80"},
                       {"城管局", "70"},
                       {"小计", "150"}});
  EXPECT_THAT(Run(), ElementsAre("unchecked ambiguous 150件 155件", "holds 150件 150件"));
}

TEST_F(ColumnSubtotalTest, ATotalThatCountsTheRowInTheGroupDoesNotPutItOutside) {
  Table({"received"}, {{"热线办", "5"},
                       {"住建局", "100"},
                       {"教育局", "50"},
                       {"小计", "150"},
                       {"公安局", "80"},
                       {"城管局", "70"},
                       {"小计", "150"},
                       {"合计", "300"}});
  EXPECT_THAT(Run(), ElementsAre("unchecked ambiguous 150件 155件", "holds 150件 150件"));
}

}  // namespace
}  // namespace gouji::check
