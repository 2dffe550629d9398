#include "drawn_ink.h"

#include <random>

namespace gouji::scan {

namespace {

struct BmfDeleter {
  void operator()(L_Bmf* font) const { bmfDestroy(&font); }
};

}  // namespace

PixelBox DrawText(const std::string& text, int left, int top, Grey* grey, int points) {
  const std::unique_ptr<L_Bmf, BmfDeleter> font(bmfCreate(nullptr, points));
  const PixPtr pix = ToPix(*grey);
  l_int32 width = 0;
  pixSetTextline(pix.get(), font.get(), text.c_str(), 0, left, top + font->baselinetab['0'], &width,
                 nullptr);
  const Grey drawn = FromPix(pix.get());
  PixelBox ink = {grey->width, grey->height, 0, 0};
  for (int y = 0; y < grey->height; ++y) {
    for (int x = 0; x < grey->width; ++x) {
      if (drawn.Row(y)[x] == grey->Row(y)[x]) continue;
      ink = Union(ink, {x, y, x + 1, y + 1});
    }
  }
  *grey = drawn;
  return ink;
}

void AddNoise(int strength, std::uint32_t seed, Grey* grey) {
  std::mt19937 random(seed);
  for (std::uint8_t& sample : grey->samples) {
    const int off = static_cast<int>(random() % static_cast<std::uint32_t>(2 * strength + 1));
    sample = static_cast<std::uint8_t>(std::clamp(sample + off - strength, 0, 255));
  }
}

}  // namespace gouji::scan
