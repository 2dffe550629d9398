// Inputs made to be slow or large. Each would take minutes if a step were quadratic.

#include <gtest/gtest.h>

#include "../layout/drawn_page.h"
#include "show.h"

namespace gouji::table {
namespace {

std::string Repeat(std::string_view text, int times) {
  std::string repeated;
  for (int i = 0; i < times; ++i) repeated += text;
  return repeated;
}

TEST(HostileTest, ManyPiecesOfOneTableAreJoined) {
  const Content content = FindInText(Repeat("| 甲 | 乙 |\n|---|---|\n| a | 1 |\n\n", 1500));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(content.tables[0].rows, 1501);
}

TEST(HostileTest, ManySmallTablesAreFound) {
  const Content content =
      FindInText(Repeat("情况表\n\n| 甲 | 乙 |\n|---|---|\n| a | 1 |\n\n这里有一句话。\n\n", 800));
  EXPECT_EQ(content.tables.size(), 800u);
  EXPECT_EQ(content.paragraphs.size(), 800u);
}

TEST(HostileTest, ManyLabelRowsAreGroups) {
  const Content content =
      FindInText("| 甲 | 乙 |\n|---|---|\n" + Repeat("| 县市区 | |\n", 4000) + "| a | 1 |\n");
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(content.tables[0].rows, 4002);
}

TEST(HostileTest, ALineOfThousandsOfPipesIsNoTable) {
  const std::string row = Repeat("|1", 5000) + "|\n";
  EXPECT_TRUE(FindInText(row + Repeat("|-", 5000) + "|\n" + row).tables.empty());
}

TEST(HostileTest, OpenBracketsQuotesAndMarksEndNowhere) {
  for (const char* piece : {"【", "（", "**", "#", "|", "\t", "- ", "一", "1.", "、"}) {
    SCOPED_TRACE(piece);
    FindInText(Repeat(piece, 3000));
    FindInText(Repeat(std::string(piece) + "\n", 1000));
  }
}

TEST(HostileTest, ADrawingOfVeryManyLinesIsNotRead) {
  layout::DrawnPage page;
  for (int i = 0; i < 12000; ++i) {
    page.Horizontal(4.0 * i, 0, 500);
    page.Vertical(4.0 * i, 0, 500);
  }
  page.Text(100, 100, "图");
  document::Document document;
  document.pages.push_back(std::move(page.page()));
  ContentOptions options;
  document::Notes notes;
  EXPECT_TRUE(FindContent(document, options, notes).tables.empty());
  ASSERT_EQ(notes.size(), 1u);
  EXPECT_EQ(notes[0].severity, document::NoteSeverity::kInfo);
}

TEST(HostileTest, VeryManyLabelsAboveOneRuleAreRead) {
  constexpr int kLabels = 150;
  layout::DrawnPage page(1, 40 * kLabels + 200);
  page.Horizontal(90, 90, 2000);
  page.Horizontal(116, 90, 40 * kLabels);
  for (int i = 0; i < kLabels; ++i) {
    page.Centred(120 + 40 * i, 100, "ab");
    for (int k = 0; k < 2; ++k) {
      for (const double y : {120.0, 138.0, 156.0, 174.0}) {
        page.Centred(110 + 40 * i + 20 * k, y, y < 130 ? "c" : "1");
      }
    }
  }
  document::Document document;
  document.format = "pdf";
  document.pages.push_back(page.page());
  EXPECT_EQ(FindIn(document).tables.size(), 1u);
}

TEST(HostileTest, PagesOfOneGlyphAndEmptyPagesAreRead) {
  document::Document document;
  document.pages.resize(3);
  document.pages[1].glyphs.push_back({.text = "", .box = {}, .font_size = 0});
  document.pages[2].glyphs.push_back({.text = "1", .box = {5, 5, 5, 5}, .font_size = 0});
  const Content content = FindIn(document);
  EXPECT_TRUE(content.tables.empty());
}

}  // namespace
}  // namespace gouji::table
