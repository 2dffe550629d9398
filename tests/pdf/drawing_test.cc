#include "pdf/drawing.h"

#include <gtest/gtest.h>

#include <limits>

#include "../reader/fixture.h"
#include "pdf/dashes.h"

namespace gouji::pdf {
namespace {

using document::Rect;
using document::Ruling;
using reader::IsBox;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr Rect kPage = {0, 0, 600, 800};

Path Line(double x0, double y0, double x1, double y1) {
  Path path;
  path.points = {{x0, y0}, {x1, y1}};
  path.ends = {2};
  return path;
}

document::Page Finish(Drawing drawing) {
  document::Page page;
  drawing.MoveTo(&page);
  return page;
}

TEST(DrawingTest, CoordinatesThatAreNoNumbersAreDropped) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinity = std::numeric_limits<double>::infinity();
  Drawing drawing;
  drawing.AddStroke(Line(nan, 10, 100, 10), {1, false}, kPage);
  drawing.AddStroke(Line(0, infinity, 100, infinity), {1, false}, kPage);
  drawing.AddFill(Line(0, nan, 100, nan), {}, kPage);
  drawing.AddImage({{0, 0, infinity, 5}, 1, 1}, kPage);
  const document::Page page = Finish(std::move(drawing));
  EXPECT_THAT(page.rulings, IsEmpty());
  EXPECT_THAT(page.shades, IsEmpty());
  EXPECT_THAT(page.images, IsEmpty());
}

TEST(DrawingTest, CurvesAreNoRulesButTheStraightSidesOfARoundedBoxAre) {
  Path path;
  path.points = {{100, 100},       {200, 100}, {205, 100, true},
                 {210, 105, true}, {210, 110}, {210, 150}};
  path.ends = {6};
  Drawing drawing;
  drawing.AddStroke(path, {1, false}, kPage);
  EXPECT_THAT(Finish(std::move(drawing)).rulings,
              ElementsAre(Field(&Ruling::box, IsBox(100, 99.5, 200, 100.5)),
                          Field(&Ruling::box, IsBox(209.5, 110, 210.5, 150))));
}

TEST(DrawingTest, APageIsCutOffAtTheLargestNumberOfPieces) {
  DrawingOptions options;
  options.max_pieces = 3;
  Drawing drawing(options);
  for (int i = 1; i <= 3; ++i) drawing.AddStroke(Line(0, 50 * i, 100, 50 * i), {1, false}, kPage);
  EXPECT_FALSE(drawing.full());
  drawing.AddStroke(Line(0, 300, 100, 300), {1, false}, kPage);
  EXPECT_TRUE(drawing.full());
  EXPECT_THAT(Finish(std::move(drawing)).rulings, SizeIs(3));
}

TEST(DrawingTest, WhiteBoxesCountAmongThePieces) {
  DrawingOptions options;
  options.max_pieces = 3;
  Path box;
  box.points = {{10, 10}, {90, 10}, {90, 90}, {10, 90}};
  box.ends = {4};
  Drawing drawing(options);
  for (int i = 0; i < 3; ++i) drawing.AddFill(box, {FillRule::kNonZero, true}, kPage);
  EXPECT_FALSE(drawing.full());
  drawing.AddFill(box, {FillRule::kNonZero, true}, kPage);
  EXPECT_TRUE(drawing.full());
}

TEST(DrawingTest, ImagesAreClipped) {
  Drawing drawing;
  drawing.AddImage({{-50, 700, 650, 900}, 70, 20}, kPage);
  drawing.AddImage({{700, 700, 800, 900}, 70, 20}, kPage);
  const document::Page page = Finish(std::move(drawing));
  ASSERT_THAT(page.images, SizeIs(1));
  EXPECT_THAT(page.images[0].box, IsBox(0, 700, 600, 800));
  EXPECT_EQ(page.images[0].pixel_width, 70);
}

Path Box(const Rect& box) {
  Path path;
  path.points = {{box.left, box.top},
                 {box.right, box.top},
                 {box.right, box.bottom},
                 {box.left, box.bottom},
                 {box.left, box.top}};
  path.ends = {5};
  return path;
}

/// `count` cells of 49 × 19 points on a dark area; the first row of two is light, not white.
document::Page CellsOnDark(int count) {
  Drawing drawing;
  drawing.AddFill(Box({100, 100, 201, 100 + 10.0 * count + 1}), {}, kPage);
  for (int i = 0; i < count; ++i) {
    const double left = 101 + 50.0 * (i % 2), top = 101 + 20.0 * (i / 2);
    drawing.AddFill(Box({left, top, left + 49, top + 19}), {FillRule::kNonZero, i >= 2}, kPage);
  }
  return Finish(std::move(drawing));
}

TEST(DrawingTest, WhatIsLeftOfADarkAreaBetweenLightCellsAreRules) {
  EXPECT_THAT(CellsOnDark(6).rulings,
              ::testing::AllOf(
                  SizeIs(24), ::testing::Contains(Field(&Ruling::box, IsBox(150, 121, 150, 140)))));
  EXPECT_THAT(CellsOnDark(4).rulings, IsEmpty());
}

std::vector<Ruling> Row(double top, double height, double left, double width, double step,
                        int count) {
  std::vector<Ruling> pieces;
  for (int i = 0; i < count; ++i) {
    const double x = left + step * i;
    pieces.push_back({{x, top, x + width, top + height}, Ruling::Kind::kFill});
  }
  return pieces;
}

// The borders of narrow cells, drawn cell by cell, with one cell merged with the one above it.
TEST(DashesTest, AMissingBorderOfACellIsNotBridged) {
  std::vector<Ruling> borders = Row(100, 0.5, 50, 12, 12, 4);
  const std::vector<Ruling> rest = Row(100, 0.5, 110, 12, 12, 4);
  borders.insert(borders.end(), rest.begin(), rest.end());
  EXPECT_THAT(JoinDashes(borders), ElementsAre(Field(&Ruling::box, IsBox(50, 100, 98, 100.5)),
                                               Field(&Ruling::box, IsBox(110, 100, 158, 100.5))));
}

TEST(DashesTest, PiecesThatTouchAreASolidRule) {
  const std::vector<Ruling> rules = JoinDashes(Row(100, 0.5, 50, 10, 10, 5));
  ASSERT_THAT(rules, SizeIs(1));
  EXPECT_EQ(rules[0].kind, Ruling::Kind::kFill);
}

TEST(DashesTest, AColumnOfDotsIsAVerticalRule) {
  std::vector<Ruling> dots;
  for (int i = 0; i < 20; ++i) {
    dots.push_back({{70, 100 + 2.0 * i, 71, 101 + 2.0 * i}, Ruling::Kind::kFill});
  }
  const std::vector<Ruling> rules = JoinDashes(dots);
  ASSERT_THAT(rules, SizeIs(1));
  EXPECT_THAT(rules[0].box, IsBox(70, 100, 71, 139));
  EXPECT_FALSE(rules[0].horizontal());
  EXPECT_EQ(rules[0].kind, Ruling::Kind::kDashed);
}

TEST(DashesTest, AnEllipsisIsNoRule) {
  EXPECT_THAT(JoinDashes(Row(100, 1, 50, 1, 3, 3)), IsEmpty());
}

TEST(DashesTest, LongLinesOnOneHeightStayApart) {
  EXPECT_THAT(JoinDashes(Row(100, 0.5, 50, 40, 42, 5)), SizeIs(5));
}

}  // namespace
}  // namespace gouji::pdf
