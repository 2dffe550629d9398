#include <gtest/gtest.h>

#include "fixture.h"
#include "pixel_fixture.h"

namespace gouji::reader {
namespace {

using document::NoteSeverity;
using document::Raster;
using ::testing::Contains;
using ::testing::Field;
using ::testing::SizeIs;

TEST(ImageFileTest, AnImageIsAScannedPageOfItsOwnSize) {
  for (const char* name : {"grey.png", "palette.png", "transparent.png", "colour.jpg", "grey.tiff",
                           "two_pages.tiff"}) {
    SCOPED_TRACE(name);
    const Reading reading = ReadFixture("scans/" + std::string(name));
    EXPECT_EQ(reading.document.format, "image");
    EXPECT_EQ(reading.page().kind, document::PageKind::kScan);
    EXPECT_EQ(reading.page().width, 144);
    EXPECT_EQ(reading.page().height, 216);
    ASSERT_THAT(reading.page().images, SizeIs(1));
    EXPECT_EQ(reading.page().images[0].pixel_width, 200);
    EXPECT_THAT(reading.notes, Contains(Field(&document::Note::kind, "page.scan")));
    const std::vector<Raster> rasters = PixelsOf("scans/" + std::string(name));
    ASSERT_THAT(rasters, SizeIs(1));
    ExpectUpright(rasters[0]);
  }
}

TEST(ImageFileTest, ColouredInkKeepsItsColour) {
  for (const char* name : {"scans/colour.jpg", "scans/palette.png"}) {
    SCOPED_TRACE(name);
    const Raster raster = PixelsOf(name).at(0);
    ASSERT_EQ(raster.channels, 3);
    EXPECT_NEAR(Mean(raster, 115, 187, 0), 220, 5);
    EXPECT_NEAR(Mean(raster, 115, 187, 2), 30, 5);
  }
  EXPECT_EQ(PixelsOf("scans/grey.png").at(0).channels, 1);
}

TEST(ImageFileTest, EachPageOfATiffFileHasItsPixels) {
  const Reading reading = ReadFixture("scans/two_pages.tiff");
  ASSERT_THAT(reading.document.pages, SizeIs(2));
  EXPECT_EQ(reading.page(2).number, 2);
  EXPECT_GT(Mean(PixelsOf("scans/two_pages.tiff", 2).at(0), 28.8, 28.8), 250);

  ReaderOptions second;
  second.pages = {2, 2};
  const Reading part = ReadFixture("scans/two_pages.tiff", second);
  ASSERT_THAT(part.document.pages, SizeIs(1));
  EXPECT_EQ(part.page().number, 2);
}

TEST(ImageFileTest, WithoutAResolutionItIsACuttingFromAScreen) {
  const Reading reading = ReadFixture("scans/without_resolution.png");
  EXPECT_EQ(reading.page().width, 150);
  EXPECT_EQ(reading.page().height, 225);
  EXPECT_TRUE(PixelsOf("scans/without_resolution.png").at(0).box_is_guessed);
  EXPECT_FALSE(PixelsOf("scans/grey.png").at(0).box_is_guessed);
}

// At 55 pixels per inch nothing could be read.
TEST(ImageFileTest, AResolutionThatNoScannerHasIsNotBelieved) {
  std::string jpeg = FixtureBytes("scans/colour.jpg");
  ASSERT_EQ(jpeg.substr(6, 4), "JFIF");
  jpeg.replace(13, 5, {1, 0, 55, 0, 55});  // Pixels per inch, across and down.
  document::Notes notes;
  const Result<document::Document> document = ReadBytes(jpeg, "page.jpg", {}, notes);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->pages.at(0).width, 150);
}

TEST(ImageFileTest, AFaxWithSparseRowsGetsSquarePixels) {
  std::string tiff = FixtureBytes("scans/grey.tiff");
  ASSERT_TRUE(tiff.starts_with("II"));
  // Pixels per inch across: a fraction, which stands where the last four bytes of the field say.
  const std::size_t field = tiff.find({"\x1A\x01\x05\x00\x01\x00\x00\x00", 8});
  ASSERT_NE(field, std::string::npos);
  const std::size_t numerator = static_cast<unsigned char>(tiff[field + 8]) +
                                256 * static_cast<unsigned char>(tiff[field + 9]);
  ASSERT_EQ(tiff[numerator], 100);
  tiff[numerator] = '\xC8';
  document::Notes notes;
  const Result<document::Document> document = ReadBytes(tiff, "page.tiff", {}, notes);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->pages.at(0).width, 72);
  EXPECT_EQ(document->pages.at(0).height, 216);
  const Result<std::vector<Raster>> rasters = ReadPixels(tiff, "image", 1);
  ASSERT_TRUE(rasters);
  EXPECT_EQ(rasters->at(0).width, 200);
  EXPECT_EQ(rasters->at(0).height, 600);
}

ErrorCode CodeOf(std::string_view bytes) {
  document::Notes notes;
  const Result<document::Document> document = ReadBytes(bytes, "image", {}, notes);
  EXPECT_FALSE(document);
  return document.error().code;
}

TEST(ImageFileTest, DamageAndHugeSizesAreErrors) {
  EXPECT_EQ(CodeOf(FixtureBytes("scans/bomb.png")), ErrorCode::kLimit);
  EXPECT_EQ(CodeOf(FixtureBytes("scans/grey.png").substr(0, 20)), ErrorCode::kInvalid);
  EXPECT_EQ(CodeOf(FixtureBytes("scans/two_pages.tiff").substr(0, 100)), ErrorCode::kInvalid);
  EXPECT_EQ(CodeOf(FixtureBytes("scans/colour.jpg").substr(0, 100)), ErrorCode::kInvalid);
  const Result<std::vector<Raster>> cut =
      ReadPixels(FixtureBytes("scans/grey.png").substr(0, 200), "image", 1);
  ASSERT_FALSE(cut);
  EXPECT_EQ(cut.error().message, "not a readable image, it is damaged or cut off");
}

TEST(ImageFileTest, ImagesOfOtherFormatsAreNamed) {
  using namespace std::string_literals;
  const std::pair<std::string, const char*> cases[] = {
      {"BM\x46\0\0\0\0\0\0\0\x36\0"s, "BMP"},
      {"GIF89a\1\0\1\0"s, "GIF"},
      {"RIFF\x20\0\0\0WEBPVP8 "s, "WebP"},
      {"\0\0\0\x18"s + "ftypheic"s, "HEIC"},
  };
  for (const auto& [bytes, name] : cases) {
    SCOPED_TRACE(name);
    document::Notes notes;
    const Result<document::Document> result = ReadBytes(bytes, "photo", {}, notes);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::kUnsupported);
    EXPECT_EQ(result.error().message, "images of the format " + std::string(name) +
                                          " are not read; save it as PNG, JPEG or TIFF");
  }
}

}  // namespace
}  // namespace gouji::reader
