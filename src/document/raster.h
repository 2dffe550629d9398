#pragma once

// The pixels of a page or of a part of one, as a scanner or a camera took them.

#include <cstdint>
#include <vector>

#include "document/page.h"

namespace gouji::document {

struct Raster {
  int width = 0, height = 0;  ///< Pixels.
  int channels = 1;           ///< 1: grey; 3: red, green, blue.
  /// Rows from the top of the page as displayed, without padding; 0 is black.
  std::vector<std::uint8_t> samples;
  Rect box;                     ///< What it covers of the page as displayed, in points.
  bool box_is_guessed = false;  ///< The file does not say how large its image is.

  /// Pixels per inch across; images that are stretched in one direction are resampled by readers.
  double resolution() const { return box.width() > 0 ? width * 72.0 / box.width() : 0; }
};

}  // namespace gouji::document
