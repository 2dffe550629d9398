// Heads of unruled tables, as the whole finder reads them.

#include "table/head.h"

#include <gtest/gtest.h>

#include "drawn_tables.h"

namespace gouji::table {
namespace {

using layout::DrawnPage;

TEST(HeadTest, AHeaderOverSeveralColumnsSpansThem) {
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

TEST(HeadTest, ALabelInTheMiddleOfSeveralColumnsSpansThem) {
  DrawnPage page;
  page.Centred(250, 100, "受理");
  page.Centred(390, 100, "办结");
  page.Text(80, 109, "单位");  // Between the lines of its neighbours.
  Figures(&page, 118, "", {"来电", "来信", "按期", "超期"});
  Figures(&page, 136, "甲局", {"12", "3", "10", "1"});
  Figures(&page, 154, "乙局", {"40", "5", "30", "2"});
  Figures(&page, 172, "丙局", {"7", "6", "9", "0"});
  EXPECT_EQ(ShowOnly(std::move(page)),
            (Rows{"H:单位{2x1} | H:受理{1x2} | H:办结{1x2}", "H:来电 | H:来信 | H:按期 | H:超期",
                  "S:甲局 | D:12 | D:3 | D:10 | D:1", "S:乙局 | D:40 | D:5 | D:30 | D:2",
                  "S:丙局 | D:7 | D:6 | D:9 | D:0"}));
}

TEST(HeadTest, ARuleUnderALabelSaysWhichColumnsItSpans) {
  DrawnPage page;
  page.Text(200, 100, "Hours");  // Not in the middle.
  page.Horizontal(114, 195, 375);
  Figures(&page, 118, "Trade", {"2022", "2023", "Change", "Rate"});
  Figures(&page, 136, "Mining", {"12", "3", "10", "1"});
  Figures(&page, 154, "Fishing", {"40", "5", "30", "2"});
  EXPECT_EQ(ShowOnly(std::move(page)).front(), "H:Trade{2x1} | H:Hours{1x3} | H:Rate{2x1}");
}

TEST(HeadTest, LinesOfOneHeadAreJoinedAndARowOfUnitsIsNot) {
  DrawnPage wrapped;
  wrapped.Centred(355, 106, "Change, per");
  Figures(&wrapped, 112, "Town", {"Homes", "Sold", ""});
  wrapped.Centred(355, 118, "cent");
  Figures(&wrapped, 140, "Oldham", {"12", "3", "1.0"});
  Figures(&wrapped, 164, "Newton", {"40", "5", "3.0"});
  Figures(&wrapped, 188, "Weston", {"41", "6", "3.5"});
  EXPECT_EQ(ShowOnly(std::move(wrapped)).front(), "H:Town | H:Homes | H:Sold | H:Change, per cent");

  DrawnPage units;
  Figures(&units, 100, "Source", {"Taken", "Given", "Share"});
  Figures(&units, 118, "", {"million m", "million m", "percent"});
  Figures(&units, 136, "Rivers", {"12", "3", "1.0"});
  Figures(&units, 154, "Lakes", {"40", "5", "3.0"});
  Figures(&units, 172, "Wells", {"41", "6", "3.5"});
  EXPECT_EQ(ShowOnly(std::move(units)).at(1), "H: | H:million m | H:million m | H:percent");
}

TEST(HeadTest, SpannerRulesThatTouchAreSharedOutByTheMiddlesOfTheirLabels) {
  DrawnPage page;
  for (const double y : {94.0, 160.0, 236.0}) page.Horizontal(y, 70, 420);
  page.Horizontal(136, 165, 420);  // Both spanners' rules in one.
  page.Centred(240, 100, "受理数量");
  page.Centred(240, 114, "（件）");
  page.Centred(365, 108, "时长");
  const auto line = [&](double y, const std::vector<std::string>& texts) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      page.Centred(190 + 50 * static_cast<double>(i), y, texts[i]);
    }
  };
  page.Text(80, 124, "单位");
  line(142, {"来电", "来信", "网上", "平均", "最长"});
  double top = 168;
  for (const char* name : {"甲局", "乙局", "丙局"}) {
    page.Text(80, top, name);
    line(top, {"12", "3", "10", "1.5", "9.5"});
    top += 18;
  }
  const Rows shown = ShowOnly(std::move(page));
  ASSERT_EQ(shown.size(), 5u);
  EXPECT_EQ(shown[0], "H:单位{2x1} | H:受理数量（件）{1x3} | H:时长{1x2}");
  EXPECT_EQ(shown[1], "H:来电 | H:来信 | H:网上 | H:平均 | H:最长");
}

TEST(HeadTest, AUnitInBracketsBelongsToTheLabelAboveItHoweverWide) {
  DrawnPage page;
  page.Centred(250, 100, "电");  // Over one column; its unit is as wide as two.
  page.Centred(250, 115, "（万千瓦时每平方千米）");
  Figures(&page, 136, "", {"本期", "上期", "气"});
  page.Text(80, 118, "单位");
  Figures(&page, 154, "甲局", {"12", "3", "10"});
  Figures(&page, 172, "乙局", {"40", "5", "30"});
  Figures(&page, 190, "丙局", {"7", "6", "9"});
  EXPECT_EQ(ShowOnly(std::move(page)).front(),
            "H:单位{2x1} | H:电（万千瓦时每平方千米）{1x2} | H:气{2x1}");
}

TEST(HeadTest, UnitsBelowNamesOfOneAndOfTwoLinesAreARow) {
  DrawnPage page;
  page.Text(80, 115, "地区");
  Figures(&page, 108, "", {"测站", "", "臭氧", ""});
  Figures(&page, 100, "", {"", "颗粒", "", "二氧"});
  Figures(&page, 115, "", {"", "年均", "", "年均"});
  Figures(&page, 131, "", {"个", "微克", "天", "微克"});
  double top = 147;
  for (const char* name : {"东区", "西区", "南区", "北区"}) {
    Figures(&page, top, name, {"12", "30.5", "10", "11.5"});
    top += 16;
  }
  const Rows shown = ShowOnly(std::move(page));
  ASSERT_EQ(shown.size(), 6u);
  EXPECT_EQ(shown[0], "H:地区{2x1} | H:测站 | H:颗粒年均 | H:臭氧 | H:二氧年均");
  EXPECT_EQ(shown[1], "H:个 | H:微克 | H:天 | H:微克");
}

TEST(HeadTest, WhereRulesPartTheRowsTheyPartTheHeadHoweverFarItsLinesAreApart) {
  for (const bool ruled : {true, false}) {
    DrawnPage page;
    for (const double y : {95.0, 135.0, 153.0, 171.0, 189.0, 207.0}) {
      if (ruled || y < 140 || y > 200) page.Horizontal(y, 70, 430);
    }
    page.Text(80, 110, "单位");
    page.Centred(230, 110, "办结率");
    page.Centred(330, 101, "升降");
    page.Centred(330, 119, "百分点");
    double top = 139;
    for (const char* const name : {"甲局", "乙局", "丙局", "丁局"}) {
      page.Text(80, top, name);
      page.Centred(230, top, "98.2");
      page.Centred(330, top, "1.3");
      top += 18;
    }
    const Rows shown = ShowOnly(std::move(page));
    EXPECT_EQ(shown.size(), ruled ? 5u : 6u);
    EXPECT_EQ(shown[0], ruled ? "H:单位 | H:办结率 | H:升降百分点" : "H:单位 | H:办结率 | H:升降");
  }
}

/// A head of two levels, its labels in the middle beside both, and a first row whose name wraps
/// around its figures.
DrawnPage WrappedUnderTwoLevels(bool ruled) {
  DrawnPage page;
  page.Centred(250, 100, "受理情况");
  page.Text(80, 109, "单位");
  page.Centred(355, 109, "办结率");
  Figures(&page, 118, "", {"来电", "来信"});
  page.Text(80, 136, "甲乙丙丁戊己");
  Figures(&page, 142, "", {"12", "3", "98"});
  page.Text(80, 148, "局");
  Figures(&page, 166, "庚局", {"40", "5", "97"});
  Figures(&page, 184, "辛局", {"7", "6", "96"});
  if (ruled) {
    for (const double y : {95.0, 133.0, 200.0}) page.Horizontal(y, 70, 430);
  }
  return page;
}

TEST(HeadTest, LinesBesideTheFirstFiguresAndBesideTheLabelsAreNoHeadAndNoCaption) {
  for (const bool ruled : {true, false}) {
    EXPECT_EQ(ShowOnly(WrappedUnderTwoLevels(ruled)),
              (Rows{"H:单位{2x1} | H:受理情况{1x2} | H:办结率{2x1}", "H:来电 | H:来信",
                    "S:甲乙丙丁戊己局 | D:12 | D:3 | D:98", "S:庚局 | D:40 | D:5 | D:97",
                    "S:辛局 | D:7 | D:6 | D:96"}));
  }
}

TEST(HeadTest, ALineBesideTheFirstFiguresIsNoHeadThoughNothingStandsAbove) {
  DrawnPage page;  // The second page of a table.
  page.Text(80, 94, "甲乙丙丁戊己");
  Figures(&page, 100, "", {"12", "3", "98"});
  page.Text(80, 106, "局");
  Figures(&page, 124, "庚局", {"40", "5", "97"});
  Figures(&page, 142, "辛局", {"7", "6", "96"});
  EXPECT_EQ(ShowOnly(std::move(page)).front(), "S:甲乙丙丁戊己局 | D:12 | D:3 | D:98");
}

TEST(HeadTest, ALabelBesideHeadsAndBesideTheirUnitsLeavesThemAHead) {
  DrawnPage page;
  Figures(&page, 100, "", {"面积", "产量"});
  page.Text(80, 106, "作物");
  Figures(&page, 112, "", {"1,000", "1,000"});
  Figures(&page, 130, "小麦", {"412", "670"});
  Figures(&page, 148, "大麦", {"187", "956"});
  Figures(&page, 166, "玉米", {"81", "684"});
  EXPECT_EQ(ShowOnly(std::move(page)).front(), "H:作物 | H:面积 | H:产量");
}

TEST(HeadTest, AHeadOfTwoColumnsAboveAWrappedNameIsNoRunningHead) {
  DrawnPage page;
  page.Centred(250, 70, "各单位办结情况");
  for (const double y : {95.0, 115.0, 185.0}) page.Horizontal(y, 70, 430);
  page.Text(80, 100, "单位");
  page.Centred(355, 100, "办结率");
  page.Text(80, 118, "甲乙丙丁戊己");
  page.Centred(355, 124, "98");
  page.Text(80, 130, "局");
  page.Text(80, 148, "庚局");
  page.Centred(355, 148, "97");
  page.Text(80, 166, "辛局");
  page.Centred(355, 166, "96");
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(content.tables[0].title, "各单位办结情况");
  EXPECT_EQ(Show(content.tables[0]), (Rows{"H:单位 | H:办结率", "S:甲乙丙丁戊己局 | D:98",
                                           "S:庚局 | D:97", "S:辛局 | D:96"}));
}

TEST(HeadTest, TwoLabelsFarApartInTheMiddleAreNoCaption) {
  DrawnPage page;
  page.Centred(250, 95, "受理");
  page.Centred(390, 95, "办结");
  page.Text(140, 106, "单位");
  page.Centred(495, 106, "满意率");
  Figures(&page, 117, "", {"来电", "来信", "按期", "超期"});
  page.Text(130, 139, "甲乙丙局");
  Figures(&page, 139, "", {"12", "3", "10", "1", "98"});
  page.Text(130, 161, "丁戊己局");
  Figures(&page, 161, "", {"40", "5", "30", "2", "97"});
  page.Text(130, 183, "庚辛壬局");
  Figures(&page, 183, "", {"7", "6", "9", "0", "96"});
  EXPECT_EQ(ShowOnly(std::move(page)).front(),
            "H:单位{2x1} | H:受理{1x2} | H:办结{1x2} | H:满意率{2x1}");
}

TEST(HeadTest, ALabelInTheMiddleBelowAWholeHeadIsThatOfTheRowsBelow) {
  for (const bool ruled : {true, false}) {
    DrawnPage page;
    if (ruled) {
      for (const double y : {95.0, 115.0, 190.0}) page.Horizontal(y, 70, 400);
    }
    Figures(&page, 100, "单位", {"来电", "来信", "网络"});
    page.Centred(225, 118, "市直部门");
    Figures(&page, 136, "甲局", {"12", "3", "10"});
    Figures(&page, 154, "乙局", {"40", "5", "30"});
    Figures(&page, 172, "丙局", {"7", "6", "9"});
    EXPECT_EQ(
        ShowOnly(std::move(page)),
        (Rows{"H:单位 | H:来电 | H:来信 | H:网络", "G:市直部门{1x4}", "S:甲局 | D:12 | D:3 | D:10",
              "S:乙局 | D:40 | D:5 | D:30", "S:丙局 | D:7 | D:6 | D:9"}));
  }
}

TEST(HeadTest, LabelsBetweenOthersShareTheColumnsLabelledBelowThem) {
  DrawnPage page;
  const auto add = [&page](double top, const std::vector<std::pair<double, std::string>>& texts) {
    for (const auto& [middle, text] : texts) page.Centred(middle, top, text, 12);
  };
  add(100, {{242, "受理情况"}, {458, "回访情况"}});
  add(113, {{108, "单位"}, {352, "同比"}, {564, "超时数"}});
  add(126, {{208, "排名"}, {284, "办结数"}, {422, "环比"}, {494, "占比"}});
  // Figures end at the right of their columns.
  add(152, {{108, "甲乙丙丁局"},
            {240, "29"},
            {299, "7,522"},
            {364, "-25.9%"},
            {436, "-27.1%"},
            {508, "21.86%"},
            {582, "4186"}});
  add(178, {{108, "戊己局"},
            {243, "3"},
            {308, "37"},
            {364, "+17.7%"},
            {438, "+7.8%"},
            {508, "83.39%"},
            {588, "37"}});
  add(204, {{108, "庚辛局"},
            {240, "12"},
            {305, "914"},
            {366, "-4.0%"},
            {436, "+11.6%"},
            {511, "7.04%"},
            {585, "450"}});
  EXPECT_EQ(ShowOnly(std::move(page)).front(),
            "H:单位{2x1} | H:受理情况{1x2} | H:同比{2x1} | H:回访情况{1x2} | H:超时数{2x1}");
}

TEST(HeadTest, LinesCloserThanRowsAreAllOfOneHead) {
  DrawnPage page;
  page.Centred(250, 70, "各单位情况");
  page.Centred(250, 95, "受理");
  page.Text(80, 107, "单位");
  Figures(&page, 119, "", {"来电", "来信"});
  Figures(&page, 143, "甲局", {"12", "3"});
  Figures(&page, 167, "乙局", {"40", "5"});
  Figures(&page, 191, "丙局", {"7", "6"});
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(content.tables[0].title, "各单位情况");
  EXPECT_EQ(Show(content.tables[0]).front(), "H:单位{2x1} | H:受理{1x2}");
}

TEST(HeadTest, AHeadThatNoRulePartsFromTheFirstRowIsNoLineOfIt) {
  DrawnPage page;
  for (const double y : {95.0, 135.0, 155.0, 175.0}) page.Horizontal(y, 70, 430);
  Figures(&page, 100, "日期", {"影响户数", "时段", "办结率"});
  Figures(&page, 120, "7月5日", {"31", "全天", "99"});
  Figures(&page, 140, "7月6日", {"32", "上午", "98"});
  Figures(&page, 160, "7月7日", {"33", "全天", "97"});
  EXPECT_EQ(ShowOnly(std::move(page)).front(), "H:日期 | H:影响户数 | H:时段 | H:办结率");
}

TEST(HeadTest, TwoNamesInTheMiddleOfTheirColumnsAreAHeadAndNoCaption) {
  DrawnPage page;
  page.Centred(300, 70, "服务热线");
  page.Centred(180, 100, "来电事项");
  page.Centred(420, 100, "次数");
  page.Horizontal(114, 60, 540);
  for (const int row : {0, 1, 2}) {
    page.Text(62, 118.0 + 18 * row, "补贴咨询");
    page.Text(520, 118.0 + 18 * row, std::to_string(218 + row));
  }
  const Content content = FindOn(std::move(page));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(Show(content.tables[0]).front(), "H:来电事项 | H:次数");
  EXPECT_EQ(content.tables[0].title, "服务热线");
}

}  // namespace
}  // namespace gouji::table
