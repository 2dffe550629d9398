#include "table/ruled.h"

#include <gtest/gtest.h>

#include "../layout/drawn_page.h"
#include "show.h"
#include "table/turned_page.h"

namespace gouji::table {
namespace {

using layout::DrawnPage;

constexpr double kLeft = 100, kTop = 200, kColumn = 80, kRow = 20;

/// Text in the middle of each cell; an empty string leaves it blank.
void Fill(DrawnPage* page, const std::vector<std::vector<std::string>>& grid, double top = kTop) {
  for (std::size_t r = 0; r < grid.size(); ++r) {
    for (std::size_t c = 0; c < grid[r].size(); ++c) {
      page->Centred(kLeft + kColumn * (static_cast<double>(c) + 0.5),
                    top + kRow * static_cast<double>(r) + 5, grid[r][c]);
    }
  }
}

void RowRules(DrawnPage* page, int rows, int columns, double top = kTop) {
  for (int r = 0; r <= rows; ++r)
    page->Horizontal(top + kRow * r, kLeft, kLeft + kColumn * columns);
}

void ColumnRules(DrawnPage* page, int rows, int columns, double top = kTop, int first = 0,
                 int last = -1) {
  for (int c = first; c <= (last < 0 ? columns : last); ++c) {
    page->Vertical(kLeft + kColumn * c, top, top + kRow * rows);
  }
}

const std::vector<std::vector<std::string>> kSimple = {
    {"单位", "受理", "办结率"}, {"甲局", "3", "100%"}, {"合计", "3", "100%"}};
const Rows kSimpleShown = {"H:单位 | H:受理 | H:办结率", "S:甲局 | D:3 | D:100%",
                           "T:合计 | T:3 | T:100%"};

Content FindOn(std::vector<DrawnPage> pages) {
  document::Document document;
  document.format = "pdf";
  for (DrawnPage& page : pages) document.pages.push_back(std::move(page.page()));
  return FindIn(document);
}

Content FindOn(DrawnPage page) { return FindOn(std::vector<DrawnPage>{std::move(page)}); }

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

TEST(RuledTest, ATableGoesOnOverAPageBreakWithAndWithoutARepeatedHeader) {
  for (const bool repeats : {true, false}) {
    SCOPED_TRACE(repeats);
    std::vector<DrawnPage> pages;
    pages.emplace_back(1);
    RowRules(&pages[0], 2, 3);
    ColumnRules(&pages[0], 2, 3);
    Fill(&pages[0], {{"序号", "单位", "受理"}, {"1", "湿地公园", "5"}});
    pages[0].Centred(300, 800, "- 1 -");
    pages.emplace_back(2);
    const int rows = repeats ? 3 : 2;
    RowRules(&pages[1], rows, 3, 80);
    ColumnRules(&pages[1], rows, 3, 80);
    std::vector<std::vector<std::string>> grid = {{"", "管理中心", ""}, {"2", "乙局", "4"}};
    if (repeats) grid.insert(grid.begin(), {"序号", "单位", "受理"});
    Fill(&pages[1], grid, 80);
    const Content content = FindOn(std::move(pages));
    ASSERT_EQ(content.tables.size(), 1u);
    EXPECT_EQ(
        Show(content.tables[0]),
        (Rows{"H:序号 | H:单位 | H:受理", "S:1 | S:湿地公园管理中心 | D:5", "S:2 | S:乙局 | D:4"}));
    EXPECT_EQ(content.tables[0].last_page, 2);
    EXPECT_EQ(content.tables[0].areas.size(), 2u);
  }
}

/// A table of two rows at the foot of a page, and `row` between rules at the given edges at the
/// head of the next one, with `above` over it.
Content TwoRowsAndOne(const std::vector<std::string>& row, const std::vector<double>& edges,
                      const std::string& above = "") {
  std::vector<DrawnPage> pages;
  pages.emplace_back(1);
  RowRules(&pages[0], 2, 3);
  ColumnRules(&pages[0], 2, 3);
  Fill(&pages[0], {{"序号", "单位", "受理"}, {"1", "湿地公园", "5"}});
  pages.emplace_back(2);
  pages[1].Centred(kLeft + kColumn, 66, above);
  for (const double y : {80.0, 80 + kRow}) pages[1].Horizontal(y, edges.front(), edges.back());
  for (const double x : edges) pages[1].Vertical(x, 80, 80 + kRow);
  for (std::size_t c = 0; c < row.size(); ++c) {
    pages[1].Centred((edges[c] + edges[c + 1]) / 2, 85, row[c]);
  }
  return FindOn(std::move(pages));
}

TEST(RuledTest, ASingleRowOnTheNextPageIsTheLastOfItsTable) {
  const std::vector<double> edges = {kLeft, kLeft + kColumn, kLeft + 2 * kColumn,
                                     kLeft + 3 * kColumn};
  const Rows first = {"H:序号 | H:单位 | H:受理", "S:1 | S:湿地公园 | D:5"};
  const Content whole = TwoRowsAndOne({"2", "乙局", "4"}, edges);
  ASSERT_EQ(whole.tables.size(), 1u);
  EXPECT_EQ(Show(whole.tables[0]), (Rows{first[0], first[1], "S:2 | S:乙局 | D:4"}));
  EXPECT_EQ(whole.tables[0].last_page, 2);

  const Content spanning =
      TwoRowsAndOne({"合计", "5"}, {kLeft, kLeft + 2 * kColumn, kLeft + 3 * kColumn});
  ASSERT_EQ(spanning.tables.size(), 1u);
  EXPECT_EQ(Show(spanning.tables[0]), (Rows{first[0], first[1], "T:合计{1x2} | T:5"}));

  const Content cut = TwoRowsAndOne({"", "管理中心", ""}, edges);
  ASSERT_EQ(cut.tables.size(), 1u);
  EXPECT_EQ(Show(cut.tables[0]), (Rows{first[0], "S:1 | S:湿地公园管理中心 | D:5"}));
}

TEST(RuledTest, ASingleRowUnderOtherColumnsOrProseIsNoTable) {
  const std::vector<double> edges = {kLeft, kLeft + kColumn, kLeft + 2 * kColumn,
                                     kLeft + 3 * kColumn};
  for (const Content& content :
       {TwoRowsAndOne({"2", "乙局", "4"}, {kLeft, kLeft + 40, kLeft + 120, kLeft + 3 * kColumn}),
        TwoRowsAndOne({"2", "乙局", "4"},
                      {kLeft, kLeft + kColumn, kLeft + 2 * kColumn, kLeft + 4 * kColumn}),
        TwoRowsAndOne({"2", "乙局", "4"}, edges, "以上情况已核实。")}) {
    ASSERT_EQ(content.tables.size(), 1u);
    EXPECT_EQ(content.tables[0].rows, 2);
    EXPECT_FALSE(content.paragraphs.empty());
  }
}

TEST(RuledTest, TheHeaderStaysIfNoLaterPageRepeatsIt) {
  const std::vector<std::vector<std::string>> grid = {
      {"单位", "职务", "备注"}, {"甲局", "科长", "无"}, {"乙局", "科长", "无"},
      {"丙局", "科长", "无"},   {"丁局", "科长", "无"}, {"戊局", "科长", "无"}};
  std::vector<DrawnPage> pages;
  for (int p = 0; p < 3; ++p) {
    pages.emplace_back(p + 1);
    RowRules(&pages.back(), 2, 3, 80);
    ColumnRules(&pages.back(), 2, 3, 80);
    Fill(&pages.back(), {grid.begin() + 2 * p, grid.begin() + 2 * p + 2}, 80);
  }
  const Content content = FindOn(std::move(pages));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]),
            (Rows{"H:单位 | H:职务 | H:备注", "S:甲局 | D:科长 | D:无", "S:乙局 | D:科长 | D:无",
                  "S:丙局 | D:科长 | D:无", "S:丁局 | D:科长 | D:无", "S:戊局 | D:科长 | D:无"}));
}

TEST(RuledTest, UnitsAndTitlesAtTheHeadOfEachPageAreNoRunningHeads) {
  std::vector<DrawnPage> pages;
  for (int p = 1; p <= 4; ++p) {
    pages.emplace_back(p);
    pages.back().Text(kLeft, 30, "热线月报");
    pages.back().Centred(kLeft + 120, 60, p == 1 ? "表5 各镇受理情况" : "续表5");
    pages.back().Text(kLeft + 190, 80, "单位：件");
    RowRules(&pages.back(), 2, 3, 100);
    ColumnRules(&pages.back(), 2, 3, 100);
    Fill(&pages.back(), {{"镇街", "受理", "办结"}, {"甲" + std::to_string(p) + "镇", "3", "1"}},
         100);
  }
  const Content content = FindOn(std::move(pages));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(content.tables[0].title, "表5 各镇受理情况");
  EXPECT_EQ(content.tables[0].measure, "件");
  EXPECT_EQ(content.tables[0].rows, 5);
  ASSERT_EQ(content.paragraphs.size(), 4u);  // The running head of each page.
}

/// The page as it is displayed when it was printed sideways.
DrawnPage Sideways(DrawnPage upright, Turn back) {
  upright.page() = TurnPage(upright.page(), back);
  return upright;
}

/// Two tables of one header on a page; the words stand in the middle above each.
std::vector<Table> TwoGrids(const std::string& title, const std::string& first,
                            const std::string& second) {
  DrawnPage page;
  page.Centred(220, kTop - 40, title);
  double top = kTop;
  for (const std::string& label : {first, second}) {
    page.Centred(220, top - 18, label);
    RowRules(&page, 3, 3, top);
    ColumnRules(&page, 3, 3, top);
    Fill(&page, kSimple, top);
    top += 100;
  }
  document::Document document;
  document.pages.push_back(std::move(page.page()));
  return FindIn(document).tables;
}

TEST(RuledTest, TablesOfOneHeaderAreOneOnlyIfATitleStandsOverTheirLabels) {
  EXPECT_EQ(TwoGrids("某县情况表", "县市区", "企业").size(), 1u);
  const std::vector<Table> own_titles = TwoGrids("", "Heavy metals", "Other gases");
  ASSERT_EQ(own_titles.size(), 2u);
  EXPECT_EQ(own_titles[1].title, "Other gases");
  EXPECT_EQ(TwoGrids("某县情况表", "", "").size(), 2u);
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

TEST(RuledTest, ANameOverSeveralRowsGoesOnOverThePageBreak) {
  document::Document document;
  for (int p = 1; p <= 2; ++p) {
    DrawnPage page(p);
    for (const int r : {0, 1, 3}) page.Horizontal(kTop + kRow * r, kLeft, kLeft + kColumn * 3);
    page.Horizontal(kTop + kRow * 2, kLeft + kColumn, kLeft + kColumn * 3);
    ColumnRules(&page, 3, 3);
    Fill(&page, {{"片区", "单位", "受理"}, {"", p == 1 ? "甲局" : "丙局", "3"}, {"", "乙局", "4"}});
    if (p == 1) page.Centred(kLeft + kColumn / 2, kTop + 2 * kRow, "城区");
    document.pages.push_back(std::move(page.page()));
  }
  const Content content = FindIn(document);
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]), (Rows{"H:片区 | H:单位 | H:受理", "S:城区{4x1} | S:甲局 | D:3",
                                           "S:乙局 | D:4", "S:丙局 | D:3", "S:乙局 | D:4"}));
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

TEST(RuledTest, AFewBoxesOfWordsAreNoTable) {
  DrawnPage page;
  RowRules(&page, 2, 2);
  ColumnRules(&page, 2, 2);
  Fill(&page, {{"申请", "受理"}, {"办理", "答复"}});
  document::Document document;
  document.pages.push_back(std::move(page.page()));
  EXPECT_TRUE(FindIn(document).tables.empty());
}

TEST(RuledTest, ATablePrintedSidewaysIsReadAndItsBoxesAreThoseOfThePage) {
  for (const Turn turn : {Turn::kQuarterLeft, Turn::kQuarterRight}) {
    std::vector<DrawnPage> pages;
    for (int number = 1; number <= 2; ++number) {
      DrawnPage page(number, 842, 595);
      RowRules(&page, 3, 3);
      ColumnRules(&page, 3, 3);
      Fill(&page, kSimple);
      pages.push_back(Sideways(std::move(page), turn));
    }
    ASSERT_EQ(pages[0].page().width, 595);
    pages[0].Text(280, 800, "- 1 -");
    const Content content = FindOn(std::move(pages));
    ASSERT_EQ(content.tables.size(), 1u);
    EXPECT_EQ(Show(content.tables[0]),
              (Rows{"H:单位 | H:受理 | H:办结率", "S:甲局 | D:3 | D:100%", "T:合计 | T:3 | T:100%",
                    "S:甲局 | D:3 | D:100%", "T:合计 | T:3 | T:100%"}));
    // The cell at (260, 220) to (340, 240) of the upright page of 842 x 595 points.
    const document::Rect box = content.tables[0].At(1, 2)->box;
    EXPECT_EQ(box, turn == Turn::kQuarterRight ? (document::Rect{355, 260, 375, 340})
                                               : (document::Rect{220, 502, 240, 582}));
    ASSERT_EQ(content.paragraphs.size(), 1u);
    EXPECT_EQ(content.paragraphs[0].text, "- 1 -");
  }
}

TEST(RuledTest, APageUpsideDownIsReadAndItsBoxesAreThoseOfThePage) {
  DrawnPage page(1, 595, 842);
  page.Text(100, 100, "前言。");
  page.Text(100, 400, "结语。");
  RowRules(&page, 3, 3);
  ColumnRules(&page, 3, 3);
  Fill(&page, kSimple);
  const Content content = FindOn(Sideways(std::move(page), Turn::kHalf));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]), kSimpleShown);
  // The cell at (260, 220) to (340, 240) of the page when it is held the right way up.
  EXPECT_EQ(content.tables[0].At(1, 2)->box, (document::Rect{255, 602, 335, 622}));
  ASSERT_EQ(content.paragraphs.size(), 1u);
  EXPECT_EQ(content.paragraphs[0].text, "前言。结语。");
  EXPECT_EQ(content.paragraphs[0].anchors.front().box.right, 495);
  EXPECT_EQ(content.paragraphs[0].anchors.front().box.bottom, 742);
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
