#include "scan/read_pieces.h"

#include "drawn_figures.h"

namespace gouji::scan {
namespace {

using ::testing::Contains;
using ::testing::Field;
using ::testing::Gt;

class ReadPiecesTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    Result<Tesseract> loaded = Tesseract::Load("");
    ASSERT_TRUE(loaded) << loaded.error().ToString();
    tesseract_ = std::make_unique<Tesseract>(std::move(*loaded));
  }
  static void TearDownTestSuite() { tesseract_.reset(); }

  static std::vector<Reading> Read(const DrawnFigures& figures) {
    return ReadPieces(figures.page, figures.pieces, *tesseract_);
  }

  static std::unique_ptr<Tesseract> tesseract_;
};

std::unique_ptr<Tesseract> ReadPiecesTest::tesseract_;

TEST_F(ReadPiecesTest, FiguresAndWordsEachHaveTheirReader) {
  std::vector<std::string> texts = ManyFigures();
  texts[3] = "Total";
  texts[7] = "Handled";
  const std::vector<Reading> readings = Read(DrawFigures(texts, 20));
  ASSERT_EQ(readings.size(), texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) EXPECT_EQ(readings[i].Text(), texts[i]);
}

TEST_F(ReadPiecesTest, WhatAFigureWasReadAsStaysWhereTheWordWins) {
  std::vector<std::string> texts = ManyFigures();
  texts[5] = "HR";  // As high and as narrow as figures, which its readers make of it.
  const std::vector<Reading> readings = Read(DrawFigures(texts, 30));
  ASSERT_EQ(readings[5].Text(), "HR");
  EXPECT_THAT(readings[5].alternatives,
              Contains(Field("reader", &document::Alternative::reader, "shapes")));
}

TEST_F(ReadPiecesTest, ADashIsReadByItsOutline) {
  DrawnFigures figures = DrawFigures({"1204", "-", "976"}, 0);
  const std::vector<Reading> readings = Read(figures);
  EXPECT_EQ(readings[1].Text(), "-");
  EXPECT_EQ(readings[1].reader, "outline");
}

TEST_F(ReadPiecesTest, EqualWordsAreReadAtTheirOwnPlaces) {
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
