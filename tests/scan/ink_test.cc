#include "scan/ink.h"

#include <cmath>

#include "drawn_ink.h"

namespace gouji::scan {
namespace {

using document::Raster;

/// What `grey` holds, as if it covered a page at this resolution.
Raster ToRaster(const Grey& grey, double resolution) {
  Raster raster;
  raster.width = grey.width;
  raster.height = grey.height;
  raster.samples = grey.samples;
  raster.box = {0, 0, grey.width * 72 / resolution, grey.height * 72 / resolution};
  return raster;
}

Result<Grey> InkOf(const Raster& raster) { return FindInk(raster, raster.resolution()); }

Raster Coloured(int width, int height) {
  Raster raster = ToRaster(Grey::Blank(width, height), 300);
  raster.channels = 3;
  raster.samples.assign(static_cast<std::size_t>(width * height * 3), 255);
  return raster;
}

void Paint(const PixelBox& box, std::array<int, 3> colour, Raster* raster) {
  for (int y = box.top; y < box.bottom; ++y) {
    for (int x = box.left; x < box.right; ++x) {
      for (std::size_t channel = 0; channel < 3; ++channel) {
        raster->samples[static_cast<std::size_t>(3 * (y * raster->width + x)) + channel] =
            static_cast<std::uint8_t>(colour[channel]);
      }
    }
  }
}

int At(const Grey& grey, int x, int y) { return grey.Row(y)[x]; }

TEST(InkTest, TheRedOfAStampIsDroppedAndTheInkBelowItStays) {
  Raster raster = Coloured(300, 300);
  Paint({50, 50, 200, 200}, {225, 40, 50}, &raster);
  Paint({90, 90, 100, 240}, {30, 30, 30}, &raster);    // A stroke, below the stamp and beside it.
  Paint({220, 90, 230, 240}, {20, 40, 160}, &raster);  // Blue ink is ink.
  const Result<Grey> ink = InkOf(raster);
  ASSERT_TRUE(ink);
  const int threshold = InkThreshold(*ink);
  EXPECT_GT(At(*ink, 150, 150), threshold);
  EXPECT_LT(At(*ink, 95, 150), threshold);
  EXPECT_LT(At(*ink, 95, 230), threshold);
  EXPECT_LT(At(*ink, 225, 150), threshold);
}

TEST(InkTest, PaperIsWhiteAndInkDarkWhereAShadowLies) {
  Grey page = Grey::Blank(900, 600);
  for (int y = 0; y < page.height; ++y) {
    for (int x = 0; x < page.width; ++x) {
      // From bright to less than half of it; ink has a third of the paper's brightness.
      const double paper = 250 - 140.0 * x / page.width;
      const bool stroke = x % 90 < 6 && y % 150 < 80;
      page.Row(y)[x] = static_cast<std::uint8_t>(stroke ? paper / 3 : paper);
    }
  }
  const Result<Grey> ink = InkOf(ToRaster(page, 300));
  ASSERT_TRUE(ink);
  for (int x = 0; x + 90 <= page.width; x += 90) {
    EXPECT_LT(At(*ink, x + 3, 200), 130) << x;
    EXPECT_GT(At(*ink, x + 45, 200), 225) << x;
  }
}

TEST(InkTest, AFilledAreaDoesNotBecomePaper) {
  Grey page = Grey::Blank(900, 900);
  Fill({300, 300, 600, 600}, &page, 60);
  const Result<Grey> ink = InkOf(ToRaster(page, 300));
  ASSERT_TRUE(ink);
  EXPECT_LT(At(*ink, 450, 450), 130);
}

TEST(InkTest, EveryResolutionBecomes300) {
  for (const double resolution : {150.0, 200.0, 300.0, 600.0}) {
    const double scale = resolution / 300;
    Grey page = Grey::Blank(static_cast<int>(600 * scale), static_cast<int>(450 * scale));
    Fill({static_cast<int>(300 * scale), static_cast<int>(150 * scale),
          static_cast<int>(420 * scale), static_cast<int>(210 * scale)},
         &page);
    const Result<Grey> ink = InkOf(ToRaster(page, resolution));
    ASSERT_TRUE(ink) << resolution;
    EXPECT_NEAR(ink->width, 600, 1) << resolution;
    EXPECT_NEAR(ink->height, 450, 1) << resolution;
    EXPECT_LT(At(*ink, 304, 154), 128) << resolution;
    EXPECT_LT(At(*ink, 415, 205), 128) << resolution;
    EXPECT_GT(At(*ink, 295, 145), 200) << resolution;
    EXPECT_GT(At(*ink, 425, 215), 200) << resolution;
  }
}

TEST(InkTest, NoiseOfThePaperIsNoInk) {
  Grey page = Grey::Blank(600, 600);
  Fill({0, 0, 600, 600}, &page, 215);
  Fill({100, 100, 106, 500}, &page, 40);
  AddNoise(35, 1, &page);
  const Result<Grey> ink = InkOf(ToRaster(page, 300));
  ASSERT_TRUE(ink);
  const int threshold = InkThreshold(*ink);
  int dark = 0, stroke = 0;
  for (int y = 120; y < 480; ++y) {
    for (int x = 120; x < 580; ++x) dark += At(*ink, x, y) < threshold;
    stroke += At(*ink, 103, y) < threshold;
  }
  EXPECT_EQ(dark, 0);
  EXPECT_EQ(stroke, 360);
}

TEST(InkTest, WhatHasNoResolutionOrTooManyPixelsIsRefused) {
  const Grey page = Grey::Blank(400, 300);
  EXPECT_EQ(InkOf(ToRaster(page, 30)).error().code, ErrorCode::kUnsupported);
  EXPECT_EQ(InkOf(ToRaster(Grey::Blank(10, 300), 300)).error().code, ErrorCode::kUnsupported);
  EXPECT_EQ(InkOf(ToRaster(Grey::Blank(2100, 2100), 65)).error().code, ErrorCode::kLimit);
}

}  // namespace
}  // namespace gouji::scan
