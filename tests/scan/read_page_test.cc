#include "scan/read_page.h"

#include <cmath>

#include "drawn_figures.h"
#include "loaded_tesseract.h"
#include "scanned_fixture.h"

namespace gouji::scan {
namespace {

using document::Page;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// A table of 11 rows and 4 columns, on paper that begins at 36, 72 points.
struct DrawnPage {
  document::Raster raster;
  std::vector<std::string> texts;  ///< Row by row.
};

DrawnPage DrawPage(double degrees, int columns_of_shares = 1) {
  constexpr int kRow = 70, kColumn = 220, kLeft = 150, kTop = 150;
  Grey grey = Grey::Blank(1200, 1100);
  std::vector<int> across, down;
  for (int i = 0; i <= 11; ++i) across.push_back(kTop + i * kRow);
  for (int i = 0; i <= 4; ++i) down.push_back(kLeft + i * kColumn);
  DrawGrid(across, down, &grey);
  DrawnPage page;
  for (int i = 0; i < 44; ++i) {
    const bool share = i % 4 >= 4 - columns_of_shares;
    page.texts.push_back(share ? std::to_string(10 + 37 * i % 90) + "." + std::to_string(10 + i)
                               : std::to_string(1023 + 8641 * i % 9000));
    DrawText(page.texts.back(), kLeft + i % 4 * kColumn + 60, kTop + i / 4 * kRow + 18, &grey);
  }
  if (degrees != 0) {
    const auto angle = static_cast<l_float32>(degrees * 3.14159265358979 / 180);
    grey = FromPix(
        Own(pixRotate(ToPix(grey).get(), angle, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0)).get());
  }
  page.raster.width = grey.width;
  page.raster.height = grey.height;
  page.raster.samples = grey.samples;
  page.raster.box = {36, 72, 36 + grey.width * 0.24, 72 + grey.height * 0.24};
  return page;
}

void ExpectRead(const DrawnPage& drawn, const Page& page) {
  ASSERT_TRUE(page.recognition);
  EXPECT_TRUE(page.recognition->enough);
  EXPECT_EQ(page.recognition->pieces, 44);
  EXPECT_EQ(page.recognition->doubtful, 0);
  ASSERT_THAT(page.pieces, SizeIs(44));
  std::vector<std::string> read;
  for (const document::RecognisedPiece& piece : page.pieces) read.push_back(piece.text);
  EXPECT_THAT(read, ::testing::UnorderedElementsAreArray(drawn.texts));
  EXPECT_THAT(page.rulings, SizeIs(12 + 5));
}

TEST(ReadPageTest, ATableComesOutAsIfItHadBeenPrinted) {
  const DrawnPage drawn = DrawPage(0);
  Page page;
  ASSERT_TRUE(ReadPage(drawn.raster, LoadedTesseract(), &page));
  ExpectRead(drawn, page);
  // Where it is on the page, in points.
  double left = 1e9, top = 1e9, right = 0, bottom = 0;
  for (const document::Ruling& ruling : page.rulings) {
    left = std::min(left, ruling.box.left);
    top = std::min(top, ruling.box.top);
    right = std::max(right, ruling.box.right);
    bottom = std::max(bottom, ruling.box.bottom);
  }
  EXPECT_NEAR(left, 36 + 150 * 0.24, 1);
  EXPECT_NEAR(top, 72 + 150 * 0.24, 1);
  EXPECT_NEAR(right, 36 + 1033 * 0.24, 1);
  EXPECT_NEAR(bottom, 72 + 923 * 0.24, 1);
}

TEST(ReadPageTest, GlyphsFillTheirPieceAndAreAsHighAsTheirType) {
  const DrawnPage drawn = DrawPage(0);
  Page page;
  ASSERT_TRUE(ReadPage(drawn.raster, LoadedTesseract(), &page));
  for (const document::RecognisedPiece& piece : page.pieces) {
    std::string text;
    for (int i = 0; i < piece.glyph_count; ++i) {
      const document::Glyph& glyph = page.glyphs[static_cast<std::size_t>(piece.first_glyph + i)];
      text += glyph.text;
      EXPECT_EQ(glyph.source, document::GlyphSource::kOcr);
      EXPECT_NEAR(glyph.font_size, 9, 2);
      EXPECT_GT(glyph.confidence, 0);
      if (i > 0) {
        EXPECT_NEAR(glyph.box.left,
                    page.glyphs[static_cast<std::size_t>(piece.first_glyph + i - 1)].box.right,
                    1e-9);
      }
    }
    EXPECT_EQ(text, piece.text);
  }
}

TEST(ReadPageTest, APageThatLiesAskewIsReadToo) {
  const DrawnPage drawn = DrawPage(1.3, 0);
  Page page;
  ASSERT_TRUE(ReadPage(drawn.raster, LoadedTesseract(), &page));
  ExpectRead(drawn, page);
}

TEST(ReadPageTest, WhereNothingSaysHowLargeThePageIsItsTypeDoes) {
  DrawnPage drawn = DrawPage(0);
  drawn.raster.box = {0, 0, 1200, 1100};  // As if it had 72 dpi.
  drawn.raster.box_is_guessed = true;
  Page page;
  page.images.push_back({drawn.raster.box, 1200, 1100});
  ASSERT_TRUE(ReadPage(drawn.raster, LoadedTesseract(), &page));
  ExpectRead(drawn, page);
  EXPECT_NEAR(page.width, 1200 * 0.24, 1e-9);
  EXPECT_NEAR(page.height, 1100 * 0.24, 1e-9);
  EXPECT_EQ(page.images[0].box.right, page.width);
  EXPECT_NEAR(page.glyphs[0].font_size, 9, 2);
}

TEST(ReadPageTest, APageThatIsPlacedTooLargeIsReadWhereItStands) {
  DrawnPage drawn = DrawPage(0);
  drawn.raster.box = {36, 72, 36 + 1200, 72 + 1100};
  Page page;
  page.width = 1300;
  ASSERT_TRUE(ReadPage(drawn.raster, LoadedTesseract(), &page));
  ExpectRead(drawn, page);
  EXPECT_EQ(page.width, 1300);
  double left = 1e9, right = 0;
  for (const document::Ruling& ruling : page.rulings) {
    left = std::min(left, ruling.box.left);
    right = std::max(right, ruling.box.right);
  }
  EXPECT_NEAR(left, 36 + 150, 4);
  EXPECT_NEAR(right, 36 + 1033, 4);
}

TEST(ReadPageTest, TextThatThePageHasStays) {
  Page page;
  page.glyphs.resize(2);
  page.glyphs[1].text = "x";
  page.rulings.resize(1);
  ASSERT_TRUE(ReadPage(DrawPage(0).raster, LoadedTesseract(), &page));
  EXPECT_EQ(page.glyphs[1].text, "x");
  EXPECT_THAT(page.rulings, SizeIs(1 + 12 + 5));
  EXPECT_EQ(page.pieces[0].first_glyph, 2);
}

TEST(ReadPageTest, AnEmptyPageHasNothingToDoubt) {
  document::Raster raster = DrawPage(0).raster;
  std::fill(raster.samples.begin(), raster.samples.end(), std::uint8_t{250});
  Page page;
  ASSERT_TRUE(ReadPage(raster, LoadedTesseract(), &page));
  ASSERT_TRUE(page.recognition);
  EXPECT_EQ(page.recognition->pieces, 0);
  EXPECT_TRUE(page.recognition->enough);
  EXPECT_THAT(page.glyphs, IsEmpty());
}

TEST(ReadPageTest, ABlurredTableIsNotReadWellEnough) {
  document::Raster raster = DrawPage(0).raster;
  Grey grey = {raster.width, raster.height, raster.samples};
  grey = Smoothed(grey, 4.5);
  AddNoise(60, 5, &grey);
  raster.samples = grey.samples;
  Page page;
  ASSERT_TRUE(ReadPage(raster, LoadedTesseract(), &page));
  ASSERT_TRUE(page.recognition);
  EXPECT_GT(page.recognition->pieces, 10);
  EXPECT_FALSE(page.recognition->enough);
}

TEST(ReadPageTest, NamesGiveWayToTheVocabularyAndWhatWasReadIsKept) {
  Grey grey = ScannedHotline();
  Fill({360, 540, 390, 575}, &grey, 255);  // Half of the last character of 住建局.
  document::Raster raster;
  raster.width = grey.width;
  raster.height = grey.height;
  raster.samples = grey.samples;
  raster.box = {0, 0, grey.width * 0.24, grey.height * 0.24};
  Vocabulary vocabulary;
  vocabulary.AddWord("住建局");
  vocabulary.AddAlike("局", "己");
  const auto read = [&](const Vocabulary* names) {
    Page page;
    EXPECT_TRUE(ReadPage(raster, LoadedTesseract(), &page, names));
    std::vector<std::string> changed;
    for (const document::RecognisedPiece& piece : page.pieces) {
      if (!piece.read.empty()) changed.push_back(piece.read + " " + piece.text);
    }
    return changed;
  };
  EXPECT_THAT(read(nullptr), IsEmpty());
  EXPECT_THAT(read(&vocabulary), ::testing::ElementsAre("住建己 住建局"));
}

}  // namespace
}  // namespace gouji::scan
