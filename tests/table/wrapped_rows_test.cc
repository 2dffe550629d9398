// Names of several lines in unruled tables, as the whole finder reads them.

#include "table/wrapped_rows.h"

#include <gtest/gtest.h>

#include "drawn_tables.h"

namespace gouji::table {
namespace {

using layout::DrawnPage;

TEST(WrappedRowsTest, ALineOfAWrappedNameBelongsToTheRowThatIsNear) {
  DrawnPage page;
  Figures(&page, 100, "单位", {"受理", "办结"});
  page.Text(80, 124, "国家税务总局");
  Figures(&page, 130, "", {"12", "3"});  // In the middle of the two lines.
  page.Text(80, 136, "县税务局");
  Figures(&page, 155, "甲局", {"40", "5"});
  Figures(&page, 180, "乙局", {"41", "6"});
  EXPECT_EQ(ShowOnly(std::move(page)).at(1), "S:国家税务总局县税务局 | D:12 | D:3");
}

TEST(WrappedRowsTest, AFullLineGoesOnFlushLeftWhereItIsCloserThanRowsAre) {
  DrawnPage page;
  Figures(&page, 100, "单位", {"受理", "办结"});
  Figures(&page, 118, "公安局", {"40", "5"});
  Figures(&page, 136, "民政局", {"41", "6"});
  Figures(&page, 154, "人力资源和社会", {"12", "3"});
  page.Text(80, 169, "保障局劳动保障");
  page.Text(80, 184, "监察支队");
  Figures(&page, 202, "教育局", {"43", "8"});
  EXPECT_EQ(ShowOnly(std::move(page)),
            (Rows{"H:单位 | H:受理 | H:办结", "S:公安局 | D:40 | D:5", "S:民政局 | D:41 | D:6",
                  "S:人力资源和社会保障局劳动保障监察支队 | D:12 | D:3", "S:教育局 | D:43 | D:8"}));
}

TEST(WrappedRowsTest, TheFiguresOfAWrappedNameStandInItsMiddleThoughNoTwoRowsOfFiguresAdjoin) {
  DrawnPage page;
  Figures(&page, 100, "单位", {"受理", "办结"});
  Figures(&page, 118, "公安局", {"40", "5"});
  page.Text(80, 136, "人力资源和社会");
  Figures(&page, 151, "保障局劳动保障", {"12", "3"});
  page.Text(80, 166, "监察支队");
  Figures(&page, 184, "民政局", {"41", "6"});
  page.Text(80, 202, "政务服务和数据");
  Figures(&page, 209.5, "", {"7", "7"});
  page.Text(80, 217, "管理局");
  Figures(&page, 235, "教育局", {"43", "8"});
  EXPECT_EQ(ShowOnly(std::move(page)),
            (Rows{"H:单位 | H:受理 | H:办结", "S:公安局 | D:40 | D:5",
                  "S:人力资源和社会保障局劳动保障监察支队 | D:12 | D:3", "S:民政局 | D:41 | D:6",
                  "S:政务服务和数据管理局 | D:7 | D:7", "S:教育局 | D:43 | D:8"}));
}

TEST(WrappedRowsTest, FiveLinesOfANameStandAroundTheFiguresInTheirMiddle) {
  DrawnPage page;
  Figures(&page, 100, "单位", {"受理", "办结"});
  Figures(&page, 125, "公安局", {"40", "5"});
  page.Text(80, 150, "国家税务总局某");
  page.Text(80, 165, "市税务局稽查局");
  Figures(&page, 180, "检查一科和检查", {"12", "3"});
  page.Text(80, 195.01, "二科以及它们的");
  page.Text(80, 210, "办公室");
  Figures(&page, 235, "民政局", {"41", "6"});
  Figures(&page, 260, "教育局", {"43", "8"});
  EXPECT_EQ(ShowOnly(std::move(page)).at(2),
            "S:国家税务总局某市税务局稽查局检查一科和检查二科以及它们的办公室 | D:12 | D:3");
}

TEST(WrappedRowsTest, AFullLineGoesOnInTheIndentedOneBelow) {
  DrawnPage page;
  Figures(&page, 100, "Industry", {"2021a", "2022a"});
  Figures(&page, 115, "Mining", {"12", "3"});
  page.Text(80, 130, "Wholesale and repair of");
  page.Text(90, 145, "motor vehicles");
  Figures(&page, 145, "", {"40", "5"});
  Figures(&page, 160, "Transport", {"41", "6"});
  EXPECT_EQ(ShowOnly(std::move(page)).at(2),
            "S:Wholesale and repair of motor vehicles | D:40 | D:5");
}

TEST(WrappedRowsTest, LinesBetweenTwoRulesAreOneRowIfTheFirstOfThemHasNoFigures) {
  for (const bool with_head : {true, false}) {
    DrawnPage page;
    for (const double y : {95.0, 115.0, 145.0, 165.0, 185.0}) {
      if (with_head || y > 100) page.Horizontal(y, 70, 430);
    }
    if (with_head) Figures(&page, 100, "日期", {"影响户数", "时段", "办结率"});
    page.Centred(285, 118, "22时—");
    Figures(&page, 125, "7月5日", {"31", "", "99"});
    page.Centred(285, 132, "次日5时");
    Figures(&page, 150, "7月6日", {"32", "上午", "98"});
    Figures(&page, 170, "7月7日", {"33", "全天", "97"});
    Rows shown = ShowOnly(std::move(page));
    EXPECT_EQ(shown.size(), with_head ? 4u : 3u);
    EXPECT_EQ(shown[with_head ? 1 : 0], "S:7月5日 | D:31 | D:22时—次日5时 | D:99");
  }
}

TEST(WrappedRowsTest, TheOnlyFigureOfARowStandsAloneBetweenTheLinesOfItsName) {
  for (const bool ruled : {true, false}) {
    DrawnPage page;
    double top = 100;
    const auto add = [&](const Rows& name, const std::string& figure) {
      const double height = name.size() > 1 ? 38 : 18;
      if (ruled) page.Horizontal(top - 5, 70, 430);
      if (name.size() == 1) page.Text(80, top, name[0]);
      if (name.size() == 2) page.Text(80, top - 1, name[0]);
      if (name.size() == 2) page.Text(80, top + 17, name[1]);
      page.Centred(285, name.size() > 1 ? top + 8 : top, figure);
      top += height;
    };
    add({"单位"}, "办结率");
    add({"甲局"}, "81.5%");
    for (const char* const figure : {"82.5%", "83.5%", "84.5%"}) {
      add({"乙丙丁戊己庚辛", "局"}, figure);
    }
    add({"壬局"}, "85.5%");
    if (ruled) page.Horizontal(top - 5, 70, 430);
    EXPECT_EQ(
        ShowOnly(std::move(page)),
        (Rows{"H:单位 | H:办结率", "S:甲局 | D:81.5%", "S:乙丙丁戊己庚辛局 | D:82.5%",
              "S:乙丙丁戊己庚辛局 | D:83.5%", "S:乙丙丁戊己庚辛局 | D:84.5%", "S:壬局 | D:85.5%"}));
  }
}

TEST(WrappedRowsTest, ARunningNumberIsNoSecondLineOfALabelThatFillsItsColumn) {
  DrawnPage page;
  const auto add = [&page](double top, const std::string& number, const std::string& name,
                           const std::vector<std::string>& figures) {
    page.Centred(100, top, number);
    page.Text(140, top, name);
    Figures(&page, top, "", figures);
  };
  add(100, "序号", "单位", {"来电", "来信"});
  add(118, "市直部门", "", {});
  add(136, "1", "甲局", {"12", "3"});
  add(154, "2", "乙局", {"40", "5"});
  add(172, "县市区", "", {});
  add(190, "3", "丙县", {"7", "6"});
  EXPECT_EQ(
      ShowOnly(std::move(page)),
      (Rows{"H:序号 | H:单位 | H:来电 | H:来信", "G:市直部门{1x4}", "S:1 | S:甲局 | D:12 | D:3",
            "S:2 | S:乙局 | D:40 | D:5", "G:县市区{1x4}", "S:3 | S:丙县 | D:7 | D:6"}));
}

}  // namespace
}  // namespace gouji::table
