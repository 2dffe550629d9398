#include "table/aligned.h"

#include <gtest/gtest.h>

#include "drawn_tables.h"

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

TEST(AlignedTest, TheUnitAboveTheLastColumnLabelsNone) {
  DrawnPage page;
  page.Text(190, 70, "表2");
  page.Text(220, 70, "办理情况");
  page.Text(370, 86, "单位：件");
  FillOpen(&page, 100, 18);
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]), kShown);
  EXPECT_EQ(content.tables[0].measure, "件");
  EXPECT_EQ(content.tables[0].title, "表2 办理情况");
}

TEST(AlignedTest, TheUnitBetweenTheRulesOfATableLabelsNoColumn) {
  DrawnPage page;
  for (const double y : {86.0, 113.0, 170.0}) page.Horizontal(y, 70, 430);
  page.Text(370, 88, "单位：件", 8);
  FillOpen(&page, 100, 18);
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]), kShown);
  EXPECT_EQ(content.tables[0].measure, "件");
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

TEST(AlignedTest, AHeadWithOneRowOfFiguresIsATable) {
  DrawnPage page;
  page.Text(80, 60, "本月各单位办理的情况如下，其中没有超期的单子，也没有退回的单子：");
  Figures(&page, 90, "单位", {"受理", "办结", "办结率"});
  Figures(&page, 108, "全市", {"31", "28", "90.32%"});
  EXPECT_EQ(ShowOnly(page),
            Rows({"H:单位 | H:受理 | H:办结 | H:办结率", "S:全市 | D:31 | D:28 | D:90.32%"}));

  DrawnPage words;
  Figures(&words, 90, "联系人", {"电话", "楼层", "地址"});
  Figures(&words, 108, "张三", {"12345", "2", "中山路"});
  EXPECT_EQ(ShowOnly(words), Rows({"0 tables"}));
}

TEST(AlignedTest, ARowOfFiguresAboveATableIsNotItsTitle) {
  DrawnPage page(1, 500);
  Figures(&page, 60, "单位", {"受理", "办结", "办结率"});
  Figures(&page, 78, "丙局", {"31", "28", "90.32%"});
  FillOpen(&page, 108, 18);
  Content content = FindOn(page);
  ASSERT_FALSE(content.tables.empty());
  EXPECT_EQ(Show(content.tables.back()), kShown);
  EXPECT_EQ(content.tables.back().title, "");

  page.Centred(250, 94, "2023 年 5 月 12345 热线情况");
  content = FindOn(page);
  ASSERT_FALSE(content.tables.empty());
  EXPECT_EQ(content.tables.back().title, "2023 年 5 月 12345 热线情况");
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

TEST(AlignedTest, AColumnOfWhichNothingButTheHeadIsPrintedIsOne) {
  for (const std::size_t empty : {1u, 2u, 3u}) {
    DrawnPage page;
    const auto add = [&](double top, const std::string& name, std::vector<std::string> figures,
                         const std::string& remark) {
      figures.insert(figures.begin() + static_cast<std::ptrdiff_t>(empty), remark);
      Figures(&page, top, name, figures);
    };
    add(100, "单位", {"受理", "办结", "超期"}, "备注");
    add(118, "甲局", {"12", "3", "10"}, "");
    add(136, "乙局", {"40", "5", "30"}, "");
    add(154, "丙局", {"7", "6", "9"}, "");
    const Rows shown = ShowOnly(std::move(page));
    ASSERT_EQ(shown.size(), 4u);
    Rows cells = {"12", "3", "10"};
    cells.insert(cells.begin() + static_cast<std::ptrdiff_t>(empty), "");
    EXPECT_EQ(shown[1], "S:甲局 | D:" + cells[0] + " | D:" + cells[1] + " | D:" + cells[2] +
                            " | D:" + cells[3]);
  }
}

TEST(AlignedTest, CharactersOfASpacedLabelAreNoColumns) {
  DrawnPage page;
  Figures(&page, 100, "", {"来电", "来信"});
  page.Text(85, 100, "单");
  page.Text(110, 100, "位");
  Figures(&page, 118, "甲局", {"12", "3"});
  Figures(&page, 136, "乙局", {"40", "5"});
  Figures(&page, 154, "丙局", {"7", "6"});
  EXPECT_EQ(ShowOnly(std::move(page))[1], "S:甲局 | D:12 | D:3");
}

TEST(AlignedTest, ATotalInTheMiddleOfNumbersAndNamesStandsOverBoth) {
  DrawnPage page;
  for (const double y : {95.0, 113.0, 185.0}) page.Horizontal(y, 70, 430);
  const char* const rows[][4] = {{"序号", "承办单位名称", "受理", "办结"},
                                 {"1", "某某人力资源局", "12", "3"},
                                 {"2", "某某水务局", "40", "5"},
                                 {"", "", "52", "8"}};
  double top = 100;
  for (const auto& row : rows) {
    page.Centred(90, top, row[0]);
    page.Text(130, top, row[1]);
    page.Centred(300, top, row[2]);
    page.Centred(380, top, row[3]);
    top += 18;
  }
  page.Centred(165, 154, "合计");
  EXPECT_EQ(ShowOnly(std::move(page)).back(), "T:合计{1x2} | T:52 | T:8");
}

TEST(AlignedTest, ANumberedTitleInsideTheRuleOfARunningHeadIsNoRow) {
  DrawnPage page;
  for (const double y : {60.0, 112.0, 130.0, 200.0}) page.Horizontal(y, 70, 430);
  page.Text(190, 72, "11");
  page.Text(225, 72, "各单位办理情况");
  page.Text(370, 92, "2024年9月");
  FillOpen(&page, 117, 18);
  EXPECT_EQ(ShowOnly(std::move(page)), kShown);
}

TEST(AlignedTest, AGroupsNameCloseToTheNamesInItIsAColumn) {
  DrawnPage page;
  for (const double y : {95.0, 115.0, 190.0, 264.0}) page.Horizontal(y, 70, 400);
  const char* const names[] = {"甲小学", "乙小学", "丙小学", "丁小学",
                               "戊小学", "己小学", "庚小学", "辛小学"};
  page.Text(85, 100, "学区");
  page.Text(150, 100, "学校");
  page.Centred(300, 100, "班数");
  double top = 120;
  for (int i = 0; i < 8; ++i) {
    page.Text(128, top, names[i]);
    page.Centred(300, top, std::to_string(3 + i));
    top += 18;
  }
  // In the middle of their groups, 8 points from the schools.
  page.Text(80, 120 + 1 * 18, "东部学区");
  page.Text(80, 120 + 5 * 18, "西部学区");
  const Rows shown = ShowOnly(std::move(page));
  ASSERT_EQ(shown.size(), 9u);
  EXPECT_EQ(shown[0], "H:学区 | H:学校 | H:班数");
  EXPECT_EQ(shown[1], "S:东部学区{4x1} | S:甲小学 | D:3");
  EXPECT_EQ(shown[5], "S:西部学区{4x1} | S:戊小学 | D:7");
}

TEST(AlignedTest, LabelsInTheMiddleOfTheirColumnOverlapNoneAtItsLeft) {
  DrawnPage page;
  for (int r = 0; r <= 4; ++r) page.Horizontal(95 + 20 * r, 70, 430);
  page.Centred(150, 100, "单位");
  page.Centred(150, 120, "合计");
  page.Text(80, 140, "甲镇");
  page.Text(80, 160, "乙街道");
  const char* const figures[][2] = {{"受理", "办结率"}, {"8", "75%"}, {"5", "80%"}, {"3", "67%"}};
  double top = 100;
  for (const auto& row : figures) {
    page.Centred(260, top, row[0]);
    page.Centred(380, top, row[1]);
    top += 20;
  }
  EXPECT_EQ(ShowOnly(std::move(page)), (Rows{"H:单位 | H:受理 | H:办结率", "T:合计 | T:8 | T:75%",
                                             "S:甲镇 | D:5 | D:80%", "S:乙街道 | D:3 | D:67%"}));
}

TEST(AlignedTest, ALabelInTheMiddleMayStandAloneInItsLineOfTheHead) {
  DrawnPage page;
  page.Centred(150, 109, "单位");
  page.Centred(250, 95, "受理");
  page.Centred(390, 95, "办结");
  Figures(&page, 123, "", {"来电", "来信", "按期", "超期"});
  Figures(&page, 143, "甲镇", {"8", "75", "70", "4"});
  Figures(&page, 161, "乙街道", {"5", "80", "75", "2"});
  Figures(&page, 179, "丙街道", {"3", "67", "70", "0"});
  page.Centred(150, 197, "合计");
  Figures(&page, 197, "", {"16", "222", "215", "6"});
  EXPECT_EQ(ShowOnly(std::move(page)).back(), "T:合计 | T:16 | T:222 | T:215 | T:6");
}

TEST(AlignedTest, LabelsBetweenTwoRowsOfTheirGroupsAreAColumnBesideTheNames) {
  DrawnPage page;
  double top = 100;
  for (const char* const name : {"", "甲镇", "乙镇", "丙局", "丁局"}) {
    Figures(&page, top, "", {"8", "75%"});
    page.Text(140, top, name);
    top += 20;
  }
  page.Text(80, 100, "合计");
  page.Text(80, 130, "镇街");
  page.Text(80, 170, "部门");
  for (const double y : {95.0, 115.0, 155.0, 195.0}) page.Horizontal(y, 70, 320);
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(content.tables[0].columns, 4);
}

TEST(AlignedTest, AMarkInOneOfTwoColumnsWithHeadsOfTheirOwnStaysInIts) {
  DrawnPage page;
  const char* const rows[][4] = {{"单位", "受理", "达标", "未达标"},
                                 {"甲局", "3", "√", ""},
                                 {"乙局", "5", "", "√"},
                                 {"丙局", "8", "√", ""}};
  double top = 100;
  for (const auto& row : rows) {
    Figures(&page, top, row[0], {row[1], row[2], row[3]});
    top += 20;
  }
  for (const double y : {95.0, 115.0, 175.0}) page.Horizontal(y, 70, 420);
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(content.tables[0].columns, 4);
}

TEST(AlignedTest, ARuleThatGoesAroundACellMakesItSpanRows) {
  DrawnPage page;
  for (const double y : {95.0, 115.0, 155.0, 195.0}) page.Horizontal(y, 70, 430);
  for (const double y : {135.0, 175.0}) page.Horizontal(y, 120, 430);
  const char* const rows[][3] = {{"街道", "受理", "办结"},
                                 {"新华街道", "12", "3"},
                                 {"东关街道", "40", "5"},
                                 {"石桥镇", "7", "6"},
                                 {"大营镇", "9", "8"}};
  double top = 100;
  for (const auto& row : rows) {
    page.Text(125, top, row[0]);
    page.Centred(260, top, row[1]);
    page.Centred(360, top, row[2]);
    top += 20;
  }
  page.Text(80, 100, "片区");
  page.Text(80, 130, "城区");
  page.Text(80, 170, "北部");
  EXPECT_EQ(ShowOnly(std::move(page)),
            (Rows{"H:片区 | H:街道 | H:受理 | H:办结", "S:城区{2x1} | S:新华街道 | D:12 | D:3",
                  "S:东关街道 | D:40 | D:5", "S:北部{2x1} | S:石桥镇 | D:7 | D:6",
                  "S:大营镇 | D:9 | D:8"}));
}

TEST(AlignedTest, TablesWithRulesOfTheirOwnStandBesideEachOther) {
  DrawnPage page;
  for (const double left : {70.0, 320.0}) {
    for (const double y : {95.0, 113.0, 170.0}) page.Horizontal(y, left, left + 200);
    const char* const rows[][2] = {{"窗口", "得分"}, {"甲", "97.8"}, {"乙", "96.4"}, {"丙", "95"}};
    double top = 100;
    for (const auto& row : rows) {
      page.Text(left + 10, top, row[0]);
      page.Centred(left + 130, top, row[1]);
      top += 18;
    }
  }
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 2u);
  EXPECT_EQ(content.tables[0].columns, 2);
  EXPECT_EQ(content.tables[1].columns, 2);
}

TEST(AlignedTest, RulesOfOneWidthBelongToSeveralTablesWhereCaptionsPartThem) {
  DrawnPage page;
  double top = 100;
  for (int table = 0; table < 2; ++table) {
    page.Text(80, top - 34, "其余情况见下表，请各单位对照检查。");
    page.Centred(250, top - 18, table == 0 ? "表1 渠道" : "表2 时限");
    for (const double y : {-5.0, 13.0, 52.0}) page.Horizontal(top + y, 70, 430);
    Figures(&page, top, "名称", {"件数", "占比"});
    Figures(&page, top + 18, "甲", {"12", "30"});
    Figures(&page, top + 36, "乙", {"28", "70"});
    top += 110;
  }
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 2u);
  for (const Table& table : content.tables) {
    EXPECT_EQ(Show(table),
              (Rows{"H:名称 | H:件数 | H:占比", "S:甲 | D:12 | D:30", "S:乙 | D:28 | D:70"}));
  }
}

TEST(AlignedTest, ACurrencySignThatStandsApartBelongsToItsAmount) {
  DrawnPage page;
  const char* const rows[][2] = {{"12", "3"}, {"40", "5"}, {"52", "8"}};
  double top = 118;
  Figures(&page, 100, "Item", {"Budget", "Spent"});
  for (const auto& row : rows) {
    Figures(&page, top, "Roads", {row[0], row[1]});
    page.Text(195, top, "$");
    page.Text(265, top, "$");
    top += 18;
  }
  EXPECT_EQ(ShowOnly(std::move(page)).at(1), "S:Roads | D:$ 12 | D:$ 3");
}

TEST(AlignedTest, NamesWithLeadersToSeveralColumnsAreATable) {
  DrawnPage page;
  Figures(&page, 100, "Kind", {"Last", "This"});
  double top = 118;
  for (const char* name : {"Letters", "Parcels", "Orders"}) {
    page.Text(80, top, std::string(name) + "............");
    Figures(&page, top, "", {"48", "45"});
    top += 18;
  }
  EXPECT_EQ(ShowOnly(std::move(page)).at(1), "S:Letters | D:48 | D:45");
}

TEST(AlignedTest, TheScalesOfAChartAreNoTable) {
  DrawnPage page;
  for (int i = 0; i < 7; ++i) {
    page.Text(80, 100 + 18 * i, std::to_string(600 - 100 * i));
    page.Text(200, 100 + 18 * i, i % 2 == 0 ? "甲" : "乙");
    page.Text(380, 100 + 18 * i, std::to_string(60 - 10 * i));
  }
  EXPECT_TRUE(FindOn(std::move(page)).tables.empty());
}

TEST(AlignedTest, ScoresThatFallEvenlyUnderAHeadBetweenRulesAreNoScale) {
  for (const bool framed : {true, false}) {
    DrawnPage page;
    if (framed) {
      for (const double y : {95.0, 115.0, 205.0}) page.Horizontal(y, 70, 330);
    }
    Figures(&page, 100, "单位", {"名次", "得分"});
    const char* const names[] = {"甲局", "乙局", "丙局", "丁局", "戊局"};
    for (int i = 0; i < 5; ++i) {
      Figures(&page, 118 + 18 * i, names[i], {std::to_string(i + 1), std::to_string(98 - 2 * i)});
    }
    EXPECT_EQ(FindOn(std::move(page)).tables.size(), framed ? 1u : 0u);
  }
}

TEST(AlignedTest, ALabelThatEndsInAColonHeadsRowsOfItsTable) {
  for (const bool ruled : {false, true}) {
    DrawnPage page;
    if (ruled) {
      for (const double y : {95.0, 113.0, 190.0}) page.Horizontal(y, 70, 350);
    }
    Figures(&page, 100, "项目", {"今年", "去年"});
    Figures(&page, 118, "收入合计", {"12345", "13456"});
    page.Text(80, 136, "其中：");
    Figures(&page, 154, "税收收入", {"9000", "9100"});
    Figures(&page, 172, "非税收入", {"3345", "4356"});
    EXPECT_EQ(ShowOnly(std::move(page)),
              (Rows{"H:项目 | H:今年 | H:去年", "T:收入合计 | T:12345 | T:13456", "G:其中：{1x3}",
                    "S:税收收入 | D:9000 | D:9100", "S:非税收入 | D:3345 | D:4356"}));
  }
}

TEST(AlignedTest, ATableGoesOnUnderARunningHeadWhereItsTitleSaysSo) {
  document::Document document;
  document.format = "pdf";
  for (int p = 1; p <= 2; ++p) {
    DrawnPage page(p);
    page.Text(150, 60, "水利年报");
    page.Text(275, 60, "2023");
    page.Horizontal(74, 70, 360);
    page.Centred(215, 84, p == 1 ? "水库情况表" : "续表");
    for (const double y : {104.0, 134.0}) page.Horizontal(y, 70, 360);
    page.Centred(285, 108, "坝高");  // A head of three lines beside one of one.
    Figures(&page, 114, "名称", {"库容"});
    page.Centred(285, 120, "（米）");
    Figures(&page, 140, p == 1 ? "红岩" : "仙女", {"965.9", "40.2"});
    Figures(&page, 155, p == 1 ? "月亮湾" : "观音", {"147.4", "57.0"});
    Figures(&page, 170, p == 1 ? "双河" : "大坝", {"774.7", "33.2"});
    document.pages.push_back(std::move(page.page()));
  }
  const Content content = FindIn(document);
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]).front(), "H:名称 | H:库容 | H:坝高（米）");
  EXPECT_EQ(content.tables[0].rows, 7);
}

TEST(AlignedTest, RulesUnderTheHeadAndAboveTheTotalAreNoFrame) {
  DrawnPage page;
  for (const double y : {113.0, 167.0}) page.Horizontal(y, 70, 350);
  Figures(&page, 100, "Item", {"Price", "Sum"});
  Figures(&page, 118, "Bolts", {"2", "20"});
  Figures(&page, 136, "Nuts", {"1", "30"});
  Figures(&page, 154, "Rings", {"3", "15"});
  Figures(&page, 172, "Total", {"", "65"});
  const Rows rows = ShowOnly(std::move(page));
  EXPECT_EQ(rows.front(), "H:Item | H:Price | H:Sum");
  EXPECT_EQ(rows.size(), 5u);
}

TEST(AlignedTest, ANameInTheMiddleOfAGroupBetweenRulesIsThatOfItsRows) {
  DrawnPage page;
  for (const double y : {95.0, 115.0, 175.0, 235.0}) page.Horizontal(y, 70, 430);
  double top = 100;
  const char* const names[] = {"机构", "城区学校", "中心校", "教学点", "医院", "卫生院", "卫生室"};
  for (int i = 0; i < 7; ++i) {
    page.Text(140, top, names[i]);
    page.Centred(260, top, i == 0 ? "数量" : std::to_string(10 + i));
    page.Centred(360, top, i == 0 ? "隐患" : std::to_string(3 + i));
    top += 20;
  }
  page.Text(80, 100, "类别");
  page.Text(80, 140, "教育");
  page.Text(80, 200, "卫生");
  const Rows rows = ShowOnly(std::move(page));
  EXPECT_EQ(rows.at(1), "S:教育{3x1} | S:城区学校 | D:11 | D:4");
  EXPECT_EQ(rows.at(2), "S:中心校 | D:12 | D:5");
  EXPECT_EQ(rows.at(4), "S:卫生{3x1} | S:医院 | D:14 | D:7");
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

/// Names and figures that end at 430.
void FillNamed(DrawnPage* page, const std::vector<int>& figures) {
  double top = 120;
  for (const int figure : figures) {
    const std::string text = std::to_string(figure);
    page->Text(80, top, "服务与保障");
    page->Text(430 - 5 * static_cast<double>(text.size()), top, text);
    top += 18;
  }
}

TEST(AlignedTest, NamesBeforeRisingPageNumbersAreContentsWithoutLeadersToo) {
  DrawnPage contents;
  contents.Centred(300, 100, "目 录");
  FillNamed(&contents, {1, 2, 2, 7, 11, 15});
  EXPECT_TRUE(FindOn(std::move(contents)).tables.empty());
}

TEST(AlignedTest, RisingFiguresUnderAHeadOrWithoutOrderAreATable) {
  DrawnPage headed;
  headed.Text(80, 102, "项目");
  headed.Text(410, 102, "件数");
  FillNamed(&headed, {1, 2, 2, 7, 11, 15});
  EXPECT_EQ(FindOn(std::move(headed)).tables.size(), 1u);

  DrawnPage mixed;
  FillNamed(&mixed, {1, 2, 2, 11, 7, 15});
  EXPECT_EQ(FindOn(std::move(mixed)).tables.size(), 1u);
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
