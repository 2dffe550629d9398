#include "table/continuation.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "../layout/drawn_page.h"
#include "show.h"

namespace gouji::table {
namespace {

TEST(ContinuationTest, GroupLabelsBetweenPiecesOfTheSameColumnsMakeOneTable) {
  const Content content = FindInText(
      "附件 1:\n\n某市综合评价表\n\n"
      "| 县市区 | | |\n|---|---|---|\n| 名称 | 应办 理数 | 办结率 |\n| 甲县 | 3 | 100% |\n\n"
      "行政事业单位\n\n"
      "| 名称 | 应办理数 | 分纪卒 |\n|---|---|---|\n| 乙局 | 4 | 100% |\n\n"
      "| 名称 | 应办理数 | 办结率 |\n|---|---|---|\n| 丙局 | 5 | 100% |\n");
  ASSERT_EQ(content.tables.size(), 1u);
  const Table& table = content.tables[0];
  EXPECT_EQ(Show(table),
            (Rows{"H:名称 | H:应办理数 | H:办结率", "G:县市区{1x3}", "S:甲县 | D:3 | D:100%",
                  "G:行政事业单位{1x3}", "S:乙局 | D:4 | D:100%", "S:丙局 | D:5 | D:100%"}));
  EXPECT_EQ(table.title, "某市综合评价表");
  EXPECT_EQ(table.areas.size(), 3u);
  EXPECT_TRUE(content.paragraphs.empty());
}

TEST(ContinuationTest, AGroupThatGoesOnOverThePageHasItsLabelOnce) {
  const Content content = FindInText(
      "| 县市区 | |\n|---|---|\n| 名称 | 受理 |\n| 甲县 | 3 |\n\f"
      "| 县市区 | |\n|---|---|\n| 名称 | 受理 |\n| 乙县 | 4 |\n");
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]),
            (Rows{"H:名称 | H:受理", "G:县市区{1x2}", "S:甲县 | D:3", "S:乙县 | D:4"}));
}

TEST(ContinuationTest, TheHeaderComesFromThePieceThatAgreesBest) {
  const Content content = FindInText(
      "| 名称 | 应力王 | 办结率 |\n|---|---|---|\n| 甲县 | 3 | 100% |\n\n"
      "| 名称 | 应办理数 | 办结率 |\n|---|---|---|\n| 乙局 | 4 | 100% |\n\n"
      "| 名称 | 应办理数 | 办结率 |\n|---|---|---|\n| 丙局 | 5 | 100% |\n");
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]).front(), "H:名称 | H:应办理数 | H:办结率");
  EXPECT_EQ(content.tables[0].rows, 4);
}

TEST(ContinuationTest, AHeaderThatDiffersFromTheOneKeptIsListed) {
  const Content content = FindInText(
      "| 名称 | 应办 | 办结率 | 返工数 |\n|---|---|---|---|\n| 甲县 | 3 | 100% | 0 |\n\n"
      "| 名称 | 应办 | 分纪卒 | 返工数 |\n|---|---|---|---|\n| 乙局 | 4 | 100% | 0 |\n\n"
      "| 名称 | 应办 | 办结率 | 返工数 |\n|---|---|---|---|\n| 丙局 | 5 | 100% | 0 |\n");
  ASSERT_EQ(content.tables.size(), 1u);
  ASSERT_EQ(content.tables[0].other_headers.size(), 1u);
  EXPECT_EQ(content.tables[0].other_headers[0].text, "分纪卒");
  EXPECT_EQ(content.tables[0].other_headers[0].column, 2);
  EXPECT_EQ(content.tables[0].other_headers[0].line, 5);
}

TEST(ContinuationTest, ARepeatedHeaderStandsOnce) {
  const Content content = FindInText(
      "序号\t单位\t受理\n1\t甲局\t3\n\n— 4 "
      "—\n\n序号\t单位\t受理\n2\t乙局\t4\n序号\t单位\t受理\n3\t丙局\t5\n");
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]), (Rows{"H:序号 | H:单位 | H:受理", "S:1 | S:甲局 | D:3",
                                           "S:2 | S:乙局 | D:4", "S:3 | S:丙局 | D:5"}));
}

TEST(ContinuationTest, TablesWithTitlesOfTheirOwnStayApart) {
  const std::string table = "| 名称 | 受理 |\n|---|---|\n| 甲县 | 3 |\n\n";
  for (const std::string between :
       {"情况表二\n\n", "附件 2:\n\n", "（乡镇区）\n\n", "下面是另一份，见表。\n\n",
        "备注：到年底。\n\n", "备注：到年底。\n\f", "单位：件\n\n"}) {
    SCOPED_TRACE(between);
    EXPECT_EQ(FindInText("情况表一\n\n" + table + between + table).tables.size(), 2u);
  }
}

TEST(ContinuationTest, ASentenceAboveATableIsNoTitle) {
  const Content content =
      FindInText("本月受理 12 件，办结 10 件\n\n| 名称 | 受理 |\n|---|---|\n| 甲县 | 3 |\n");
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(content.tables[0].title, "");
  ASSERT_EQ(content.paragraphs.size(), 1u);
}

TEST(ContinuationTest, ATableWithoutAHeaderGoesOnWithTheOneBefore) {
  const Content content =
      FindInText("| 名称 | 受理 |\n|---|---|\n| 甲县 | 3 |\n\f| 乙县 | 4 |\n| 丙县 | 5 |\n");
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(content.tables[0].rows, 4);
}

Cell PieceCell(int row, int column, const std::string& text, int row_span = 1) {
  Cell cell;
  cell.row = row;
  cell.column = column;
  cell.row_span = row_span;
  cell.text = text;
  return cell;
}

TEST(ContinuationTest, AHeaderCellThatReachesIntoTheRowsEndsAtTheGroupLabelBelowTheHeader) {
  Piece first;
  first.table.rows = first.table.columns = 2;
  first.table.page = first.table.last_page = 1;
  first.table.header_rows = 1;
  first.table.cells = {PieceCell(0, 0, "名称", 2), PieceCell(0, 1, "受理"), PieceCell(1, 1, "3")};
  first.caption.titles = {"情况表"};
  first.caption.label = "县市区";
  first.caption.touches_next = first.last_on_page = true;
  Piece second = first;
  second.table.page = second.table.last_page = 2;
  second.table.cells = {PieceCell(0, 0, "名称"), PieceCell(0, 1, "受理"), PieceCell(1, 0, "乙"),
                        PieceCell(1, 1, "4")};
  second.caption.titles.clear();
  second.caption.label = "乡镇";
  second.caption.touches_previous = second.first_on_page = true;
  const std::vector<Table> tables = JoinPieces({first, second}, TestWords());
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_EQ(Show(tables[0]),
            (Rows{"H:名称 | H:受理", "G:县市区{1x2}", "D:3", "G:乡镇{1x2}", "S:乙 | D:4"}));
}

TEST(ContinuationTest, AHeaderOfWhichOneCellDiffersIsAnotherOneUnlessItWasRecognised) {
  for (const bool is_recognised : {false, true}) {
    std::vector<Piece> pieces(2);
    for (int p = 0; p < 2; ++p) {
      Piece& piece = pieces[static_cast<std::size_t>(p)];
      piece.table.kind = Kind::kRuled;
      piece.table.rows = 2;
      piece.table.columns = 3;
      piece.table.header_rows = 1;
      piece.table.page = piece.table.last_page = p + 1;
      piece.table.cells = {PieceCell(0, 0, "站点"), PieceCell(0, 1, p == 0 ? "三月" : "四月"),
                           PieceCell(0, 2, "排名"), PieceCell(1, 0, p == 0 ? "北桥" : "南桥"),
                           PieceCell(1, 1, "6"),    PieceCell(1, 2, "2")};
      piece.caption.touches_previous = piece.caption.touches_next = true;
      piece.first_on_page = piece.last_on_page = true;
      piece.is_recognised = is_recognised;
    }
    EXPECT_EQ(JoinPieces(pieces, TestWords()).size(), is_recognised ? 1u : 2u);
  }
}

/// Names at the left and figures that end at 300 and 400, without rules.
void PlainRows(layout::DrawnPage* page, double top, const std::vector<Rows>& rows) {
  for (const Rows& row : rows) {
    page->Text(100, top, row[0]);
    for (std::size_t c = 1; c < row.size(); ++c) {
      const double right = 200 + 100 * static_cast<double>(c);
      page->Text(right - 5 * static_cast<double>(row[c].size()), top, row[c]);
    }
    top += 18;
  }
}

const std::vector<Rows> kFirstPage = {
    {"Station", "Calls", "Fires"}, {"Harbour", "120", "12"}, {"Mill Lane", "95", "7"}};

Content FindOnPages(layout::DrawnPage first, layout::DrawnPage second) {
  document::Document document;
  document.format = "pdf";
  document.pages = {first.page(), second.page()};
  return FindIn(document);
}

TEST(ContinuationTest, RowsWithoutRulesGoOnUnderTheColumnsOfThePageBefore) {
  layout::DrawnPage first(1), second(2);
  PlainRows(&first, 700, kFirstPage);
  PlainRows(&second, 80, {{"North", "1,430", "101"}, {"Quay", "8", "1"}, {"West", "33", "2"}});
  const Content content = FindOnPages(first, second);
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(
      Show(content.tables[0]),
      (Rows{"H:Station | H:Calls | H:Fires", "S:Harbour | D:120 | D:12", "S:Mill Lane | D:95 | D:7",
            "S:North | D:1,430 | D:101", "S:Quay | D:8 | D:1", "S:West | D:33 | D:2"}));
}

TEST(ContinuationTest, OneRowWithoutRulesOnTheNextPageIsTheLastOfItsTable) {
  for (const Rows& row :
       {Rows{"Total", "215", "19"}, Rows{"Quay", "8", ""}, Rows{"Quay", "-", "1"}}) {
    layout::DrawnPage first(1), second(2);
    for (layout::DrawnPage* page : {&first, &second}) page->Text(250, 50, "Yearbook of stations");
    PlainRows(&first, 700, kFirstPage);
    first.Centred(297, 800, "4");
    PlainRows(&second, 80, {row});
    second.Text(100, 140, "All stations were visited twice in the year.");
    second.Centred(297, 800, "5");
    const Content content = FindOnPages(first, second);
    ASSERT_EQ(content.tables.size(), 1u);
    ASSERT_EQ(content.tables[0].rows, 4);
    EXPECT_EQ(content.tables[0].At(3, 0)->text, row[0]);
    EXPECT_EQ(content.tables[0].At(3, 1)->text, row[1]);
    EXPECT_EQ(content.tables[0].At(3, 2)->text, row[2]);
    EXPECT_EQ(content.tables[0].last_page, 2);
    EXPECT_TRUE(std::any_of(content.paragraphs.begin(), content.paragraphs.end(),
                            [](const auto& p) { return p.text.ends_with("in the year."); }));
  }
}

TEST(ContinuationTest, ATotalAloneOnTheNextPageStandsOverRunningNumbersAndNames) {
  for (const double left : {100.0, 140.0, 170.0}) {  // Under a column, or in the middle of both.
    layout::DrawnPage first(1), second(2);
    const std::vector<Rows> rows = {
        {"序号", "单位", "受理"}, {"1", "城东街道", "120"}, {"2", "城西街道", "95"}};
    double top = 700;
    for (const Rows& row : rows) {
      first.Text(100, top, row[0]);
      first.Text(170, top, row[1]);
      first.Text(300 - 5 * static_cast<double>(row[2].size()), top, row[2]);
      top += 18;
    }
    second.Text(left, 80, "合计");
    second.Text(285, 80, "215");
    second.Horizontal(96, 90, 310);
    const Content content = FindOnPages(first, second);
    ASSERT_EQ(content.tables.size(), 1u);
    ASSERT_EQ(content.tables[0].rows, 4) << left;
    const std::string row = Show(content.tables[0]).at(3);
    EXPECT_EQ(row, left == 100   ? "T:合计 | T: | T:215"
                   : left == 140 ? "T:合计{1x2} | T:215"
                                 : "T: | T:合计 | T:215");
  }
}

TEST(ContinuationTest, NothingFollowsATotal) {
  layout::DrawnPage first(1), second(2);
  const std::vector<Rows> rows = {{"单位", "受理", "办结"},
                                  {"城东街道", "120", "110"},
                                  {"城西街道", "95", "90"},
                                  {"合计", "215", "200"}};
  const auto draw = [](layout::DrawnPage* page, double top, const Rows& row) {
    page->Text(100, top, row[0]);
    page->Text(300 - 5 * static_cast<double>(row[1].size()), top, row[1]);
    page->Text(400 - 5 * static_cast<double>(row[2].size()), top, row[2]);
  };
  for (std::size_t i = 0; i < rows.size(); ++i)
    draw(&first, 700 + 18 * static_cast<double>(i), rows[i]);
  draw(&second, 80, {"去年同期", "300", "290"});
  const Content content = FindOnPages(first, second);
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(content.tables[0].rows, 4);
}

TEST(ContinuationTest, ANoteRightBelowTheLastRowIsNoLineOfIt) {
  for (const bool is_note : {true, false}) {
    layout::DrawnPage first(1), second(2);
    PlainRows(&first, 700, kFirstPage);
    PlainRows(&second, 80, {{"Total", "215", "19"}});
    second.Text(100, 93, is_note ? "说明：含夜间出动。" : "of all stations");
    const Content content = FindOnPages(first, second);
    ASSERT_EQ(content.tables.size(), 1u);
    EXPECT_EQ(content.tables[0].rows, is_note ? 4 : 3);
    EXPECT_EQ(content.tables[0].notes, is_note ? Rows{"说明：含夜间出动。"} : Rows{});
  }
}

TEST(ContinuationTest, ALoneLineBelowTwoColumnsIsARowIfItIsATotal) {
  for (const bool is_total : {false, true}) {
    layout::DrawnPage first(1), second(2);
    PlainRows(&first, 700, {{"单位", "受理"}, {"城东", "120"}, {"城西", "95"}, {"城南", "8"}});
    PlainRows(&second, 80, {{is_total ? "合计" : "联系电话", "12345"}});
    const Content content = FindOnPages(first, second);
    ASSERT_EQ(content.tables.size(), 1u);
    EXPECT_EQ(content.tables[0].rows, is_total ? 5 : 4);
  }
}

TEST(ContinuationTest, TwoRowsOfTwoColumnsOnTheNextPageAreRowsOfItsTable) {
  layout::DrawnPage first(1), second(2);
  PlainRows(&first, 700, {{"Station", "Calls"}, {"Harbour", "120"}, {"Mill", "95"}, {"Esk", "8"}});
  PlainRows(&second, 80, {{"Quay", "8"}, {"Total", "231"}});
  const Content content = FindOnPages(first, second);
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(content.tables[0].rows, 6);
}

TEST(ContinuationTest, OneRowUnderARepeatedHeaderIsARowOfItsTable) {
  layout::DrawnPage first(1), second(2);
  PlainRows(&first, 700, {{"Station", "Calls"}, {"Harbour", "120"}, {"Mill", "95"}, {"Esk", "8"}});
  PlainRows(&second, 80, {{"Station", "Calls"}, {"Total", "223"}});
  const Content content = FindOnPages(first, second);
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(content.tables[0].rows, 5);
  EXPECT_EQ(Show(content.tables[0]).back(), "S:Total | D:223");
  EXPECT_TRUE(content.paragraphs.empty());
}

TEST(ContinuationTest, WhatIsNoRowAtTheHeadOfAPageStaysProse) {
  struct NoRow {
    std::string what;
    double top = 80;
    std::vector<std::pair<double, std::string>> texts;
  };
  const NoRow cases[] = {
      {"other columns", 80, {{100, "Total"}, {230, "215"}, {330, "19"}}},
      {"words over the figures", 80, {{100, "Signed"}, {270, "A. Moy"}, {385, "215"}}},
      {"no name", 80, {{285, "215"}, {390, "19"}}},
      {"no figure", 80, {{100, "Signed"}, {295, "-"}, {395, "-"}}},
      {"one cell", 80, {{100, "Total"}}},
      {"a sentence", 80, {{100, "In the year 215 calls came, 19 of them fires."}}},
  };
  for (const NoRow& no_row : cases) {
    SCOPED_TRACE(no_row.what);
    layout::DrawnPage first(1), second(2);
    PlainRows(&first, 700, kFirstPage);
    for (const auto& [left, text] : no_row.texts) second.Text(left, no_row.top, text);
    const Content content = FindOnPages(first, second);
    ASSERT_EQ(content.tables.size(), 1u);
    EXPECT_EQ(content.tables[0].rows, 3);
    EXPECT_EQ(content.paragraphs.size(), 1u);
  }
}

TEST(ContinuationTest, ARowBelowProseOrATitleOrOfAWrappedNameIsNotTheLastOfTheTableBefore) {
  for (const std::pair<double, std::string>& other :
       {std::pair(62.0, std::string("All stations were visited twice.")),
        std::pair(62.0, std::string("Table 3. Calls in spring at all of the stations")),
        std::pair(91.0, std::string("of the town"))}) {
    layout::DrawnPage first(1), second(2);
    PlainRows(&first, 700, kFirstPage);
    PlainRows(&second, 80, {{"Quay", "8", "1"}});
    second.Text(100, other.first, other.second);
    const Content content = FindOnPages(first, second);
    ASSERT_EQ(content.tables.size(), 1u);
    EXPECT_EQ(content.tables[0].rows, 3);
  }
}

TEST(ContinuationTest, TheRestOfARankingIsNoContents) {
  layout::DrawnPage first(1), second(2);
  PlainRows(&first, 700,
            {{"Station", "Lead", "Rank"}, {"Harbour", "Ann", "1"}, {"Mill", "Bo", "2"}});
  PlainRows(&second, 80,
            {{"North", "Cy", "3"},
             {"Quay", "Di", "4"},
             {"West", "Ed", "5"},
             {"Pier", "Flo", "6"},
             {"Lock", "Gus", "7"}});
  const Content content = FindOnPages(first, second);
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(content.tables[0].rows, 8);
}

TEST(ContinuationTest, RowsUnderOtherColumnsAreAnotherTable) {
  layout::DrawnPage first(1), second(2);
  PlainRows(&first, 700, kFirstPage);
  for (int r = 0; r < 3; ++r) {
    const double top = 80 + 18 * r;
    second.Text(100, top, "Hose");
    second.Text(180, top, std::to_string(r + 12));
    second.Text(260, top, std::to_string(r + 47));
  }
  EXPECT_EQ(FindOnPages(first, second).tables.size(), 2u);
}

TEST(ContinuationTest, WordsOverTheFiguresOfTheNextPageHeadAnotherTable) {
  layout::DrawnPage first(1), second(2);
  PlainRows(&first, 700, kFirstPage);
  PlainRows(&second, 80, {{"Vehicle", "Miles", "Crew"}, {"Pump", "300", "11"}, {"Van", "42", "2"}});
  EXPECT_EQ(FindOnPages(first, second).tables.size(), 2u);
}

TEST(ContinuationTest, AHeadThatTwoPagesShareDoesNotPartATable) {
  layout::DrawnPage first(1), second(2);
  for (layout::DrawnPage* page : {&first, &second}) page->Text(250, 50, "Yearbook of stations");
  PlainRows(&first, 700, kFirstPage);
  PlainRows(&second, 80, {kFirstPage[0], {"Quay", "8", "1"}, {"West", "33", "2"}});
  const Content content = FindOnPages(first, second);
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(content.tables[0].rows, 5);
  EXPECT_EQ(content.tables[0].title, "");
}

TEST(ContinuationTest, AGroupLabelAtTheHeadOfAPageIsARowOfTheTable) {
  layout::DrawnPage first(1), second(2);
  first.Text(185, 676, "Calls and fires at each of the stations");
  PlainRows(&first, 700, kFirstPage);
  second.Text(100, 80, "Islands");
  PlainRows(&second, 98, {{"Quay", "8", "1"}, {"West", "33", "2"}, {"Reef", "20", "4"}});
  const Content content = FindOnPages(first, second);
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]).at(3), "G:Islands{1x3}");
  EXPECT_EQ(content.tables[0].rows, 7);
}

TEST(ContinuationTest, AFirstRowWithoutWordsOverTheFiguresIsNoHeader) {
  layout::DrawnPage first(1), second(2);
  PlainRows(&first, 700,
            {{"Station", "Town", "Calls"}, {"Harbour", "Moy", "12"}, {"Mill", "Esk", "7"}});
  PlainRows(&second, 80, {{"Quay", "Moy", ""}, {"West", "Corr", "33"}, {"Reef", "Esk", "20"}});
  const Content content = FindOnPages(first, second);
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(content.tables[0].header_rows, 1);
  EXPECT_EQ(content.tables[0].rows, 6);
}

/// Words at 80, 200 and 340, with a rule above and below each row but the last.
void WordsBetweenRules(layout::DrawnPage* page, double top, const std::vector<Rows>& rows) {
  for (const Rows& row : rows) {
    page->Horizontal(top - 4, 75, 480);
    page->Text(80, top, row[0]);
    page->Text(200, top, row[1]);
    page->Text(340, top, row[2]);
    top += 18;
  }
}

TEST(ContinuationTest, ARowOfWordsThatThePageCutsIsOneRowAndTheRowsBelowItFollow) {
  layout::DrawnPage first(1), second(2);
  WordsBetweenRules(&first, 690,
                    {{"事项", "问题", "措施"},
                     {"派单不准", "职责交叉多次退回", "修订派单目录"},
                     {"回访不实", "代群众填写评价", "第三方机构回访"},
                     {"夜间值守", "夜间来电无人接", "增设夜班席位"},
                     {"答复空泛", "没有说明办到哪里", "建立答复样板库"}});
  first.Centred(297, 800, "1");
  second.Text(340, 70, "逐件审核");
  WordsBetweenRules(
      &second, 88,
      {{"油烟扰民", "未装净化设备", "逐店签订承诺书"}, {"停水通知", "没有提前告知", "以短信告知"}});
  second.Horizontal(120, 75, 480);
  const Content content = FindOnPages(first, second);
  ASSERT_EQ(content.tables.size(), 1u);
  const Rows rows = Show(content.tables[0]);
  ASSERT_EQ(rows.size(), 7u);
  EXPECT_EQ(rows[4], "S:答复空泛 | D:没有说明办到哪里 | D:建立答复样板库逐件审核");
  EXPECT_EQ(rows[5], "S:油烟扰民 | D:未装净化设备 | D:逐店签订承诺书");
  EXPECT_EQ(rows[6], "S:停水通知 | D:没有提前告知 | D:以短信告知");
}

TEST(ContinuationTest, WordsUnderTheLastRuleOfAPageThatGoesOnAreNoRow) {
  layout::DrawnPage first(1), second(2);
  WordsBetweenRules(&first, 600,
                    {{"事项", "问题", "措施"},
                     {"派单不准", "职责交叉多次退回", "修订派单目录"},
                     {"回访不实", "代群众填写评价", "第三方机构回访"},
                     {"夜间值守", "夜间来电无人接", "增设夜班席位"},
                     {"填表人", "张某", "审核"}});
  first.Text(80, 700, "以上各项由办公室督办。");
  const Content content = FindOnPages(first, second);
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(content.tables[0].rows, 4);
}

}  // namespace
}  // namespace gouji::table
