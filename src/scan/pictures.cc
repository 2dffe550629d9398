#include "scan/pictures.h"

#include <array>
#include <cstdlib>

namespace gouji::scan {

const char* const kPictureText = "a page as gouji read it";

namespace {

struct BoxDeleter {
  void operator()(Box* box) const { boxDestroy(&box); }
};

using Colour = std::array<l_uint8, 3>;
constexpr Colour kAcross = {220, 0, 0}, kDown = {0, 60, 230}, kFigure = {0, 150, 40},
                 kWords = {240, 140, 0};

/// Half the size, with a palette that has room for colours.
PixPtr Halved(const Grey& grey) {
  constexpr int kLevels = 8;
  const PixPtr whole = ToPix(grey);
  const PixPtr half = Own(pixScaleAreaMap2(whole.get()));
  return Own(pixThresholdTo4bpp(half.get(), kLevels, 1));
}

void Outline(const PixelBox& box, const Colour& colour, Pix* half) {
  const std::unique_ptr<Box, BoxDeleter> outline(
      boxCreate(box.left / 2, box.top / 2, box.width() / 2 + 1, box.height() / 2 + 1));
  pixRenderBoxArb(half, outline.get(), 1, colour[0], colour[1], colour[2]);
}

std::string ToPng(Pix* pix) {
  pixSetText(pix, kPictureText);
  l_uint8* data = nullptr;
  std::size_t size = 0;
  if (pixWriteMemPng(&data, &size, pix, 0) != 0) return "";
  std::string png(reinterpret_cast<const char*>(data), size);
  std::free(data);
  return png;
}

}  // namespace

std::string DrawInk(const Grey& ink) { return ToPng(Halved(ink).get()); }

std::string DrawStraight(const Grey& straight, const std::vector<Rule>& rules,
                         const std::vector<Piece>& pieces) {
  const PixPtr half = Halved(straight);
  for (const Rule& rule : rules) Outline(rule.box, rule.horizontal ? kAcross : kDown, half.get());
  for (const Piece& piece : pieces) {
    Outline(piece.box, LooksLikeFigure(piece) ? kFigure : kWords, half.get());
  }
  return ToPng(half.get());
}

}  // namespace gouji::scan
