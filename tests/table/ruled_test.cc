#include "table/ruled.h"

#include <gtest/gtest.h>

#include "drawn_grids.h"

namespace gouji::table {
namespace {

using layout::DrawnPage;

TEST(RuledTest, AGridOfStrokesIsATable) {
  DrawnPage page;
  RowRules(&page, 3, 3);
  ColumnRules(&page, 3, 3);
  Fill(&page, kSimple);
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]), kSimpleShown);
  EXPECT_EQ(content.tables[0].kind, Kind::kRuled);
  EXPECT_EQ(content.tables[0].At(1, 2)->box, (document::Rect{260, 220, 340, 240}));
  EXPECT_TRUE(content.paragraphs.empty());
}

TEST(RuledTest, OpenSidesAreClosedAtTheEndsOfTheRowRules) {
  DrawnPage page;
  RowRules(&page, 3, 3);
  ColumnRules(&page, 3, 3, kTop, 1, 2);
  Fill(&page, kSimple);
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]), kSimpleShown);
}

/// Three blocks of two rows, without sides; rows of one cell between them.
DrawnPage BlocksWithoutSides(const std::vector<std::vector<std::string>>& last) {
  DrawnPage page;
  RowRules(&page, 7, 3);
  ColumnRules(&page, 1, 3, kTop, 1, 2);
  ColumnRules(&page, 2, 3, kTop + 2 * kRow, 1, 2);
  ColumnRules(&page, 2, 3, kTop + 5 * kRow, 1, 2);
  Fill(&page, {{"单位", "受理", "办结率"},
               {"", "一、镇（街道）", ""},
               {"甲镇", "3", "100%"},
               {"乙镇", "5", "80%"},
               {"", "二、区直部门", ""}});
  Fill(&page, last, kTop + 5 * kRow);
  return page;
}

TEST(RuledTest, RowsOfOneCellGoOnWithTheTableThatHasNoSides) {
  const Content content = FindOn(BlocksWithoutSides({{"丙局", "4", "50%"}, {"丁局", "1", "0%"}}));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]),
            (Rows{"H:单位 | H:受理 | H:办结率", "G:一、镇（街道）{1x3}", "S:甲镇 | D:3 | D:100%",
                  "S:乙镇 | D:5 | D:80%", "G:二、区直部门{1x3}", "S:丙局 | D:4 | D:50%",
                  "S:丁局 | D:1 | D:0%"}));
}

TEST(RuledTest, ACaptionBeforeAHeadPartsTablesWithoutSides) {
  const Content content =
      FindOn(BlocksWithoutSides({{"单位", "回访", "满意率"}, {"丁局", "1", "0%"}}));
  EXPECT_EQ(content.tables.size(), 2u);
}

TEST(RuledTest, DoubleStrokesAndBordersDrawnCellByCellAreSingleLines) {
  DrawnPage page;
  for (int r = 0; r <= 3; ++r) {
    for (int c = 0; c < 3; ++c) {
      page.Horizontal(kTop + kRow * r, kLeft + kColumn * c + 0.5, kLeft + kColumn * (c + 1) - 0.5);
      if (r == 0) page.Horizontal(kTop - 1.8, kLeft + kColumn * c, kLeft + kColumn * (c + 1));
    }
  }
  for (int c = 0; c <= 3; ++c) {
    for (int r = 0; r < 3; ++r) {
      page.Vertical(kLeft + kColumn * c + (r % 2 == 0 ? 0 : 1), kTop + kRow * r,
                    kTop + kRow * (r + 1));
    }
  }
  Fill(&page, kSimple);
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]), kSimpleShown);
}

TEST(RuledTest, MissingEdgesAreSpans) {
  DrawnPage page;
  for (const int r : {0, 2, 3}) page.Horizontal(kTop + kRow * r, kLeft, kLeft + kColumn * 3);
  page.Horizontal(kTop + kRow, kLeft + kColumn, kLeft + kColumn * 3);
  for (const int c : {0, 1, 3}) page.Vertical(kLeft + kColumn * c, kTop, kTop + kRow * 3);
  page.Vertical(kLeft + kColumn * 2, kTop + kRow, kTop + kRow * 3);
  page.Centred(kLeft + kColumn / 2, kTop + 15, "单位");
  page.Centred(kLeft + kColumn * 2, kTop + 5, "受理");
  Fill(&page, {{"", "件数", "占比"}, {"甲局", "3", "60%"}}, kTop + kRow);
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]),
            (Rows{"H:单位{2x1} | H:受理{1x2}", "H:件数 | H:占比", "S:甲局 | D:3 | D:60%"}));
}

TEST(RuledTest, WrappedLinesJoinWithoutABlankBesideChinese) {
  DrawnPage page;
  page.Horizontal(kTop, kLeft, kLeft + 2 * kColumn);
  page.Horizontal(kTop + 30, kLeft, kLeft + 2 * kColumn);
  page.Horizontal(kTop + 60, kLeft, kLeft + 2 * kColumn);
  for (int c = 0; c <= 2; ++c) page.Vertical(kLeft + kColumn * c, kTop, kTop + 60);
  page.Text(kLeft + 5, kTop + 4, "回访办理");
  page.Text(kLeft + 5, kTop + 17, "满意率");
  page.Text(kLeft + kColumn + 5, kTop + 10, "件数");
  page.Text(kLeft + 5, kTop + 40, "乙局");
  page.Text(kLeft + kColumn + 5, kTop + 40, "7");
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  const Cell* cell = content.tables[0].At(0, 0);
  EXPECT_EQ(cell->text, "回访办理满意率");
  EXPECT_EQ(cell->lines, (Rows{"回访办理", "满意率"}));
}

TEST(RuledTest, RowsWithoutRulesAreSplitWhereTheirNumbersStand) {
  DrawnPage page;
  for (const double y : {0.0, 20.0, 80.0}) page.Horizontal(kTop + y, kLeft, kLeft + 3 * kColumn);
  for (int c = 0; c <= 3; ++c) page.Vertical(kLeft + kColumn * c, kTop, kTop + 80);
  Fill(&page, {{"单位", "受理", "办结率"},
               {"甲局", "3", "100%"},
               {"乙局", "-", "-"},
               {"合计", "3", "100%"}});
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]), (Rows{"H:单位 | H:受理 | H:办结率", "S:甲局 | D:3 | D:100%",
                                           "S:乙局 | D:- | D:-", "T:合计 | T:3 | T:100%"}));
}

TEST(RuledTest, TwoFiguresInACellBesideOneNameAreNoTwoRows) {
  DrawnPage page;
  RowRules(&page, 2, 3);
  ColumnRules(&page, 2, 3);
  Fill(&page, {{"单位", "受理", "办结"}, {"公安局", "", ""}});
  for (const int c : {1, 2}) {
    page.Centred(kLeft + kColumn * (c + 0.5), kTop + kRow + 1, c == 1 ? "120" : "115", 8);
    page.Centred(kLeft + kColumn * (c + 0.5), kTop + kRow + 10, c == 1 ? "95" : "90", 8);
  }
  document::Document document;
  document.pages.push_back(std::move(page.page()));
  const Content content = FindIn(document);
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(content.tables[0].rows, 2);
}

TEST(RuledTest, ARowOfNumbersThatItsCellsBrokeIsNotSplit) {
  DrawnPage page;
  for (const double y : {0.0, 20.0, 60.0}) page.Horizontal(kTop + y, kLeft, kLeft + 3 * kColumn);
  for (int c = 0; c <= 3; ++c) page.Vertical(kLeft + kColumn * c, kTop, kTop + 60);
  Fill(&page, {{"科目", "预算", "决算"},
               {"一般公共服", "123,456,78", "1234567"},
               {"务支出", "9.01", "89"}});
  EXPECT_EQ(
      Show(FindOn(std::move(page)).tables.at(0)),
      (Rows{"H:科目 | H:预算 | H:决算", "S:一般公共服务支出 | D:123,456,789.01 | D:1234567 89"}));
}

TEST(RuledTest, UnruledRowsPartFromTopToBottomWhateverWayTheirTextRuns) {
  DrawnPage page;
  for (const double y : {200.0, 220.0, 280.0}) page.Horizontal(y, kLeft, kLeft + 240);
  for (int c = 0; c <= 3; ++c) page.Vertical(kLeft + kColumn * c, 200, 280);
  Fill(&page, {{"单位", "受理", "办结"}});
  for (int column = 0; column < 3; ++column) {
    page.Centred(kLeft + kColumn * (column + 0.5), 225, "3");
    page.page().glyphs.back().direction = document::Direction::kLeft;
    page.Centred(kLeft + kColumn * (column + 0.5), 265, "5");
  }
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]),
            (Rows{"H:单位 | H:受理 | H:办结", "S:3 | D:3 | D:3", "S:5 | D:5 | D:5"}));
  for (const Cell& cell : content.tables[0].cells) EXPECT_LT(cell.box.top, cell.box.bottom);
}

TEST(RuledTest, TheHeaderInsideAnUnruledBoxIsARow) {
  DrawnPage page;
  for (const double y : {0.0, 80.0}) page.Horizontal(kTop + y, kLeft, kLeft + 3 * kColumn);
  for (int c = 0; c <= 3; ++c) page.Vertical(kLeft + kColumn * c, kTop, kTop + 80);
  Fill(&page, {{"单位", "受理", "办结率"},
               {"甲局", "3", "100%"},
               {"乙局", "4", "-"},
               {"合计", "7", "100%"}});
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]), (Rows{"H:单位 | H:受理 | H:办结率", "S:甲局 | D:3 | D:100%",
                                           "S:乙局 | D:4 | D:-", "T:合计 | T:7 | T:100%"}));
}

TEST(RuledTest, WrappedWordsBesideOneNumberAreOneRow) {
  DrawnPage page;
  for (const double y : {0.0, 20.0, 60.0}) page.Horizontal(kTop + y, kLeft, kLeft + 3 * kColumn);
  for (int c = 0; c <= 3; ++c) page.Vertical(kLeft + kColumn * c, kTop, kTop + 60);
  Fill(&page, {{"单位", "事项", "扣分"}});
  for (const double y : {28.0, 40.0}) {
    page.Text(kLeft + 5, kTop + y, "某某开发区");
    page.Text(kLeft + kColumn + 5, kTop + y, "未按时报送");
  }
  page.Text(kLeft + 2 * kColumn + 30, kTop + 34, "2");
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(
      Show(content.tables[0]),
      (Rows{"H:单位 | H:事项 | H:扣分", "S:某某开发区某某开发区 | S:未按时报送未按时报送 | D:2"}));
}

TEST(RuledTest, ShortStrokesInsideACellPartNothing) {
  DrawnPage page;
  RowRules(&page, 3, 3);
  ColumnRules(&page, 3, 3);
  Fill(&page, kSimple);
  page.Horizontal(kTop + 1.5 * kRow, kLeft, kLeft + 25);  // An underline that begins at the border.
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]), kSimpleShown);
}

TEST(RuledTest, ALabelOfWideSetWordsIsNotSplitIntoColumns) {
  DrawnPage page;
  RowRules(&page, 4, 3);
  ColumnRules(&page, 1, 3);
  ColumnRules(&page, 2, 3, kTop + 2 * kRow);
  for (const int c : {0, 3}) page.Vertical(kLeft + kColumn * c, kTop, kTop + kRow * 4);
  Fill(&page,
       {{"单位", "受理", "办结率"}, {"县", "市", "区"}, {"甲局", "3", "100%"}, {"乙局", "4", "-"}});
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]), (Rows{"H:单位 | H:受理 | H:办结率", "G:县市区{1x3}",
                                           "S:甲局 | D:3 | D:100%", "S:乙局 | D:4 | D:-"}));
}

TEST(RuledTest, AWordThatIsSpreadOverItsCellOrOneOfItsLinesHasNoBlank) {
  DrawnPage page;
  RowRules(&page, 3, 3);
  ColumnRules(&page, 3, 3);
  Fill(&page, {kSimple[0], {"", "3", "100%"}, {"总　　计", "3", "100%"}});
  page.Text(kLeft + 5, kTop + kRow, "县　乡", 8);
  page.Text(kLeft + 5, kTop + kRow + 10, "各　站", 8);
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]),
            (Rows{kSimpleShown[0], "S:县乡各站 | D:3 | D:100%", "T:总计 | T:3 | T:100%"}));
}

TEST(RuledTest, EmptyRowsAreLeftOut) {
  DrawnPage page;
  RowRules(&page, 5, 3);
  ColumnRules(&page, 5, 3);
  Fill(&page, {kSimple[0], {}, kSimple[1], kSimple[2], {}});
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]), kSimpleShown);
}

TEST(RuledTest, ALabelAtTheHeadOfANewPageIsAGroupAndNoCutRow) {
  std::vector<DrawnPage> pages;
  for (int number = 1; number <= 2; ++number) {
    pages.emplace_back(number);
    RowRules(&pages.back(), 2, 3, 80);
    ColumnRules(&pages.back(), 2, 3, 80);
  }
  Fill(&pages[0], {{"单位", "受理", "备考"}, {"甲县", "5", "无"}}, 80);
  Fill(&pages[1], {{"事业单位"}, {"乙局", "4", "无"}}, 80);
  const Content content = FindOn(std::move(pages));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]), (Rows{"H:单位 | H:受理 | H:备考", "S:甲县 | D:5 | D:无",
                                           "G:事业单位 | G: | G:", "S:乙局 | D:4 | D:无"}));
}

TEST(RuledTest, ABodyWithoutColumnRulesIsSplitUnderTheHeader) {
  DrawnPage page;
  RowRules(&page, 3, 3);
  ColumnRules(&page, 1, 3);
  for (const int c : {0, 3}) page.Vertical(kLeft + kColumn * c, kTop, kTop + kRow * 3);
  Fill(&page, kSimple);
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]), kSimpleShown);
}

TEST(RuledTest, AColumnThatHoldsSeveralColumnsOfFiguresIsSplit) {
  DrawnPage page;
  RowRules(&page, 4, 3);
  for (const int c : {0, 1, 3}) page.Vertical(kLeft + kColumn * c, kTop, kTop + kRow * 4);
  Fill(&page, {{"单位", "受理", "办结率"},
               {"甲局", "3", "100%"},
               {"乙局", "4", "-"},
               {"合计", "7", "100%"}});
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]), (Rows{"H:单位 | H:受理 | H:办结率", "S:甲局 | D:3 | D:100%",
                                           "S:乙局 | D:4 | D:-", "T:合计 | T:7 | T:100%"}));
}

TEST(RuledTest, FramesChartsAndBoxesOfProseAreNoTables) {
  DrawnPage frame;
  RowRules(&frame, 1, 1);
  ColumnRules(&frame, 1, 1);
  Fill(&frame, {{"内部资料"}});
  EXPECT_TRUE(FindOn(std::move(frame)).tables.empty());

  DrawnPage chart;
  RowRules(&chart, 5, 6);
  ColumnRules(&chart, 5, 6);
  Fill(&chart, {{"件数"}, {}, {"10"}});
  EXPECT_TRUE(FindOn(std::move(chart)).tables.empty());
}

TEST(RuledTest, ARowOfFiguresBesideALongTextIsNoBoxOfProse) {
  std::string text;
  for (int i = 0; i < 6; ++i) text += "夜间施工噪音扰民";
  for (const bool figures : {true, false}) {
    DrawnPage page;
    RowRules(&page, 2, 4);
    ColumnRules(&page, 2, 4);
    Fill(&page, {{"单位", "问题", "受理", "办结"},
                 {"甲局", "", figures ? "63" : "无", figures ? "88.0%" : "无"}});
    page.Text(kLeft + kColumn + 3, kTop + 27, text, 1.5);
    EXPECT_EQ(FindOn(std::move(page)).tables.size(), figures ? 1u : 0u);
  }
}

TEST(RuledTest, TitleMeasureAndNoteBelongToTheTable) {
  DrawnPage page;
  page.Text(kLeft, kTop - 100, "附件1：");
  page.Centred(kLeft + 120, kTop - 70, "某市热线办理情况表", 16);
  page.Text(kLeft + 190, kTop - 15, "单位：件");
  RowRules(&page, 3, 3);
  ColumnRules(&page, 3, 3);
  Fill(&page, kSimple);
  page.Text(kLeft, kTop + 66, "注：数据截至月底。");
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  const Table& table = content.tables[0];
  EXPECT_EQ(table.title, "某市热线办理情况表");
  EXPECT_EQ(table.measure, "件");
  EXPECT_EQ(table.notes, (Rows{"注：数据截至月底。"}));
  EXPECT_TRUE(content.paragraphs.empty());
}

TEST(RuledTest, ATitleMayStandBehindTheNumberOfItsAnnex) {
  const std::pair<const char*, const char*> lines[] = {{"附表3　各镇来电情况", "各镇来电情况"},
                                                       {"附件二 各镇来电情况", "各镇来电情况"},
                                                       {"附件1：各镇来电情况", "各镇来电情况"},
                                                       {"附件 1", ""},
                                                       {"附2025年来电情况", "附2025年来电情况"}};
  for (const auto& [line, title] : lines) {
    DrawnPage page;
    page.Centred(kLeft + 120, kTop - 30, line);
    RowRules(&page, 3, 3);
    ColumnRules(&page, 3, 3);
    Fill(&page, kSimple);
    const Content content = FindOn(std::move(page));
    ASSERT_EQ(content.tables.size(), 1u);
    EXPECT_EQ(content.tables[0].title, title) << line;
  }
}

TEST(RuledTest, ANumberedNoteHasAllItsItems) {
  DrawnPage page;
  RowRules(&page, 3, 3);
  ColumnRules(&page, 3, 3);
  Fill(&page, kSimple);
  page.Text(kLeft, kTop + 66, "注：1. 数据截至月底。");
  page.Text(kLeft + 20, kTop + 80, "2. 办结率为办结与");
  page.Text(kLeft, kTop + 94, "受理之比。");
  page.Text(kLeft + 20, kTop + 108, "3. 不含退单。");
  page.Text(kLeft, kTop + 122, "2. 下一步工作。");
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(content.tables[0].notes,
            (Rows{"注：1. 数据截至月底。", "2. 办结率为办结与受理之比。", "3. 不含退单。"}));
  ASSERT_EQ(content.paragraphs.size(), 1u);
}

TEST(RuledTest, ATitleRowInsideTheGridBecomesTheTitle) {
  DrawnPage page;
  RowRules(&page, 4, 3);
  ColumnRules(&page, 3, 3, kTop + kRow);
  for (const int c : {0, 3}) page.Vertical(kLeft + kColumn * c, kTop, kTop + kRow);
  page.Centred(kLeft + kColumn * 1.5, kTop + 5, "办理情况统计表");
  Fill(&page, kSimple, kTop + kRow);
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(content.tables[0].title, "办理情况统计表");
  EXPECT_EQ(Show(content.tables[0]), kSimpleShown);
}

TEST(RuledTest, ALabelAboveAHeaderWithSpansIsItsFirstLevel) {
  DrawnPage page;
  RowRules(&page, 4, 4);
  for (const int c : {0, 4}) page.Vertical(kLeft + kColumn * c, kTop, kTop + 4 * kRow);
  page.Vertical(kLeft + kColumn * 2, kTop + kRow, kTop + 4 * kRow);
  for (const int c : {1, 3}) page.Vertical(kLeft + kColumn * c, kTop + 2 * kRow, kTop + 4 * kRow);
  page.Centred(kLeft + 2 * kColumn, kTop + 5, "分类");
  page.Centred(kLeft + kColumn, kTop + kRow + 5, "甲法");
  page.Centred(kLeft + 3 * kColumn, kTop + kRow + 5, "乙法");
  Fill(&page, {{"代码", "说明", "代码", "说明"}, {"1", "提前介入", "1a", "有影响"}},
       kTop + 2 * kRow);
  document::Document document;
  document.pages.push_back(std::move(page.page()));
  const Content content = FindIn(document);
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]).front(), "H:分类{1x4}");
}

TEST(RuledTest, AColumnInWhichNothingIsPrintedIsNoColumn) {
  DrawnPage page;
  RowRules(&page, 3, 3);
  ColumnRules(&page, 3, 3);
  page.Vertical(kLeft + kColumn + 8, kTop, kTop + 3 * kRow);
  std::vector<std::vector<std::string>> grid = kSimple;
  for (auto& row : grid) row[1] = "  " + row[1];
  Fill(&page, grid);
  document::Document document;
  document.pages.push_back(std::move(page.page()));
  const Content content = FindIn(document);
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]), kSimpleShown);
}

TEST(RuledTest, APhotographBesideTheLinesOfAFormMakesThemNoHeader) {
  DrawnPage page;
  ColumnRules(&page, 4, 3);
  for (const int r : {0, 3, 4}) page.Horizontal(kTop + kRow * r, kLeft, kLeft + 3 * kColumn);
  for (const int r : {1, 2}) page.Horizontal(kTop + kRow * r, kLeft, kLeft + 2 * kColumn);
  Fill(&page, {{"姓名", "张某", ""},
               {"电话", "见附页", "照片"},
               {"地址", "某街道", ""},
               {"编号", "7", ""}});
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(content.tables[0].At(0, 2)->row_span, 3);
  EXPECT_EQ(content.tables[0].header_rows, 1);
}

/// Two tables beside each other, from x = 60 and x = 320 on, between y = 200 and y = 240.
DrawnPage TwoBesideEachOther() {
  DrawnPage page;
  for (const double left : {60.0, 320.0}) {
    for (const double y : {200.0, 220.0, 240.0}) page.Horizontal(y, left, left + 200);
    for (const double x : {left, left + 100, left + 200}) page.Vertical(x, 200, 240);
    page.Centred(left + 50, 205, "镇街");
    page.Centred(left + 150, 205, left < 100 ? "来电" : "办结率");
    page.Centred(left + 50, 225, left < 100 ? "东关" : "西关");
    page.Centred(left + 150, 225, left < 100 ? "31" : "92%");
  }
  return page;
}

TEST(RuledTest, TablesBesideEachOtherHaveCaptionsOfTheirOwn) {
  DrawnPage page = TwoBesideEachOther();
  page.Centred(160, 160, "表1 来电前列");
  page.Centred(420, 160, "表2 办结率后列");
  page.Text(210, 182, "单位：件");
  page.Text(470, 182, "单位：%");
  page.Text(60, 248, "注：不含重复来电。");
  page.Text(320, 248, "注：按时办结。");
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 2u);
  EXPECT_EQ(content.tables[0].title, "表1 来电前列");
  EXPECT_EQ(content.tables[1].title, "表2 办结率后列");
  EXPECT_EQ(content.tables[0].measure, "件");
  EXPECT_EQ(content.tables[1].measure, "%");
  EXPECT_EQ(content.tables[0].notes, Rows{"注：不含重复来电。"});
  EXPECT_EQ(content.tables[1].notes, Rows{"注：按时办结。"});
  EXPECT_TRUE(content.paragraphs.empty());
}

TEST(RuledTest, ATitleOverTablesBesideEachOtherIsThatOfBoth) {
  DrawnPage page = TwoBesideEachOther();
  page.Centred(290, 160, "各镇街 来电情况");
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 2u);
  for (const Table& table : content.tables) EXPECT_EQ(table.title, "各镇街 来电情况");
}

TEST(RuledTest, AFewBoxesOfWordsAreNoTable) {
  DrawnPage page;
  RowRules(&page, 2, 2);
  ColumnRules(&page, 2, 2);
  Fill(&page, {{"申请", "受理"}, {"办理", "答复"}});
  document::Document document;
  document.pages.push_back(std::move(page.page()));
  EXPECT_TRUE(FindIn(document).tables.empty());
}

TEST(RuledTest, UntrustedAndScannedPagesHaveNoTables) {
  for (const bool scan : {true, false}) {
    DrawnPage page;
    RowRules(&page, 3, 3);
    ColumnRules(&page, 3, 3);
    Fill(&page, kSimple);
    if (scan) {
      page.page().kind = document::PageKind::kScan;
    } else {
      page.page().trust = document::Trust::kUntrusted;
    }
    EXPECT_TRUE(FindOn(std::move(page)).tables.empty());
  }
}

}  // namespace
}  // namespace gouji::table
