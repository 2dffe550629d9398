#include "layout/line.h"

#include <gtest/gtest.h>

#include "drawn_page.h"
#include "grid_page.h"

namespace gouji::layout {
namespace {

std::vector<std::string> Words(const Line& line) {
  std::vector<std::string> words;
  for (const Word& word : line.words) words.push_back(word.text);
  return words;
}

using Texts = std::vector<std::string>;

TEST(LineTest, CellsSideBySideAreWordsOfOneLine) {
  DrawnPage page;
  page.Text(200, 100, "162");
  page.Text(72, 100, "合计");
  page.Text(300, 100.4, "100%");
  const std::vector<Line> lines = FindLines(page.page());
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(Words(lines[0]), (Texts{"合计", "162", "100%"}));
  EXPECT_EQ(lines[0].Text(), "合计 162 100%");
  EXPECT_DOUBLE_EQ(lines[0].box.right, 320);
}

TEST(LineTest, WrappedLinesBesideACentredCellStayApart) {
  DrawnPage page;
  page.Text(72, 100, "上行");
  page.Text(200, 106, "7");
  page.Text(72, 112, "下行");
  ASSERT_EQ(FindLines(page.page()).size(), 3u);
}

TEST(LineTest, ABlankGlyphStaysInsideAWordAndANarrowGapBesideChineseIsNone) {
  DrawnPage page;
  page.Text(72, 100, "hot line");
  page.Text(72, 120, "共");
  page.Text(84.5, 120, "12");  // A quarter of an em, set by the typesetter.
  const std::vector<Line> lines = FindLines(page.page());
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(Words(lines[0]), (Texts{"hot line"}));
  EXPECT_EQ(Words(lines[1]), (Texts{"共12"}));
}

TEST(LineTest, GlyphsDrawnTwiceForBoldnessStandOnce) {
  DrawnPage page;
  page.Text(72, 100, "合计11");
  page.Text(72.4, 100, "合计11");
  const std::vector<Line> lines = FindLines(page.page());
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].Text(), "合计11");
}

TEST(LineTest, EqualCharactersThatWereRecognisedInOnePlaceAreTwo) {
  DrawnPage drawn;
  drawn.Text(72, 100, "1");
  drawn.Text(72.4, 100, "1");
  document::Page& page = drawn.page();
  for (document::Glyph& glyph : page.glyphs) glyph.source = document::GlyphSource::kOcr;
  const std::vector<Line> lines = FindLines(page);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].Text(), "11");
}

/// A text of 10 pt and one behind it of another size, its baseline so much higher.
std::string Beside(std::string_view full, std::string_view small, double size, double rise,
                   double gap = 0) {
  DrawnPage page;
  const double right = page.Text(72, 100, full);
  page.Text(right + gap, 110 - rise - size, small, size);
  const std::vector<Line> lines = FindLines(page.page());
  EXPECT_EQ(lines.size(), 1u);
  return lines.empty() ? "" : lines[0].Text();
}

TEST(LineTest, RaisedSmallPrintIsNoDigitOfTheNumberBeforeIt) {
  EXPECT_EQ(Beside("250", "9", 6, 3.3), "250⁹");
  EXPECT_EQ(Beside("250", "12", 8.3, 3.3), "250¹²");  // As browsers set it.
  EXPECT_EQ(Beside("250", "9", 6, 3.3, 5), "250⁹");   // A gap before it parts no words.
  EXPECT_EQ(Beside("250", "（1）", 6, 3.3), "250⁽¹⁾");
  EXPECT_EQ(Beside("250", "a", 6, 3.3), "250ᵃ");
  EXPECT_EQ(Beside("km", "2", 6, 3.3), "km²");
  EXPECT_EQ(Beside("10", "-3", 6, 3.3), "10⁻³");
  EXPECT_EQ(Beside("1", "st", 6, 3.3), "1ˢᵗ");
}

/// As Beside, the boxes reaching 1.05 em above the baseline and 0.4 em below it: those of the fonts
/// of browsers.
Texts BesideInTallBoxes(std::string_view full, std::string_view small, double size, double rise) {
  DrawnPage page;
  const double right = page.Text(72, 100, full, 12);
  page.Text(right, 100, small, size);
  for (document::Glyph& glyph : page.page().glyphs) {
    const double baseline = glyph.font_size < 12 ? 112 - rise : 112;
    glyph.box.top = baseline - 1.05 * glyph.font_size;
    glyph.box.bottom = baseline + 0.4 * glyph.font_size;
    glyph.descent = static_cast<float>(0.4 * glyph.font_size);
  }
  Texts lines;
  for (const Line& line : FindLines(page.page())) lines.push_back(line.Text());
  return lines;
}

TEST(LineTest, WhatABrowserRaisesOrLowersStaysInItsLine) {
  EXPECT_EQ(BesideInTallBoxes("1250", "1", 10, 4.2), Texts{"1250¹"});
  EXPECT_EQ(BesideInTallBoxes("3×10", "5", 10, 4.2), Texts{"3×10⁵"});
  EXPECT_EQ(BesideInTallBoxes("PM", "2.5", 10, -3), Texts{"PM₂.₅"});
}

TEST(LineTest, WrappedLinesOfSmallPrintBesideACentredCellStayApart) {
  DrawnPage page;
  page.Text(72, 100, "上行", 9);
  page.Text(72, 111.7, "下行", 9);
  page.Text(200, 105.1, "7", 10.5);
  for (document::Glyph& glyph : page.page().glyphs) {
    glyph.box.top -= 0.2 * glyph.font_size;
    glyph.box.bottom += 0.2 * glyph.font_size;
  }
  EXPECT_EQ(FindLines(page.page()).size(), 3u);
}

TEST(LineTest, RaisedMarksWithoutARaisedFormStayAsTheyAre) {
  for (const std::string_view mark : {"①", "※", "*", "†", "注", "q"}) {
    EXPECT_EQ(Beside("250", mark, 6, 3.3), "250" + std::string(mark));
  }
}

TEST(LineTest, LoweredSmallPrintIsWrittenLowered) {
  EXPECT_EQ(Beside("CO", "2", 6, -0.8), "CO₂");
  EXPECT_EQ(Beside("PM", "2.5", 6, -1.5), "PM₂.₅");
}

TEST(LineTest, SmallPrintIsNotRaisedByItsSizeAlone) {
  EXPECT_EQ(Beside("250", "9", 6, 0), "2509");
  EXPECT_EQ(Beside("250", "9", 6, 1.2), "2509");  // Both set on one middle line.
  EXPECT_EQ(Beside("250", "9", 9, 3.3), "2509");  // Too large.
  EXPECT_EQ(Beside("甲局", "small print goes on", 6, 3.3), "甲局small print goes on");
  EXPECT_EQ(Beside("250", "9", 6, 3.3, 10), "250 9");  // A cell of its own.
}

TEST(LineTest, RaisedSmallPrintBelongsToTheTextBehindItIfNoneIsBefore) {
  DrawnPage page;
  page.Text(40, 100, "12");
  double right = page.Text(72, 98, "3", 6);
  page.Text(right, 100, "合计");
  const std::vector<Line> lines = FindLines(page.page());
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(Words(lines[0]), (Texts{"12", "³合计"}));
}

TEST(LineTest, RaisedSmallPrintGoesToTheLineWhoseTextItStandsBeside) {
  DrawnPage page;
  page.Text(72, 100, "甲局");  // In the middle of the two lines beside it, as near to the 3.
  page.Text(200, 94, "流量");
  double right = page.Text(200, 106, "(m");
  right = page.Text(right, 106, "3", 6);
  page.Text(right, 106, "/日)");
  page.Text(240, 100, "13");
  Texts texts;
  for (const Line& line : FindLines(page.page())) texts.push_back(line.Text());
  EXPECT_EQ(texts, (Texts{"流量", "甲局 13", "(m³/日)"}));
}

TEST(LineTest, RaisedSmallPrintDoesNotChangeTheSizeOfItsLine) {
  DrawnPage page;
  const double right = page.Text(72, 100, "250");
  page.Text(right, 98, "9", 6);
  EXPECT_DOUBLE_EQ(FindLines(page.page())[0].font_size, 10);
  EXPECT_EQ(FindLines(page.page())[0].words[0].offsets, (std::vector<std::size_t>{0, 1, 2, 3}));
}

TEST(LineTest, ALineThatIsSmallAsAWholeIsNotRaised) {
  DrawnPage page;
  page.Text(72, 98, "56", 6);
  EXPECT_EQ(FindLines(page.page())[0].Text(), "56");
}

TEST(LineTest, InvisibleGlyphsAndUntrustedPagesHaveNoLines) {
  DrawnPage page;
  page.Text(72, 100, "看得见");
  page.Text(72, 120, "看不见");
  for (std::size_t i = 3; i < 6; ++i) page.page().glyphs[i].invisible = true;
  ASSERT_EQ(FindLines(page.page()).size(), 1u);
  page.page().trust = document::Trust::kUntrusted;
  EXPECT_TRUE(FindLines(page.page()).empty());
}

TEST(LineTest, TextThatRunsDownwardsIsReadInItsOwnDirection) {
  document::Page page;
  for (int i = 0; i < 2; ++i) {
    document::Glyph glyph;
    glyph.text = i == 0 ? "计" : "合";
    const double top = i == 0 ? 110 : 100;
    glyph.box = {50, top, 60, top + 10};
    glyph.font_size = 10;
    glyph.direction = document::Direction::kDown;
    page.glyphs.push_back(glyph);
  }
  const std::vector<Line> lines = FindLines(page);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].Text(), "合计");
  EXPECT_EQ(lines[0].direction, document::Direction::kDown);
}

TEST(LineTest, InPlainTextTwoBlanksOrATabPartWords) {
  const document::Document document = GridDocument("受理 3 件  合计\n甲\t乙");
  const std::vector<Line> lines = FindLines(document.pages[0]);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(Words(lines[0]), (Texts{"受理 3 件", "合计"}));
  EXPECT_EQ(Words(lines[1]), (Texts{"甲", "乙"}));
  EXPECT_EQ(lines[1].number, 2);
}

TEST(LineTest, OffsetsPointAtTheBytesOfEachGlyph) {
  const document::Document document = GridDocument("件 3");
  const std::vector<Line> lines = FindLines(document.pages[0]);
  ASSERT_EQ(lines[0].words.size(), 1u);
  EXPECT_EQ(lines[0].words[0].offsets, (std::vector<std::size_t>{0, 3, 4}));
}

}  // namespace
}  // namespace gouji::layout
