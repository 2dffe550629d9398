#include "scan/tesseract.h"

#include "drawn_figures.h"
#include "loaded_tesseract.h"
#include "scan/strip.h"
#include "scan/words.h"

namespace gouji::scan {
namespace {

using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(TesseractTest, AFolderWithoutModelsIsAnErrorThatNamesThePackages) {
  const Result<Tesseract> loaded = Tesseract::Load(GOUJI_FIXTURES);
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().code, ErrorCode::kUnsupported);
  EXPECT_EQ(loaded.error().message,
            "Tesseract's model 'eng' is missing: install the packages tesseract-ocr-eng, "
            "tesseract-ocr-chi-sim and tesseract-ocr-script-hans");
  EXPECT_THAT(loaded.error().ToString(), HasSubstr(GOUJI_FIXTURES));
}

TEST(LoadedTesseractTest, ALineIsReadWithTheBoxOfEachSymbol) {
  Grey line = Grey::Blank(300, 70);
  const PixelBox ink = DrawText("2047", 40, 15, &line);
  const std::vector<Symbol> symbols = LoadedTesseract().ReadLine(Model::kLatin, line, "");
  ASSERT_THAT(symbols, SizeIs(4));
  EXPECT_EQ(symbols[0].text + symbols[1].text + symbols[2].text + symbols[3].text, "2047");
  EXPECT_TRUE(symbols[0].begins_word);
  EXPECT_FALSE(symbols[1].begins_word);
  EXPECT_NEAR(symbols.front().box.left, ink.left, 6);
  EXPECT_NEAR(symbols.back().box.right, ink.right, 6);
}

TEST(LoadedTesseractTest, OnlyAllowedCharactersComeOut) {
  Grey line = Grey::Blank(400, 70);
  DrawText("SLOB 517", 40, 15, &line);
  for (const Symbol& symbol : LoadedTesseract().ReadLine(Model::kLatin, line, "0123456789 ")) {
    EXPECT_THAT(std::string("0123456789"), HasSubstr(symbol.text));
  }
  // And afterwards all of them again.
  std::string text;
  for (const Symbol& symbol : LoadedTesseract().ReadLine(Model::kLatin, line, ""))
    text += symbol.text;
  EXPECT_EQ(text, "SLOB517");
}

TEST(LoadedTesseractTest, APictureThatIsTooSmallForALineIsReadAsNothing) {
  for (const Model model : {Model::kLatin, Model::kHan, Model::kChinese}) {
    EXPECT_THAT(LoadedTesseract().ReadLine(model, Grey::Blank(2, 60), ""), IsEmpty())
        << Name(model);
    EXPECT_THAT(LoadedTesseract().ReadLine(model, Grey::Blank(60, 2), ""), IsEmpty())
        << Name(model);
  }
}

TEST(LoadedTesseractTest, EachPieceOfAStripGetsItsOwnReading) {
  const DrawnFigures figures = DrawFigures({"1204", "7", "976", "8"}, 0);
  ASSERT_THAT(figures.pieces, SizeIs(4));
  const std::vector<Reading> readings = ReadStrip(figures.page, figures.Pointers(), Model::kLatin,
                                                  "0123456789.,%-+ ", LoadedTesseract());
  ASSERT_THAT(readings, SizeIs(4));
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(readings[i].Text(), figures.texts[i]);
    EXPECT_EQ(readings[i].reader, "eng");
    for (const ReadCharacter& character : readings[i].characters) {
      EXPECT_GE(character.box.left, figures.pieces[i].box.left);
      EXPECT_LE(character.box.right, figures.pieces[i].box.right);
    }
  }
}

TEST(LoadedTesseractTest, WordsSayWhereTheyStand) {
  Grey page = Grey::Blank(700, 300);
  const PixelBox ink = DrawText("12345", 200, 120, &page);
  Piece piece;
  piece.box = ink;
  const Reading reading = ReadWords(page, piece, LoadedTesseract());
  EXPECT_EQ(reading.Text(), "12345");
  EXPECT_EQ(reading.reader, "chi_sim");
  EXPECT_NEAR(reading.characters.front().box.left, ink.left, 8);
  EXPECT_NEAR(reading.characters.back().box.right, ink.right, 8);
}

TEST(CutoutTest, FaintInkBecomesBlackAndNearlyWhitePaperWhite) {
  Grey page = Grey::Blank(100, 100);
  Fill({0, 0, 100, 100}, &page, 240);
  Fill({40, 40, 60, 60}, &page, 120);
  const Grey cut = Cutout(page, {40, 40, 60, 60}, 10);
  EXPECT_EQ(cut.width, 40);
  EXPECT_EQ(cut.height, 40);
  EXPECT_EQ(cut.Row(20)[20], 0);
  EXPECT_EQ(cut.Row(2)[2], 255);
  EXPECT_THAT(Cutout(Grey::Blank(30, 30), {10, 10, 20, 20}, 5).samples, Each(255));
}

}  // namespace
}  // namespace gouji::scan
