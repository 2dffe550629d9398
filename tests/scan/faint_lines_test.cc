#include "scan/faint_lines.h"

#include <random>

#include "drawn_ink.h"

namespace gouji::scan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Dust everywhere: a tenth of the pixels is grey, with the same seed in the same places.
void Dust(Grey* page) {
  std::mt19937 random(20261130);
  for (std::uint8_t& sample : page->samples) {
    const int drawn = static_cast<int>(random() % 100);
    if (drawn < 10) sample = static_cast<std::uint8_t>(std::min<int>(sample, 90 + 10 * drawn));
  }
}

/// A hairline of which a bad copy left two pixels of five.
void FillBroken(const PixelBox& box, Grey* page) {
  std::mt19937 random(7);
  for (int y = box.top; y < box.bottom; ++y) {
    for (int x = box.left; x < box.right; ++x) {
      if (random() % 5 < 2) Fill({x, y, x + 1, y + 1}, page, 120);
    }
  }
}

Grey Upright(const Grey& page) {
  Grey turned = Grey::Blank(page.height, page.width);
  for (int y = 0; y < page.height; ++y) {
    for (int x = 0; x < page.width; ++x) turned.Row(x)[y] = page.Row(y)[x];
  }
  return turned;
}

MATCHER_P3(LiesAt, begin, end, middle, "") {
  return std::abs(arg.begin() - begin) <= 16 && std::abs(arg.end() - end) <= 16 &&
         std::abs(arg.middle() - middle) <= 2;
}

TEST(FaintLinesTest, AHairlineInDustIsFoundBothWays) {
  Grey page = Grey::Blank(1600, 400);
  FillBroken({200, 199, 1400, 202}, &page);
  Dust(&page);
  const FaintLines across(page, true);
  EXPECT_THAT(across.Find(), ElementsAre(LiesAt(200, 1400, 200.5)));
  EXPECT_TRUE(across.Find().front().horizontal);
  EXPECT_TRUE(across.Cover({{200, 199, 1400, 202}, true}, 600, 800));
  EXPECT_FALSE(across.Cover({{200, 299, 1400, 302}, true}, 600, 800));
  const FaintLines down(Upright(page), false);
  EXPECT_THAT(down.Find(), ElementsAre(LiesAt(200, 1400, 200.5)));
  EXPECT_FALSE(down.Find().front().horizontal);
}

TEST(FaintLinesTest, ItMayBendAndBeGoneInPlaces) {
  Grey page = Grey::Blank(1600, 400);
  for (int left = 200; left < 1400; left += 100) {
    const int top = 198 + left / 300;
    if (left != 700) FillBroken({left, top, left + 100, top + 3}, &page);
  }
  Dust(&page);
  EXPECT_THAT(FaintLines(page, true).Find(), ElementsAre(LiesAt(200, 1400, 201.5)));
}

TEST(FaintLinesTest, DustAloneIsNoLine) {
  Grey page = Grey::Blank(1600, 1600);
  Dust(&page);
  EXPECT_THAT(FaintLines(page, true).Find(), IsEmpty());
  EXPECT_THAT(FaintLines(page, false).Find(), IsEmpty());
}

TEST(FaintLinesTest, TextAndDotsThatLeadToAPageNumberAreNone) {
  Grey page = Grey::Blank(1600, 600);
  DrawText("1204 2251 16.70% 7340 9182 4417 3306 5528 61.2% 7750", 60, 100, &page);
  for (int left = 300; left < 1400; left += 16) Fill({left, 300, left + 4, 304}, &page, 60);
  EXPECT_THAT(FaintLines(page, true).Find(), IsEmpty());
  EXPECT_THAT(FaintLines(page, false).Find(), IsEmpty());
}

TEST(FaintLinesTest, AShortStrokeIsNone) {
  Grey page = Grey::Blank(1600, 400);
  FillBroken({200, 199, 500, 202}, &page);
  Dust(&page);
  EXPECT_THAT(FaintLines(page, true).Find(), IsEmpty());
}

}  // namespace
}  // namespace gouji::scan
