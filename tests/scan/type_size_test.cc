#include "scan/type_size.h"

#include "drawn_ink.h"
#include "scan/ink.h"
#include "scan/turn.h"

namespace gouji::scan {
namespace {

using document::Raster;

constexpr double kWidthPt = 216, kHeightPt = 168;

/// Figures of 10 points at 300 dpi, in a grid.
Grey Figures() {
  Grey grey = Grey::Blank(static_cast<int>(kWidthPt * kResolution / 72),
                          static_cast<int>(kHeightPt * kResolution / 72));
  DrawGrid({20, 160, 300, 440, 580}, {20, 240, 460, 680}, &grey);
  for (int i = 0; i < 24; ++i) {
    DrawText(std::to_string(10234 + 8641 * i), 50 + i % 3 * 220, 40 + i / 3 * 70, &grey);
  }
  return grey;
}

Grey Scaled(const Grey& grey, double factor) {
  const auto scale = static_cast<l_float32>(factor);
  return FromPix(Own(pixScale(ToPix(grey).get(), scale, scale)).get());
}

/// `box_width`: points.
Raster ToRaster(const Grey& grey, double box_width) {
  Raster raster;
  raster.width = grey.width;
  raster.height = grey.height;
  raster.samples = grey.samples;
  raster.box = {0, 0, box_width, box_width * grey.height / grey.width};
  return raster;
}

double SizeOf(const Grey& ink) { return TypeSize(ink, kThreshold).value_or(0); }

TEST(TypeSizeTest, ItGrowsWithThePictureAndStaysWhenThatIsTurned) {
  const Grey figures = Figures();
  const double size = SizeOf(figures);
  EXPECT_NEAR(size, 10 * kResolution / 72, 6);
  for (const double factor : {0.5, 0.7, 1.4, 2.0, 3.0}) {
    EXPECT_NEAR(SizeOf(Scaled(figures, factor)) / factor, size, size / 10) << factor;
  }
  EXPECT_NEAR(SizeOf(Turned(figures, 1)), size, 1);
}

TEST(TypeSizeTest, SpecksAndATitleAreNotTheTextOfThePage) {
  Grey page = Figures();
  const double size = SizeOf(page);
  for (int i = 0; i < 600; ++i) {
    const int x = i % 60 * 11, y = 600 + i / 60 * 9;
    Fill({x, y, x + 4, y + 4}, &page);
  }
  for (int i = 0; i < 4; ++i) Fill({700 + i * 45, 20, 740 + i * 45, 140}, &page);
  EXPECT_NEAR(SizeOf(page), size, 1);
}

TEST(TypeSizeTest, AFewCharactersDoNotTell) {
  Grey page = Grey::Blank(600, 400);
  DrawText("12345 678", 50, 50, &page);
  EXPECT_FALSE(TypeSize(page, kThreshold));
  EXPECT_FALSE(TypeSize(Scaled(Figures(), 0.2), kThreshold));
}

TEST(SizedInkTest, WhatSaysItsSizeIsReadAtIt) {
  const Raster raster = ToRaster(Figures(), kWidthPt);
  const Result<SizedInk> sized = FindSizedInk(raster);
  ASSERT_TRUE(sized);
  EXPECT_EQ(sized->resolution, raster.resolution());
  EXPECT_EQ(sized->ink.samples, FindInk(raster, raster.resolution())->samples);
}

TEST(SizedInkTest, TypeThatNoBulletinHasShowsThatTheSizeIsWrong) {
  const Grey figures = Figures();
  for (const double wrong : {0.4, 3.0}) {
    const Result<SizedInk> sized = FindSizedInk(ToRaster(figures, wrong * kWidthPt));
    ASSERT_TRUE(sized) << wrong;
    EXPECT_NEAR(sized->resolution, 300, 80) << wrong;
    EXPECT_NEAR(SizeOf(sized->ink), 11 * kResolution / 72, 8) << wrong;
  }
}

TEST(SizedInkTest, APageThatIsPlacedOnAPosterIsReadAtTheScaleOfItsType) {
  const Grey figures = Figures();
  const Raster poster = ToRaster(figures, figures.width * 72.0 / 40);
  ASSERT_FALSE(FindInk(poster, poster.resolution()));
  const Result<SizedInk> sized = FindSizedInk(poster);
  ASSERT_TRUE(sized);
  EXPECT_EQ(sized->resolution, 300);
  const Result<SizedInk> blank = FindSizedInk(ToRaster(Grey::Blank(900, 700), 900 * 72.0 / 40));
  EXPECT_FALSE(blank);
}

TEST(SizedInkTest, WhiteOnBlackIsTurned) {
  const Raster raster = ToRaster(Figures(), kWidthPt);
  Raster negative = raster;
  for (std::uint8_t& sample : negative.samples) sample = static_cast<std::uint8_t>(255 - sample);
  const Result<SizedInk> sized = FindSizedInk(negative);
  ASSERT_TRUE(sized);
  EXPECT_EQ(sized->ink.samples, FindSizedInk(raster)->ink.samples);
}

TEST(SizedInkTest, APageOnADarkTableIsNotTurned) {
  const Grey figures = Figures();
  Grey table = Grey::Blank(figures.width * 2, figures.height * 2);
  for (const std::uint8_t shade : {std::uint8_t{0}, std::uint8_t{60}}) {
    Fill({0, 0, table.width, table.height}, &table, shade);
    Paint(figures, 400, 300, &table);
    const Raster raster = ToRaster(table, 2 * kWidthPt);
    const Result<SizedInk> sized = FindSizedInk(raster);
    ASSERT_TRUE(sized);
    EXPECT_EQ(sized->ink.samples, FindInk(raster, sized->resolution)->samples);
  }
}

TEST(SizedInkTest, APictureWithoutASizeIsReadAsItIsWhereItsTypeIsUsual) {
  const Grey figures = Figures();
  Raster raster = ToRaster(figures, 842);
  raster.box_is_guessed = true;
  const Result<SizedInk> sized = FindSizedInk(raster);
  ASSERT_TRUE(sized);
  EXPECT_EQ(sized->resolution, 300);
  for (const double factor : {0.4, 0.5, 2.3, 3.0}) {
    Raster scaled = ToRaster(Scaled(figures, factor), 842);
    scaled.box_is_guessed = true;
    const Result<SizedInk> found = FindSizedInk(scaled);
    ASSERT_TRUE(found) << factor;
    EXPECT_NEAR(SizeOf(found->ink), 11 * kResolution / 72, 8) << factor;
  }
}

TEST(SizedInkTest, WhatHasTheShapeOfA4IsAPageOfIt) {
  Raster page = ToRaster(Scaled(Crop(Figures(), {0, 0, 900, 1273}), 0.8), 595);
  page.box_is_guessed = true;
  page.box = {0, 0, 720 * 72 / 240.0, 1018 * 72 / 240.0};
  const Result<SizedInk> sized = FindSizedInk(page);
  ASSERT_TRUE(sized);
  EXPECT_NEAR(sized->resolution, 240, 1);
}

TEST(SizedInkTest, WithTooLittleTextTheGuessIsKept) {
  Raster raster = ToRaster(Grey::Blank(400, 300), 300);
  raster.box_is_guessed = true;
  const Result<SizedInk> sized = FindSizedInk(raster);
  ASSERT_TRUE(sized);
  EXPECT_EQ(sized->resolution, raster.resolution());
}

}  // namespace
}  // namespace gouji::scan
