#include "scan/word_spots.h"

#include <gmock/gmock.h>

namespace gouji::scan {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

/// [left, right) of each spot, 38 pixels high: type of 10 points.
Piece Spots(const std::vector<std::pair<int, int>>& spots) {
  Piece piece;
  for (const auto& [left, right] : spots) piece.characters.push_back({left, 100, right, 138});
  piece.box = Union(piece.characters.front(), piece.characters.back());
  return piece;
}

/// Where the characters are, of which the model said that all stand over the whole piece.
std::vector<std::pair<int, int>> Placed(const std::vector<std::string>& characters,
                                        const Piece& piece) {
  Reading reading;
  for (const std::string& text : characters) reading.characters.push_back({text, piece.box, 0.9});
  PlaceOnSpots(piece, &reading);
  std::vector<std::pair<int, int>> places;
  for (const ReadCharacter& c : reading.characters) places.emplace_back(c.box.left, c.box.right);
  return places;
}

TEST(WordSpotsTest, ACharacterTakesAsManySpotsAsItIsWide) {
  EXPECT_THAT(Placed({"4", "月"}, Spots({{10, 28}, {32, 61}})),
              ElementsAre(Pair(10, 28), Pair(32, 61)));
  // 小 has three, 计 two.
  EXPECT_THAT(
      Placed({"小", "计"}, Spots({{87, 100}, {101, 109}, {114, 125}, {128, 143}, {144, 166}})),
      ElementsAre(Pair(87, 125), Pair(128, 166)));
  EXPECT_THAT(Placed({"单", "位", "：", "件"},
                     Spots({{0, 36}, {40, 52}, {54, 77}, {86, 92}, {120, 131}, {133, 157}})),
              ElementsAre(Pair(0, 36), Pair(40, 77), Pair(86, 92), Pair(120, 157)));
}

TEST(WordSpotsTest, NothingMovesWhereSpotsAndCharactersDoNotComeOut) {
  const Piece two = Spots({{10, 28}, {32, 61}});
  EXPECT_THAT(Placed({"月"}, two), ElementsAre(Pair(10, 61)));  // 4 was not read.
  EXPECT_THAT(Placed({"第", "4", "月"}, two),
              ElementsAre(Pair(10, 61), Pair(10, 61), Pair(10, 61)));
  const Piece touching = Spots({{10, 48}, {52, 128}});
  EXPECT_THAT(Placed({"合", "计"}, touching), ElementsAre(Pair(10, 128), Pair(10, 128)));
  // Letters are as wide as they like.
  EXPECT_THAT(Placed({"H", "R"}, two), ElementsAre(Pair(10, 61), Pair(10, 61)));
}

}  // namespace
}  // namespace gouji::scan
