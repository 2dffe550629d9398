#include "scan/marks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace gouji::scan {
namespace {

using ::testing::Lt;

constexpr int kHigh = 30, kFoot = 130;

/// Digits with a mark at each place that `text` has one: points on the foot, commas through it.
struct Drawn {
  Piece piece;
  Reading reading;
};

/// `drawn`: what the pixels show. `read`: what it was read as, as long.
Drawn Draw(const std::string& drawn, const std::string& read, int tail = 3) {
  Drawn result;
  int x = 100;
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    PixelBox box = {x, kFoot - kHigh, x + 18, kFoot};
    if (drawn[i] == '.') box = {x, kFoot - 6, x + 6, kFoot};
    if (drawn[i] == ',') box = {x, kFoot - 6, x + 6, kFoot + tail};
    x = box.right + 4;
    result.piece.characters.push_back(box);
    result.reading.characters.push_back({std::string(1, read[i]), box, 1});
  }
  result.piece.box = {100, kFoot - kHigh, x, kFoot};
  result.reading.confidence = 1;
  result.reading.reader = "shapes";
  return result;
}

std::string Judged(Drawn drawn) {
  JudgeMarks(drawn.piece, &drawn.reading);
  return drawn.reading.Text();
}

TEST(MarksTest, AMarkIsWhatItLooksLike) {
  EXPECT_EQ(Judged(Draw("1,696", "1.696")), "1,696");
  EXPECT_EQ(Judged(Draw("1.696", "1,696")), "1.696");
  EXPECT_EQ(Judged(Draw("1,696", "1,696")), "1,696");
  EXPECT_EQ(Judged(Draw("1.696", "1.696")), "1.696");
  EXPECT_EQ(Judged(Draw("1,696,204", "1,696.204")), "1,696,204");
}

TEST(MarksTest, WhatWouldBeNoFigureStays) {
  EXPECT_EQ(Judged(Draw("16,96", "16.96")), "16.96");
  EXPECT_EQ(Judged(Draw("1.696,204", "1.696.204")), "1.696.204");
}

TEST(MarksTest, WhatWasReadFirstIsKept) {
  Drawn drawn = Draw("1,696", "1.696");
  JudgeMarks(drawn.piece, &drawn.reading);
  ASSERT_EQ(drawn.reading.alternatives.size(), 1);
  EXPECT_EQ(drawn.reading.alternatives[0].text, "1.696");
  EXPECT_EQ(drawn.reading.alternatives[0].reader, "shapes");
}

TEST(MarksTest, BetweenPointAndCommaThereIsDoubt) {
  Drawn drawn = Draw("1,696", "1.696", /*tail=*/1);
  drawn.piece.characters[1].right -= 1;
  JudgeMarks(drawn.piece, &drawn.reading);
  EXPECT_EQ(drawn.reading.Text(), "1.696");
  EXPECT_THAT(drawn.reading.confidence, Lt(0.8));
  ASSERT_EQ(drawn.reading.alternatives.size(), 1);
  EXPECT_EQ(drawn.reading.alternatives[0].text, "1,696");
}

TEST(MarksTest, CharactersThatTouchTellNothing) {
  Drawn drawn = Draw("1,696", "1.696");
  drawn.piece.characters.pop_back();
  JudgeMarks(drawn.piece, &drawn.reading);
  EXPECT_EQ(drawn.reading.Text(), "1.696");
}

Reading Read(const std::string& text) {
  Reading reading;
  for (const char c : text) reading.characters.push_back({std::string(1, c), {}, 0.98});
  reading.confidence = 0.98;
  reading.reader = "eng";
  return reading;
}

TEST(MarksTest, OfSeveralMarksAllButTheLastAreCommas) {
  Reading reading = Read("5.288.011.738.39");
  JudgeMisplacedMarks(&reading);
  EXPECT_EQ(reading.Text(), "5,288,011,738.39");
  EXPECT_THAT(reading.confidence, Lt(0.8));
  ASSERT_EQ(reading.alternatives.size(), 1);
  EXPECT_EQ(reading.alternatives[0].text, "5.288.011.738.39");
}

TEST(MarksTest, ACommaBeforeTwoDigitsOfAPercentageIsAPoint) {
  Reading reading = Read("71,93%");
  JudgeMisplacedMarks(&reading);
  EXPECT_EQ(reading.Text(), "71.93%");
  EXPECT_THAT(reading.confidence, Lt(0.8));
}

TEST(MarksTest, WhatIsNoFigureWithOtherMarksEitherStays) {
  for (const char* text :
       {"2018.8.29", "1.2.3", "97.6", "1,696", "...", "5.28.011,7", "12,15", "1,234%"}) {
    Reading reading = Read(text);
    JudgeMisplacedMarks(&reading);
    EXPECT_EQ(reading.Text(), text);
    EXPECT_EQ(reading.confidence, 0.98);
  }
}

}  // namespace
}  // namespace gouji::scan
