#include "table/continuation.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace gouji::table
