#include "scan/figures.h"

#include "drawn_figures.h"
#include "loaded_tesseract.h"

namespace gouji::scan {
namespace {

using ::testing::Ge;
using ::testing::Lt;

TEST(FiguresTest, PrintedNumbersAreFigures) {
  for (const char* text : {"0", "7", "1204", "12.5", "0.05", "97.6%", "100%", "-3", "+12.4%", "-",
                           "1,204", "12,345,678.90"}) {
    EXPECT_TRUE(IsFigure(text)) << text;
  }
}

TEST(FiguresTest, OtherTextsAreNoFigures) {
  for (const char* text : {"", "%", "+", ".", ".5", "12.", "1.2.3", "12,34", "1234,567", "12,3456",
                           "--3", "3-", "5%%", "%5", "A12", "12A", "十二", "12 件"}) {
    EXPECT_FALSE(IsFigure(text)) << text;
  }
}

std::vector<Reading> Read(const DrawnFigures& figures) {
  return ReadFigures(figures.page, figures.Pointers(), LoadedTesseract());
}

TEST(ReadFiguresTest, ATableOfFiguresIsReadAsPrinted) {
  std::vector<std::string> texts = ManyShares();
  for (std::size_t i = 0; i < texts.size(); i += 2) texts[i] = ManyFigures()[i];
  const DrawnFigures figures = DrawFigures(texts, 50);
  const std::vector<Reading> readings = Read(figures);
  ASSERT_EQ(readings.size(), texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    EXPECT_EQ(readings[i].Text(), texts[i]);
    // What shapes that know the figure outvote others with is no doubt yet (read_page.cc).
    EXPECT_THAT(readings[i].confidence, Ge(0.6)) << texts[i];
  }
}

TEST(ReadFiguresTest, FewFiguresAreReadWithoutShapes) {
  const std::vector<std::string> texts = {"1204", "976", "35", "100", "-"};
  const std::vector<Reading> readings = Read(DrawFigures(texts, 0));
  ASSERT_EQ(readings.size(), texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    EXPECT_EQ(readings[i].Text(), texts[i]);
    EXPECT_NE(readings[i].reader, "shapes");
  }
}

// The shapes of a page on which no 7 stands would take one for a 1.
TEST(ReadFiguresTest, ADigitThatTheShapesLackIsNotReadAsAnother) {
  std::vector<std::string> texts;
  for (int i = 0; i < 40; ++i) {
    std::string text = std::to_string(1023 + 8641 * i % 9000);
    for (char& c : text) c = c == '7' ? '1' : c;
    texts.push_back(text);
  }
  texts[20] = "7";
  const std::vector<Reading> readings = Read(DrawFigures(texts, 30));
  EXPECT_EQ(readings[20].Text(), "7");
}

TEST(ReadFiguresTest, WhatIsNoFigureHasLittleConfidence) {
  std::vector<std::string> texts = ManyFigures();
  texts[5] = "HR";
  const std::vector<Reading> readings = Read(DrawFigures(texts, 30));
  EXPECT_THAT(readings[5].confidence, Lt(0.6)) << readings[5].Text();
}

// Ink of two digits of which readers saw one, and of a digit with a sign that touches it.
TEST(ReadFiguresTest, OneOfTwoNarrowDigitsIsNotReadWithoutDoubt) {
  const std::vector<std::string> texts = {"11", "11", "11", "11", "1", "11", "-4", "11"};
  const std::vector<Reading> readings = Read(DrawFigures(texts, 0));
  for (std::size_t i = 0; i < texts.size(); ++i) {
    EXPECT_TRUE(readings[i].Text() == texts[i] || readings[i].confidence < 0.7)
        << texts[i] << " read as " << readings[i].Text();
  }
}

TEST(ReadFiguresTest, NoPiecesAreNoReadings) {
  EXPECT_TRUE(ReadFigures(Grey::Blank(50, 50), {}, LoadedTesseract()).empty());
}

}  // namespace
}  // namespace gouji::scan
