#include "app/name_vocabulary.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

namespace gouji::app {
namespace {

using ::testing::Contains;
using ::testing::EndsWith;
using ::testing::IsEmpty;
using ::testing::Not;

/// A folder of the test's own.
std::string FolderWith(const std::string& file, const std::string& text) {
  const std::string test = ::testing::UnitTest::GetInstance()->current_test_info()->name();
  const auto folder = std::filesystem::path(::testing::TempDir()) / ("vocabulary_" + test);
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  std::ofstream(folder / file) << text;
  return folder.string();
}

TEST(NameVocabularyTest, ItIsMadeOfDivisionsHeadsAndWordsOfOffices) {
  const Result<scan::Vocabulary> names = LoadNameVocabulary({});
  ASSERT_TRUE(names) << names.error().ToString();
  EXPECT_THAT(names->PlacesNamed(U"汨罗市"), Not(IsEmpty()));
  EXPECT_TRUE(names->AreAlike(U'泪', U'汨'));
  EXPECT_THAT(names->words(), Contains(U"受理量"));
  EXPECT_THAT(names->words(), Contains(U"合计"));
  EXPECT_THAT(names->words(), Contains(U"序号"));
  EXPECT_THAT(names->parts(), Contains(U"财政"));
  EXPECT_THAT(names->parts(), Contains(U"局"));
}

TEST(NameVocabularyTest, FoldersOfRulesAddNames) {
  const Result<scan::Vocabulary> names =
      LoadNameVocabulary({FolderWith("places.tsv", "code\tname\n430699\t洞庭新区\n")});
  ASSERT_TRUE(names) << names.error().ToString();
  EXPECT_THAT(names->PlacesNamed(U"洞庭新区"), Not(IsEmpty()));
}

TEST(NameVocabularyTest, AMistakeIsNamedByFileAndLine) {
  const auto places =
      LoadNameVocabulary({FolderWith("places.tsv", "code\tname\n4306\t洞庭新区\n")});
  ASSERT_FALSE(places);
  EXPECT_THAT(places.error().ToString(),
              EndsWith("places.tsv:2:1: \"4306\" is not a code of six digits"));
  const auto alike = LoadNameVocabulary({FolderWith("alike.tsv", "character\talike\n汨罗\t泪\n")});
  ASSERT_FALSE(alike);
  EXPECT_THAT(alike.error().ToString(), EndsWith("alike.tsv:2:1: \"汨罗\" is not one character"));
}

}  // namespace
}  // namespace gouji::app
