#include "check/same_period.h"

#include <gtest/gtest.h>

#include "small_facts.h"

namespace gouji::check {
namespace {

class SamePeriodTest : public testing::Test {
 protected:
  bool Same(const std::string& a, const std::string& b) {
    return SamePeriod({facts_.facts, lexicon_}, a, b);
  }
  rules::Lexicon lexicon_ = SmallLexicon();
  SmallFacts facts_;
};

TEST_F(SamePeriodTest, OneStretchOfTimeHasSeveralNames) {
  EXPECT_TRUE(Same("2024-05", "2024-05"));
  EXPECT_TRUE(Same("2024-05", "2024-05-01/2024-05-31"));
  EXPECT_TRUE(Same("2024-Q2", "2024-04-01/2024-06-30"));
  EXPECT_FALSE(Same("2024-05", "2024-04"));
  EXPECT_FALSE(Same("2024-05", "2023-05"));
  EXPECT_FALSE(Same("2024-05", "2024"));
  EXPECT_FALSE(Same("rel:-1", "2024-04"));
}

TEST_F(SamePeriodTest, AMonthMayBeCountedFromAnotherDay) {
  EXPECT_TRUE(Same("2024-05", "2024-04-26/2024-05-25"));
  EXPECT_FALSE(Same("2024-05", "2024-04-16/2024-05-15"));
  EXPECT_FALSE(Same("2024-05-06/2024-05-12", "2024-05-07/2024-05-13")) << "weeks are told apart";
  EXPECT_FALSE(Same("2024-01-01/2024-05-31", "2024-01-01/2024-06-30"));
  EXPECT_FALSE(Same("2024-H1", "2024-02-01/2024-07-31")) << "half-years are told apart";
  EXPECT_FALSE(Same("2024", "2024-02-01/2025-01-31")) << "years are told apart";
  EXPECT_TRUE(Same("2024-05", "2024-04-29/2024-05-29")) << "31 days are a month";
  EXPECT_FALSE(Same("2024-05", "2024-04-30/2024-05-31")) << "32 days are none";
}

TEST_F(SamePeriodTest, AnUnknownPeriodIsTheBulletinsOnlyIfThatIsUnknownToo) {
  EXPECT_TRUE(Same("", ""));
  EXPECT_FALSE(Same("", "--04"));
  facts_.facts.info.period_from = "2024-05-01";
  EXPECT_FALSE(Same("", ""));
}

TEST_F(SamePeriodTest, ATotalNamesThePeriodOfItsColumn) {
  const int table = facts_.Table({"received"}, {{"4月", "12"}, {"5月", "37"}, {"合计", "49"}});
  const Context context{facts_.facts, lexicon_};
  EXPECT_EQ(PeriodOfColumn(context, table, 1), "");
  for (record::Observation& figure : facts_.facts.observations) {
    figure.period = figure.row == 2 ? "2024-Q2" : "2024-0" + std::to_string(4 + figure.row);
  }
  EXPECT_EQ(PeriodOfColumn(context, table, 1), "2024-Q2");
  facts_.facts.observations[2].period = "";
  EXPECT_EQ(PeriodOfColumn(context, table, 1), std::nullopt) << "4月 and 5月 are not the total's";
  facts_.facts.tables[0].rows[2].kind = record::TableFacts::RowKind::kNote;
  facts_.facts.tables[0].cells[2][1] = -1;
  EXPECT_EQ(PeriodOfColumn(context, table, 1), std::nullopt);
}

}  // namespace
}  // namespace gouji::check
