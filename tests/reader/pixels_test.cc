#include <gtest/gtest.h>

#include "fixture.h"
#include "pixel_fixture.h"
#include "reader/page_pixels.h"

namespace gouji::reader {
namespace {

using document::Raster;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct ScanCase {
  const char* name;
  int width, height, channels;
};

TEST(PixelsTest, PixelsStandAsThePageIsDisplayedHoweverTheyAreStored) {
  const ScanCase cases[] = {
      {"jpeg_grey", 200, 300, 1}, {"jpeg_rgb", 200, 300, 3},
      {"jpeg_2000", 200, 300, 1}, {"flate", 200, 300, 1},
      {"flate_rgb", 200, 300, 3}, {"ccitt", 200, 300, 1},
      {"jbig2", 200, 300, 1},     {"mask", 200, 300, 1},
      {"strips", 200, 300, 1},    {"inverted_decode", 200, 300, 1},
      {"rotate_90", 200, 300, 1}, {"rotate_180", 200, 300, 1},
      {"flipped", 200, 300, 1},   {"mirrored", 200, 300, 1},
      {"turned", 200, 300, 1},    {"beyond_the_page", 200, 300, 1},
      {"clipped", 200, 300, 1},   {"jpeg_rgb_of_grey", 200, 300, 1},  // Colours of no colour.
      {"stretched", 200, 300, 1},                                     // Half the rows are made.
      {"layers", 600, 900, 1},    {"soft_mask", 600, 900, 1},         // Drawn at 300 dpi.
      {"askew", 600, 900, 1},
  };
  for (const ScanCase& c : cases) {
    SCOPED_TRACE(c.name);
    const std::string file = "scans/" + std::string(c.name) + ".pdf";
    std::vector<Raster> rasters = PixelsOf(file);
    ASSERT_THAT(rasters, SizeIs(1));
    EXPECT_EQ(rasters[0].width, c.width);
    EXPECT_EQ(rasters[0].height, c.height);
    EXPECT_EQ(rasters[0].channels, c.channels);
    const bool is_clipped = std::string_view(c.name) == "clipped";
    EXPECT_EQ(ReadFixture(file).page().kind,
              is_clipped ? document::PageKind::kMixed : document::PageKind::kScan);
    if (is_clipped) {  // The page is larger than what is seen of it.
      EXPECT_THAT(rasters[0].box, IsBox(20, 34, 164, 250));
      rasters[0].box = {0, 0, 144, 216};
    }
    ExpectUpright(rasters[0]);
  }
}

TEST(PixelsTest, ColouredInkKeepsItsColour) {
  for (const char* name : {"scans/jpeg_rgb.pdf", "scans/flate_rgb.pdf"}) {
    SCOPED_TRACE(name);
    const Raster raster = PixelsOf(name).at(0);
    EXPECT_NEAR(Mean(raster, 115, 187, 0), 220, 5);
    EXPECT_NEAR(Mean(raster, 115, 187, 1), 30, 5);
  }
}

TEST(PixelsTest, APictureBesideTextIsTakenAloneAndASmallOneNot) {
  EXPECT_EQ(ReadFixture("scans/with_text.pdf").page().kind, document::PageKind::kMixed);
  const std::vector<Raster> rasters = PixelsOf("scans/with_text.pdf");
  ASSERT_THAT(rasters, SizeIs(1));
  EXPECT_THAT(rasters[0].box, IsBox(0, 0, 144, 108));
  EXPECT_EQ(rasters[0].height, 150);
  EXPECT_LT(Mean(rasters[0], 28.8, 28.8), 20);
}

TEST(PixelsTest, WhatHasNoResolutionForTextIsLeftOut) {
  EXPECT_THAT(PixelsOf("scans/coarse.pdf"), IsEmpty());
  EXPECT_THAT(PixelsOf("text.pdf"), IsEmpty());
}

ErrorCode CodeOf(const Result<std::vector<Raster>>& rasters) {
  EXPECT_FALSE(rasters);
  return rasters.error().code;
}

TEST(PixelsTest, WhatHasNoPixelsOrTooManyIsAnError) {
  EXPECT_EQ(CodeOf(ReadPixels(FixtureBytes("scans/bomb.pdf"), "pdf", 1)), ErrorCode::kLimit);
  EXPECT_EQ(CodeOf(ReadPixels(FixtureBytes("text.pdf"), "pdf", 7)), ErrorCode::kInvalid);
  EXPECT_EQ(CodeOf(ReadPixels(FixtureBytes("garbage.pdf"), "pdf", 1)), ErrorCode::kInvalid);
  EXPECT_EQ(CodeOf(ReadPixels("words", "text", 1)), ErrorCode::kUnsupported);
}

/// Columns from left to right, each of one shade.
Raster Columns(std::initializer_list<std::uint8_t> shades, int height, document::Rect box) {
  Raster raster;
  raster.width = static_cast<int>(shades.size());
  raster.height = height;
  for (int y = 0; y < height; ++y) {
    raster.samples.insert(raster.samples.end(), shades.begin(), shades.end());
  }
  raster.box = box;
  return raster;
}

TEST(PixelsTest, StripsOfOneWidthAreStackedAndOthersNot) {
  const std::vector<Raster> stacked =
      StackStrips({Columns({3, 4}, 2, {10, 30, 20, 40}), Columns({1, 2}, 1, {10, 20, 20, 29.5}),
                   Columns({5, 6}, 1, {30, 40, 40, 50}), Columns({7, 8, 9}, 1, {10, 40, 20, 50})});
  ASSERT_THAT(stacked, SizeIs(3));
  EXPECT_THAT(stacked[0].samples, testing::ElementsAre(1, 2, 3, 4, 3, 4));
  EXPECT_EQ(stacked[0].height, 3);
  EXPECT_THAT(stacked[0].box, IsBox(10, 20, 20, 40));
}

TEST(PixelsTest, AFewPixelsOfColourAreAStampAndFaintOnesPaper) {
  Raster paper;
  paper.width = paper.height = 100;
  paper.channels = 3;
  for (int i = 0; i < 10'000; ++i) paper.samples.insert(paper.samples.end(), {250, 240, 200});
  Raster stamped = paper;
  for (std::size_t i = 0; i < 30; i += 3) {
    stamped.samples[i] = 200;
    stamped.samples[i + 1] = stamped.samples[i + 2] = 40;
  }
  DropFaintColour(&paper);
  EXPECT_EQ(paper.channels, 1);
  EXPECT_THAT(paper.samples, SizeIs(10'000));
  EXPECT_EQ(paper.samples[5000], 238);
  DropFaintColour(&stamped);
  EXPECT_EQ(stamped.channels, 3);
}

TEST(PixelsTest, StretchedRowsAreInterpolated) {
  const Raster square = WithSquarePixels(Columns({0, 100, 200, 100}, 2, {0, 0, 40, 40}));
  EXPECT_EQ(square.width, 4);
  EXPECT_EQ(square.height, 4);
  const Raster wide = WithSquarePixels(Columns({0, 100}, 4, {0, 0, 40, 40}));
  ASSERT_EQ(wide.width, 4);
  EXPECT_EQ(wide.samples[0], 0);
  EXPECT_EQ(wide.samples[1], 25);
  EXPECT_EQ(wide.samples[2], 75);
  EXPECT_EQ(wide.samples[3], 100);
}

}  // namespace
}  // namespace gouji::reader
