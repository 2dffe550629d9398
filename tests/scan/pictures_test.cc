#include "scan/pictures.h"

#include "drawn_ink.h"

namespace gouji::scan {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

PixPtr Decoded(const std::string& png) {
  const PixPtr pix(pixReadMemPng(reinterpret_cast<const l_uint8*>(png.data()), png.size()));
  if (pix == nullptr) return nullptr;
  return PixPtr(pixConvertTo32(pix.get()));
}

std::vector<int> ColourAt(Pix* pix, int x, int y) {
  l_int32 red = 0, green = 0, blue = 0;
  pixGetRGBPixel(pix, x, y, &red, &green, &blue);
  return {red, green, blue};
}

TEST(PicturesTest, TheInkIsDrawnAtHalfItsSize) {
  Grey page = Grey::Blank(400, 300);
  Fill({100, 100, 200, 200}, &page);
  const std::string png = DrawInk(page);
  EXPECT_THAT(png.substr(0, 512), HasSubstr(kPictureText));
  const PixPtr pix = Decoded(png);
  ASSERT_NE(pix, nullptr);
  EXPECT_EQ(pixGetWidth(pix.get()), 200);
  EXPECT_EQ(pixGetHeight(pix.get()), 150);
  EXPECT_THAT(ColourAt(pix.get(), 75, 75), ElementsAre(0, 0, 0));
  EXPECT_THAT(ColourAt(pix.get(), 25, 75), ElementsAre(255, 255, 255));
}

TEST(PicturesTest, RulesAndPiecesHaveColours) {
  const Grey page = Grey::Blank(400, 300);
  Piece figure, words;
  figure.box = {100, 100, 140, 130};
  figure.characters = {{100, 100, 118, 130}, {122, 100, 140, 130}};
  words.box = {200, 100, 284, 140};
  words.characters = {{200, 100, 240, 140}, {244, 100, 284, 140}};
  const PixPtr pix = Decoded(
      DrawStraight(page, {{{20, 40, 380, 43}, true}, {{20, 40, 23, 280}, false}}, {figure, words}));
  ASSERT_NE(pix, nullptr);
  EXPECT_THAT(ColourAt(pix.get(), 100, 20), ElementsAre(220, 0, 0));
  EXPECT_THAT(ColourAt(pix.get(), 10, 100), ElementsAre(0, 60, 230));
  EXPECT_THAT(ColourAt(pix.get(), 60, 50), ElementsAre(0, 150, 40));
  EXPECT_THAT(ColourAt(pix.get(), 120, 50), ElementsAre(240, 140, 0));
}

}  // namespace
}  // namespace gouji::scan
