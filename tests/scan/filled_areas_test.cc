#include "scan/filled_areas.h"

#include "drawn_ink.h"
#include "scan/ink.h"
#include "scan/rules.h"

namespace gouji::scan {
namespace {

/// A table whose head of two rows is filled, its text lighter than the fill.
constexpr PixelBox kHead = {50, 60, 1053, 260};
Grey TableWithHead(std::uint8_t fill, std::uint8_t text) {
  Grey page = Grey::Blank(1200, 600);
  for (int column = 0; column < 3; ++column) {
    for (const int top : {90, 190}) DrawText("12345", 120 + 330 * column, top, &page);
  }
  for (int y = kHead.top; y < kHead.bottom; ++y) {
    for (int x = kHead.left; x < kHead.right; ++x) {
      page.Row(y)[x] = page.Row(y)[x] < kThreshold ? text : fill;
    }
  }
  for (int column = 0; column < 3; ++column) {
    for (const int top : {290, 400}) DrawText("67890", 120 + 330 * column, top, &page);
  }
  DrawText("A title", 400, 10, &page);
  DrawGrid({60, 157, 257, 357, 457}, {50, 380, 710, 1050}, &page);
  return page;
}

document::Raster ToRaster(const Grey& page) {
  document::Raster raster;
  raster.width = page.width;
  raster.height = page.height;
  raster.samples = page.samples;
  raster.box = {0, 0, page.width * 72 / kResolution, page.height * 72 / kResolution};
  return raster;
}

TEST(FilledAreasTest, TheTextOfADarkHeadBecomesDarkOnWhiteAndItsRulesStay) {
  const Grey plain = TableWithHead(255, 0);
  const Result<Grey> ink = FindInk(ToRaster(TableWithHead(140, 250)), kResolution);
  ASSERT_TRUE(ink);
  const int threshold = InkThreshold(*ink);
  EXPECT_EQ(FindRules(*ink, threshold).size(), 9);
  const PixelBox inside = {kHead.left + 20, kHead.top + 20, kHead.left + 300, kHead.top + 90};
  int dark = 0;
  for (int y = inside.top; y < inside.bottom; ++y) {
    for (int x = inside.left; x < inside.right; ++x) dark += ink->Row(y)[x] < threshold;
  }
  EXPECT_NEAR(dark, DarkPixels(plain, inside), 0.3 * DarkPixels(plain, inside));
}

TEST(FilledAreasTest, DarkTextInAFilledAreaStaysDark) {
  const Grey page = WithoutFilledAreas(TableWithHead(140, 10));
  const Grey plain = TableWithHead(255, 0);
  EXPECT_NEAR(DarkPixels(page, kHead), DarkPixels(plain, kHead), 0.1 * DarkPixels(plain, kHead));
}

TEST(FilledAreasTest, WhereNothingIsFilledNothingChanges) {
  Grey page = TableWithHead(255, 0);
  EXPECT_EQ(WithoutFilledAreas(page).samples, page.samples);
  Fill({100, 470, 500, 590}, &page, 60);  // Full, but empty.
  EXPECT_EQ(WithoutFilledAreas(page).samples, page.samples);
}

TEST(FilledAreasTest, AHeavyTitleIsNoFilledArea) {
  Grey page = Grey::Blank(1200, 400);
  for (int i = 0; i < 8; ++i) {  // Characters of strokes as wide as the white between them.
    for (int stroke = 0; stroke < 5; ++stroke) {
      Fill({100 + 110 * i, 100 + 20 * stroke, 200 + 110 * i, 112 + 20 * stroke}, &page);
    }
    Fill({145 + 110 * i, 100, 157 + 110 * i, 192}, &page);
  }
  EXPECT_EQ(WithoutFilledAreas(page).samples, page.samples);
}

}  // namespace
}  // namespace gouji::scan
