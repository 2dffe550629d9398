#include "table/close_frames.h"

#include <gtest/gtest.h>

namespace gouji::table {
namespace {

/// Rows of 20 points from `top` down, ruled all over.
void Draw(double top, int rows, const std::vector<double>& columns, Segments* segments) {
  for (int r = 0; r <= rows; ++r) {
    segments->horizontal.push_back({top + 20 * r, columns.front(), columns.back()});
  }
  for (const double x : columns) segments->vertical.push_back({x, top, top + 20 * rows});
}

std::vector<document::Ruling> ToRulings(const Segments& segments) {
  std::vector<document::Ruling> rulings;
  for (const Segment& row : segments.horizontal) {
    rulings.push_back({{row.begin, row.position - 0.25, row.end, row.position + 0.25}});
  }
  for (const Segment& column : segments.vertical) {
    rulings.push_back({{column.position - 0.25, column.begin, column.position + 0.25, column.end}});
  }
  return rulings;
}

std::vector<Grid> GridsOf(const Segments& segments) {
  return FindGrids(ToSegments(ToRulings(segments), {}), {});
}

TEST(CloseFramesTest, FramesOfOtherColumnsThreePointsApartAreTwoTables) {
  for (const double gap : {1.5, 2.0, 3.0}) {
    SCOPED_TRACE(gap);
    Segments segments;
    Draw(100, 3, {100, 200, 300, 400}, &segments);
    Draw(160 + gap, 2, {100, 175, 250, 325, 400}, &segments);
    const std::vector<Grid> grids = GridsOf(segments);
    ASSERT_EQ(grids.size(), 2u);
    EXPECT_EQ(grids[0].row_count(), 3);
    EXPECT_EQ(grids[0].column_count(), 3);
    EXPECT_EQ(grids[1].row_count(), 2);
    EXPECT_EQ(grids[1].column_count(), 4);
  }
}

TEST(CloseFramesTest, AFrameBetweenTwoOthersIsApartFromBoth) {
  Segments segments;
  Draw(100, 3, {100, 200, 300, 400}, &segments);
  Draw(162, 1, {100, 175, 250, 325, 400}, &segments);
  Draw(184, 3, {100, 220, 400}, &segments);
  const std::vector<Grid> grids = GridsOf(segments);
  ASSERT_EQ(grids.size(), 3u);
  EXPECT_EQ(grids[0].row_count(), 3);
  EXPECT_EQ(grids[1].row_count(), 1);
  EXPECT_EQ(grids[2].row_count(), 3);
}

TEST(CloseFramesTest, ADoubleRuleBetweenTheSameColumnsPartsNoTable) {
  Segments segments;
  Draw(100, 1, {100, 200, 300, 400}, &segments);
  Draw(122, 3, {100, 200, 300, 400}, &segments);
  const std::vector<Grid> grids = GridsOf(segments);
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(grids[0].row_count(), 4);
}

TEST(CloseFramesTest, AHeadOverSeveralColumnsBelongsToThemAcrossADoubleRule) {
  Segments segments;
  Draw(100, 1, {100, 300, 400}, &segments);
  Draw(122, 3, {100, 200, 300, 400}, &segments);
  EXPECT_EQ(GridsOf(segments).size(), 1u);
}

TEST(CloseFramesTest, ColumnRulesThatCrossTheGapHoldATableTogether) {
  Segments segments;
  Draw(100, 3, {100, 200, 300, 400}, &segments);
  Draw(162, 2, {100, 175, 250, 325, 400}, &segments);
  for (const double x : {100.0, 400.0}) segments.vertical.push_back({x, 100, 202});
  EXPECT_EQ(GridsOf(segments).size(), 1u);
}

}  // namespace
}  // namespace gouji::table
