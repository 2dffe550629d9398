#include "scan/read_pieces.h"

#include "drawn_figures.h"
#include "loaded_tesseract.h"

namespace gouji::scan {
namespace {

using ::testing::Contains;
using ::testing::Field;
using ::testing::Gt;

std::vector<Reading> Read(const DrawnFigures& figures) {
  return ReadPieces(figures.page, figures.pieces, LoadedTesseract());
}

TEST(ReadPiecesTest, FiguresAndWordsEachHaveTheirReader) {
  std::vector<std::string> texts = ManyFigures();
  texts[3] = "Total";
  texts[7] = "Handled";
  const std::vector<Reading> readings = Read(DrawFigures(texts, 20));
  ASSERT_EQ(readings.size(), texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) EXPECT_EQ(readings[i].Text(), texts[i]);
}

TEST(ReadPiecesTest, WhatAFigureWasReadAsStaysWhereTheWordWins) {
  std::vector<std::string> texts = ManyFigures();
  texts[5] = "HR";  // As high and as narrow as figures, which its readers make of it.
  const std::vector<Reading> readings = Read(DrawFigures(texts, 30));
  ASSERT_EQ(readings[5].Text(), "HR");
  EXPECT_THAT(readings[5].alternatives,
              Contains(Field("reader", &document::Alternative::reader, "shapes")));
}

TEST(ReadPiecesTest, AFigureWhoseCharactersAllTouchIsReadByTheReadersOfFiguresToo) {
  DrawnFigures figures = DrawFigures({"40%", "Total", "7%"}, 0);
  for (Piece& piece : figures.pieces) piece.characters = {piece.box};
  const std::vector<Reading> readings = Read(figures);
  EXPECT_EQ(readings[0].Text(), "40%");
  EXPECT_NE(readings[0].reader, Name(Model::kChinese));
  EXPECT_EQ(readings[1].Text(), "Total");
  EXPECT_EQ(readings[2].Text(), "7%");
}

TEST(ReadPiecesTest, ADashIsReadByItsOutline) {
  DrawnFigures figures = DrawFigures({"1204", "-", "976"}, 0);
  const std::vector<Reading> readings = Read(figures);
  EXPECT_EQ(readings[1].Text(), "-");
  EXPECT_EQ(readings[1].reader, "outline");
}

TEST(ReadPiecesTest, EqualWordsAreReadAtTheirOwnPlaces) {
  std::vector<std::string> texts(12, "Handled");
  const DrawnFigures figures = DrawFigures(texts, 20);
  const std::vector<Reading> readings = Read(figures);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    ASSERT_EQ(readings[i].Text(), "Handled");
    EXPECT_THAT(readings[i].characters.front().box.left, Gt(figures.pieces[i].box.left - 8));
    EXPECT_EQ(readings[i].characters.front().box.top, figures.pieces[i].box.top);
  }
}

}  // namespace
}  // namespace gouji::scan
