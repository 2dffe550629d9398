#include "table/cell_text.h"

#include <gtest/gtest.h>

#include "words.h"

namespace gouji::table {
namespace {

TEST(CellTextTest, NumbersAreToldFromWords) {
  for (const char* text :
       {"0", "1,349", "98. 72%", "+1.5", "-3", "－2", "100％", "277. 78%", "△12.3", "▼5", "—3.1",
        "250⁹", "250①", "98%*", "2.5⁽¹⁾", "(1,234)", "（12.5）"}) {
    EXPECT_TRUE(IsNumber(text)) << text;
  }
  for (const char* text : {"", "-", "A", "2月", "即11石柳", "-1 −1", "3件", "10:30", "(1)",
                           "（12）", "⁹", "①", "*", "km²", "(1)①", "（甲）12"}) {
    EXPECT_FALSE(IsNumber(text)) << text;
  }
}

TEST(CellTextTest, TotalsAreLabelsWithNothingButACount) {
  for (const char* text :
       {"合计", "总  计", "合计 (31)", "合计（31家）", "小计：", "镇街小计", "负债合计（万元）"}) {
    EXPECT_TRUE(IsTotalLabel(text, TestWords())) << text;
  }
  for (const char* text : {"合计划局", "", "31"}) {
    EXPECT_FALSE(IsTotalLabel(text, TestWords())) << text;
  }
}

TEST(CellTextTest, AWordThatIsSpreadOverItsCellIsOneWord) {
  EXPECT_EQ(WithoutSpread("总 计"), "总计");
  EXPECT_EQ(WithoutSpread("项　　目"), "项目");
  EXPECT_EQ(WithoutSpread("单 位 名 称"), "单位名称");
  for (const char* text :
       {"", "计", "总计", "人社 局", "张 三丰", "A B", "9 8", "甲 1", "合 计（件）"}) {
    EXPECT_EQ(WithoutSpread(text), text);
  }
}

TEST(CellTextTest, AMeasureIsWhatFollowsItsLabel) {
  const std::vector<std::string> words = {"单位"};
  EXPECT_EQ(AfterLabel("单位：件", words), "件");
  EXPECT_EQ(AfterLabel("（单 位:件、%）", words), "件、%");
  EXPECT_EQ(AfterLabel("单位名称：甲", words), "");
  EXPECT_EQ(AfterLabel("填报单位：甲", words), "");
  EXPECT_EQ(MeasureIn("单位：件", words), "件");
  EXPECT_EQ(MeasureIn("单位：市政府办公室和各县市区人民政府", words), "");
}

TEST(CellTextTest, ATitleMayBeNumberedOrBracketedAtItsEnd) {
  const std::vector<std::string> words = {"表"};
  for (const char* text : {"办件情况表", "办件情况表二", "评价表 3", "评价表（乡镇）"}) {
    EXPECT_TRUE(EndsWithWord(text, words)) << text;
  }
  EXPECT_FALSE(EndsWithWord("行政事业单位", words));
}

}  // namespace
}  // namespace gouji::table
