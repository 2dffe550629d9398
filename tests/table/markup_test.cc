#include "table/markup.h"

#include <gtest/gtest.h>

#include "show.h"

namespace gouji::table {
namespace {

TEST(MarkupTest, APipeTableHasTheHeaderAboveItsRule) {
  const Content content = FindInText(
      "前文说明。\n\n| 单位 | 受理 | 办结率 |\n|---|:-:|---|\n| 甲局 | 3 | 100% |\n| 合计 | 3 | "
      "100% |\n\n后文。");
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]),
            (Rows{"H:单位 | H:受理 | H:办结率", "S:甲局 | D:3 | D:100%", "T:合计 | T:3 | T:100%"}));
  EXPECT_EQ(content.tables[0].kind, Kind::kMarkup);
  // Table and paragraphs are counted together.
  ASSERT_EQ(content.paragraphs.size(), 2u);
  EXPECT_EQ(content.paragraphs[0].order, 0);
  EXPECT_EQ(content.tables[0].order, 1);
  EXPECT_EQ(content.paragraphs[1].order, 2);
}

TEST(MarkupTest, AnEscapedPipeIsTextAndWordsTypedApartStayApart) {
  const Content content =
      FindInText("| 单位 | 受理 |\n|---|---|\n| 东区\\|西区 | 3 |\n| 是 否 | 4 |\n");
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]),
            (Rows{"H:单位 | H:受理", "S:东区|西区 | D:3", "S:是 否 | D:4"}));
}

TEST(MarkupTest, CellsKnowTheirLineAndTheirColumns) {
  const Content content = FindInText("| 单位 | 受理 |\n|---|---|\n| 甲局 | 31 |\n");
  ASSERT_EQ(content.tables.size(), 1u);
  const Cell* cell = content.tables[0].At(1, 1);
  ASSERT_NE(cell, nullptr);
  EXPECT_EQ(cell->line, 3);
  EXPECT_EQ(cell->box, (document::Rect{54, 24, 66, 36}));
}

TEST(MarkupTest, AHeaderCutIntoTwoRowsIsOneHeader) {
  const Content content = FindInText(
      "| 部门名称 | 应办 | 按期 |\n|---|---|---|\n| | 理数 | 办理数 |\n| 甲局 | 3 | 2 |\n| 乙局 | "
      "4 | 4 |\n");
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]), (Rows{"H:部门名称 | H:应办理数 | H:按期办理数",
                                           "S:甲局 | D:3 | D:2", "S:乙局 | D:4 | D:4"}));
}

TEST(MarkupTest, ALabelAboveTheHeaderBecomesAGroupBelowIt) {
  const Content content = FindInText(
      "| | 县市区 | |\n|---|---|---|\n| 名称 | 应办 理数 | 办结率 |\n| 甲县 | 3 | 100% |\n");
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]),
            (Rows{"H:名称 | H:应办理数 | H:办结率", "G:县市区{1x3}", "S:甲县 | D:3 | D:100%"}));
}

TEST(MarkupTest, BlankCellsOfATwoLevelHeaderAreSpans) {
  const Content content = FindInText(
      "| 单位 | 受理 | | 办结 | |\n|---|---|---|---|---|\n| | 件数 | 占比 | 件数 | 占比 |\n"
      "| 甲局 | 3 | 60% | 2 | 40% |\n");
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]),
            (Rows{"H:单位{2x1} | H:受理{1x2} | H:办结{1x2}", "H:件数 | H:占比 | H:件数 | H:占比",
                  "S:甲局 | D:3 | D:60% | D:2 | D:40%"}));
}

TEST(MarkupTest, LabelsRepeatedInTheFirstHeaderRowAreNoCutHeader) {
  const Content content = FindInText(
      "| 单位名 | 受理情况 | 受理情况 | 办结 |\n|---|---|---|---|\n| | 件数 | 占比 | 件数 |\n"
      "| 甲局 | 3 | 60% | 2 |\n");
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(content.tables[0].header_rows, 2);
}

TEST(MarkupTest, WhatAPageCutLeavesOfARowIsNoRow) {
  const Content content =
      FindInText("| | | , |\n|---|---|---|\n| 单位 | 受理 | 办结 |\n| 甲局 | 3 | 3 |\n");
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]), (Rows{"H:单位 | H:受理 | H:办结", "S:甲局 | D:3 | D:3"}));
}

TEST(MarkupTest, ATabBeforeEveryRowIsAnIndent) {
  const Content content = FindInText("\t单位\t受理\n\t甲局\t3\n\t乙局\t4\n");
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(content.tables[0].columns, 2);
}

TEST(MarkupTest, OnlyTheLinesNextToTheTableAreItsTitle) {
  const std::string table = "| 单位 | 受理 |\n|---|---|\n| 甲局 | 3 |\n";
  EXPECT_EQ(FindInText("甲情况表\n乙情况表\n" + table).tables[0].title, "乙情况表");
  EXPECT_EQ(FindInText("备注：到年底\n\n" + table).tables[0].title, "");
  EXPECT_EQ(FindInText("附件1：甲表\n附件2：乙表\n\n乙情况表\n\n" + table).tables[0].title,
            "乙情况表");
}

TEST(MarkupTest, TabsPartCellsAndTrailingEmptyCellsAreFilledUp) {
  const Content content = FindInText("序号\t单位\t受理\t备考\n1\t甲局\t3\n2\t乙局\t-\t无\n");
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]),
            (Rows{"H:序号 | H:单位 | H:受理 | H:备考",
                  "S:1 | S:甲局 | D:3 | D:", "S:2 | S:乙局 | D:- | D:无"}));
}

TEST(MarkupTest, ACellOnEachIndentedLineIsATable) {
  const Content content = FindInText(
      "情况表一\n（县直单位）\n\n      "
      "单位：件\n\n\t序号\n\t单位\n\t承办量\n\n\t\u00A0\n\t合计\n\t5\n\n\t1\n\t甲局\n\t5\n\n"
      "备注：截止年底。\n");
  ASSERT_EQ(content.tables.size(), 1u);
  const Table& table = content.tables[0];
  EXPECT_EQ(Show(table),
            (Rows{"H:序号 | H:单位 | H:承办量", "T: | T:合计 | T:5", "S:1 | S:甲局 | D:5"}));
  EXPECT_EQ(table.title, "情况表一（县直单位）");
  EXPECT_EQ(table.measure, "件");
  EXPECT_EQ(table.notes, (Rows{"备注：截止年底。"}));
  EXPECT_TRUE(content.paragraphs.empty());
}

TEST(MarkupTest, ProseIsNoTable) {
  const char* const texts[] = {
      "\t本月共受理来电三千件，全部按时办结，群众满意。\n\t下月将继续努力，做好各项工作，不再赘述。"
      "\n\n"
      "\t各单位要高度重视，逐件核对，逐件回访，确保质量。\n\t按时报送结果，不得延误，不得敷衍，违者"
      "通报。\n",
      "- 1.甲事\n- 2.乙事\n- 3.丙事\n",
      "| 分送：甲局 | | 乙局 |\n|---|---|---|\n| 某市政府 | | 印发 |\n",
      "甲 | 乙",
  };
  for (const char* text : texts) {
    SCOPED_TRACE(text);
    EXPECT_TRUE(FindInText(text).tables.empty());
  }
}

}  // namespace
}  // namespace gouji::table
