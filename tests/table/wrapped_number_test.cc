#include "table/wrapped_number.h"

#include <gtest/gtest.h>

#include "../layout/drawn_page.h"

namespace gouji::table {
namespace {

/// The lines set one below the other in a cell of this width, characters 5 pt wide; "" if they are
/// not one number.
std::string Joined(const std::vector<std::string>& lines, double width) {
  layout::DrawnPage page;
  double top = 100;
  for (const std::string& line : lines) {
    page.Text(104, top, line);
    top += 12;
  }
  return JoinWrappedNumber(layout::FindLines(page.page()), {100, 95, 100 + width, top + 5})
      .value_or("");
}

TEST(WrappedNumberTest, ALongDecimalThatFillsItsCellGoesOnInTheNextLine) {
  EXPECT_EQ(Joined({"234753.2", "4"}, 48), "234753.24");
  EXPECT_EQ(Joined({"1,234,753.2", "4%"}, 63), "1,234,753.24%");
  EXPECT_EQ(Joined({"-34753.2", "4"}, 48), "-34753.24");
}

TEST(WrappedNumberTest, LinesThatAreNoNumberAloneAreOneTogether) {
  EXPECT_EQ(Joined({"3.", "5"}, 24), "3.5");
  EXPECT_EQ(Joined({"98", ".5%"}, 200), "98.5%");
  EXPECT_EQ(Joined({"98.5", "%"}, 200), "98.5%");
  EXPECT_EQ(Joined({"1,234,", "567"}, 200), "1,234,567");
  EXPECT_EQ(Joined({"1,234,5", "67"}, 200), "1,234,567");
  EXPECT_EQ(Joined({"１２．", "５"}, 50), "１２．５");
}

TEST(WrappedNumberTest, FiguresOneAboveTheOtherStayTwo) {
  EXPECT_EQ(Joined({"12", "34"}, 20), "");
  EXPECT_EQ(Joined({"123456", "78"}, 38), "");      // Whole numbers tell nothing.
  EXPECT_EQ(Joined({"98.5", "3"}, 30), "");         // Too short to be wrapped: a rate and a rank.
  EXPECT_EQ(Joined({"234753.2", "4"}, 80), "");     // There was room for the 4.
  EXPECT_EQ(Joined({"234753.2", "4.5"}, 48), "");   // The second has a point of its own.
  EXPECT_EQ(Joined({"234753.2", "4567"}, 48), "");  // And here too many digits.
  EXPECT_EQ(Joined({"-", "5"}, 20), "");            // No value, and a value.
  EXPECT_EQ(Joined({"1.", "2."}, 20), "");
  EXPECT_EQ(Joined({"234753.24"}, 48), "");
}

// A column is as wide as its longest line, so "123456.5" fills it whatever stands below.
TEST(WrappedNumberTest, ALineThatFillsItsCellIsNotContinuedByAFigureOfItsOwn) {
  EXPECT_EQ(Joined({"123456.5", "12"}, 48), "");
  EXPECT_EQ(Joined({"123456.5", "123"}, 48), "");
  EXPECT_EQ(Joined({"123456.25", "1"}, 53), "");  // It has its hundredths.
}

TEST(WrappedNumberTest, APointOrACommaWithRoomBehindItEndsAnOrdinalOrAListedFigure) {
  EXPECT_EQ(Joined({"1.", "2"}, 62), "");
  EXPECT_EQ(Joined({"12.", "30"}, 62), "");
  EXPECT_EQ(Joined({"12,", "345"}, 62), "");
  EXPECT_EQ(Joined({"12,", "345"}, 40), "12,345");
}

TEST(WrappedNumberTest, WordsAreNoNumber) {
  EXPECT_EQ(Joined({"12.5件", "3"}, 40), "");
  EXPECT_EQ(Joined({"甲局", "12"}, 30), "");
}

}  // namespace
}  // namespace gouji::table
