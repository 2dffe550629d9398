#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check/period_days.h"
#include "claim_facts.h"

namespace gouji::check {

std::vector<record::Finding> CheckChanges(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckDailyAverages(const Context&, const rules::CheckRule&);

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class ChangeTest : public testing::Test {
 protected:
  Context Given() { return {facts_.facts, lexicon_}; }
  /// A change of a figure: 11件,下降24.5%.
  void Change(std::string_view of, const std::string& direction, std::string_view change,
              const std::string& indicator = "received") {
    facts_.Claim("change", {facts_.Figure("of", of, "", indicator), Words("direction", direction),
                            facts_.Figure("change", change), Words("reference", "较上周")});
  }
  std::vector<record::Finding> Run() { return CheckChanges(Given(), ClaimRule("change")); }
  rules::Lexicon lexicon_ = ClaimLexicon();
  ClaimFacts facts_;
};

TEST_F(ChangeTest, AFeasibleChangeNamesTheFigureBefore) {
  Change("1909件", "up", "17.40%");
  const auto findings = Run();
  EXPECT_THAT(Summaries(findings), ElementsAre("holds 17.40%"));
  EXPECT_EQ(findings[0].explanation.value, "1626");
  EXPECT_EQ(findings[0].power, "1件");
}

TEST_F(ChangeTest, AChangeThatNoWholeNumberGivesIsImpossible) {
  Change("11件", "down", "24.5%");  // 14 gives 21.4, 15 gives 26.7
  const auto findings = Run();
  ASSERT_THAT(Summaries(findings), ElementsAre("contradicted 24.5% impossible"));
  EXPECT_THAT(findings[0].explanation.detail.zh, HasSubstr("14（-21.4%）、15（-26.7%）"));
}

TEST_F(ChangeTest, AFallOfMoreThanAllIsImpossible) {
  Change("11件", "down", "120%");
  EXPECT_THAT(Summaries(Run()), ElementsAre("contradicted 120% impossible"));
}

TEST_F(ChangeTest, CuttingOffIsTriedBeforeImpossible) {
  Change("5件", "down", "28.5%");  // From 7: 28.571
  EXPECT_THAT(Summaries(Run()), ElementsAre("explained 28.5% truncation"));
}

TEST_F(ChangeTest, LargeFiguresLeaveEveryPercentagePossible) {
  Change("71184件", "down", "0.24%");
  EXPECT_THAT(Summaries(Run()), ElementsAre("unchecked no_power"));
}

TEST_F(ChangeTest, APercentageOfARateHasTwoReadings) {
  Change("3.09%", "down", "4.55%", "rate_rework");
  const auto findings = Run();
  EXPECT_THAT(Summaries(findings), ElementsAre("unchecked ambiguous"));
  EXPECT_THAT(findings[0].message.zh, HasSubstr("7.64%"));
  EXPECT_THAT(findings[0].message.zh, HasSubstr("3.24%"));
}

TEST_F(ChangeTest, PointsOfARateNeedTheEarlierIssueUnlessTheyGoBelowZero) {
  Change("90.79%", "up", "1.16百分点", "rate_handled");
  Change("0.5%", "up", "1.16百分点", "rate_handled");
  EXPECT_THAT(Summaries(Run()),
              ElementsAre("unchecked missing", "contradicted 1.16百分点 impossible"));
}

TEST_F(ChangeTest, PercentagePointsOfACountAreADoubt) {
  Change("41件", "down", "4.4百分点");
  EXPECT_THAT(Summaries(Run()), ElementsAre("suspect 4.4百分点 percentage_points"));
}

TEST_F(ChangeTest, TheChangeAndItsPercentageMustAgree) {
  struct Case {
    const char* delta;
    const char* percent;
    const char* summary;
  };
  const Case cases[] = {
      {"433件", "13.6%", "holds 13.6% 13.59%"},  // 433 / 3185
      {"433件", "12.0%", "explained 12.0% 13.59% current_value_base"},
      {"433件", "11.1%", "contradicted 11.1% 13.59%"},
      {"3700件", "11.1%", "contradicted 11.1% impossible"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.percent);
    facts_ = ClaimFacts();
    facts_.Claim("change", {facts_.Figure("of", "3618件", "", "received"), Words("direction", "up"),
                            facts_.Figure("change", c.percent), facts_.Figure("delta", c.delta)});
    EXPECT_THAT(Summaries(Run()), ElementsAre(c.summary));
  }
}

TEST_F(ChangeTest, AChangeAndAPercentageSideBySideAreOne) {
  const record::Term of = facts_.Figure("of", "3618件", "", "received");
  facts_.Claim("change", {of, Words("direction", "up"), Words("reference", "较上期"),
                          facts_.Figure("delta", "433件")});
  facts_.Claim("change", {of, Words("direction", "up"), Words("reference", "环比"),
                          facts_.Figure("change", "12.0%")});
  EXPECT_THAT(Summaries(Run()), ElementsAre("explained 12.0% 13.59% current_value_base"));
}

TEST_F(ChangeTest, FromAndToMustGoTheWayThatIsSaid) {
  const auto from_to = [&](const std::string& direction) {
    facts_ = ClaimFacts();
    facts_.Claim("change", {facts_.Figure("from", "30件"), Words("direction", direction),
                            facts_.Figure("of", "18件", "", "received")});
    return Summaries(Run());
  };
  EXPECT_THAT(from_to("down"), ElementsAre("holds 18件"));
  EXPECT_THAT(from_to("up"), ElementsAre("contradicted 18件 impossible"));
}

TEST_F(ChangeTest, APercentageFollowsFromTheEarlierFigureWhereThatIsPrinted) {
  const auto since = [&](std::string_view from, const std::string& indicator = "") {
    facts_ = ClaimFacts();
    facts_.Claim("change",
                 {facts_.Figure("of", "1250件", "", "received"), Words("direction", "up"),
                  facts_.Figure("change", "25%"), facts_.Figure("from", from, "", indicator),
                  Words("reference", "环比")});
    return Run();
  };
  const auto holds = since("1000件");
  ASSERT_THAT(Summaries(holds), ElementsAre("holds 25%"));
  EXPECT_EQ(holds[0].power, "11件");  // 1 % of 1000, and one more.
  EXPECT_EQ(holds[0].operands[0].label, "受理量");
  EXPECT_THAT(Summaries(since("1010件")), ElementsAre("contradicted 25% 23.8%"));
  // What was done last month is no earlier figure of what came in.
  EXPECT_THAT(Summaries(since("1010件", "handled")), ElementsAre("unchecked no_power"));
}

TEST_F(ChangeTest, PointsAreTheDifferenceOfTwoRatesThatWereRounded) {
  const auto since = [&](std::string_view from) {
    facts_ = ClaimFacts();
    facts_.Claim("change",
                 {facts_.Figure("of", "98.2%", "", "rate_handled"), Words("direction", "up"),
                  facts_.Figure("change", "2.1百分点"), facts_.Figure("from", from)});
    return Summaries(Run());
  };
  EXPECT_THAT(since("96.1%"), ElementsAre("holds 2.1百分点"));
  EXPECT_THAT(since("96.2%"), ElementsAre("holds 2.1百分点"));
  EXPECT_THAT(since("95.2%"), ElementsAre("contradicted 2.1百分点 3百分点"));
}

TEST_F(ChangeTest, NoChangeStatesNoFigure) {
  facts_.Claim("change", {facts_.Figure("of", "18件", "", "received"), Words("direction", "flat")});
  EXPECT_THAT(Run(), IsEmpty());
}

TEST_F(ChangeTest, WithoutACurrentFigureNothingIsChecked) {
  facts_.Claim("change", {Words("direction", "up"), facts_.Figure("change", "5%")});
  EXPECT_THAT(Summaries(Run()), ElementsAre("unchecked missing"));
}

class DailyAverageTest : public ChangeTest {
 protected:
  std::vector<record::Finding> Average(std::string_view total, std::string_view average,
                                       const std::string& period) {
    facts_ = ClaimFacts();
    facts_.Claim("total", {facts_.Figure("value", total, "", "received")});
    facts_.Claim("daily_average", {facts_.Figure("average", average)});
    for (record::Observation& figure : facts_.facts.observations) figure.period = period;
    for (record::Claim& claim : facts_.facts.claims) {
      claim.period = period;
      claim.sentence = std::string(total) + "," + std::string(average);
    }
    return CheckDailyAverages(Given(), ClaimRule("daily_average"));
  }
};

TEST_F(DailyAverageTest, TheTotalIsSpreadOverTheDaysOfThePeriod) {
  struct Case {
    const char *total, *average, *period, *summary;
  };
  const Case cases[] = {
      {"1909件", "273件", "2021-10-25/2021-10-31", "holds 273件 272.71件"},
      {"1909件", "272件", "2021-10-25/2021-10-31", "explained 272件 272.71件 truncation"},
      {"1905件", "273件", "2021-10-25/2021-10-31", "explained 273件 272.14件 truncation"},
      {"1909件", "382件", "2021-10-25/2021-10-31", "explained 382件 272.71件 other_base"},
      {"1909件", "239件", "2021-10-25/2021-10-31",
       "explained 239件 272.71件 other_base"},                                // 8 days
      {"6692件", "239件", "2017-08", "explained 239件 215.87件 other_base"},  // 28 days
      {"1909件", "300件", "2021-10-25/2021-10-31", "contradicted 300件 272.71件"},
      {"1909件", "273件", "", "unchecked missing"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.summary);
    EXPECT_THAT(Summaries(Average(c.total, c.average, c.period)), ElementsAre(c.summary));
  }
}

TEST_F(DailyAverageTest, TheImpliedNumberOfDaysIsNamed) {
  const auto findings = Average("1000件", "100件", "2021-10-25/2021-10-31");
  ASSERT_THAT(Summaries(findings), ElementsAre("contradicted 100件 142.86件 implied_denominator"));
  EXPECT_EQ(findings[0].explanation.low, "10");
}

// 120 a working day, in a sentence of its own, says nothing of all days of the month.
TEST_F(DailyAverageTest, ASentenceWithoutTheTotalIsHeldToItOnlyIfItFits) {
  Average("3000件", "120件", "2024-09");
  facts_.facts.claims.back().sentence = "22个工作日,日均受理120件";
  EXPECT_THAT(Summaries(CheckDailyAverages(Given(), ClaimRule("daily_average"))),
              ElementsAre("unchecked missing"));
}

TEST_F(DailyAverageTest, DaysThatTheSentencePrintsExplainTheAverage) {
  Average("840件", "120件", "2024-10");
  facts_.facts.claims.back().sentence = "国庆假期7天受理840件,日均120件";
  EXPECT_THAT(Summaries(CheckDailyAverages(Given(), ClaimRule("daily_average"))),
              ElementsAre("explained 120件 27.10件 other_base"));
}

TEST_F(DailyAverageTest, ATotalOfAnotherPeriodIsNotDivided) {
  Average("3000件", "90件", "2024-09");
  facts_.facts.observations.back().period = "2024-08";
  EXPECT_THAT(Summaries(CheckDailyAverages(Given(), ClaimRule("daily_average"))),
              ElementsAre("unchecked missing"));
}

TEST(PeriodDaysTest, PeriodsHaveTheirDays) {
  struct Case {
    const char* period;
    int calendar, weekdays;
  };
  const Case cases[] = {
      {"2023-05", 31, 23},         {"2024-02", 29, 21},
      {"2023", 365, 260},          {"2021-W43", 7, 5},
      {"2023-Q1", 90, 65},         {"2023-H2", 184, 130},
      {"2021-10-31", 1, 0},        {"2017-10-27/2017-12-31", 66, 46},
      {"2023-01/2023-02", 59, 42},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.period);
    const auto days = DaysOf(c.period);
    ASSERT_TRUE(days);
    EXPECT_EQ(days->calendar, c.calendar);
    EXPECT_EQ(days->weekdays, c.weekdays);
  }
  for (const char* period : {"", "May", "2023-13", "2023-02-30", "2023-05-31/2023-05-01",
                             "0001/9999", "2023-05-", "20230501"}) {
    SCOPED_TRACE(period);
    EXPECT_FALSE(DaysOf(period));
  }
}

}  // namespace
}  // namespace gouji::check
