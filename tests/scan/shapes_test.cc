#include "scan/shapes.h"

#include <cmath>

#include "drawn_figures.h"

namespace gouji::scan {
namespace {

using ::testing::Gt;
using ::testing::Lt;
using ::testing::SizeIs;

constexpr int kHeight = 27;  ///< Of the digits of the font.

std::vector<Lesson> LessonsOf(const DrawnFigures& figures, std::size_t first, std::size_t last) {
  std::vector<Lesson> lessons;
  for (std::size_t i = first; i < last; ++i) {
    lessons.push_back({&figures.pieces[i], figures.texts[i]});
  }
  return lessons;
}

TEST(ShapesTest, FiguresAreReadInTheShapesThatOthersTaught) {
  for (const int noise : {0, 70}) {
    const DrawnFigures figures = DrawFigures(ManyFigures(), noise);
    ASSERT_THAT(figures.pieces, SizeIs(figures.texts.size()));
    Shapes shapes(figures.page, kHeight);
    shapes.Learn(LessonsOf(figures, 0, 30));
    ASSERT_TRUE(shapes.knows_all_digits());
    const std::vector<std::optional<Reading>> readings = shapes.Read(figures.Pointers());
    ASSERT_THAT(readings, SizeIs(40));
    for (std::size_t i = 30; i < 40; ++i) {
      ASSERT_TRUE(readings[i]);
      EXPECT_EQ(readings[i]->Text(), figures.texts[i]) << noise;
      EXPECT_THAT(readings[i]->confidence, Gt(0.6)) << figures.texts[i] << ", " << noise;
      EXPECT_EQ(readings[i]->reader, "shapes");
    }
  }
}

TEST(ShapesTest, ACharacterStandsWhereItsInkIs) {
  const DrawnFigures figures = DrawFigures(ManyFigures(), 0);
  Shapes shapes(figures.page, kHeight);
  shapes.Learn(LessonsOf(figures, 0, 40));
  const std::vector<std::optional<Reading>> readings = shapes.Read(figures.Pointers());
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const std::vector<PixelBox>& spots = figures.pieces[i].characters;
    ASSERT_EQ(readings[i]->characters.size(), spots.size());
    for (std::size_t k = 0; k < spots.size(); ++k) {
      EXPECT_NEAR(readings[i]->characters[k].box.left, spots[k].left, 3);
      EXPECT_NEAR(readings[i]->characters[k].box.right, spots[k].right, 3);
    }
  }
}

TEST(ShapesTest, ALessonThatIsWrongIsOutvoted) {
  const DrawnFigures figures = DrawFigures(ManyFigures(), 40);
  std::vector<Lesson> lessons = LessonsOf(figures, 0, 40);
  for (std::size_t i = 0; i < lessons.size(); i += 8) {
    for (char& c : lessons[i].text) c = c == '9' ? '0' : static_cast<char>(c + 1);
  }
  Shapes shapes(figures.page, kHeight);
  shapes.Learn(lessons);
  const std::vector<std::optional<Reading>> readings = shapes.Read(figures.Pointers());
  for (std::size_t i = 0; i < readings.size(); ++i) {
    EXPECT_EQ(readings[i]->Text(), figures.texts[i]);
  }
}

TEST(ShapesTest, PointsAreFound) {
  const DrawnFigures figures = DrawFigures(ManyShares(), 50);
  Shapes shapes(figures.page, kHeight);
  shapes.Learn(LessonsOf(figures, 0, 30));
  const std::vector<std::optional<Reading>> readings = shapes.Read(figures.Pointers());
  for (std::size_t i = 30; i < 40; ++i) EXPECT_EQ(readings[i]->Text(), figures.texts[i]);
}

TEST(ShapesTest, AFigureWhosePointIsFaintIsNeverSurelyOneWithout) {
  std::vector<std::string> texts = ManyShares();
  texts[38] = "1234";
  texts[39] = "12.34";
  DrawnFigures figures = DrawFigures(texts, 0);
  const PixelBox point = figures.pieces[39].characters[2];
  ASSERT_LT(point.height(), 12);
  const Grey clear = figures.page;
  Shapes shapes(figures.page, kHeight);
  shapes.Learn(LessonsOf(figures, 0, 38));
  for (const double left : {1.0, 0.6, 0.5}) {
    for (int y = point.top - 3; y < point.bottom + 3; ++y) {
      for (int x = point.left - 3; x < point.right + 3; ++x) {
        figures.page.Row(y)[x] =
            static_cast<std::uint8_t>(std::lround(255 - (255 - clear.Row(y)[x]) * left));
      }
    }
    const std::vector<std::optional<Reading>> readings = shapes.Read(figures.Pointers());
    EXPECT_EQ(readings[38]->Text(), "1234");
    EXPECT_THAT(readings[38]->confidence, Gt(0.6));
    EXPECT_TRUE(readings[39]->Text() == "12.34" || readings[39]->confidence < 0.6) << left;
  }
}

TEST(ShapesTest, WhatIsNoFigureIsReadWithoutConfidence) {
  std::vector<std::string> texts = ManyFigures();
  texts[36] = "1A34";
  texts[37] = "R";
  texts[38] = "52%";
  const DrawnFigures figures = DrawFigures(texts, 20);
  Shapes shapes(figures.page, kHeight);
  shapes.Learn(LessonsOf(figures, 0, 36));
  const std::vector<std::optional<Reading>> readings = shapes.Read(figures.Pointers());
  for (const std::size_t i : {36, 37, 38}) {
    EXPECT_TRUE(!readings[i] || readings[i]->confidence < 0.3) << texts[i];
  }
  EXPECT_THAT(readings[39]->confidence, Gt(0.6));
}

TEST(ShapesTest, ADigitThatWasNeverSeenIsLacking) {
  std::vector<std::string> texts;
  for (int i = 0; i < 40; ++i) {
    std::string text = std::to_string(1023 + 8641 * i % 9000);
    for (char& c : text) c = c == '7' ? '1' : c;
    texts.push_back(text);
  }
  const DrawnFigures figures = DrawFigures(texts, 0);
  Shapes shapes(figures.page, kHeight);
  shapes.Learn(LessonsOf(figures, 0, 40));
  EXPECT_FALSE(shapes.knows_all_digits());
  EXPECT_TRUE(shapes.lacks("17"));
  EXPECT_FALSE(shapes.lacks("16"));
}

TEST(ShapesTest, WhoHasLearntNothingReadsNothing) {
  const DrawnFigures figures = DrawFigures({"12", "34"}, 0);
  Shapes shapes(figures.page, kHeight);
  shapes.Learn({{&figures.pieces[0], "123"}});  // Three characters for two spots.
  EXPECT_TRUE(shapes.lacks("1"));
  const std::vector<std::optional<Reading>> readings = shapes.Read(figures.Pointers());
  EXPECT_FALSE(readings[0]);
  EXPECT_FALSE(readings[1]);
}

}  // namespace
}  // namespace gouji::scan
