#pragma once

// Images as a page places them -> rasters as the page is displayed: turned, cropped, strips
// stacked. Knows geometry, not PDF.

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "document/page.h"
#include "document/raster.h"

namespace gouji::reader {

/// More pixels than any page has: A3 at 600 dpi has 70 million.
inline constexpr std::int64_t kMaxPixels = 100'000'000;
/// No text can be read at fewer pixels per inch: a letter of 10 pt has 7 there.
inline constexpr double kLeastResolution = 50;

/// Rows from the top of the image.
struct PlacedImage {
  document::Raster raster;  ///< Its box has no meaning yet.
  /// (u, v) of the image, which is the unit square with v upwards, stands on the page at
  /// (m[0] u + m[2] v + m[4], m[1] u + m[3] v + m[5]).
  std::array<double, 6> matrix = {};
  document::Rect clip;  ///< What of the page may be painted.
};

/// Where a pixel of the displayed raster is in the image's own rows.
struct Turning {
  bool turned = false;  ///< Its rows run down the page.
  bool mirrored_x = false, mirrored_y = false;
};

/// The raster as displayed; its box stays as it is.
document::Raster Turned(document::Raster raster, const Turning& turning);

/// What is seen of the image, as it is displayed; nothing if nothing is, or if it stands askew.
std::optional<document::Raster> ToDisplayed(PlacedImage image);

/// Strips that stand one under the other and are equally wide become one raster. Others stay, in
/// the order of their tops.
std::vector<document::Raster> StackStrips(std::vector<document::Raster> rasters);

/// Whether two boxes overlap or adjoin: what they show belongs together.
bool Touch(const document::Rect& a, const document::Rect& b);

/// Grey, unless a part of it is as coloured as a stamp is. What is left of the colours of paper,
/// ink and lens is dropped.
void DropFaintColour(document::Raster* raster);

/// As many pixels per inch down as across: a fax has twice as many across. The coarser direction is
/// interpolated.
document::Raster WithSquarePixels(document::Raster raster);

}  // namespace gouji::reader
