#include "table/recognised_cells.h"

#include <gmock/gmock.h>

namespace gouji::table {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

/// A page of glyphs 10 points wide beside one another, each a piece.
document::Document Pieces(const std::vector<double>& confidences) {
  document::Page page;
  page.number = 1;
  page.kind = document::PageKind::kScan;
  for (std::size_t i = 0; i < confidences.size(); ++i) {
    document::Glyph glyph;
    const double x = 10.0 * static_cast<double>(i);
    glyph.box = {x, 0, x + 10, 10};
    page.glyphs.push_back(glyph);
    document::RecognisedPiece piece;
    piece.first_glyph = static_cast<int>(i);
    piece.glyph_count = 1;
    piece.confidence = confidences[i];
    piece.alternatives = {{"7", "shapes", 0.25}};
    page.pieces.push_back(piece);
  }
  document::Document document;
  document.pages = {page};
  return document;
}

Table Cells(const std::vector<document::Rect>& boxes) {
  Table table;
  table.page = 1;
  for (const document::Rect& box : boxes) {
    Cell cell;
    cell.text = "1";
    cell.page = 1;
    cell.box = box;
    table.cells.push_back(cell);
  }
  return table;
}

TEST(RecognisedCellsTest, ACellIsAsSureAsTheLeastSureOfItsPieces) {
  Table table = Cells({{0, 0, 10, 10}, {10, 0, 30, 10}, {30, 0, 40, 10}});
  AddRecognition(Pieces({0.9, 0.8, 0.5}), &table);
  EXPECT_EQ(table.kind, Kind::kScanned);
  EXPECT_EQ(table.cells[0].confidence, 0.9);
  ASSERT_THAT(table.cells[0].alternatives, SizeIs(1));
  EXPECT_EQ(table.cells[0].alternatives[0].text, "7");
  EXPECT_EQ(table.cells[1].confidence, 0.5);
  EXPECT_THAT(table.cells[1].alternatives, IsEmpty());  // Whose of the two?
  EXPECT_EQ(table.cells[2].confidence, 1);
}

TEST(RecognisedCellsTest, ACellKnowsWhatItsPiecesWereReadAs) {
  document::Document document = Pieces({0.9, 0.9, 0.9});
  document.pages[0].pieces[0].text = "市";
  document.pages[0].pieces[1].text = "财";
  document.pages[0].pieces[1].read = "贝";
  Table table = Cells({{0, 0, 20, 10}, {20, 0, 30, 10}});
  AddRecognition(document, &table);
  EXPECT_EQ(table.cells[0].read, "市贝");
  EXPECT_EQ(table.cells[1].read, "");
}

TEST(RecognisedCellsTest, APageOfTextKeepsItsKind) {
  document::Document document = Pieces({});
  document.pages[0].kind = document::PageKind::kText;
  Table table = Cells({{0, 0, 10, 10}});
  AddRecognition(document, &table);
  EXPECT_EQ(table.kind, Kind::kRuled);
  EXPECT_EQ(table.cells[0].confidence, 1);
}

}  // namespace
}  // namespace gouji::table
