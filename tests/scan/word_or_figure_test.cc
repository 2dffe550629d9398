#include "scan/word_or_figure.h"

#include <gmock/gmock.h>

namespace gouji::scan {
namespace {

Reading ReadAs(const std::vector<std::string>& characters, double confidence) {
  Reading reading;
  reading.confidence = confidence;
  for (const std::string& text : characters) reading.characters.push_back({text, {}, confidence});
  return reading;
}

/// As many spots in a row, as far apart as digits of 10 points are.
Piece Spots(int count) {
  Piece piece;
  for (int i = 0; i < count; ++i) {
    piece.characters.push_back({24 * i, 0, 24 * i + 18, 30});
    piece.box = Union(piece.characters.front(), piece.characters.back());
  }
  return piece;
}

TEST(WordOrFigureTest, TheSurerIsBetter) {
  EXPECT_TRUE(IsWordBetter(ReadAs({"甲"}, 0.9), ReadAs({"4"}, 0.5), Spots(1)));
  EXPECT_FALSE(IsWordBetter(ReadAs({"甲"}, 0.5), ReadAs({"4"}, 0.9), Spots(1)));
  EXPECT_TRUE(IsWordBetter(ReadAs({"甲"}, 0.5), {}, Spots(1)));
  EXPECT_FALSE(IsWordBetter({}, ReadAs({"4"}, 0.1), Spots(1)));
}

TEST(WordOrFigureTest, OfTwoFiguresTheOneThatMissesNoCharacterIsBetter) {
  EXPECT_TRUE(IsWordBetter(ReadAs({"1", ".", "5"}, 0.6), ReadAs({"1", "5"}, 0.9), Spots(3)));
  EXPECT_FALSE(IsWordBetter(ReadAs({"1", "5"}, 0.9), ReadAs({"1", ".", "5"}, 0.6), Spots(3)));
}

TEST(WordOrFigureTest, OfTwoFiguresTheOneWhoseDigitsFillThePieceIsBetter) {
  Piece wide = Spots(1);
  wide.box.right = wide.characters[0].right = 36;  // A minus touches the digit.
  EXPECT_FALSE(IsWordBetter(ReadAs({"4"}, 0.95), ReadAs({"-", "4"}, 0.6), wide));
  EXPECT_TRUE(IsWordBetter(ReadAs({"-", "4"}, 0.6), ReadAs({"4"}, 0.95), wide));
}

TEST(WordOrFigureTest, WordsWithoutPercentLoseWhereOthersSeeOne) {
  Reading figure = ReadAs({"8", "5", "%"}, 0.4);
  for (const auto& words : {ReadAs({"8", "5", "9", "6"}, 0.95), ReadAs({"8", "5", "o"}, 0.95),
                            ReadAs({"8", "5", "9", "%", "6"}, 0.95)}) {
    EXPECT_FALSE(IsWordBetter(words, figure, Spots(4))) << words.Text();
  }
}

TEST(WordOrFigureTest, TheFirstRingOfPercentIsNoDigit) {
  const Reading words = ReadAs({"7", ".", "5", "9", "%"}, 0.9);
  Reading figure = ReadAs({"7", "5", "%"}, 0.4);
  EXPECT_EQ(WithoutRingOfPercent(words, figure).Text(), "7.5%");
  figure = ReadAs({"7", "3"}, 0.4);
  figure.AddAlternative({"7.3%", "eng", 0.9});
  EXPECT_EQ(WithoutRingOfPercent(words, figure).Text(), "7.5%");
  figure.AddAlternative({"7.39%", "HanS", 0.9});
  EXPECT_EQ(WithoutRingOfPercent(words, figure).Text(), "7.59%");
  EXPECT_EQ(WithoutRingOfPercent(words, ReadAs({"7", "5", "9", "%"}, 0.4)).Text(), "7.59%");
  EXPECT_EQ(WithoutRingOfPercent(ReadAs({"9", "%"}, 0.9), ReadAs({"%"}, 0.4)).Text(), "9%");
}

TEST(WordOrFigureTest, AFigureWithSlipsLosesAndACodeDoesNot) {
  const Reading figure = ReadAs({"4", "7", "8"}, 0.4);
  EXPECT_FALSE(IsWordBetter(ReadAs({"4", "T", "8"}, 0.95), figure, Spots(3)));
  EXPECT_FALSE(IsWordBetter(ReadAs({"4", "7", "8", ","}, 0.95), figure, Spots(4)));
  EXPECT_TRUE(IsWordBetter(ReadAs({"A", "7", "8"}, 0.95), figure, Spots(3)));
}

TEST(WordOrFigureTest, AStrokeBeforeTheRestOfTheFigureIsItsFirstCharacter) {
  EXPECT_FALSE(IsWordBetter(ReadAs({"二", "1", ".", "5"}, 0.95), ReadAs({"+", "1", ".", "5"}, 0.4),
                            Spots(4)));
  EXPECT_TRUE(IsWordBetter(ReadAs({"第", "5"}, 0.95), ReadAs({"4", "5"}, 0.4), Spots(3)));
}

TEST(WordOrFigureTest, CharactersOfFewStrokesAreNoWord) {
  const Reading figure = ReadAs({"1", "4"}, 0.4);
  EXPECT_FALSE(IsWordBetter(ReadAs({"工", "业"}, 0.95), figure, Spots(2)));
  EXPECT_FALSE(IsWordBetter(ReadAs({"了", "1", "4"}, 0.95), figure, Spots(2)));
  EXPECT_FALSE(IsWordBetter(ReadAs({"1", "4", "，"}, 0.95), figure, Spots(2)));
  Piece square = Spots(2);
  for (PixelBox& character : square.characters) character.right = character.left + 30;
  EXPECT_TRUE(IsWordBetter(ReadAs({"工", "业"}, 0.95), figure, square));
}

TEST(WordOrFigureTest, OfMarksTheReadersOfFiguresKnowMore) {
  Reading figure = ReadAs({"1", ",", "2", "0", "3"}, 0.7);
  figure.is_agreed = true;
  EXPECT_FALSE(IsWordBetter(ReadAs({"1", ".", "2", "0", "3"}, 0.95), figure, Spots(5)));
  EXPECT_FALSE(IsWordBetter(ReadAs({"1", "2", "0", "3"}, 0.95), figure, Spots(4)));
}

TEST(WordOrFigureTest, TwoReadersThatAgreeOverlookAPointAtMost) {
  Reading figure = ReadAs({"4", "4", "7", "5"}, 0.4);
  const Reading words = ReadAs({"村", "4", "7", "5"}, 0.95);
  EXPECT_TRUE(IsWordBetter(words, figure, Spots(5)));
  figure.is_agreed = true;
  EXPECT_FALSE(IsWordBetter(words, figure, Spots(5)));
  EXPECT_FALSE(IsWordBetter(ReadAs({"4", "4", "4", "7", "5"}, 0.95), figure, Spots(5)));
  EXPECT_TRUE(IsWordBetter(ReadAs({"4", "4", ".", "7", "5"}, 0.95), figure, Spots(5)));
}

TEST(WordOrFigureTest, AWordThatBeginsWithTheAgreedFigureIsMore) {
  Reading figure = ReadAs({"3"}, 0.9);
  figure.is_agreed = true;
  EXPECT_TRUE(IsWordBetter(ReadAs({"3", "月"}, 0.95), figure, Spots(2)));
  EXPECT_FALSE(IsWordBetter(ReadAs({"8", "月"}, 0.95), figure, Spots(2)));
}

}  // namespace
}  // namespace gouji::scan
