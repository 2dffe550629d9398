#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check/rule_kinds.h"
#include "small_facts.h"

namespace gouji::check {

std::vector<record::Finding> CheckColumnChanges(const Context&, const rules::CheckRule&);

namespace {

using testing::ElementsAre;

class ColumnChangeTest : public testing::Test {
 protected:
  /// This month's count, last month's and the change.
  std::vector<std::string> Run(const std::vector<std::vector<std::string>>& rows) {
    facts_.Table({"received", "received", "change_period"}, rows);
    for (record::Observation& figure : facts_.facts.observations) {
      figure.period = figure.column == 2 ? "2024-04" : "2024-05";
    }
    return Summaries(
        CheckColumnChanges({facts_.facts, lexicon_},
                           SmallRule("t", "column_change", "", {{"columns", {"change_period"}}})));
  }
  const rules::Lexicon lexicon_ = SmallLexicon();
  SmallFacts facts_;
};

TEST_F(ColumnChangeTest, ARowIsHeldAgainstTheFormulaOfTheOthers) {
  EXPECT_THAT(Run({{"甲", "500", "400", "25%"},
                   {"乙", "300", "310", "-3.23%"},
                   {"丙", "200", "250", "20%"}}),
              ElementsAre("holds 25% 25%", "holds -3.23% -3.2258%", "contradicted 20% -20%"));
}

TEST_F(ColumnChangeTest, HalfAUnitIsRoundingAndMoreIsNot) {
  EXPECT_THAT(Run({{"甲", "500", "400", "25%"},
                   {"乙", "211", "200", "6%"},
                   {"丙", "250", "200", "25%"},
                   {"丁", "2108", "2000", "6%"},
                   {"戊", "209", "200", "4%"}}),
              ElementsAre("holds 25% 25%", "holds 6% 5.5%", "holds 25% 25%", "contradicted 6% 5.4%",
                          "holds 4% 4.5%"));
}

TEST_F(ColumnChangeTest, AColumnThatIsCutOffIsExplained) {
  EXPECT_THAT(Run({{"甲", "500", "400", "25%"},
                   {"乙", "211", "200", "5%"},
                   {"丙", "278", "250", "11%"},
                   {"丁", "2115", "2000", "5%"}}),
              ElementsAre("holds 25% 25%", "holds 5% 5.5%", "holds 11% 11.2%",
                          "explained 5% 5.75% truncation"));
}

TEST_F(ColumnChangeTest, NothingBeforeAndAMissingFigureCannotBeChecked) {
  EXPECT_THAT(Run({{"甲", "500", "400", "25%"},
                   {"乙", "250", "200", "25%"},
                   {"丙", "5", "0", "100%"},
                   {"丁", "20", "-", "10%"}}),
              ElementsAre("holds 25% 25%", "holds 25% 25%", "unchecked zero_denominator 100%",
                          "unchecked missing 10%"));
}

}  // namespace
}  // namespace gouji::check
