#include "base/interval.h"

#include <gtest/gtest.h>

#include <string_view>

namespace gouji {
namespace {

using End = Interval::End;

Decimal Dec(std::string_view text) { return Decimal::Parse(text).value(); }

Interval Printed(std::string_view text, Rounding rounding = Rounding::kNearest) {
  return Interval::FromPrinted(Dec(text), rounding);
}

struct PrintedCase {
  std::string_view printed;
  Rounding rounding;
  std::string_view interval;
};

TEST(IntervalTest, FromPrintedCoversEveryValueThatPrintsAsTheDigits) {
  const PrintedCase cases[] = {
      {"12.3", Rounding::kNearest, "[12.25, 12.35]"},
      {"12.30", Rounding::kNearest, "[12.295, 12.305]"},
      {"-7", Rounding::kNearest, "[-7.5, -6.5]"},
      {"12.3", Rounding::kHalfUp, "[12.25, 12.35)"},
      {"-12.3", Rounding::kHalfUp, "(-12.35, -12.25]"},
      {"0", Rounding::kHalfUp, "(-0.5, 0.5)"},
      {"12.3", Rounding::kHalfEven, "(12.25, 12.35)"},
      {"12.4", Rounding::kHalfEven, "[12.35, 12.45]"},
      {"12.3", Rounding::kTruncated, "[12.3, 12.4)"},
      {"-12.3", Rounding::kTruncated, "(-12.4, -12.3]"},
      {"0.0", Rounding::kTruncated, "(-0.1, 0.1)"},
      {"12.3", Rounding::kCeiling, "(12.2, 12.3]"},
      {"0", Rounding::kCeiling, "[0, 0]"},
  };
  for (const PrintedCase& c : cases) {
    SCOPED_TRACE(c.printed);
    EXPECT_EQ(Printed(c.printed, c.rounding).ToString(), c.interval);
  }
}

// The test against brute force: every value on a grid finer than any half unit is inside exactly
// when rounding it by hand gives the printed digits.
TEST(IntervalTest, HalfUpAgreesWithRoundingEachValue) {
  for (int thousandths = -3000; thousandths <= 3000; ++thousandths) {
    const Rational value(thousandths, 1000);
    const int size = thousandths < 0 ? -thousandths : thousandths;
    const int rounded = (size + 50) / 100 * (thousandths < 0 ? -1 : 1);
    for (const int tenths : {rounded - 1, rounded, rounded + 1}) {
      EXPECT_EQ(Interval::FromPrinted(Decimal(tenths, -1), Rounding::kHalfUp).Contains(value),
                tenths == rounded)
          << thousandths << " as " << tenths;
    }
  }
}

TEST(IntervalTest, AScaledNumberIsAsCoarseAsItsLastPrintedDigit) {
  EXPECT_EQ(Interval::FromPrinted(Dec("9.67").Scaled(4), Rounding::kNearest).ToString(),
            "[96650, 96750]");
}

// 33.3 + 33.3 + 33.3 = 99.9 is the usual way in which a correct table fails to add up to 100.0.
TEST(IntervalTest, RoundedThirdsDoNotContradictTheirTotal) {
  const Interval third = Printed("33.3");
  EXPECT_TRUE((third + third + third).Overlaps(Printed("100.0")));
  EXPECT_FALSE((third + third + third).Overlaps(Printed("100.2")));
}

TEST(IntervalTest, TouchingEndsOverlapOnlyIfBothAreClosed) {
  EXPECT_TRUE(Printed("1.0").Overlaps(Printed("1.1")));
  EXPECT_TRUE(Printed("1.1").Overlaps(Printed("1.0")));
  EXPECT_FALSE(Printed("1.0", Rounding::kHalfUp).Overlaps(Printed("1.1", Rounding::kHalfUp)));
  EXPECT_FALSE(Printed("1.0").Overlaps(Printed("1.2")));
}

TEST(IntervalTest, BetweenRejectsReversedEndsAndAnOpenPoint) {
  EXPECT_FALSE(Interval::Between(End{2, true}, End{1, true}));
  EXPECT_FALSE(Interval::Between(End{1, true}, End{1, false}));
  EXPECT_TRUE(Interval::Between(End{1, true}, End{1, true}));
}

TEST(IntervalTest, ProductsAndQuotientsKeepTheirEnds) {
  struct Case {
    Interval result;
    const char* text;
  };
  const Interval one_to_two = *Interval::Between(End{1, true}, End{2, false});
  const Interval minus_one_to_three = *Interval::Between(End{-1, false}, End{3, true});
  const Case cases[] = {
      {one_to_two * minus_one_to_three, "(-2, 6)"},
      {one_to_two * Interval::Exactly(3), "[3, 6)"},
      {minus_one_to_three * Interval::Exactly(0), "[0, 0]"},
      {one_to_two - one_to_two, "(-1, 1)"},
  };
  for (const Case& c : cases) EXPECT_EQ(c.result.ToString(), c.text);
  EXPECT_EQ(Divide(Interval::Exactly(6), one_to_two)->ToString(), "(3, 6]");
  EXPECT_FALSE(Divide(Interval::Exactly(6), minus_one_to_three));
}

TEST(IntervalTest, AnUnboundedEndStaysUnbounded) {
  const Interval at_least = *Interval::Between(End{95, true}, std::nullopt);
  EXPECT_EQ(at_least.ToString(), "[95, ∞)");
  EXPECT_TRUE(at_least.Contains(Rational(1000000)));
  EXPECT_FALSE(at_least.Contains(Rational(9499, 100)));
  EXPECT_EQ((Interval::Exactly(100) - at_least).ToString(), "(-∞, 5]");
  EXPECT_FALSE(at_least.Integers());
}

TEST(IntervalTest, IntegersLeavesOutOpenEnds) {
  const auto whole = Interval::Between(End{1, false}, End{4, false})->Integers();
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->first, Rational(2));
  EXPECT_EQ(whole->second, Rational(3));
  EXPECT_FALSE(Interval::Between(End{1, false}, End{2, false})->Integers());
}

}  // namespace
}  // namespace gouji
