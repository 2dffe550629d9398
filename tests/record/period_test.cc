#include "record/period.h"

#include <gtest/gtest.h>

namespace gouji::record {
namespace {

TEST(PeriodTest, AnIsoTextIsReadAsItsDaysAndWrittenShortest) {
  const struct {
    const char *iso, *written;
    int days;
  } cases[] = {
      {"2023-05", "2023-05", 31},
      {"2024-02", "2024-02", 29},
      {"2023", "2023", 365},
      {"2021-10-25", "2021-10-25", 1},
      {"2021-10-25/2021-10-31", "2021-10-25/2021-10-31", 7},
      {"2023-05-01/2023-05-31", "2023-05", 31},
      {"2023-Q2", "2023-04-01/2023-06-30", 91},
      {"2023-H2", "2023-07-01/2023-12-31", 184},
      {"2022-11/2023-02", "2022-11-01/2023-02-28", 120},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.iso);
    const auto period = ParsePeriod(c.iso);
    ASSERT_TRUE(period);
    EXPECT_EQ(ToIso(*period), c.written);
    EXPECT_EQ(Days(*period), c.days);
    EXPECT_EQ(ParsePeriod(c.written), period);
  }
}

TEST(PeriodTest, OtherTextsHaveNoDays) {
  for (const char* text : {"",
                           "May",
                           "202",
                           "20230501",
                           "0000",
                           "2023-",
                           "2023-13",
                           "2023-00",
                           "2023-5",
                           "2023-Q5",
                           "2023-Q0",
                           "2023-H3",
                           "2023-02-30",
                           "2023-05-",
                           "2023-05-1",
                           "2021-W43",
                           "2023-05/",
                           "/2023-05",
                           "2023-05-31/2023-05-01",
                           "2023-05/2023-06/2023-07"}) {
    EXPECT_FALSE(ParsePeriod(text)) << text;
  }
}

TEST(PeriodTest, WhatEndsBeforeItStartsHasNoDayAtMost) {
  using std::chrono::year;
  EXPECT_EQ(Days({year(2023) / 5 / 3, year(2023) / 5 / 2}), 0);
  EXPECT_EQ(Days({year(2023) / 5 / 3, year(2023) / 5 / 1}), -1);
}

}  // namespace
}  // namespace gouji::record
