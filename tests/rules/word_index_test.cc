#include "rules/word_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace gouji::rules {
namespace {

using testing::ElementsAre;
using testing::Pair;

WordIndex Index(const std::vector<std::string>& words) {
  WordIndex index;
  for (const std::string& word : words) index.Add(word);
  return index;
}

TEST(WordIndexTest, InSaysWhichWordsATextHolds) {
  const WordIndex index = Index({"受理", "办结", "理", "%", "受理量", "a"});
  EXPECT_EQ(index.size(), 6u);
  EXPECT_THAT(index.In("共受理5%"), ElementsAre(true, false, true, true, false, false));
  EXPECT_THAT(index.In(""), ElementsAre(false, false, false, false, false, false));
}

TEST(WordIndexTest, ForEachAtVisitsTheWordsOfOnePlaceByNumber) {
  const WordIndex index = Index({"受", "理", "受理量", "受理"});
  std::vector<std::pair<std::size_t, std::size_t>> found;
  index.ForEachAt("共受理量", 3,
                  [&](std::size_t n, std::size_t size) { found.emplace_back(n, size); });
  EXPECT_THAT(found, ElementsAre(Pair(0u, 3u), Pair(2u, 9u), Pair(3u, 6u)));
}

// A word at the end of the text that is longer than what is left.
TEST(WordIndexTest, AWordCutOffByTheEndIsNotFound) {
  EXPECT_THAT(Index({"受理量"}).In("受理"), ElementsAre(false));
}

}  // namespace
}  // namespace gouji::rules
