#include "reader/page_pixels.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "document/clip.h"

namespace gouji::reader {
namespace {

using document::Raster;
using document::Rect;

/// Images of one page that are meant to meet miss each other by rounding.
constexpr double kTouchPt = 1;

std::size_t Index(const Raster& raster, int x, int y) {
  return (static_cast<std::size_t>(y) * static_cast<std::size_t>(raster.width) +
          static_cast<std::size_t>(x)) *
         static_cast<std::size_t>(raster.channels);
}

Raster Blank(int width, int height, int channels) {
  Raster raster;
  raster.width = width;
  raster.height = height;
  raster.channels = channels;
  raster.samples.resize(Index(raster, 0, height));
  return raster;
}

std::optional<Turning> TurningOf(const std::array<double, 6>& m) {
  const double straight = std::abs(m[0]) + std::abs(m[3]);
  const double turned = std::abs(m[1]) + std::abs(m[2]);
  // Over a page of 4000 pixels, one.
  constexpr double kSkew = 2.5e-4;
  if (std::min(straight, turned) > kSkew * std::max(straight, turned)) return std::nullopt;
  // v runs up the image and its rows run down.
  if (straight >= turned) return Turning{false, m[0]<0, m[3]> 0};
  return Turning{true, m[2] > 0, m[1] < 0};
}

/// First and last pixel, one past it, of those between `from` and `to`; a pixel of which half is
/// seen counts.
std::pair<int, int> PixelsBetween(double from, double to, double begin, double end, int count) {
  const double scale = count / (end - begin);
  const int first = static_cast<int>(std::lround((from - begin) * scale));
  const int last = static_cast<int>(std::lround((to - begin) * scale));
  return {std::clamp(first, 0, count), std::clamp(last, 0, count)};
}

std::optional<Raster> Cropped(Raster raster, const Rect& clip) {
  const Rect seen = Intersection(raster.box, clip);
  if (!(seen.width() > 0 && seen.height() > 0)) return std::nullopt;
  const Rect box = raster.box;
  const auto [left, right] =
      PixelsBetween(seen.left, seen.right, box.left, box.right, raster.width);
  const auto [top, bottom] =
      PixelsBetween(seen.top, seen.bottom, box.top, box.bottom, raster.height);
  if (left >= right || top >= bottom) return std::nullopt;
  const bool whole = left == 0 && top == 0 && right == raster.width && bottom == raster.height;
  if (whole) return raster;
  Raster result = Blank(right - left, bottom - top, raster.channels);
  for (int y = 0; y < result.height; ++y) {
    const auto from =
        raster.samples.begin() + static_cast<std::ptrdiff_t>(Index(raster, left, y + top));
    std::copy_n(from, static_cast<std::ptrdiff_t>(Index(result, 0, 1)),
                result.samples.begin() + static_cast<std::ptrdiff_t>(Index(result, 0, y)));
  }
  const double x = box.width() / raster.width, y = box.height() / raster.height;
  result.box = {box.left + left * x, box.top + top * y, box.left + right * x, box.top + bottom * y};
  return result;
}

void AddColours(Raster* raster) {
  if (raster->channels == 3) return;
  std::vector<std::uint8_t> samples(raster->samples.size() * 3);
  for (std::size_t i = 0; i < samples.size(); ++i) samples[i] = raster->samples[i / 3];
  raster->samples = std::move(samples);
  raster->channels = 3;
}

bool StandsUnder(const Raster& below, const Raster& above) {
  return below.width == above.width && std::abs(below.box.left - above.box.left) <= kTouchPt &&
         std::abs(below.box.right - above.box.right) <= kTouchPt &&
         std::abs(below.box.top - above.box.bottom) <= kTouchPt;
}

void Append(Raster below, Raster* above) {
  if (below.channels != above->channels) {
    AddColours(&below);
    AddColours(above);
  }
  above->samples.insert(above->samples.end(), below.samples.begin(), below.samples.end());
  above->height += below.height;
  above->box = document::Union(above->box, below.box);
}

/// Rows or columns between those that are there.
struct Mix {
  std::size_t from = 0, to = 0;
  int share = 0;  ///< Of `to`, in 256ths.
};

std::vector<Mix> Mixes(int count, int wanted) {
  std::vector<Mix> mixes;
  for (int i = 0; i < wanted; ++i) {
    const double at = std::clamp((i + 0.5) * count / wanted - 0.5, 0.0, count - 1.0);
    const int from = static_cast<int>(at);
    mixes.push_back({static_cast<std::size_t>(from),
                     static_cast<std::size_t>(std::min(from + 1, count - 1)),
                     static_cast<int>((at - from) * 256)});
  }
  return mixes;
}

Raster Resized(const Raster& raster, int width, int height) {
  Raster result = Blank(width, height, raster.channels);
  result.box = raster.box;
  result.box_is_guessed = raster.box_is_guessed;
  const std::vector<Mix> columns = Mixes(raster.width, width), rows = Mixes(raster.height, height);
  const auto channels = static_cast<std::size_t>(raster.channels);
  std::uint8_t* out = result.samples.data();
  for (const Mix& row : rows) {
    const std::uint8_t* upper = &raster.samples[Index(raster, 0, static_cast<int>(row.from))];
    const std::uint8_t* lower = &raster.samples[Index(raster, 0, static_cast<int>(row.to))];
    for (const Mix& column : columns) {
      for (std::size_t c = 0; c < channels; ++c) {
        const std::size_t left = column.from * channels + c, right = column.to * channels + c;
        const int above = upper[left] * (256 - column.share) + upper[right] * column.share;
        const int below = lower[left] * (256 - column.share) + lower[right] * column.share;
        *out++ = static_cast<std::uint8_t>((above * (256 - row.share) + below * row.share) >> 16);
      }
    }
  }
  return result;
}

}  // namespace

Raster Turned(Raster raster, const Turning& turning) {
  if (!turning.turned && !turning.mirrored_x && !turning.mirrored_y) return raster;
  const int width = turning.turned ? raster.height : raster.width;
  const int height = turning.turned ? raster.width : raster.height;
  Raster result = Blank(width, height, raster.channels);
  result.box = raster.box;
  result.box_is_guessed = raster.box_is_guessed;
  std::uint8_t* out = result.samples.data();
  for (int y = 0; y < height; ++y) {
    const int from_y = turning.mirrored_y ? height - 1 - y : y;
    for (int x = 0; x < width; ++x) {
      const int from_x = turning.mirrored_x ? width - 1 - x : x;
      const std::uint8_t* in =
          raster.samples.data() +
          (turning.turned ? Index(raster, from_y, from_x) : Index(raster, from_x, from_y));
      for (int c = 0; c < raster.channels; ++c) *out++ = *in++;
    }
  }
  return result;
}

std::optional<Raster> ToDisplayed(PlacedImage image) {
  const std::array<double, 6>& m = image.matrix;
  const std::optional<Turning> turning = TurningOf(m);
  if (!turning) return std::nullopt;
  Raster raster = Turned(std::move(image.raster), *turning);
  const double x = m[0] + m[2], y = m[1] + m[3];  // Of the two, one is nearly nothing.
  raster.box = {m[4] + std::min(x, 0.0), m[5] + std::min(y, 0.0), m[4] + std::max(x, 0.0),
                m[5] + std::max(y, 0.0)};
  return Cropped(std::move(raster), image.clip);
}

std::vector<Raster> StackStrips(std::vector<Raster> rasters) {
  std::stable_sort(rasters.begin(), rasters.end(),
                   [](const Raster& a, const Raster& b) { return a.box.top < b.box.top; });
  std::vector<Raster> stacks;
  for (Raster& raster : rasters) {
    const auto above = std::find_if(stacks.begin(), stacks.end(),
                                    [&](const Raster& s) { return StandsUnder(raster, s); });
    if (above == stacks.end()) {
      stacks.push_back(std::move(raster));
    } else {
      Append(std::move(raster), &*above);
    }
  }
  return stacks;
}

bool Touch(const Rect& a, const Rect& b) {
  const Rect wide = {a.left - kTouchPt, a.top - kTouchPt, a.right + kTouchPt, a.bottom + kTouchPt};
  const Rect common = Intersection(wide, b);
  return common.width() > 0 && common.height() > 0;
}

void DropFaintColour(Raster* raster) {
  if (raster->channels != 3) return;
  // Yellowed paper and the fringes of a scanner stay below it, red and blue ink far above.
  constexpr int kChroma = 64;
  // A round seal of 4 cm is a hundredth of A4, its lines a fifth of that.
  constexpr std::size_t kLeastPart = 5000;
  const std::size_t pixels = raster->samples.size() / 3;
  const std::uint8_t* in = raster->samples.data();
  std::size_t coloured = 0;
  for (std::size_t i = 0; i < pixels; ++i, in += 3) {
    const auto [low, high] = std::minmax({in[0], in[1], in[2]});
    if (high - low >= kChroma) ++coloured;
  }
  if (coloured * kLeastPart > pixels) return;
  // In place: the samples may be a good part of all memory. Weights of BT.601, in 256ths.
  in = raster->samples.data();
  for (std::size_t i = 0; i < pixels; ++i, in += 3) {
    raster->samples[i] = static_cast<std::uint8_t>((77 * in[0] + 150 * in[1] + 29 * in[2]) >> 8);
  }
  raster->samples.resize(pixels);
  raster->samples.shrink_to_fit();
  raster->channels = 1;
}

Raster WithSquarePixels(Raster raster) {
  const double across = raster.width / raster.box.width();
  const double down = raster.height / raster.box.height();
  // Rounding of sizes in a file; a letter that is 2 % wider is read as well.
  constexpr double kAlike = 1.02;
  if (!(across > 0 && down > 0) || std::max(across, down) <= kAlike * std::min(across, down)) {
    return raster;
  }
  const double finer = std::max(across, down);
  const double width = std::round(finer * raster.box.width());
  const double height = std::round(finer * raster.box.height());
  if (!(width * height <= static_cast<double>(kMaxPixels))) return raster;
  return Resized(raster, static_cast<int>(width), static_cast<int>(height));
}

}  // namespace gouji::reader
