#include "report/printed_number.h"

#include <gtest/gtest.h>

namespace gouji::report {
namespace {

TEST(PrintedNumberTest, AFigureIsANumberThatItsFormatShowsAsPrinted) {
  struct Case {
    const char* printed;
    double value;
    const char* format;
  };
  const Case cases[] = {
      {"0", 0, "0"},
      {"7", 7, "0"},
      {"2023", 2023, "0"},
      {"98.80", 98.8, "0.00"},
      {"0.5", 0.5, "0.0"},
      {"1,349", 1349, "#,##0"},
      {"12,345,678.90", 12345678.9, "#,##0.00"},
      {"13.41%", 0.1341, "0.00%"},
      {"100%", 1, "0%"},
      {"1,234.5%", 12.345, "#,##0.0%"},
      {"-3.10", -3.1, "0.00"},
      {"-1,349", -1349, "#,##0"},
      {"+1.5", 1.5, "+0.0;-0.0;+0.0"},
      {"+0.00%", 0, "+0.00%;-0.00%;+0.00%"},
      {"999999999999999", 999999999999999, "0"},
      {"0.00000000000001", 1e-14, "0.00000000000000"},
      {"0.123456789012345", 0.123456789012345, "0.000000000000000"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.printed);
    const std::optional<PrintedNumber> number = ReadPrintedNumber(c.printed);
    ASSERT_TRUE(number);
    EXPECT_EQ(number->value, c.value);
    EXPECT_EQ(number->format, c.format);
  }
}

TEST(PrintedNumberTest, WhatNoFormatShowsAsPrintedStaysText) {
  for (const char* printed : {"",
                              "-",
                              "+",
                              "%",
                              ".",
                              "007",
                              "00",
                              "0,123",
                              "1,34",
                              "1349,5",
                              ",349",
                              "1,3490",
                              "1,349,",
                              "12,34,567",
                              "5.",
                              ".5",
                              "-0",
                              "-0.00%",
                              "--3",
                              "+-3",
                              "250⁹",
                              "△3",
                              "3△",
                              "１２",
                              "98.72％",
                              "98. 72%",
                              " 3",
                              "3 ",
                              "1e5",
                              "0x10",
                              "inf",
                              "nan",
                              "3件",
                              "12/15",
                              "5:30",
                              "1.2.3",
                              "98.7%%",
                              "−3",
                              "430600-1",
                              "=1+1",
                              "1000000000000000",
                              "0.1234567890123456",
                              "12345678901234567890"}) {
    SCOPED_TRACE(printed);
    EXPECT_FALSE(ReadPrintedNumber(printed));
  }
}

}  // namespace
}  // namespace gouji::report
