#include "scan/erase_rules.h"

#include "drawn_ink.h"
#include "scan/pieces.h"

namespace gouji::scan {
namespace {

TEST(EraseRulesTest, OfARuleThatHasBrokenNothingIsLeft) {
  Grey page = Grey::Blank(1400, 400);
  DrawGrid({50, 300}, {50, 1300}, &page);
  for (int left = 60; left < 1290; left += 16) {  // A fax moves each dash a little.
    Fill({left, 149 + left / 16 % 3, left + 8, 151 + left / 16 % 3}, &page);
  }
  const Grey smooth = Smoothed(page, 1);
  const std::vector<Rule> rules = FindRules(smooth, kThreshold);
  const Grey text = WithoutRules(smooth, rules, kThreshold);
  EXPECT_TRUE(FindSpots(Crop(text, {70, 120, 1280, 180}), kThreshold).empty());
}

TEST(EraseRulesTest, RulesGoAndTheStrokeThatCrossesOneStays) {
  Grey page = Grey::Blank(400, 200);
  Fill({20, 100, 380, 104}, &page);
  Fill({200, 80, 205, 130}, &page);  // The foot of a figure that was set too low.
  const Grey text = WithoutRules(page, {{{20, 100, 380, 104}, true}}, kThreshold);
  EXPECT_EQ(DarkPixels(text, {0, 0, 195, 200}), 0);
  EXPECT_EQ(DarkPixels(text, {210, 0, 400, 200}), 0);
  EXPECT_GE(DarkPixels(text, {200, 80, 205, 130}), 5 * 50);
}

TEST(EraseRulesTest, ARuleGoesWhereItIsThickerThanElsewhere) {
  Grey page = Grey::Blank(1000, 200);
  Fill({20, 101, 980, 102}, &page);
  Fill({700, 100, 980, 101}, &page, kThreshold - 1);  // The scanner's line lies between two pixels.
  const Grey text = WithoutRules(page, {{{20, 100, 980, 102}, true}}, kThreshold);
  EXPECT_EQ(DarkPixels(text, {0, 0, 1000, 200}), 0);
}

TEST(EraseRulesTest, RulesDownThePageGoToo) {
  Grey page = Grey::Blank(200, 400);
  Fill({100, 20, 103, 380}, &page);
  Fill({80, 200, 130, 205}, &page);
  const Grey text = WithoutRules(page, {{{100, 20, 103, 380}, false}}, kThreshold);
  EXPECT_EQ(DarkPixels(text, {0, 0, 200, 195}), 0);
  EXPECT_EQ(DarkPixels(text, {0, 210, 200, 400}), 0);
  EXPECT_GE(DarkPixels(text, {80, 200, 130, 205}), 5 * 50);
}

TEST(EraseRulesTest, AFigureBesideABentRuleStaysAndTheRuleGoes) {
  Grey page = Grey::Blank(200, 400);
  for (int y = 20; y < 380; ++y) Fill({100 + y / 60, y, 104 + y / 60, y + 1}, &page);
  const PixelBox near = {109, 180, 113, 215};  // Two pixels of white beside the rule.
  const PixelBox touching = {108, 280, 140, 285};
  Fill(near, &page);
  Fill(touching, &page);
  const Grey text = WithoutRules(page, {{{100, 20, 110, 380}, false}}, kThreshold);
  EXPECT_EQ(DarkPixels(text, near), near.width() * near.height());
  EXPECT_EQ(DarkPixels(text, touching), touching.width() * touching.height());
  EXPECT_LE(DarkPixels(text, {0, 0, 200, 400}),
            DarkPixels(text, near) + DarkPixels(text, touching) + 6);
}

}  // namespace
}  // namespace gouji::scan
