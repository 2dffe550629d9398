#include "table/aligned.h"

#include <gtest/gtest.h>

#include "../layout/drawn_page.h"
#include "show.h"

namespace gouji::table {
namespace {

using layout::DrawnPage;

const Rows kShown = {"H:单位 | H:受理 | H:办结率", "S:甲局 | D:3 | D:100%",
                     "S:乙区政府办 | D:12 | D:91.67%", "T:合计 | T:15 | T:93.33%"};

void FillOpen(DrawnPage* page, double top, double pitch) {
  const char* const rows[][3] = {{"单位", "受理", "办结率"},
                                 {"甲局", "3", "100%"},
                                 {"乙区政府办", "12", "91.67%"},
                                 {"合计", "15", "93.33%"}};
  for (const auto& row : rows) {
    page->Text(80, top, row[0]);
    page->Centred(230, top, row[1]);
    page->Centred(380, top, row[2]);
    top += pitch;
  }
}

Content FindOn(DrawnPage page) {
  document::Document document;
  document.format = "pdf";
  document.pages.push_back(std::move(page.page()));
  return FindIn(document);
}

TEST(AlignedTest, ColumnsOfNumbersUnderAHeaderAreATable) {
  DrawnPage page;
  page.Text(80, 60, "本月各单位办理的情况如下，其中没有超期的单子，也没有退回的单子：");
  FillOpen(&page, 100, 18);
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]), kShown);
  EXPECT_EQ(content.tables[0].kind, Kind::kAligned);
  EXPECT_EQ(content.paragraphs.size(), 1u);
}

TEST(AlignedTest, AThreeLineTableIsBoundedByItsRules) {
  DrawnPage page;
  for (const double y : {95.0, 113.0, 170.0}) page.Horizontal(y, 70, 430);
  FillOpen(&page, 100, 18);
  page.Text(80, 180, "资料    12");
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]), kShown);
}

TEST(AlignedTest, TwoTablesUnderOneAnotherPartAtTheCaptionBetweenThem) {
  DrawnPage page(1, 500);
  FillOpen(&page, 100, 18);
  page.Centred(250, 100 + 4 * 18, "表二 另一种情况");
  FillOpen(&page, 100 + 5 * 18, 18);
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 2u);
  EXPECT_EQ(Show(content.tables[0]), kShown);
  EXPECT_EQ(Show(content.tables[1]), kShown);
  EXPECT_EQ(content.tables[1].title, "表二 另一种情况");
}

TEST(AlignedTest, FiguresInNarrowColumnsAreCellsOfTheirOwn) {
  DrawnPage page;
  const char* const rows[][4] = {{"本月", "上月", "办结量", "办结率"},
                                 {"120", "100", "118", "98.33"},
                                 {"80", "90", "70", "87.50"},
                                 {"50", "-", "48", "96.00"}};
  double top = 100;
  for (const auto& row : rows) {
    page.Text(80, top, top > 100 ? "某镇" : "单位");
    for (int c = 0; c < 4; ++c) page.Centred(130 + 35 * c, top, row[c]);
    top += 18;
  }
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]), (Rows{"H:单位 | H:本月 | H:上月 | H:办结量 | H:办结率",
                                           "S:某镇 | D:120 | D:100 | D:118 | D:98.33",
                                           "S:某镇 | D:80 | D:90 | D:70 | D:87.50",
                                           "S:某镇 | D:50 | D:- | D:48 | D:96.00"}));
}

TEST(AlignedTest, AHeaderOverSeveralColumnsSpansThem) {
  DrawnPage page;
  for (const double y : {75.0, 113.0, 150.0}) page.Horizontal(y, 70, 430);
  page.Text(210, 82, "办理的情况和占用的时间如下");
  const char* const rows[][3] = {
      {"单位", "受理件数", "办结率"}, {"甲局", "3", "100%"}, {"乙局", "4", "75%"}};
  double top = 100;
  for (const auto& row : rows) {
    page.Text(80, top, row[0]);
    page.Centred(230, top, row[1]);
    page.Centred(330, top, row[2]);
    top += 18;
  }
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]).front(), "H:单位{2x1} | H:办理的情况和占用的时间如下{1x2}");
  EXPECT_EQ(content.tables[0].header_rows, 2);
}

TEST(AlignedTest, FixedWidthColumnsOfATextFileAreATable) {
  const Content content = FindInText(
      "单位        受理    办结率\n甲局           3      100%\n乙区政府办    12    91.67%\n合计    "
      "      15    93.33%\n");
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]), kShown);
  EXPECT_EQ(content.tables[0].At(2, 1)->line, 3);
}

TEST(AlignedTest, ProseListsAndContentsAreNoTables) {
  DrawnPage prose;
  for (int i = 0; i < 8; ++i) {
    prose.Text(80, 100 + 18 * i, "本月共受理来电三千件，其中咨询类");
    prose.Text(320, 100 + 18 * i, "二千件，投诉类一千件，办结率为百");
  }
  EXPECT_TRUE(FindOn(std::move(prose)).tables.empty());

  DrawnPage chart;  // The value stands at the end of its bar.
  for (int i = 0; i < 8; ++i) {
    chart.Text(80, 100 + 18 * i, "某类诉求");
    chart.Text(250 - 9 * i, 100 + 18 * i, std::to_string(900 - 90 * i));
  }
  EXPECT_TRUE(FindOn(std::move(chart)).tables.empty());

  DrawnPage axes;
  for (int i = 0; i < 8; ++i) {
    axes.Text(80, 100 + 18 * i, std::to_string(400 - 50 * i));
    axes.Text(300, 100 + 18 * i, std::to_string(400 - 50 * i));
  }
  EXPECT_TRUE(FindOn(std::move(axes)).tables.empty());

  DrawnPage contents;
  for (int i = 0; i < 8; ++i) {
    contents.Text(80, 100 + 18 * i, "第几部分");
    contents.Text(150, 100 + 18 * i, "…………");
    contents.Text(400, 100 + 18 * i, std::to_string(i + 1));
  }
  EXPECT_TRUE(FindOn(std::move(contents)).tables.empty());

  DrawnPage list;
  for (int i = 0; i < 8; ++i) {
    list.Text(80, 100 + 18 * i, std::to_string(i + 1) + ".");
    list.Text(110, 100 + 18 * i, "各单位按时办结");
  }
  EXPECT_TRUE(FindOn(std::move(list)).tables.empty());
}

TEST(AlignedTest, AWideTextHalfALineBelowFiguresKeepsOffTheirColumns) {
  DrawnPage page;
  page.Text(277, 277, "甲", 6);
  page.Text(381, 277, "7", 6);
  page.Text(332.5, 280, "共十项二百三十件", 6);
  for (int row = 0; row < 4; ++row) {
    page.Text(277, 292 + row * 15, "5", 6);
    page.Text(329, 292 + row * 15, "6", 6);
    page.Text(381, 292 + row * 15, "7", 6);
  }
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  const Rows rows = Show(content.tables[0]);
  ASSERT_EQ(rows.size(), 5u);
  EXPECT_EQ(rows[0], "S:甲 | D:共十项二百三十件 | D:7");
  EXPECT_EQ(rows[1], "S:5 | D:6 | D:7");
}

}  // namespace
}  // namespace gouji::table
