#include "scan/ink.h"

#include <array>
#include <cmath>

namespace gouji::scan {

namespace {

using document::Raster;

/// A1 at 300 dpi has 70 million pixels.
constexpr double kMostPixels = 80e6;
/// Beyond it scaling would have nothing to work with, or make a thumbnail into a page.
constexpr double kLeastResolution = 60, kMostResolution = 2400;
/// Chosen on the development pages (tools/bench scans): less leaves noise of a poor copy, more
/// closes the counters of 9 pt figures.
constexpr double kSmoothing = 1.0;

/// Grey as seen, but the red of a stamp as light as its red: figures below it stay, it goes.
Grey WithoutRed(const Raster& raster) {
  Grey grey = Grey::Blank(raster.width, raster.height);
  const std::uint8_t* from = raster.samples.data();
  if (raster.channels == 1) {
    grey.samples = raster.samples;
    return grey;
  }
  for (std::uint8_t& to : grey.samples) {
    const int red = from[0], green = from[1], blue = from[2];
    const int seen = (77 * red + 151 * green + 28 * blue) >> 8;
    // Faint and dark parts of a stamp are less red; black ink is not red at all.
    const int redness = std::clamp((2 * red - green - blue) / 2 - 12, 0, 40);
    to = static_cast<std::uint8_t>(seen + (std::max(red, seen) - seen) * redness / 40);
    from += 3;
  }
  return grey;
}

Grey ToResolution(Grey grey, double resolution) {
  const double factor = kResolution / resolution;
  if (std::abs(factor - 1) < 0.02) return grey;
  const PixPtr pix = ToPix(grey);
  const auto scale = static_cast<float>(factor);
  const PixPtr scaled = Own(factor > 1 ? pixScaleGrayLI(pix.get(), scale, scale)
                                       : pixScaleAreaMap(pix.get(), scale, scale));
  return FromPix(scaled.get());
}

/// The brightness that a share of the samples lies below.
int Quantile(const std::array<std::size_t, 256>& histogram, double share) {
  std::size_t all = 0;
  for (const std::size_t count : histogram) all += count;
  const auto wanted = static_cast<std::size_t>(share * static_cast<double>(all));
  std::size_t below = 0;
  for (std::size_t i = 0; i < histogram.size(); ++i) {
    below += histogram[i];
    if (below > wanted) return static_cast<int>(i);
  }
  return 255;
}

std::array<std::size_t, 256> Histogram(const Grey& grey) {
  std::array<std::size_t, 256> histogram = {};
  for (const std::uint8_t sample : grey.samples) ++histogram[sample];
  return histogram;
}

/// The paper's own brightness, tile by tile, becomes white; what is darker keeps its distance in
/// proportion.
Grey OnWhitePaper(const Grey& grey) {
  // Half an inch: larger than any character, smaller than shadows.
  constexpr int kTile = 150;
  const int columns = (grey.width + kTile - 1) / kTile, rows = (grey.height + kTile - 1) / kTile;
  std::vector<double> paper(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
  const auto at = [&](int column, int row) -> double& {
    return paper[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                 static_cast<std::size_t>(column)];
  };
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      std::array<std::size_t, 256> histogram = {};
      const int bottom = std::min(grey.height, (row + 1) * kTile);
      const int right = std::min(grey.width, (column + 1) * kTile);
      for (int y = row * kTile; y < bottom; y += 2) {
        for (int x = column * kTile; x < right; x += 2) ++histogram[grey.Row(y)[x]];
      }
      // Ink covers less than half of any tile of text; a dark heading is evened out by its
      // neighbours.
      at(column, row) = Quantile(histogram, 0.7);
    }
  }
  // A tile much darker than those around it is a filled area: they say how bright the paper is.
  const std::vector<double> seen = paper;
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      double brightest = 0;
      for (int dy = -1; dy <= 1; ++dy) {
        for (int dx = -1; dx <= 1; ++dx) {
          const int c = std::clamp(column + dx, 0, columns - 1),
                    r = std::clamp(row + dy, 0, rows - 1);
          brightest = std::max(brightest, seen[static_cast<std::size_t>(r * columns + c)]);
        }
      }
      at(column, row) = std::max({at(column, row), 0.75 * brightest, 40.0});
    }
  }
  Grey result = Grey::Blank(grey.width, grey.height);
  std::vector<float> middles(
      static_cast<std::size_t>(columns));  // Of a row, in each tile's middle.
  for (int y = 0; y < grey.height; ++y) {
    const double v = std::clamp((y + 0.5) / kTile - 0.5, 0.0, rows - 1.0);
    const int above = static_cast<int>(v), below = std::min(above + 1, rows - 1);
    for (int c = 0; c < columns; ++c) {
      middles[static_cast<std::size_t>(c)] =
          static_cast<float>(std::lerp(at(c, above), at(c, below), v - above));
    }
    const std::uint8_t* from = grey.Row(y);
    std::uint8_t* to = result.Row(y);
    // From one middle to the next; before the first and after the last it is as bright as there.
    for (int c = -1; c < columns; ++c) {
      const int begin = std::max(0, c * kTile + kTile / 2);
      const int end = std::min(grey.width, (c + 1) * kTile + kTile / 2);
      const float left = middles[static_cast<std::size_t>(std::max(c, 0))];
      const float right = middles[static_cast<std::size_t>(std::min(c + 1, columns - 1))];
      const float step = (right - left) / kTile;
      for (int x = begin; x < end; ++x) {
        const float paper_here = left + step * static_cast<float>(x - begin);
        to[x] = static_cast<std::uint8_t>(std::min(255.0F, 255.0F * from[x] / paper_here));
      }
    }
  }
  return result;
}

}  // namespace

Result<Grey> FindInk(const Raster& raster) {
  const double resolution = raster.resolution();
  if (raster.width < 16 || raster.height < 16 || resolution < kLeastResolution ||
      resolution > kMostResolution) {
    return Error{ErrorCode::kUnsupported, "the image has no resolution that text could be read at",
                 ""};
  }
  const double factor = kResolution / resolution;
  if (factor * factor * raster.width * raster.height > kMostPixels) {
    return Error{ErrorCode::kLimit, "the page is larger than any paper", ""};
  }
  Grey grey = ToResolution(WithoutRed(raster), resolution);
  return Smoothed(OnWhitePaper(grey), kSmoothing);
}

int InkThreshold(const Grey& ink) {
  // Rules and strokes that are a pixel wide are grey after smoothing; paper noise is lighter.
  const int black = Quantile(Histogram(ink), 0.005);
  return std::clamp(255 - (255 - black) * 2 / 5, 120, 225);
}

}  // namespace gouji::scan
