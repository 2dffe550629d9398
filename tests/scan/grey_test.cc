#include "scan/grey.h"

#include "drawn_ink.h"

namespace gouji::scan {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;

TEST(GreyTest, SmoothingLeavesAFlatAreaAsItIs) {
  for (const std::uint8_t shade : {std::uint8_t{0}, std::uint8_t{37}, std::uint8_t{255}}) {
    Grey flat = Grey::Blank(40, 30);
    Fill({0, 0, 40, 30}, &flat, shade);
    EXPECT_THAT(Smoothed(flat, 1.0).samples, Each(shade));
    EXPECT_THAT(Smoothed(flat, 2.5).samples, Each(shade));
  }
}

TEST(GreyTest, SmoothingSpreadsASpotEvenlyAndKeepsItsInk) {
  Grey grey = Grey::Blank(21, 21);
  Fill({9, 9, 12, 12}, &grey);
  const Grey smooth = Smoothed(grey, 1.0);
  int ink = 0;
  for (const std::uint8_t sample : smooth.samples) ink += 255 - sample;
  EXPECT_NEAR(ink, 9 * 255, 60);
  for (int i = 0; i < 10; ++i) {
    EXPECT_EQ(smooth.Row(10)[10 - i], smooth.Row(10)[10 + i]);
    EXPECT_EQ(smooth.Row(10)[10 - i], smooth.Row(10 - i)[10]);
  }
  EXPECT_GT(smooth.Row(10)[10], 0);
  EXPECT_LT(smooth.Row(8)[10], 255);
}

TEST(GreyTest, SmoothingRepeatsTheEdge) {
  Grey grey = Grey::Blank(30, 10);
  Fill({0, 0, 15, 10}, &grey, 100);
  const Grey smooth = Smoothed(grey, 1.0);
  EXPECT_EQ(smooth.Row(0)[0], 100);
  EXPECT_EQ(smooth.Row(9)[29], 255);
}

TEST(GreyTest, WhatIsCutBeyondTheEdgeIsWhite) {
  Grey grey = Grey::Blank(2, 2);
  Fill({0, 0, 2, 2}, &grey, 9);
  EXPECT_THAT(Crop(grey, {-1, -1, 2, 1}).samples, ElementsAre(255, 255, 255, 255, 9, 9));
  EXPECT_THAT(Crop(grey, {1, 1, 3, 3}).samples, ElementsAre(9, 255, 255, 255));
  EXPECT_THAT(Crop(grey, {50, 50, 52, 51}).samples, ElementsAre(255, 255));
  EXPECT_THAT(Crop(grey, {-9, -9, -7, -8}).samples, ElementsAre(255, 255));
}

TEST(GreyTest, PaintingDarkensAndLosesWhatLeavesThePicture) {
  Grey whole = Grey::Blank(3, 2);
  Fill({1, 0, 2, 2}, &whole, 50);
  Grey part = Grey::Blank(2, 2);
  Fill({0, 0, 2, 2}, &part, 90);
  Paint(part, -1, 1, &whole);
  Paint(part, 1, -1, &whole);
  EXPECT_THAT(whole.samples, ElementsAre(255, 50, 90, 90, 50, 255));
  Paint(part, 7, 7, &whole);
  EXPECT_THAT(whole.samples, ElementsAre(255, 50, 90, 90, 50, 255));
}

TEST(GreyTest, PicturesGoThroughLeptonicaUnchanged) {
  Grey grey = Grey::Blank(37, 5);  // No multiple of a word.
  AddNoise(120, 3, &grey);
  EXPECT_EQ(FromPix(ToPix(grey).get()).samples, grey.samples);
}

TEST(GreyTest, DarkerIsBelowTheThreshold) {
  Grey grey = Grey::Blank(35, 2);
  Fill({33, 1, 34, 2}, &grey, 99);
  l_int32 count = 0;
  pixCountPixels(Darker(grey, 99).get(), &count, nullptr);
  EXPECT_EQ(count, 0);
  const PixPtr bits = Darker(grey, 100);
  pixCountPixels(bits.get(), &count, nullptr);
  EXPECT_EQ(count, 1);
  l_uint32 bit = 0;
  pixGetPixel(bits.get(), 33, 1, &bit);
  EXPECT_EQ(bit, 1U);
}

}  // namespace
}  // namespace gouji::scan
