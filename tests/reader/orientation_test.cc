#include "reader/orientation.h"

#include <leptonica/allheaders.h>

#include <cstdlib>
#include <memory>

#include "fixture.h"

namespace gouji::reader {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;
using document::Raster;

std::string Number(bool is_little, unsigned value, std::size_t size) {
  std::string bytes;
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t shift = 8 * (is_little ? i : size - 1 - i);
    bytes.push_back(static_cast<char>(value >> shift & 255));
  }
  return bytes;
}

/// A TIFF structure of a directory with another tag and this orientation.
std::string Exif(bool is_little, unsigned orientation) {
  const auto number = [&](unsigned value, std::size_t size) {
    return Number(is_little, value, size);
  };
  const std::string value = number(orientation, 2) + number(0, 2);
  return (is_little ? "II" : "MM") + number(42, 2) + number(8, 4) + number(2, 2) + number(271, 2) +
         number(2, 2) + number(1, 4) + number(0, 4) +  // The camera's maker.
         number(274, 2) + number(3, 2) + number(1, 4) + value + number(0, 4);
}

struct PixDeleter {
  void operator()(PIX* pix) const { pixDestroy(&pix); }
};
using Pix = std::unique_ptr<PIX, PixDeleter>;

/// What is seen: 48 x 80 pixels, black in the upper left quarter, grey in the upper right one.
Pix Seen() {
  Pix pix(pixCreate(48, 80, 8));
  pixSetAll(pix.get());
  for (l_uint32 y = 0; y < 40; ++y) {
    for (l_uint32 x = 0; x < 48; ++x) {
      pixSetPixel(pix.get(), static_cast<int>(x), static_cast<int>(y), x < 24 ? 0 : 128);
    }
  }
  return pix;
}

/// As a camera keeps it that was held this way: turned back, then mirrored back.
Pix Kept(int orientation) {
  const Pix seen = Seen();
  const auto mirrored = [](const Pix& pix) { return Pix(pixFlipLR(nullptr, pix.get())); };
  const auto turned = [](const Pix& pix, int quarters) {
    return Pix(pixRotateOrth(pix.get(), quarters));
  };
  switch (orientation) {
    case 2:
      return mirrored(seen);
    case 3:
      return turned(seen, 2);
    case 4:
      return turned(mirrored(seen), 2);
    case 5:
      return turned(mirrored(seen), 3);
    case 6:
      return turned(seen, 3);
    case 7:
      return turned(mirrored(seen), 1);
    case 8:
      return turned(seen, 1);
    default:
      return turned(seen, 0);
  }
}

std::string Encoded(const Pix& pix, int format) {
  l_uint8* data = nullptr;
  std::size_t size = 0;
  EXPECT_EQ(pixWriteMem(&data, &size, pix.get(), format), 0);
  std::string bytes(reinterpret_cast<const char*>(data), size);
  std::free(data);
  return bytes;
}

std::string Jpeg(int orientation, bool is_little) {
  const std::string exif = "Exif\0\0"s + Exif(is_little, static_cast<unsigned>(orientation));
  const std::string segment =
      "\xFF\xE1" + Number(false, static_cast<unsigned>(exif.size() + 2), 2) + exif;
  return Encoded(Kept(orientation), IFF_JFIF_JPEG).insert(2, segment);
}

int At(const Raster& raster, int x, int y) {
  return raster.samples.at(static_cast<std::size_t>(y * raster.width + x));
}

void ExpectSeen(const std::string& bytes) {
  document::Notes notes;
  const Result<document::Document> document = ReadBytes(bytes, "photograph", {}, notes);
  ASSERT_TRUE(document);
  const document::Page& page = document->pages.at(0);
  ASSERT_EQ(page.images.at(0).pixel_width, 48);
  EXPECT_EQ(page.images.at(0).pixel_height, 80);
  EXPECT_NEAR(page.height / page.width, 80 / 48.0, 1e-9);
  const Result<std::vector<Raster>> rasters = ReadPixels(bytes, "image", 1);
  ASSERT_TRUE(rasters);
  const Raster& raster = rasters->at(0);
  ASSERT_EQ(raster.width, 48);
  ASSERT_EQ(raster.height, 80);
  EXPECT_THAT(raster.box, IsBox(0, 0, page.width, page.height));
  EXPECT_NEAR(At(raster, 12, 20), 0, 10);
  EXPECT_NEAR(At(raster, 36, 20), 128, 10);
  EXPECT_NEAR(At(raster, 12, 60), 255, 10);
  EXPECT_NEAR(At(raster, 36, 60), 255, 10);
}

TEST(OrientationTest, PhotographsAreReadAsTheyAreSeen) {
  for (int orientation = 1; orientation <= 8; ++orientation) {
    SCOPED_TRACE(orientation);
    ExpectSeen(Jpeg(orientation, false));
    ExpectSeen(Jpeg(orientation, true));
  }
}

TEST(OrientationTest, TiffImagesAreReadAsTheyAreSeen) {
  for (int orientation = 1; orientation <= 8; ++orientation) {
    SCOPED_TRACE(orientation);
    std::string bytes = Encoded(Kept(orientation), IFF_TIFF);
    const std::size_t entry = bytes.find("\x12\x01\x03\x00\x01\x00\x00\x00"sv);
    ASSERT_NE(entry, std::string::npos);
    bytes[entry + 8] = static_cast<char>(orientation);
    ExpectSeen(bytes);
  }
}

TEST(OrientationTest, WhatSaysNothingOrNonsenseIsAsItIs) {
  EXPECT_EQ(OrientationOfJpeg(Encoded(Seen(), IFF_JFIF_JPEG)), 1);
  EXPECT_EQ(OrientationOfJpeg(""), 1);
  EXPECT_EQ(OrientationOfJpeg("\xFF\xD8\xFF\xE1\xFF\xFF"), 1);
  EXPECT_EQ(OrientationOfJpeg("\xFF\xD8\xFF\xE1\x00\x00"sv), 1);
  for (const unsigned orientation : {0U, 9U, 65535U}) {
    EXPECT_EQ(OrientationOfTiff(Exif(true, orientation), 1), 1) << orientation;
  }
  EXPECT_EQ(OrientationOfTiff(Exif(true, 6), 2), 1);  // There is one page.
  const std::string exif = Exif(false, 6);
  EXPECT_EQ(OrientationOfTiff(exif, 1), 6);
  // Cut off anywhere.
  for (std::size_t size = 0; size < exif.size(); ++size) {
    const int orientation = OrientationOfTiff(exif.substr(0, size), 1);
    EXPECT_TRUE(orientation == 1 || orientation == 6) << size;
  }
  // A directory far behind the end, or one that follows itself.
  EXPECT_EQ(OrientationOfTiff("II*\0\xF0\xFF\xFF\xFF"sv, 2000), 1);
  EXPECT_EQ(OrientationOfTiff("II*\0\x08\x00\x00\x00\x00\x00\x08\x00\x00\x00"sv, 2000), 1);
}

}  // namespace
}  // namespace gouji::reader
