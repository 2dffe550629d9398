#include "scan/type_size.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "scan/ink.h"
#include "scan/pieces.h"

namespace gouji::scan {

namespace {

using document::Raster;

/// A point of type in pixels of what is read.
constexpr double kPoint = kResolution / 72;

struct Sizes {
  double least = 0, most = 0;  ///< Pixels.
  bool Hold(double size) const { return size >= least && size <= most; }
};

/// Of the text of bulletins.
constexpr Sizes kUsual = {6.5 * kPoint, 18 * kPoint};
/// What is still believed if a file says so: notes in small print, a page of headings.
constexpr Sizes kBelieved = {5 * kPoint, 22 * kPoint};
/// Between the usual ones.
constexpr double kWanted = 11.5 * kPoint;

/// Pixels of a picture in which type is measured.
constexpr double kMostMeasured = 20e6;

bool IsLikeA4(const Raster& raster) {
  const auto [shorter, longer] = std::minmax(raster.width, raster.height);
  return std::abs(longer / (std::sqrt(2.0) * shorter) - 1) < 0.03;
}

/// How many times as large what has type of this size, in pixels of `raster`, is read.
double FactorOfGuessed(const Raster& raster, double size) {
  const double of_box = kResolution / raster.resolution();
  // A page of paper most likely has the size of paper. Other pictures are best read as they are.
  const bool is_page = IsLikeA4(raster);
  for (const double factor : is_page ? std::array{of_box, 1.0} : std::array{1.0, of_box}) {
    if (kUsual.Hold(factor * size)) return factor;
  }
  return kWanted / size;
}

struct Type {
  double size = 0;   ///< An em, in pixels.
  double count = 0;  ///< Spots of ink that tell.
};

std::optional<Type> FindType(const Grey& ink, int threshold) {
  constexpr int kSmallest = 7;        // Pixels: marks, noise.
  constexpr int kLongest = 4;         // Times as long as wide: 1, but not 一 or a rest of a rule.
  constexpr double kStep = 1.05;      // Between classes of size.
  constexpr std::size_t kWindow = 7;  // Classes: digits and Chinese characters of one size of type.
  constexpr std::size_t kClasses = 80;
  constexpr double kFewest = 20;  // Characters.
  struct Class {
    double count = 0, weight = 0, sum = 0;
  };
  std::array<Class, kClasses + kWindow> classes = {};
  for (const PixelBox& spot : FindSpots(ink, threshold)) {
    const auto [thin, size] = std::minmax({spot.width(), spot.height()});
    if (size < kSmallest || size > kLongest * thin) continue;
    const auto at = static_cast<std::size_t>(std::log(1.0 * size / kSmallest) / std::log(kStep));
    if (at >= kClasses) continue;
    // By area: there are more parts of characters than whole ones, and still more specks.
    const double weight = 1.0 * size * size;
    classes[at].count += 1;
    classes[at].weight += weight;
    classes[at].sum += weight * size;
  }
  Class most;
  for (std::size_t first = 0; first < kClasses; ++first) {
    Class window;
    for (std::size_t i = first; i < first + kWindow; ++i) {
      window.count += classes[i].count;
      window.weight += classes[i].weight;
      window.sum += classes[i].sum;
    }
    if (window.count >= kFewest && window.weight > most.weight) most = window;
  }
  if (most.count == 0) return std::nullopt;
  // Digits are seven tenths of an em high, Chinese characters nine.
  constexpr double kShare = 0.8;
  constexpr double kLeastLegible = 10;
  const double size = most.sum / most.weight / kShare;
  if (size < kLeastLegible) return std::nullopt;
  return Type{size, most.count};
}

Result<SizedInk> FindInkAt(const Raster& raster, double resolution) {
  TRY_ASSIGN(Grey ink, FindInk(raster, resolution));
  return SizedInk{std::move(ink), resolution};
}

/// What is taken for text in a picture without any may be of a size at which it cannot be read.
Result<SizedInk> FindInkAtOr(SizedInk other, const Raster& raster, double resolution) {
  Result<SizedInk> found = FindInkAt(raster, resolution);
  return found ? std::move(found) : std::move(other);
}

Result<SizedInk> FindInkOfGuessed(const Raster& raster) {
  const double pixels = 1.0 * raster.width * raster.height;
  const double measured = kResolution * std::max(1.0, std::sqrt(pixels / kMostMeasured));
  TRY_ASSIGN(SizedInk native, FindInkAt(raster, measured));
  const std::optional<double> size = TypeSize(native.ink, InkThreshold(native.ink));
  if (!size) return FindInkAt(raster, raster.resolution());
  const double resolution = kResolution / FactorOfGuessed(raster, *size * measured / kResolution);
  if (resolution == native.resolution) return native;
  return FindInkAtOr(std::move(native), raster, resolution);
}

Result<SizedInk> FindInkOf(const Raster& raster) {
  if (raster.box_is_guessed) return FindInkOfGuessed(raster);
  const double stated = raster.resolution();
  Result<SizedInk> found = FindInkAt(raster, stated);
  if (!found) {
    // A page that is placed on a poster, a pixel a point: its type alone says how large it is.
    Result<SizedInk> shown = FindInkOfGuessed(raster);
    return shown ? std::move(shown) : found.error();
  }
  SizedInk sized = std::move(found).value();
  const std::optional<double> size = TypeSize(sized.ink, InkThreshold(sized.ink));
  if (!size || kBelieved.Hold(*size)) return sized;
  return FindInkAtOr(std::move(sized), raster, stated * *size / kWanted);
}

/// Whether most of a picture is darker than grey: the page is, or what it was photographed on.
bool IsMostlyDark(const Raster& raster) {
  constexpr int kGrey = 100;
  constexpr std::size_t kStep = 7;  // Samples of all channels, and quick.
  std::size_t dark = 0, all = 0;
  for (std::size_t i = 0; i < raster.samples.size(); i += kStep, ++all) {
    dark += raster.samples[i] < kGrey;
  }
  return 2 * dark > all;
}

Raster Inverted(Raster raster) {
  for (std::uint8_t& sample : raster.samples) sample = static_cast<std::uint8_t>(255 - sample);
  return raster;
}

double CharactersIn(const Grey& ink) {
  const std::optional<Type> type = FindType(ink, InkThreshold(ink));
  return type ? type->count : 0;
}

}  // namespace

std::optional<double> TypeSize(const Grey& ink, int threshold) {
  const std::optional<Type> type = FindType(ink, threshold);
  if (!type) return std::nullopt;
  return type->size;
}

Result<SizedInk> FindSizedInk(const Raster& raster) {
  Result<SizedInk> found = FindInkOf(raster);
  if (!IsMostlyDark(raster)) return found;
  // White on black, of which only the white inside of characters looks like any. Of a page that
  // lies on a dark table more is seen as it is.
  constexpr double kSurely = 2;
  Result<SizedInk> inverted = FindInkOf(Inverted(raster));
  if (!inverted) return found;
  const double as_it_is = found ? CharactersIn(found->ink) : 0;
  return CharactersIn(inverted->ink) > kSurely * as_it_is ? std::move(inverted) : std::move(found);
}

}  // namespace gouji::scan
