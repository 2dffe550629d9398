#include "scan/figure_columns.h"

#include <gmock/gmock.h>

namespace gouji::scan {
namespace {

using Forms = std::vector<std::optional<FigureForm>>;
using testing::Each;
using testing::Eq;

/// Figures below one another, flush left, of which these are the readings.
class FigureColumnsTest : public testing::Test {
 protected:
  void Add(const std::string& text, int left = 100) {
    const int top = 60 * static_cast<int>(pieces_.size());
    Piece piece;
    Reading reading;
    for (const char c : text) {
      const int at = left + 20 * static_cast<int>(piece.characters.size());
      piece.characters.push_back({at, top, at + 18, top + 30});
      reading.characters.push_back({std::string(1, c), piece.characters.back(), 1});
    }
    piece.box = Union(piece.characters.front(), piece.characters.back());
    pieces_.push_back(piece);
    readings_.push_back(reading);
  }

  Forms Missed() const {
    std::vector<const Piece*> pointers;
    for (const Piece& piece : pieces_) pointers.push_back(&piece);
    return FindMissedForms(pointers, readings_);
  }

  std::vector<Piece> pieces_;
  std::vector<Reading> readings_;
};

constexpr FigureForm kShare = {2, true};

TEST_F(FigureColumnsTest, FormsAreTold) {
  EXPECT_EQ(FormOf("97.63%"), kShare);
  EXPECT_EQ(FormOf("-1.5"), (FigureForm{1, false}));
  EXPECT_EQ(FormOf("1,204"), FigureForm());
}

TEST_F(FigureColumnsTest, AFigureThatLostItsPointHasNotTheFormOfItsColumn) {
  for (int i = 0; i < 9; ++i) Add("9" + std::to_string(i) + ".25%");
  EXPECT_THAT(Missed(), Each(Eq(std::nullopt)));
  Add("163%");
  Add("71.439%");
  const Forms missed = Missed();
  EXPECT_EQ(missed[9], kShare);
  EXPECT_EQ(missed[10], kShare);
  EXPECT_EQ(missed[0], std::nullopt);
}

TEST_F(FigureColumnsTest, ZerosMayBeLeftOut) {
  for (int i = 0; i < 9; ++i) Add("9" + std::to_string(i) + ".25%");
  for (const char* text : {"100%", "0%", "98.5%"}) Add(text);
  EXPECT_THAT(Missed(), Each(Eq(std::nullopt)));
}

TEST_F(FigureColumnsTest, ZerosAreNotLeftOutOnce) {
  for (int i = 0; i < 9; ++i) Add("9" + std::to_string(i) + ".25%");
  Add("0%");
  EXPECT_EQ(Missed()[9], kShare);
}

TEST_F(FigureColumnsTest, CountsHaveNoPlaces) {
  for (int i = 0; i < 9; ++i) Add("1,20" + std::to_string(i));
  Add("1.136");
  EXPECT_EQ(Missed()[9], FigureForm());
}

TEST_F(FigureColumnsTest, AColumnOfSeveralKindsSaysNothing) {
  for (int i = 0; i < 9; ++i) Add("9" + std::to_string(i) + ".25%");
  for (int i = 0; i < 4; ++i) Add("163%");
  EXPECT_THAT(Missed(), Each(Eq(std::nullopt)));
}

TEST_F(FigureColumnsTest, WhatStandsElsewhereIsAnotherColumn) {
  for (int i = 0; i < 9; ++i) Add("9" + std::to_string(i) + ".25%");
  Add("163%", 600);
  EXPECT_THAT(Missed(), Each(Eq(std::nullopt)));
}

}  // namespace
}  // namespace gouji::scan
