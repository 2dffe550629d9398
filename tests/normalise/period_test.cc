#include "normalise/period.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace gouji::normalise {
namespace {

const rules::NumberWords& Words() {
  static const rules::NumberWords words = rules::LoadNumberWords({GOUJI_RULES}).value();
  return words;
}

/// "" if the text names no days.
std::string Iso(std::string_view printed, const PeriodContext& context) {
  const auto period = FindPeriod(printed, context, Words());
  return period ? ToIso(*period) : "";
}

TEST(PeriodTest, PrintedPeriodsBecomeDaysInTheYearOfTheDocument) {
  const struct {
    std::string_view printed, iso;
    int days;
  } cases[] = {
      {"10月25日至10月31日", "2021-10-25/2021-10-31", 7},
      {"10月25日-31日", "2021-10-25/2021-10-31", 7},
      {"2023年5月", "2023-05", 31},
      {"2024年2月份", "2024-02", 29},
      {"二〇二二年四月", "2022-04", 30},
      {"6月份", "2021-06", 30},
      {"2020年", "2020", 366},
      {"一季度", "2021-01-01/2021-03-31", 90},
      {"2022年第三季度", "2022-07-01/2022-09-30", 92},
      {"前三季度", "2021-01-01/2021-09-30", 273},
      {"上半年", "2021-01-01/2021-06-30", 181},
      {"2024年下半年", "2024-07-01/2024-12-31", 184},
      {"1-4月份", "2021-01-01/2021-04-30", 120},
      {"2016年1—11月份", "2016-01-01/2016-11-30", 335},
      {"前8个月", "2021-01-01/2021-08-31", 243},
      {"2023年6月20日", "2023-06-20", 1},
      {"2023.6.20", "2023-06-20", 1},
      {"截至9月30日", "2021-09-30", 1},
      {"2022年12月26日至2023年1月25日", "2022-12-26/2023-01-25", 31},
      {"2022年12月26日至1月25日", "2022-12-26/2023-01-25", 31},
      {"12月26日至1月25日", "2020-12-26/2021-01-25", 31},
      {"2021年11月至2022年2月", "2021-11-01/2022-02-28", 120},
      {"今年", "2021", 365},
      {"去年", "2020", 366},
      {"上月", "2021-02", 28},
      {"15日", "2021-03-15", 1},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.printed);
    EXPECT_EQ(Iso(c.printed, {2021, 3}), c.iso);
    const auto period = FindPeriod(c.printed, {2021, 3}, Words());
    ASSERT_TRUE(period);
    EXPECT_EQ(Days(*period), c.days);
  }
}

TEST(PeriodTest, WhatIsOpenUnknownOrImpossibleHasNoDays) {
  for (const std::string_view printed :
       {"2012年以来", "2023年第43周", "2月30日", "近三年", "受理86件", "", "2021年6月31日"}) {
    SCOPED_TRACE(printed);
    EXPECT_EQ(Iso(printed, {2021, 3}), "");
  }
  EXPECT_EQ(Iso("6月份", {}), "");
  EXPECT_EQ(Iso("15日", {2021, std::nullopt}), "");
}

TEST(PeriodTest, NormalFormsThatAreNoneAreRefused) {
  for (const std::string_view text : {"", "[", "[]", "[01]", "[,]", "Q5", "H3", "2023-13", "--00",
                                      "2023-Wx", "[03,02]x", "---", "--5-7", "2023-05-32"}) {
    SCOPED_TRACE(text);
    EXPECT_FALSE(ResolvePeriod(text, {2021, 3}));
  }
}

TEST(PeriodTest, TheYearBeforeALeapDayIsTheEndOfFebruary) {
  const auto leap = FindPeriod("2024年2月", {}, Words());
  ASSERT_TRUE(leap);
  EXPECT_EQ(ToIso(YearBefore(*leap)), "2023-02");
}

}  // namespace
}  // namespace gouji::normalise
