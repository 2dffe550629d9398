#pragma once

// What the tests of pixels share: the marks of the fixtures in scans/.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/raster.h"
#include "fixture.h"

namespace gouji::reader {

inline std::vector<document::Raster> PixelsOf(std::string_view name, int page = 1) {
  const std::string format = name.ends_with(".pdf") ? "pdf" : "image";
  Result<std::vector<document::Raster>> rasters = ReadPixels(FixtureBytes(name), format, page);
  EXPECT_TRUE(rasters) << (rasters ? "" : rasters.error().ToString());
  return rasters ? std::move(rasters).value() : std::vector<document::Raster>();
}

/// The mean of the square of 4 x 4 pixels around a place, in points.
inline double Mean(const document::Raster& raster, double x, double y, int channel = 0) {
  const double across = raster.width / raster.box.width(),
               down = raster.height / raster.box.height();
  const int left = static_cast<int>((x - raster.box.left) * across) - 2;
  const int top = static_cast<int>((y - raster.box.top) * down) - 2;
  double sum = 0;
  for (int row = top; row < top + 4; ++row) {
    for (int column = left; column < left + 4; ++column) {
      const int index = (row * raster.width + column) * raster.channels + channel;
      sum += raster.samples.at(static_cast<std::size_t>(index));
    }
  }
  return sum / 16;
}

/// The marks of tools/fixtures/make_reader_scans.py are where they belong, and nothing elsewhere.
inline void ExpectUpright(const document::Raster& raster) {
  ASSERT_EQ(raster.samples.size(),
            static_cast<std::size_t>(raster.width * raster.height * raster.channels));
  EXPECT_THAT(raster.box, IsBox(0, 0, 144, 216));
  EXPECT_LT(Mean(raster, 28.8, 28.8), 20);  // The square.
  EXPECT_LT(Mean(raster, 20, 180), 20);     // The bar, left ...
  EXPECT_LT(Mean(raster, 80, 180), 20);     // ... and right end.
  EXPECT_GT(Mean(raster, 115, 28.8), 230);  // The other corners ...
  EXPECT_GT(Mean(raster, 64, 28.8), 230);   // ... where a turned bar would be.
  EXPECT_GT(Mean(raster, 28.8, 100), 230);
  EXPECT_GT(Mean(raster, 138, 208), 230);
  EXPECT_GT(Mean(raster, 3, 213), 230);
}

}  // namespace gouji::reader
