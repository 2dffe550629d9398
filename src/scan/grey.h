#pragma once

// Grey pictures, and the way to Leptonica and back.

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace gouji::scan {

/// Pixels of a picture: [left, right) × [top, bottom).
struct PixelBox {
  int left = 0, top = 0, right = 0, bottom = 0;
  int width() const { return right - left; }
  int height() const { return bottom - top; }
  bool empty() const { return right <= left || bottom <= top; }
  double middle() const { return (top + bottom) / 2.0; }
  friend bool operator==(const PixelBox&, const PixelBox&) = default;
};

inline PixelBox Union(const PixelBox& a, const PixelBox& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

/// Rows from the top, without padding; 0 is black.
struct Grey {
  int width = 0, height = 0;
  std::vector<std::uint8_t> samples;

  static Grey Blank(int width, int height) {
    return {width, height,
            std::vector<std::uint8_t>(
                static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 255)};
  }
  const std::uint8_t* Row(int y) const {
    return samples.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
  }
  std::uint8_t* Row(int y) {
    return samples.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
  }
};

struct PixDeleter {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, PixDeleter>;
struct BoxaDeleter {
  void operator()(Boxa* boxes) const { boxaDestroy(&boxes); }
};
using BoxaPtr = std::unique_ptr<Boxa, BoxaDeleter>;

/// 8 bits a pixel. Throws std::bad_alloc, as all that Leptonica has no memory for.
PixPtr ToPix(const Grey& grey);
/// REQUIRES: 8 bits a pixel, no colour map.
Grey FromPix(Pix* pix);
/// 1 bit a pixel: what is darker than `threshold`.
PixPtr Darker(const Grey& grey, int threshold);

/// `pix` unless it is null: then Leptonica had no memory.
PixPtr Own(Pix* pix);

/// The part of `grey` inside `box`; white where `box` leaves the picture.
Grey Crop(const Grey& grey, const PixelBox& box);

/// Puts `part` onto `whole` with its upper left corner there, where it is darker. What leaves
/// `whole` is lost.
void Paint(const Grey& part, int left, int top, Grey* whole);

/// Gaussian blur; `sigma` in pixels.
Grey Smoothed(const Grey& grey, double sigma);

}  // namespace gouji::scan
