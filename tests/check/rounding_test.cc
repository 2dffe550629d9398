#include "check/rounding.h"

#include <gtest/gtest.h>

#include <string_view>

namespace gouji::check {
namespace {

TEST(RoundingTest, TheSimplestFitIsNamed) {
  struct Case {
    Rational computed;
    std::string_view stated;
    Fit fit;
  };
  const Case cases[] = {
      {Rational(22700, 30044), "0.76", Fit::kRounded},  // 0.75556
      {Rational(22700, 30044), "0.75", Fit::kTruncated},
      {Rational(22700, 30044), "0.77", Fit::kOneUnit},
      {Rational(22700, 30044), "0.78", Fit::kOff},
      {Rational(1, 8), "0.13", Fit::kRounded},  // A tie may go either way.
      {Rational(1, 8), "0.12", Fit::kRounded},
      {Rational(1201, 100), "13", Fit::kCeiling},
      {Rational(-1, 3), "-0.33", Fit::kRounded},
      {Rational(-2, 3), "-0.66", Fit::kTruncated},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.stated);
    EXPECT_EQ(FitOf(c.computed, Decimal::Parse(c.stated).value()), c.fit);
  }
}

TEST(RoundingTest, UnitsOffCountsPrintedPlaces) {
  EXPECT_EQ(UnitsOff(Rational(1358, 100), Decimal(1341, -2)), Rational(17));
  EXPECT_EQ(UnitsOff(Rational(97000), Decimal(967, 2)), Rational(3));
}

}  // namespace
}  // namespace gouji::check
