#include "base/decimal.h"

#include <gtest/gtest.h>

#include <string_view>

namespace gouji {
namespace {

struct PrintedCase {
  std::string_view text;
  std::int64_t coefficient;
  int exponent;
  std::string_view printed;
};

TEST(DecimalTest, ParseKeepsThePlaceOfTheLastPrintedDigit) {
  const PrintedCase cases[] = {
      {"12.30", 1230, -2, "12.30"},
      {"7", 7, 0, "7"},
      {"-0.5", -5, -1, "-0.5"},
      {"+1.5", 15, -1, "1.5"},
      {"0", 0, 0, "0"},
      {"0.00", 0, -2, "0.00"},
      {"007", 7, 0, "7"},
      {"100", 100, 0, "100"},
      {"0.000123", 123, -6, "0.000123"},
      {"999999999999999999", 999999999999999999, 0, "999999999999999999"},
  };
  for (const PrintedCase& c : cases) {
    SCOPED_TRACE(c.text);
    const Result<Decimal> parsed = Decimal::Parse(c.text);
    ASSERT_TRUE(parsed);
    EXPECT_EQ(parsed->coefficient(), c.coefficient);
    EXPECT_EQ(parsed->exponent(), c.exponent);
    EXPECT_EQ(parsed->ToString(), c.printed);
  }
}

TEST(DecimalTest, ParseRejectsWhatIsNoPlainNumber) {
  for (const std::string_view text :
       {"", "-", "+", ".", ".5", "5.", "1.2.3", "1,234", " 1", "1 ", "1e3", "--1", "０", "12a"}) {
    SCOPED_TRACE(text);
    const Result<Decimal> parsed = Decimal::Parse(text);
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().code, ErrorCode::kInvalid);
    EXPECT_EQ(parsed.error().message, "\"" + std::string(text) + "\" is not a decimal number");
  }
}

TEST(DecimalTest, ParseRefusesMoreThanEighteenDigitsInsteadOfWrappingRound) {
  const Result<Decimal> long_number = Decimal::Parse("1234567890123456789");
  ASSERT_FALSE(long_number);
  EXPECT_EQ(long_number.error().code, ErrorCode::kLimit);
  EXPECT_FALSE(Decimal::Parse("0.0000000000000000001"));
}

TEST(DecimalTest, ScaledMovesTheValueAndKeepsTheDigits) {
  const Decimal ten_thousands = Decimal::Parse("9.67").value().Scaled(4);
  EXPECT_EQ(ten_thousands.ToString(), "96700");
  EXPECT_EQ(ten_thousands.exponent(), 2);
}

TEST(DecimalTest, ComparisonIsByValueAndNotByPrintedForm) {
  EXPECT_EQ(Decimal(10, -1), Decimal(1, 0));
  EXPECT_LT(Decimal(967, 2), Decimal(96701, 0));
  EXPECT_GT(Decimal(-1, 0), Decimal(-11, -1));
}

}  // namespace
}  // namespace gouji
