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

TEST(LineTest, RaisedSmallPrintBelongsToItsLine) {
  DrawnPage page;
  double right = page.Text(72, 100, "250");
  page.Text(right, 98, "9", 6);
  const std::vector<Line> lines = FindLines(page.page());
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].Text(), "2509");
  EXPECT_DOUBLE_EQ(lines[0].font_size, 10);
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
