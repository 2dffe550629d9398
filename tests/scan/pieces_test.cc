#include "scan/pieces.h"

#include "drawn_ink.h"

namespace gouji::scan {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// A Chinese character, as far as pieces know: a square of 38 pixels.
constexpr int kSquare = 38, kPitch = 42;

void DrawSquares(int count, int left, int top, Grey* page) {
  for (int i = 0; i < count; ++i) {
    const PixelBox box = {left + i * kPitch, top, left + i * kPitch + kSquare, top + kSquare};
    Fill(box, page);
    Fill({box.left + 4, box.top + 4, box.right - 4, box.bottom - 4}, page, 255);
  }
}

std::vector<PixelBox> BoxesOf(const std::vector<Piece>& pieces) {
  std::vector<PixelBox> boxes;
  for (const Piece& piece : pieces) boxes.push_back(piece.box);
  return boxes;
}

/// A page on which most ink is of 10 points, so that it is known how high a line is.
Grey Page() {
  Grey page = Grey::Blank(1400, 900);
  DrawSquares(24, 100, 800, &page);
  return page;
}

std::vector<Piece> InCells(const Grey& page, const std::vector<PixelBox>& cells) {
  std::vector<Piece> pieces = FindPieces(page, kThreshold, cells);
  std::erase_if(pieces, [](const Piece& piece) { return piece.cell < 0; });
  return pieces;
}

std::vector<Piece> OutsideOfCells(const Grey& page, const std::vector<PixelBox>& cells = {}) {
  std::vector<Piece> pieces = FindPieces(page, kThreshold, cells);
  std::erase_if(pieces, [](const Piece& piece) { return piece.cell >= 0 || piece.box.top >= 790; });
  return pieces;
}

TEST(PiecesTest, EachLineOfACellIsAPiece) {
  Grey page = Page();
  DrawSquares(3, 120, 120, &page);
  DrawSquares(2, 140, 180, &page);
  DrawSquares(4, 420, 150, &page);
  const std::vector<Piece> pieces = InCells(page, {{100, 100, 400, 240}, {400, 100, 700, 240}});
  ASSERT_THAT(pieces, SizeIs(3));
  EXPECT_EQ(pieces[0].box, (PixelBox{120, 120, 120 + 2 * kPitch + kSquare, 158}));
  EXPECT_EQ(pieces[0].cell, 0);
  EXPECT_EQ(pieces[0].line, 0);
  EXPECT_THAT(pieces[0].characters, SizeIs(3));
  EXPECT_EQ(pieces[1].box, (PixelBox{140, 180, 140 + kPitch + kSquare, 218}));
  EXPECT_EQ(pieces[1].line, 1);
  EXPECT_EQ(pieces[2].cell, 1);
  EXPECT_EQ(pieces[2].line, 0);
}

TEST(PiecesTest, StrokesOfOneCharacterAreOneLine) {
  Grey page = Page();
  Fill({126, 122, 152, 132}, &page);  // The head of 立, far from its foot.
  Fill({120, 145, 158, 156}, &page);
  Fill({226, 120, 252, 124}, &page);  // 三
  Fill({228, 137, 250, 141}, &page);
  Fill({220, 154, 258, 158}, &page);
  const std::vector<Piece> pieces = InCells(page, {{100, 100, 200, 200}, {200, 100, 300, 200}});
  EXPECT_THAT(BoxesOf(pieces),
              ElementsAre(PixelBox{120, 122, 158, 156}, PixelBox{220, 120, 258, 158}));
  EXPECT_THAT(pieces[0].characters, SizeIs(1));
}

TEST(PiecesTest, TwoStrokesAloneInACellAreOneCharacter) {
  Grey page = Page();
  Fill({205, 125, 229, 129}, &page);  // 二
  Fill({200, 150, 234, 154}, &page);
  Fill({505, 122, 535, 126}, &page);  // A dash on each of two lines.
  Fill({505, 176, 535, 180}, &page);
  const std::vector<Piece> pieces = InCells(page, {{100, 100, 400, 200}, {400, 100, 700, 200}});
  ASSERT_THAT(pieces, SizeIs(3));
  EXPECT_EQ(pieces[0].box, (PixelBox{200, 125, 234, 154}));
  EXPECT_THAT(pieces[0].characters, SizeIs(1));
  EXPECT_EQ(pieces[1].line, 0);
  EXPECT_EQ(pieces[2].line, 1);
}

TEST(PiecesTest, RestsOfRulesAndSpecksAreNoText) {
  Grey page = Page();
  DrawSquares(2, 140, 150, &page);
  Fill({102, 101, 180, 104}, &page);  // On the edge of its cell.
  Fill({300, 150, 302, 152}, &page);  // Dust in the same cell.
  Fill({520, 150, 524, 154}, &page);  // All that there is in its cell.
  const std::vector<Piece> pieces = InCells(page, {{100, 100, 400, 240}, {400, 100, 700, 240}});
  EXPECT_THAT(BoxesOf(pieces), ElementsAre(PixelBox{140, 150, 140 + kPitch + kSquare, 188}));
}

TEST(PiecesTest, APointOfAFigureIsKept) {
  Grey page = Page();
  Fill({120, 150, 138, 178}, &page);
  Fill({144, 174, 148, 178}, &page);
  Fill({154, 150, 172, 178}, &page);
  const std::vector<Piece> pieces = InCells(page, {{100, 100, 400, 240}});
  ASSERT_THAT(pieces, SizeIs(1));
  EXPECT_THAT(pieces[0].characters,
              ElementsAre(PixelBox{120, 150, 138, 178}, PixelBox{144, 174, 148, 178},
                          PixelBox{154, 150, 172, 178}));
}

TEST(PiecesTest, OutsideOfCellsChunksOfALineArePieces) {
  Grey page = Page();
  DrawSquares(5, 100, 100, &page);
  DrawSquares(3, 500, 102, &page);
  DrawSquares(6, 100, 170, &page);
  DrawSquares(4, 300, 400, &page);
  const std::vector<Piece> pieces = OutsideOfCells(page, {{290, 390, 700, 450}});
  EXPECT_THAT(BoxesOf(pieces),
              ::testing::UnorderedElementsAre(PixelBox{100, 100, 100 + 4 * kPitch + kSquare, 138},
                                              PixelBox{500, 102, 500 + 2 * kPitch + kSquare, 140},
                                              PixelBox{100, 170, 100 + 5 * kPitch + kSquare, 208}));
}

TEST(PiecesTest, ALineThatRisesIsOne) {
  Grey page = Page();
  for (int i = 0; i < 20; ++i) DrawSquares(1, 100 + i * kPitch, 400 - 2 * i, &page);
  EXPECT_THAT(OutsideOfCells(page), SizeIs(1));
}

/// Numbered rows, as 9　甲乙丙 and 10　甲乙丙 (the last): one digit stands a wide gap from its
/// name.
Grey NumberedRows(int count) {
  Grey page = Page();
  for (int i = 0; i < count; ++i) {
    const int top = 100 + i * 60;
    Fill({120, top, 138, top + 36}, &page);
    if (i + 1 == count) Fill({144, top, 162, top + 36}, &page);
    DrawSquares(3, 196, top, &page);
  }
  return page;
}

TEST(PiecesTest, ANarrowGapBetweenColumnsPartsALineAsTheOthers) {
  EXPECT_THAT(OutsideOfCells(NumberedRows(10)), SizeIs(20));
  EXPECT_THAT(OutsideOfCells(NumberedRows(4)), SizeIs(7));  // Too few to tell columns.
  Grey page = NumberedRows(10);
  DrawSquares(20, 120, 40, &page);  // A line of prose goes across the gap,
  EXPECT_THAT(OutsideOfCells(page), SizeIs(21));
  DrawSquares(20, 120, 720, &page);  // ... and with one more too many do.
  EXPECT_THAT(OutsideOfCells(page), SizeIs(21));
}

TEST(PiecesTest, SpecksAndPicturesOutsideOfCellsAreNoText) {
  Grey page = Page();
  Fill({300, 300, 302, 302}, &page);
  Fill({500, 300, 506, 306}, &page);
  Fill({700, 200, 1000, 500}, &page);
  EXPECT_THAT(OutsideOfCells(page), IsEmpty());
}

TEST(PiecesTest, DigitsStandOnTheirFootWhateverHangsBelow) {
  Piece piece;
  piece.box = {0, 100, 100, 136};
  piece.characters = {
      {0, 100, 18, 130}, {20, 124, 26, 136}, {30, 100, 48, 130}, {50, 101, 68, 131}};
  EXPECT_EQ(DigitLineOf(piece).height, 30);
  EXPECT_EQ(DigitLineOf(piece).foot, 130);
  piece.characters = {{0, 112, 30, 117}};
  piece.box = {0, 90, 30, 137};
  EXPECT_EQ(DigitLineOf(piece).height, 47);
  EXPECT_EQ(DigitLineOf(piece).foot, 137);
}

TEST(PiecesTest, ThePartsOfAClosingPercentSignAreOneCharacter) {
  Piece piece;
  piece.box = {100, 100, 182, 130};
  const std::vector<PixelBox> digits = {{100, 100, 118, 130}, {122, 100, 140, 130}};
  piece.characters = digits;
  // Its rings stand apart from the stroke.
  for (const PixelBox& part :
       {PixelBox{148, 100, 158, 114}, PixelBox{160, 100, 168, 130}, PixelBox{170, 116, 182, 130}}) {
    piece.characters.push_back(part);
  }
  EXPECT_THAT(CharactersAs("85%", piece),
              ElementsAre(digits[0], digits[1], PixelBox{148, 100, 182, 130}));
  EXPECT_THAT(CharactersAs("85", piece), SizeIs(5));
}

TEST(PiecesTest, SpecksAboveTheFootOfALineAreNoCharacters) {
  Grey page = Page();
  for (int i = 0; i < 4; ++i) Fill({200 + 24 * i, 300, 214 + 24 * i, 330}, &page);
  Fill({217, 310, 221, 314}, &page);  // Dust.
  Fill({265, 326, 269, 330}, &page);  // A point.
  const std::vector<Piece> pieces = InCells(page, {{100, 250, 500, 380}});
  ASSERT_THAT(pieces, SizeIs(1));
  EXPECT_THAT(pieces[0].characters, SizeIs(5));
}

TEST(PiecesTest, NarrowCharactersLookLikeAFigure) {
  Grey page = Page();
  DrawText("1204", 110, 110, &page);
  DrawText("97.6%", 410, 110, &page);
  DrawText("1,204.5", 710, 110, &page);
  DrawSquares(3, 120, 220, &page);
  const std::vector<Piece> pieces = InCells(
      page,
      {{100, 100, 400, 200}, {400, 100, 700, 200}, {700, 100, 900, 200}, {100, 205, 400, 290}});
  ASSERT_THAT(pieces, SizeIs(4));
  EXPECT_TRUE(LooksLikeFigure(pieces[0]));
  EXPECT_TRUE(LooksLikeFigure(pieces[1]));
  EXPECT_TRUE(LooksLikeFigure(pieces[2]));
  EXPECT_FALSE(LooksLikeFigure(pieces[3]));
}

TEST(PiecesTest, SpecksAreDustAndDashesAndDotsAreNot) {
  EXPECT_TRUE(
      LooksLikeDust({{0, 0, 40, 20}, {{0, 5, 4, 11}, {18, 8, 28, 18}, {36, 0, 40, 3}}, 0, 0}));
  EXPECT_FALSE(LooksLikeDust({{0, 0, 40, 20}, {{0, 5, 4, 11}, {18, 0, 28, 18}}, 0, 0}));  // A 1.
  EXPECT_FALSE(LooksLikeDust({{0, 0, 11, 4}, {{0, 0, 11, 4}}, 0, 0}));                    // A dash.
  std::vector<PixelBox> dots;
  for (int left = 0; left < 200; left += 16) dots.push_back({left, 0, left + 4, 4});
  EXPECT_FALSE(LooksLikeDust({{0, 0, 196, 4}, dots, 0, 0}));
}

}  // namespace
}  // namespace gouji::scan
