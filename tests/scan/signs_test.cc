#include "scan/signs.h"

#include "drawn_ink.h"
#include "loaded_tesseract.h"
#include "scan/read_pieces.h"

namespace gouji::scan {
namespace {

struct Drawn {
  Grey page = Grey::Blank(400, 110);
  std::vector<Piece> pieces;
};

/// `minus`: as long in pixels, it touches the first digit.
Drawn Draw(const std::string& figure, int minus, int points = 10) {
  Drawn drawn;
  const PixelBox ink = DrawText(figure, 80, 20, &drawn.page, points);
  const int middle = (ink.top + ink.bottom) / 2, into = ink.height() / 2;
  if (minus > 0) Fill({ink.left - minus, middle - 1, ink.left + into, middle + 2}, &drawn.page);
  drawn.page = Smoothed(drawn.page, 1);
  drawn.pieces = FindPieces(drawn.page, kThreshold, {{5, 5, 395, 105}});
  return drawn;
}

bool HasMinus(const Drawn& drawn) {
  return BeginsWithTouchingMinus(drawn.page, kThreshold, drawn.pieces.at(0));
}

TEST(SignsTest, AStrokeThatTouchesADigitIsAMinus) {
  for (const char digit : std::string("0123456789")) {
    for (const int points : {8, 10, 14}) {
      SCOPED_TRACE(digit + std::to_string(points));
      const std::string figure = std::string(1, digit) + "30";
      EXPECT_FALSE(HasMinus(Draw(figure, 0, points)));
      EXPECT_TRUE(HasMinus(Draw(figure, points, points)));
    }
  }
}

TEST(SignsTest, AFigureWithoutItsMinusIsDoubted) {
  const Drawn drawn = Draw("4", 11);
  Reading reading = {{{"4", drawn.pieces.at(0).box, 0.95}}, 0.95, "eng", {}, {}, false};
  JudgeSign(drawn.page, kThreshold, drawn.pieces.at(0), &reading);
  EXPECT_EQ(reading.Text(), "-4");
  EXPECT_LT(reading.confidence, 0.6);
  ASSERT_EQ(reading.alternatives.size(), 1U);
  EXPECT_EQ(reading.alternatives[0].text, "4");
}

TEST(SignsTest, ThatGoesForEachFigureOfAPage) {
  for (const char* figure : {"9", "215", "26.5", "63%"}) {
    const Drawn drawn = Draw(figure, 11);
    const Reading reading = ReadPieces(drawn.page, drawn.pieces, LoadedTesseract()).at(0);
    EXPECT_EQ(reading.Text(), "-" + std::string(figure));
  }
}

}  // namespace
}  // namespace gouji::scan
