#include "scan/rules.h"

#include "drawn_ink.h"
#include "scan/erase_rules.h"

namespace gouji::scan {
namespace {

using ::testing::AllOf;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

auto Across(int left, int y, int right, int thickness = 3) {
  return AllOf(Field("horizontal", &Rule::horizontal, true),
               Field("box", &Rule::box, IsNear({left, y, right, y + thickness}, 3)));
}

auto Down(int x, int top, int bottom, int thickness = 3) {
  return AllOf(Field("horizontal", &Rule::horizontal, false),
               Field("box", &Rule::box, IsNear({x, top, x + thickness, bottom}, 3)));
}

std::vector<Rule> RulesOf(const Grey& grey) { return FindRules(Smoothed(grey, 1), kThreshold); }

TEST(RulesTest, AGridIsFound) {
  Grey page = Grey::Blank(800, 500);
  DrawGrid({50, 200, 400}, {50, 300, 700}, &page);
  EXPECT_THAT(RulesOf(page),
              UnorderedElementsAre(Across(50, 50, 703), Across(50, 200, 703), Across(50, 400, 703),
                                   Down(50, 50, 403), Down(300, 50, 403), Down(700, 50, 403)));
}

TEST(RulesTest, ABrokenRuleIsOne) {
  Grey page = Grey::Blank(900, 500);
  DrawGrid({50, 200, 400}, {50, 800}, &page);
  Fill({200, 195, 212, 206}, &page, 255);  // A scratch.
  Fill({500, 195, 555, 206}, &page, 255);  // Toner that is missing.
  Fill({45, 280, 56, 330}, &page, 255);
  EXPECT_THAT(RulesOf(page),
              UnorderedElementsAre(Across(50, 50, 803), Across(50, 200, 803), Across(50, 400, 803),
                                   Down(50, 50, 403), Down(800, 50, 403)));
}

TEST(RulesTest, AHairlineOfDashesIsARule) {
  Grey page = Grey::Blank(1400, 400);
  DrawGrid({50, 300}, {50, 1300}, &page);
  for (int left = 50; left < 1290; left += 16) {
    Fill({left, 150 + left / 16 % 2, left + 9, 152 + left / 16 % 2}, &page);
  }
  for (int left = 60; left < 1290; left += 16) Fill({left, 220, left + 4, 224}, &page);  // Dots.
  EXPECT_THAT(RulesOf(page),
              UnorderedElementsAre(Across(50, 50, 1303), Across(50, 150, 1303),
                                   Across(50, 300, 1303), Down(50, 50, 303), Down(1300, 50, 303)));
}

/// What a fax makes of a hairline down the page: specks, here a pixel further right, there further
/// left.
void DrawSpecks(int x, int top, int bottom, Grey* page) {
  for (int y = top; y < bottom; y += 6) Fill({x + y / 300, y, x + y / 300 + 2, y + 4}, page);
}

TEST(RulesTest, AHairlineOfSpecksDownThePageIsARule) {
  Grey page = Grey::Blank(900, 1300);
  DrawGrid({50, 650, 1250}, {50, 800}, &page);
  DrawSpecks(400, 50, 1250, &page);
  // 1 and 月 below each other, a line each 60 pixels.
  for (int y = 60; y < 1200; y += 60) {
    Fill({600, y, 604, y + 34}, &page);
    Fill({200, y, 203, y + 38}, &page);
    Fill({228, y, 231, y + 38}, &page);
  }
  EXPECT_THAT(RulesOf(page),
              UnorderedElementsAre(Across(50, 50, 803), Across(50, 650, 803), Across(50, 1250, 803),
                                   Down(50, 50, 1253), Down(402, 50, 1253), Down(800, 50, 1253)));
}

TEST(RulesTest, ARuleThatBrokeWhereItCrossesAnotherIsOne) {
  Grey page = Grey::Blank(900, 500);
  DrawGrid({50, 200, 400}, {50, 400, 800}, &page);
  Fill({390, 195, 399, 206}, &page, 255);
  Fill({405, 195, 414, 206}, &page, 255);
  EXPECT_THAT(RulesOf(page),
              UnorderedElementsAre(Across(50, 50, 803), Across(50, 200, 803), Across(50, 400, 803),
                                   Down(50, 50, 403), Down(400, 50, 403), Down(800, 50, 403)));
}

TEST(RulesTest, ADoubleStrokeIsOneRule) {
  Grey page = Grey::Blank(800, 500);
  DrawGrid({50, 400}, {50, 700}, &page, 2);
  DrawGrid({54, 396}, {54, 696}, &page, 2);
  EXPECT_THAT(RulesOf(page), UnorderedElementsAre(Across(50, 50, 702, 6), Across(50, 396, 702, 6),
                                                  Down(50, 50, 402, 6), Down(696, 50, 402, 6)));
}

TEST(RulesTest, StrokesOfCharactersAreNoRules) {
  Grey page = Grey::Blank(1400, 600);
  for (int i = 0; i < 12; ++i) {
    const int left = 60 + 90 * i;
    Fill({left, 100 + 17 * i % 30, left + 64, 104 + 17 * i % 30},
         &page);                                    // 一 of a heading of 16 points ...
    Fill({left + 30, 200, left + 34, 266}, &page);  // ... and 丨.
    DrawText("HETL-17", left, 350, &page);          // Serifs in a row.
  }
  EXPECT_THAT(RulesOf(page), IsEmpty());
}

TEST(RulesTest, StrokesOfTypeOfSixteenPointsBelowEachOtherAreNoRules) {
  Grey page = Grey::Blank(900, 900);
  for (int line = 0; line < 6; ++line) {  // 中 above 中 at the left, 山 beside 山 in each line.
    const int top = 60 + 117 * line;
    Fill({100, top, 104, top + 67}, &page);
    for (int left = 300; left < 700; left += 75) Fill({left, top + 60, left + 62, top + 64}, &page);
  }
  EXPECT_THAT(RulesOf(page), IsEmpty());
  const Grey smooth = Smoothed(page, 1);
  EXPECT_EQ(WithoutRules(smooth, RulesOf(page), kThreshold).samples, smooth.samples);
}

TEST(RulesTest, TheSidesOfACharacterHoldEachOtherAndAreNoRules) {
  Grey page = Grey::Blank(900, 400);
  for (int left = 100; left < 700; left += 200) {  // 口 three times.
    DrawGrid({100, 158}, {left, left + 58}, &page);
  }
  EXPECT_THAT(RulesOf(page), IsEmpty());
}

TEST(RulesTest, StrokesInCellsAreNoRules) {
  Grey page = Grey::Blank(900, 500);
  DrawGrid({50, 250, 450}, {50, 450, 850}, &page);
  Fill({100, 150, 190, 154}, &page);  // A dash, far from every rule.
  Fill({600, 330, 604, 420}, &page);
  EXPECT_THAT(RulesOf(page), ::testing::SizeIs(6));
}

TEST(RulesTest, StrokesOfSeveralRowsTogetherAreNoRule) {
  Grey page = Grey::Blank(900, 450);
  DrawGrid({50, 140, 230, 320, 410}, {50, 450, 850}, &page);
  Fill({100, 101, 103, 135}, &page);  // 阝 of the second line of a row, ...
  Fill({100, 145, 103, 179}, &page);  // ... 中 above 阝 in the next, and 中 in that below.
  Fill({100, 190, 103, 224}, &page);
  Fill({100, 235, 103, 269}, &page);
  EXPECT_THAT(RulesOf(page), ::testing::SizeIs(8));
}

TEST(RulesTest, AShortRuleFromRuleToRuleIsOne) {
  Grey page = Grey::Blank(500, 500);
  DrawGrid({50, 250, 450}, {50, 120, 450}, &page);
  Fill({50, 150, 123, 153}, &page);  // Below a number of rows.
  EXPECT_THAT(RulesOf(page), ::testing::Contains(Across(50, 150, 123)));
}

TEST(RulesTest, ASpanningCellLeavesAGap) {
  Grey page = Grey::Blank(800, 500);
  DrawGrid({50, 200, 400}, {50, 300, 360, 700}, &page);
  Fill({304, 198, 359, 205}, &page, 255);
  const auto whole = UnorderedElementsAre(
      Across(50, 50, 703), Across(50, 200, 302), Across(360, 200, 703), Across(50, 400, 703),
      Down(50, 50, 403), Down(300, 50, 403), Down(360, 50, 403), Down(700, 50, 403));
  EXPECT_THAT(RulesOf(page), whole);
  // A rest of the rule in the gap says that it went on.
  Fill({314, 200, 352, 203}, &page);
  EXPECT_THAT(RulesOf(page), ::testing::Contains(Across(50, 200, 703)));
}

TEST(RulesTest, AStrokeInANarrowSpanningRowClosesNoGapOfALongRule) {
  Grey page = Grey::Blank(800, 1000);
  std::vector<int> rows;
  for (int y = 50; y <= 890; y += 56) rows.push_back(y);
  DrawGrid(rows, {50, 200, 300, 400, 500, 600, 700}, &page);
  for (int x = 200; x < 700; x += 100) Fill({x - 4, 501, x + 8, 554}, &page, 255);
  // 乡镇组 over all columns; its 乡 ...
  for (const PixelBox& part :
       {PixelBox{402, 511, 405, 528}, {399, 526, 403, 536}, {396, 534, 400, 543}}) {
    Fill(part, &page);  // ... has a stroke where the rule would be.
  }
  const std::vector<Rule> rules = RulesOf(page);
  EXPECT_THAT(rules, ::testing::Contains(Down(400, 50, 500)));
  EXPECT_THAT(rules, ::testing::Contains(Down(400, 554, 893)));
}

TEST(RulesTest, AStrokeInASpanningCellClosesNoGapOfTheRuleInLine) {
  Grey page = Grey::Blank(800, 600);
  DrawGrid({50, 120, 180, 240, 310}, {50, 700}, &page);
  Fill({400, 50, 403, 182}, &page);
  Fill({400, 240, 403, 312}, &page);
  Fill({400, 195, 403, 226}, &page);  // 单 of a label between them.
  for (const int y : {195, 205, 215, 223}) Fill({384, y, 420, y + 3}, &page);
  EXPECT_THAT(RulesOf(page),
              UnorderedElementsAre(Across(50, 50, 703), Across(50, 120, 703), Across(50, 180, 703),
                                   Across(50, 240, 703), Across(50, 310, 703), Down(50, 50, 313),
                                   Down(700, 50, 313), Down(400, 50, 181), Down(400, 240, 313)));
}

TEST(RulesTest, ARuleThatGoesOnBeyondTheOneItCrossesHasBrokenAndNotEnded) {
  const auto page = [](int end) {
    Grey drawn = Grey::Blank(800, 600);
    DrawGrid({50, 150, 250, 350, 450}, {50, 700}, &drawn);
    Fill({400, 50, 403, end}, &drawn);
    Fill({400, 284, 403, 320}, &drawn);  // A rest of it, or a stroke of what stands there.
    Fill({400, 350, 403, 452}, &drawn);
    return drawn;
  };
  EXPECT_THAT(RulesOf(page(263)), Contains(Down(400, 50, 453)));
  EXPECT_THAT(RulesOf(page(253)), Not(Contains(Down(400, 50, 453))));
}

TEST(RulesTest, RulesThatEndOpenAreFound) {
  Grey page = Grey::Blank(800, 500);
  for (const int y : {50, 200, 400}) Fill({50, y, 700, y + 2}, &page);
  for (const int x : {300, 500}) Fill({x, 50, x + 2, 402}, &page);
  EXPECT_THAT(RulesOf(page), UnorderedElementsAre(Across(50, 50, 700, 2), Across(50, 200, 700, 2),
                                                  Across(50, 400, 700, 2), Down(300, 50, 402, 2),
                                                  Down(500, 50, 402, 2)));
}

TEST(RulesTest, AFilledAreaIsNoRule) {
  Grey page = Grey::Blank(800, 500);
  Fill({50, 50, 700, 110}, &page);
  EXPECT_THAT(RulesOf(page), IsEmpty());
}

TEST(RulesTest, ARuleOfWhichABadCopyLeftPartsIsOneRule) {
  Grey page = Grey::Blank(1400, 400);
  for (const int y : {50, 150, 300}) Fill({50, y, 1300, y + 3}, &page);
  // Grey all along, and darker in places, as where toner held.
  Fill({50, 220, 1300, 223}, &page, 225);
  for (const int left : {300, 700}) Fill({left, 220, left + 180, 223}, &page, 140);
  EXPECT_THAT(RulesOf(page), UnorderedElementsAre(Across(50, 50, 1300), Across(50, 150, 1300),
                                                  Across(50, 220, 1300), Across(50, 300, 1300)));
}

TEST(RulesTest, StrokesBelowEachOtherInNarrowRowsAreNoRule) {
  Grey page = Grey::Blank(900, 1500);
  std::vector<int> lines;
  for (int y = 50; y <= 1400; y += 45) lines.push_back(y);
  DrawGrid(lines, {50, 800}, &page);
  for (const int y : lines) {  // 市 of 8 points in each row.
    if (y == lines.back()) break;
    Fill({300, y + 7, 303, y + 42}, &page, 110);
    for (const int bar : {12, 20}) Fill({285, y + bar, 318, y + bar + 4}, &page, 110);
    Fill({288, y + 20, 291, y + 38}, &page, 110);
    Fill({312, y + 20, 315, y + 38}, &page, 110);
  }
  const std::vector<Rule> rules = RulesOf(page);
  EXPECT_EQ(std::count_if(rules.begin(), rules.end(), [](const Rule& r) { return !r.horizontal; }),
            2);
}

TEST(RulesTest, RulesOfATableWithoutSidesEndWhereMostDo) {
  Grey page = Grey::Blank(1400, 500);
  for (const int y : {50, 120, 190, 260}) Fill({50, y, 1300, y + 3}, &page);
  Fill({70, 330, 1330, 333}, &page);
  Fill({700, 400, 1300, 403}, &page);  // Under a head of two columns.
  EXPECT_THAT(RulesOf(page), UnorderedElementsAre(Across(50, 50, 1300), Across(50, 120, 1300),
                                                  Across(50, 190, 1300), Across(50, 260, 1300),
                                                  Across(50, 330, 1300), Across(700, 400, 1300)));
}

TEST(RulesTest, ASpeckOnARuleIsARestOfIt) {
  const std::vector<Rule> rules = {{{100, 200, 800, 205}, true}};
  EXPECT_TRUE(IsRestOfRule({300, 192, 308, 208}, rules));
  EXPECT_FALSE(IsRestOfRule({300, 180, 308, 196}, rules));  // A point above it.
  EXPECT_FALSE(IsRestOfRule({300, 170, 330, 206}, rules));  // A figure whose foot touches it.
}

TEST(RulesTest, FlatInkBeyondTheEndOfARuleIsARestOfIt) {
  const std::vector<Rule> rules = {{{100, 200, 800, 205}, true}, {{100, 200, 104, 900}, false}};
  EXPECT_TRUE(IsRestOfRule({820, 201, 850, 206}, rules));
  EXPECT_TRUE(IsRestOfRule({50, 199, 90, 203}, rules));
  EXPECT_FALSE(IsRestOfRule({900, 201, 930, 206}, rules));  // A dash far beyond.
  EXPECT_FALSE(IsRestOfRule({820, 220, 850, 225}, rules));  // One lower down.
  EXPECT_FALSE(IsRestOfRule({820, 190, 850, 216}, rules));  // A character.
}

}  // namespace
}  // namespace gouji::scan
