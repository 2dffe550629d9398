#include "scan/names.h"

#include <gmock/gmock.h>

#include "base/utf8.h"
#include "loaded_tesseract.h"
#include "scanned_fixture.h"

namespace gouji::scan {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::Gt;
using ::testing::IsEmpty;
using ::testing::Lt;

/// A piece, and what the first reader is said to have made of it.
struct ReadPiece {
  PixelBox box;
  int cell = 0;
  std::string text;
  std::string reader = "chi_sim";
  double confidence = 0.9;  ///< Of each character.
};

/// The pieces of the scanned fixture after the step; the second reader reads their pixels.
std::vector<Reading> Corrected(const std::vector<ReadPiece>& read, const Vocabulary& vocabulary) {
  static const Grey page = ScannedHotline();
  std::vector<Piece> pieces;
  std::vector<Reading> readings;
  for (const ReadPiece& piece : read) {
    pieces.push_back({piece.box, {}, piece.cell, 0});
    Reading reading;
    reading.reader = piece.reader;
    reading.confidence = 0.5;
    for (const char32_t c : ToUtf32(piece.text)) {
      reading.characters.push_back({ToUtf8(std::u32string(1, c)), piece.box, piece.confidence});
    }
    readings.push_back(std::move(reading));
  }
  CorrectNames(page, pieces, vocabulary, LoadedTesseract(), &readings);
  return readings;
}

Vocabulary Offices() {
  Vocabulary names;
  for (const char* word : {"住建局", "教育局"}) names.AddWord(word);
  return names;
}

TEST(NamesTest, WhatWasReadStaysBesideTheNameThatWasMeant) {
  const Reading reading = Corrected({{kHousingOffice, 0, "佳建局"}}, Offices()).front();
  EXPECT_EQ(reading.Text(), "住建局");
  EXPECT_EQ(reading.reader, kNamesReader);
  EXPECT_THAT(reading.confidence, Gt(0.6));
  EXPECT_THAT(reading.confidence, Lt(0.98));
  ASSERT_THAT(reading.alternatives, ElementsAre(Field(&document::Alternative::text, "佳建局")));
  EXPECT_EQ(reading.alternatives[0].reader, "chi_sim");
  EXPECT_EQ(reading.alternatives[0].confidence, 0.5);
  // What was read right is as sure as it was.
  EXPECT_EQ(reading.characters[1].confidence, 0.9);
}

TEST(NamesTest, TheLinesOfACellAreOneName) {
  PixelBox above = kHousingOffice, below = kHousingOffice;
  above.right = below.left = 330;  // Between 住建 and 局.
  std::vector<Reading> readings = Corrected({{above, 3, "佳建"}, {below, 3, "局"}}, Offices());
  EXPECT_EQ(readings[0].Text(), "住建");
  EXPECT_EQ(readings[1].Text(), "局");
  EXPECT_EQ(readings[1].reader, "chi_sim");
  EXPECT_THAT(readings[1].alternatives, IsEmpty());
  readings = Corrected({{above, 3, "佳建"}, {below, 4, "局"}}, Offices());
  EXPECT_EQ(readings[0].Text(), "佳建");
}

TEST(NamesTest, WithoutOneNameThatIsLikeItAllStays) {
  Vocabulary names;
  names.AddWord("教育局");
  EXPECT_EQ(Corrected({{kHousingOffice, 0, "佳建局"}}, names).front().Text(), "佳建局");
}

TEST(NamesTest, OnlyWhatTheReaderOfChineseReadIsAName) {
  EXPECT_EQ(Corrected({{kHousingOffice, 0, "佳建局", "eng"}}, Offices()).front().Text(), "佳建局");
}

TEST(NamesTest, ProseIsNoName) {
  const std::vector<std::string> lines = {"教育局", "住建局",     "民政局",
                                          "公安局", "交通运输局", "卫生健康局"};
  const auto second_of = [&](std::size_t count) {
    std::string all;
    std::vector<ReadPiece> pieces;
    for (std::size_t i = 0; i < count; ++i) {
      const int top = 430 + 84 * static_cast<int>(i);  // Of that row of the fixture.
      pieces.push_back({{210, top, 440, top + 54}, 0, lines[i]});
      all += lines[i];
    }
    pieces[1].text = "佳建局";
    Vocabulary names;
    names.AddWord(all);
    return Corrected(pieces, names)[1].Text();
  };
  EXPECT_EQ(second_of(5), "住建局");  // 17 characters.
  EXPECT_EQ(second_of(6), "佳建局");  // 22.
}

TEST(NamesTest, APieceIsNotDroppedWhole) {
  PixelBox dust = kHousingOffice;
  dust.bottom = dust.top + 8;
  const std::vector<Reading> readings =
      Corrected({{dust, 0, "'"}, {kHousingOffice, 0, "佳建局"}}, Offices());
  EXPECT_EQ(readings[0].Text(), "'");
  EXPECT_EQ(readings[1].Text(), "佳建局");
}

TEST(NamesTest, ASignBesideANameInItsPieceIsDroppedAndListed) {
  const Reading reading = Corrected({{kHousingOffice, 0, "'住建局"}}, Offices()).front();
  EXPECT_EQ(reading.Text(), "住建局");
  EXPECT_THAT(reading.alternatives, ElementsAre(Field(&document::Alternative::text, "'住建局")));
}

}  // namespace
}  // namespace gouji::scan
