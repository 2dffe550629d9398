#include "report/display_width.h"

#include <gtest/gtest.h>

namespace gouji::report {
namespace {

TEST(DisplayWidthTest, WideCharactersTakeTwoColumnsAndMarksNone) {
  const struct {
    const char* text;
    int width;
  } cases[] = {
      {"", 0},   {"abc", 3},     {"件数", 4}, {"162件", 5},
      {"％", 2}, {"e\u0301", 1}, {"“”", 4},   {"\u200b", 0},
  };
  for (const auto& c : cases) EXPECT_EQ(DisplayWidth(c.text), c.width) << c.text;
}

TEST(WrapTextTest, BreaksBetweenWideCharactersAndAtBlanks) {
  EXPECT_EQ(WrapText("受理总量一百件", 6), (std::vector<std::string>{"受理总", "量一百", "件"}));
  EXPECT_EQ(WrapText("one two three", 8), (std::vector<std::string>{"one two", "three"}));
}

TEST(WrapTextTest, NeverStartsALineWithClosingPunctuation) {
  EXPECT_EQ(WrapText("受理总量，办结", 8), (std::vector<std::string>{"受理总", "量，办结"}));
}

TEST(WrapTextTest, KeepsANumberWhole) {
  EXPECT_EQ(WrapText("办结率98.72%为上", 10), (std::vector<std::string>{"办结率", "98.72%为上"}));
}

TEST(WrapTextTest, BreaksAWordThatIsWiderThanALine) {
  EXPECT_EQ(WrapText("abcdefghij", 4), (std::vector<std::string>{"abcd", "efgh", "ij"}));
}

TEST(WrapTextTest, NothingIsOneEmptyLine) {
  EXPECT_EQ(WrapText("", 10), std::vector<std::string>{""});
}

TEST(ShortenedTest, EndsInAnEllipsisOnlyIfItWasTooLong) {
  EXPECT_EQ(Shortened("受理量", 6), "受理量");
  EXPECT_EQ(Shortened("受理总量", 6), "受理…");
}

TEST(PrintableTest, ControlCharactersBecomeBlanks) {
  EXPECT_EQ(Printable("a\033[31mb\r\nc\td"), "a [31mb  c d");
}

}  // namespace
}  // namespace gouji::report
