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

}  // namespace
}  // namespace gouji::table
