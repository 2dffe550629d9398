#include "base/rational.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace gouji
