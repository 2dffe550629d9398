#include "base/rational.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <stdexcept>

namespace gouji {
namespace {

TEST(RationalTest, ToStringRoundsHalfAwayFromZero) {
  struct Case {
    Rational value;
    int places;
    const char* text;
  };
  const Case cases[] = {
      {Rational(22, 162) * Rational(100), 4, "13.5802"},
      {Rational(1, 8), 2, "0.13"},
      {Rational(-1, 8), 2, "-0.13"},
      {Rational(1, 3), 0, "0"},
      {Rational(-1, 3), 0, "0"},
      {Rational(1999, 1000), 2, "2.00"},
      {Rational(1250), -2, "1300"},
      {Rational(5), 3, "5.000"},
  };
  for (const Case& c : cases) EXPECT_EQ(c.value.ToString(c.places), c.text);
}

TEST(RationalTest, ToShortStringStopsWhereTheValueIsExact) {
  EXPECT_EQ(Rational(1, 8).ToShortString(), "0.125");
  EXPECT_EQ(Rational(164).ToShortString(), "164");
  EXPECT_EQ(Rational(2, 3).ToShortString(4), "0.6667");
}

TEST(RationalTest, FloorAndCeilingGoTheRightWayBelowZero) {
  EXPECT_EQ(Rational(-7, 2).Floor(), Rational(-4));
  EXPECT_EQ(Rational(-7, 2).Ceiling(), Rational(-3));
  EXPECT_EQ(Rational(7, 2).Floor(), Rational(3));
  EXPECT_EQ(Rational(4).Ceiling(), Rational(4));
}

TEST(RationalTest, DivisionByZeroThrowsInsteadOfEndingTheProgram) {
  EXPECT_THROW(Rational(1) / Rational(0), std::logic_error);
  EXPECT_THROW(Rational(1, 0), std::logic_error);
}

TEST(RationalTest, ThirdsAddUpExactly) {
  EXPECT_EQ(Rational(1, 3) + Rational(1, 3) + Rational(1, 3), Rational(1));
}

TEST(RationalTest, ADecimalKeepsItsScale) {
  EXPECT_EQ(Rational(Decimal(967, 2)), Rational(96700));
  EXPECT_EQ(Rational(Decimal(1341, -2)), Rational(1341, 100));
}

// Values at and past the ends of 64 bits, where GMP takes over.
TEST(RationalTest, ValuesPast64BitsAreExactToo) {
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  const std::int64_t least = std::numeric_limits<std::int64_t>::min();
  EXPECT_EQ((Rational(most) + Rational(1)).ToString(0), "9223372036854775808");
  EXPECT_EQ((Rational(most) + Rational(1)) - Rational(1), Rational(most));
  EXPECT_EQ(Rational(least).ToString(0), "-9223372036854775808");
  EXPECT_EQ((-Rational(least)).ToString(0), "9223372036854775808");
  EXPECT_EQ(Rational(least).Abs() - Rational(1), Rational(most));
  EXPECT_EQ((Rational(least) / Rational(-1)).ToString(0), "9223372036854775808");
  EXPECT_EQ(Rational(least, least), Rational(1));
  EXPECT_EQ(Rational(1, least) * Rational(least), Rational(1));
  EXPECT_EQ((Rational(most) * Rational(most)).ToString(0),
            "85070591730234615847396907784232501249");
  EXPECT_EQ(Rational(most) * Rational(most) / Rational(most), Rational(most));
  EXPECT_EQ(Rational(1, most) * Rational(1, 3) * Rational(3), Rational(1, most));
  EXPECT_LT(Rational(most - 1, most), Rational(most, most - 1));
  EXPECT_GT(Rational(most) * Rational(2), Rational(most));
  EXPECT_LT(Rational(least) * Rational(2), Rational(least));
  EXPECT_EQ((Rational(most) * Rational(2) + Rational(1, 2)).Floor(), Rational(most) * Rational(2));
  EXPECT_EQ((Rational(least) * Rational(2) - Rational(1, 2)).Ceiling(),
            Rational(least) * Rational(2));
  EXPECT_EQ(Rational::PowerOfTen(25).ToString(0), "10000000000000000000000000");
  EXPECT_EQ(Rational::PowerOfTen(-25) * Rational::PowerOfTen(25), Rational(1));
  EXPECT_EQ(Rational::PowerOfTen(-20).ToShortString(20), "0.00000000000000000001");
}

// The same value has one representation, so that equality is equality of members.
TEST(RationalTest, AValueThatFitsAgainIsEqualToItsSmallForm) {
  const Rational large = Rational::PowerOfTen(30);
  EXPECT_EQ(large / Rational::PowerOfTen(28), Rational(100));
  EXPECT_NE(large, Rational(100));
  EXPECT_EQ(large - large, Rational());
  EXPECT_TRUE((large - large).IsZero());
  EXPECT_FALSE(large.IsZero());
  EXPECT_TRUE(large.IsInteger());
  EXPECT_FALSE((large / Rational(7)).IsInteger());
  EXPECT_EQ((-large).Sign(), -1);
}

// a/b op c/d for all small a, b, c, d, against the schoolbook formulas in integers.
TEST(RationalTest, SmallFractionsFollowTheSchoolbook) {
  for (int a = -6; a <= 6; ++a) {
    for (int b = 1; b <= 6; ++b) {
      for (int c = -6; c <= 6; ++c) {
        for (int d = 1; d <= 6; ++d) {
          const Rational x(a, b), y(c, d);
          EXPECT_EQ(x + y, Rational(a * d + c * b, b * d));
          EXPECT_EQ(x - y, Rational(a * d - c * b, b * d));
          EXPECT_EQ(x * y, Rational(a * c, b * d));
          if (c != 0) {
            EXPECT_EQ(x / y, Rational(a * d, b * c));
          }
          EXPECT_EQ(x < y, a * d < c * b);
          EXPECT_EQ(x == y, a * d == c * b);
        }
      }
    }
  }
}

}  // namespace
}  // namespace gouji
