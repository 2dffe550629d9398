#include "check/implied.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace gouji::check {
namespace {

const Rational kMost(1000000);

Decimal Dec(std::string_view text) { return Decimal::Parse(text).value(); }

std::string Text(const std::optional<WholeRange>& range) {
  if (!range) return "none";
  return range->low.ToString(0) + "-" + range->high.ToString(0);
}

TEST(ImpliedTest, AShareLeavesTheDenominatorsThatPrintIt) {
  struct Case {
    int numerator;
    std::string_view percent;
    const char* range;
  };
  const Case cases[] = {
      {22, "13.41", "164-164"}, {366, "64.3", "569-569"}, {80, "38.8", "206-206"},
      {39, "6.78", "575-575"},  {2, "8", "24-26"},        {30, "17.96", "167-167"},
      {21, "20.83", "none"},    {2, "9.52", "21-21"},     {25, "277.78", "9-9"},
      {0, "0", "1-1000000"},    {0, "5", "none"},         {1, "0.00", "20000-1000000"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.percent);
    EXPECT_EQ(Text(ImpliedDenominators(c.numerator, Dec(c.percent), Rounding::kNearest, kMost)),
              c.range);
  }
}

// Brute force over all small fractions: a denominator is implied exactly when it prints the
// percentage.
TEST(ImpliedTest, AgreesWithTryingEveryDenominator) {
  for (int numerator = 1; numerator <= 12; ++numerator) {
    for (int percent = 1; percent <= 100; percent += 3) {
      const std::optional<WholeRange> range =
          ImpliedDenominators(numerator, Decimal(percent, 0), Rounding::kHalfUp, Rational(2000));
      for (int n = 1; n <= 2000; ++n) {
        // Half-up of 100 × numerator / n in whole numbers: floor((200 × numerator + n) / (2 n)).
        const bool prints = (200 * numerator + n) / (2 * n) == percent;
        ASSERT_EQ(range && range->Contains(Rational(n)), prints)
            << numerator << "/" << n << " as " << percent;
      }
    }
  }
}

TEST(ImpliedTest, SharesOfOneBaseLeaveWhatTheyHaveInCommon) {
  const std::vector<Share> five = {{22, Dec("13.41")},
                                   {21, Dec("12.8")},
                                   {20, Dec("12.2")},
                                   {18, Dec("10.98")},
                                   {17, Dec("10.37")}};
  EXPECT_EQ(Text(JointDenominators(five, Rounding::kHalfUp, kMost)), "164-164");
  const std::vector<Share> two_bases = {{22, Dec("13.41")}, {22, Dec("13.58")}};
  EXPECT_EQ(Text(JointDenominators(two_bases, Rounding::kHalfUp, kMost)), "none");
}

TEST(ImpliedTest, AGrowthRateLeavesTheEarlierCountsThatPrintIt) {
  EXPECT_EQ(Text(ImpliedPrevious(1909, Dec("17.40"), Rounding::kHalfUp, kMost)), "1626-1626");
  EXPECT_EQ(Text(ImpliedPrevious(178, Dec("44.4"), Rounding::kHalfUp, kMost)), "none");
  EXPECT_EQ(Text(ImpliedPrevious(110, Dec("52.78"), Rounding::kHalfUp, kMost)), "72-72");
  EXPECT_EQ(Text(ImpliedPrevious(90, Dec("-10"), Rounding::kHalfUp, kMost)), "100-100");
}

TEST(ImpliedTest, APercentageOfAWholeLeavesItsParts) {
  EXPECT_EQ(Text(ImpliedNumerators(1909, Dec("35.67"), Rounding::kHalfUp)), "681-681");
  EXPECT_EQ(Text(ImpliedNumerators(31, Dec("50.0"), Rounding::kHalfUp)), "none");
}

}  // namespace
}  // namespace gouji::check
