#pragma once

// Pictures for the tests of scan/, drawn as they are needed.

#include <gmock/gmock.h>

#include <cstdint>
#include <string>
#include <vector>

#include "scan/grey.h"

namespace gouji::scan {

/// Between ink and paper of what is drawn here.
inline constexpr int kThreshold = 160;

inline void Fill(const PixelBox& box, Grey* grey, std::uint8_t shade = 0) {
  for (int y = std::max(box.top, 0); y < std::min(box.bottom, grey->height); ++y) {
    for (int x = std::max(box.left, 0); x < std::min(box.right, grey->width); ++x) {
      grey->Row(y)[x] = shade;
    }
  }
}

/// Rules of this thickness around areas between these lines.
inline void DrawGrid(const std::vector<int>& across, const std::vector<int>& down, Grey* grey,
                     int thickness = 3) {
  for (const int y : across) {
    Fill({down.front(), y, down.back() + thickness, y + thickness}, grey);
  }
  for (const int x : down) {
    Fill({x, across.front(), x + thickness, across.back() + thickness}, grey);
  }
}

/// ASCII in Leptonica's own font of 10 points at 300 dpi, from `left` on, on a line of text at
/// `top`. Returns where its ink is.
PixelBox DrawText(const std::string& text, int left, int top, Grey* grey, int points = 10);

/// The same noise for the same `seed`: each sample changes by `strength` at most.
void AddNoise(int strength, std::uint32_t seed, Grey* grey);

inline int DarkPixels(const Grey& grey, const PixelBox& box) {
  int dark = 0;
  for (int y = std::max(box.top, 0); y < std::min(box.bottom, grey.height); ++y) {
    for (int x = std::max(box.left, 0); x < std::min(box.right, grey.width); ++x) {
      dark += grey.Row(y)[x] < kThreshold;
    }
  }
  return dark;
}

inline auto IsNear(const PixelBox& box, int tolerance = 2) {
  using ::testing::AllOf;
  using ::testing::Field;
  const auto near = [&](int value) {
    return AllOf(::testing::Ge(value - tolerance), ::testing::Le(value + tolerance));
  };
  return AllOf(Field("left", &PixelBox::left, near(box.left)),
               Field("top", &PixelBox::top, near(box.top)),
               Field("right", &PixelBox::right, near(box.right)),
               Field("bottom", &PixelBox::bottom, near(box.bottom)));
}

}  // namespace gouji::scan
