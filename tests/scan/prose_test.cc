#include "scan/prose.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/utf8.h"
#include "loaded_tesseract.h"
#include "scanned_fixture.h"

namespace gouji::scan {
namespace {

using ::testing::Contains;
using ::testing::Field;
using ::testing::Ge;
using ::testing::IsEmpty;

/// The title of the scanned fixture: 某县2023年5月12345热线办件情况.
constexpr PixelBox kTitle = {400, 140, 1330, 260};

Reading FirstReading(const std::string& text, const Piece& piece) {
  Reading reading;
  reading.reader = "chi_sim";
  reading.confidence = 0.9;
  for (const char32_t c : ToUtf32(text)) {
    reading.characters.push_back({ToUtf8(std::u32string(1, c)), piece.box, 0.9});
  }
  return reading;
}

/// What becomes of this first reading of the title.
Reading ReadAgain(const std::string& text) {
  static const Grey title = Crop(ScannedHotline(), kTitle);
  static const std::vector<Piece> pieces = FindPieces(title, 160, {});
  Reading reading = FirstReading(text, pieces.front());
  ReadFiguresAgain(title, pieces.front(), LoadedTesseract(), &reading);
  return reading;
}

TEST(ProseTest, FiguresThatTwoModelsReadAlikeAreSure) {
  const Reading reading = ReadAgain("某县2023年5月12345热线办件情况");
  EXPECT_EQ(reading.Text(), "某县2023年5月12345热线办件情况");
  ASSERT_EQ(reading.figures.size(), 3u);
  EXPECT_EQ(reading.figures[0].first, 2u);
  EXPECT_EQ(reading.figures[0].count, 4u);
  for (const LinePart& figure : reading.figures) {
    EXPECT_THAT(figure.confidence, Ge(0.9));
    EXPECT_THAT(figure.alternatives, IsEmpty());
  }
}

TEST(ProseTest, WhatOneModelSeesAloneGivesWayAndIsKept) {
  const Reading reading = ReadAgain("某县2023年5月123945热线办件情况");
  EXPECT_EQ(reading.Text(), "某县2023年5月12345热线办件情况");
  ASSERT_EQ(reading.figures.size(), 3u);
  EXPECT_THAT(reading.figures[2].alternatives,
              Contains(Field(&document::Alternative::text, "123945")));
  EXPECT_EQ(reading.figures[2].first, 9u);
  EXPECT_EQ(reading.figures[2].count, 5u);
}

TEST(ProseTest, WordsStayAsTheyWereRead) {
  EXPECT_EQ(ReadAgain("某昌2023年5月12345热线刀件情况").Text(), "某昌2023年5月12345热线刀件情况");
}

TEST(ProseTest, OnlyFiguresBesideChineseCharactersAreAmongWords) {
  const Piece piece;
  EXPECT_TRUE(HasFigureAmongWords(FirstReading("共5件", piece)));
  EXPECT_FALSE(HasFigureAmongWords(FirstReading("98.5%", piece)));
  EXPECT_FALSE(HasFigureAmongWords(FirstReading("办结率", piece)));
}

}  // namespace
}  // namespace gouji::scan
