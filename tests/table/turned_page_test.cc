#include "table/turned_page.h"

#include <gtest/gtest.h>

#include "drawn_grids.h"

namespace gouji::table {
namespace {

using layout::DrawnPage;

/// The page as it is displayed when it was printed sideways.
DrawnPage Sideways(DrawnPage upright, Turn back) {
  upright.page() = TurnPage(upright.page(), back);
  return upright;
}

TEST(TurnedPageTest, ATablePrintedSidewaysIsReadAndItsBoxesAreThoseOfThePage) {
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

TEST(TurnedPageTest, APageUpsideDownIsReadAndItsBoxesAreThoseOfThePage) {
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

/// Three full lines and the end of a paragraph, then another, on a page of 842 x 595 points.
DrawnPage Prose(int number) {
  const std::string line = "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸";
  DrawnPage page(number, 842, 595);
  page.Text(120, 100, line.substr(0, 28 * 3));
  for (const double top : {118.0, 136.0}) page.Text(100, top, line);
  page.Text(100, 154, "第" + std::string(static_cast<std::size_t>(number), 'x') + "段。");
  page.Text(120, 172, line.substr(0, 28 * 3));
  page.Text(100, 190, "完。");
  return page;
}

TEST(TurnedPageTest, ProsePrintedSidewaysIsReadInItsOrder) {
  for (const Turn turn : {Turn::kQuarterLeft, Turn::kQuarterRight}) {
    const Content content = FindOn(Sideways(Prose(1), turn));
    EXPECT_TRUE(content.tables.empty());
    ASSERT_EQ(content.paragraphs.size(), 2u);
    EXPECT_TRUE(content.paragraphs[0].text.ends_with("第x段。")) << content.paragraphs[0].text;
    EXPECT_TRUE(content.paragraphs[1].text.ends_with("完。"));
    // The character at (120, 100) to (130, 110) of the upright page.
    EXPECT_EQ(content.paragraphs[0].anchors.front().box,
              turn == Turn::kQuarterRight ? (document::Rect{485, 120, 495, 130})
                                          : (document::Rect{100, 712, 110, 722}));
  }
}

TEST(TurnedPageTest, RunningHeadsOfTurnedPagesAreFurnitureWhateverWayTheyRun) {
  for (const bool heads_are_turned : {true, false}) {
    std::vector<DrawnPage> pages;
    for (int number = 1; number <= 3; ++number) {
      DrawnPage page = Prose(number);
      if (heads_are_turned) page.Text(100, 40, "热线月报");
      pages.push_back(Sideways(std::move(page), Turn::kQuarterRight));
      if (!heads_are_turned) pages.back().Text(60, 40, "热线月报");
      pages.back().Text(290, 800, std::to_string(number));
    }
    const Content content = FindOn(std::move(pages));
    for (const layout::Paragraph& paragraph : content.paragraphs) {
      const bool is_furniture = paragraph.kind == layout::Paragraph::Kind::kFurniture;
      EXPECT_EQ(is_furniture, paragraph.text.size() < 20) << paragraph.text;
    }
    EXPECT_EQ(content.paragraphs.size(), 12u);
  }
}

TEST(TurnedPageTest, ARunningHeadOfTurnedPagesDoesNotPartATable) {
  std::vector<DrawnPage> pages;
  for (int number = 1; number <= 2; ++number) {
    DrawnPage page(number, 842, 595);
    page.Text(120, 40, "Yearbook of the stations of the county");
    if (number == 1) page.Centred(220, 64, "办理情况统计表");
    RowRules(&page, 3, 3, 80);
    ColumnRules(&page, 3, 3, 80);
    Fill(&page, kSimple, 80);
    pages.push_back(Sideways(std::move(page), Turn::kQuarterLeft));
  }
  const Content content = FindOn(std::move(pages));
  ASSERT_EQ(content.tables.size(), 1u);
  EXPECT_EQ(content.tables[0].title, "办理情况统计表");
  EXPECT_EQ(content.tables[0].rows, 5);
}

}  // namespace
}  // namespace gouji::table
