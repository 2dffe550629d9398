#include "scan/ink.h"

#include <array>
#include <cmath>

#include "scan/filled_areas.h"

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

int Redness(const std::uint8_t* colour) { return (2 * colour[0] - colour[1] - colour[2]) / 2; }

/// How much brighter the paper is than what a stamp leaves of it in the red.
double GainOfStamps(const Raster& raster) {
  constexpr int kSurelyRed = 50;
  std::array<std::size_t, 256> stamp = {}, paper = {};
  std::size_t red = 0;
  for (std::size_t i = 0; i + 2 < raster.samples.size(); i += 3) {
    const std::uint8_t* colour = raster.samples.data() + i;
    const bool is_red = Redness(colour) >= kSurelyRed;
    red += is_red;
    ++(is_red ? stamp : paper)[colour[0]];
  }
  constexpr std::size_t kFewest = 500;  // Pixels; less is no stamp.
  if (red < kFewest) return 1;
  return std::clamp(1.0 * Quantile(paper, 0.5) / std::max(Quantile(stamp, 0.5), 1), 1.0, 1.6);
}

/// Grey as seen, but the red of a stamp as light as the paper: figures below it stay, it goes.
Grey WithoutRed(const Raster& raster) {
  Grey grey = Grey::Blank(raster.width, raster.height);
  if (raster.channels == 1) {
    grey.samples = raster.samples;
    return grey;
  }
  const double gain = GainOfStamps(raster);
  const std::uint8_t* from = raster.samples.data();
  for (std::uint8_t& to : grey.samples) {
    const int seen = (77 * from[0] + 151 * from[1] + 28 * from[2]) >> 8;
    // Faint and dark parts of a stamp are less red; black ink is not red at all.
    const int redness = std::clamp(Redness(from) - 8, 0, 32);
    const int light = std::min(255, static_cast<int>(from[0] * gain));
    to = static_cast<std::uint8_t>(seen + (std::max(light, seen) - seen) * redness / 32);
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

Result<Grey> FindInk(const Raster& raster, double resolution) {
  if (raster.width < 16 || raster.height < 16 || resolution < kLeastResolution ||
      resolution > kMostResolution) {
    return Error{ErrorCode::kUnsupported, "the image has no resolution that text could be read at",
                 ""};
  }
  const double factor = kResolution / resolution;
  if (factor * factor * raster.width * raster.height > kMostPixels) {
    return Error{ErrorCode::kLimit, "the page is larger than any paper", ""};
  }
  const Grey grey = WithoutFilledAreas(ToResolution(WithoutRed(raster), resolution));
  return Smoothed(OnWhitePaper(grey), kSmoothing);
}

int InkThreshold(const Grey& ink) {
  // Rules and strokes that are a pixel wide are grey after smoothing; paper noise is lighter.
  const int black = Quantile(Histogram(ink), 0.005);
  return std::clamp(255 - (255 - black) * 2 / 5, 120, 225);
}

int FaintThreshold(int threshold) { return (threshold + 255) / 2; }

}  // namespace gouji::scan
