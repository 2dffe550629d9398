#include "rules/number_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace gouji::rules {
namespace {

using testing::HasSubstr;

TEST(NumberWordsTest, TheBuiltInFilesLoad) {
  const auto words = LoadNumberWords({GOUJI_RULES});
  ASSERT_TRUE(words) << words.error().ToString();
  EXPECT_EQ(words->measures.at("万元").base, "元");
  EXPECT_EQ(words->measures.at("万元").power, 4);
  EXPECT_FALSE(words->measures.at("分").integral);
  EXPECT_TRUE(words->measures.at("件").integral);
}

/// A user's folder with one file.
class NumberWordsFolderTest : public testing::Test {
 protected:
  NumberWordsFolderTest() {
    folder_ = testing::TempDir() + "number_words_" +
              testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~NumberWordsFolderTest() override { std::filesystem::remove_all(folder_); }

  Result<NumberWords> Load(const std::string& name, const std::string& text) {
    std::ofstream(folder_ + "/" + name) << text;
    return LoadNumberWords({GOUJI_RULES, folder_});
  }
  std::string ErrorOf(const std::string& name, const std::string& text) {
    const auto words = Load(name, text);
    return words ? "" : words.error().ToString();
  }
  std::string folder_;
};

TEST_F(NumberWordsFolderTest, AFurtherFolderAddsAndOverrides) {
  const auto words = Load("measures.tsv",
                          "word\tbase\tpower\tdimension\tintegral\n"
                          "箩\t箩\t0\tcount\tyes\n"
                          "万元\t千元\t1\tmoney\tno\n");
  ASSERT_TRUE(words) << words.error().ToString();
  EXPECT_EQ(words->measures.at("箩").dimension, "count");
  EXPECT_EQ(words->measures.at("万元").base, "千元");
}

TEST_F(NumberWordsFolderTest, AFurtherFolderOverridesABound) {
  const auto words = Load("bounds.tsv", "word\tposition\top\n超过\tbefore\t<=\n");
  ASSERT_TRUE(words) << words.error().ToString();
  const auto* found = words->before.LongestAt(U"超过5件", 0);
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->value.bound, record::Bound::kAtMost);
}

TEST_F(NumberWordsFolderTest, AnIdStandsInOneOfTheFilesOfPatterns) {
  std::ofstream(folder_ + "/number_masks.tsv") << "id\tkind\tregex\nmine\tdocno\t甲\n";
  EXPECT_THAT(ErrorOf("periods.tsv", "id\tkind\tregex\nmine\tdate\t乙\n"),
              testing::EndsWith("number_masks.tsv:2 already"));
}

TEST_F(NumberWordsFolderTest, AnErrorNamesFileLineAndColumn) {
  const struct {
    const char *file, *text, *message;
  } cases[] = {
      {"measures.tsv", "word\tbase\tpower\tdimension\tintegral\n箩\t箩\tx\tcount\tyes\n",
       "measures.tsv:2:5: \"x\" is not a whole number"},
      {"measures.tsv", "word\tbase\tpower\tdimension\tintegral\n箩\t箩\t0\tweight\tyes\n",
       "measures.tsv:2:7: unknown dimension \"weight\""},
      {"measures.tsv",
       "word\tbase\tpower\tdimension\tintegral\n箩\t箩\t0\tcount\tyes\n箩\t箩\t0\tcount\tyes\n",
       "measures.tsv:3:1: \"箩\" stands in line 2 already"},
      {"periods.tsv", "id\tkind\tregex\nbad\tdate\t(\\d\n", "periods.tsv:2:10: "},
      {"periods.tsv", "id\tkind\tregex\nbad\tdat\t\\d\n", "periods.tsv:2:5: unknown kind \"dat\""},
      {"fold.tsv", "view\tfrom\tto\nmatch\tab\tc\n", "fold.tsv:2:7: \"ab\" is not one character"},
      {"numerals.tsv", "char\tclass\tvalue\n⅐\tfraction\t1\n", "a fraction is written 1/2"},
      {"nulls.tsv", "token\tclass\treason\n--\truler\tx\n", "\"--\" is not one character"},
      {"bounds.tsv", "word\tposition\top\n多过\tbefore\t=>\n", "unknown comparison \"=>\""},
      {"cell_marks.tsv", "mark\tmeaning\trepair\n▲\trise\tx\n", "unknown meaning \"rise\""},
      {"lexical_numbers.tsv", "word\tkind\n一流\tword\n", "unknown kind \"word\""},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_THAT(ErrorOf(c.file, c.text), HasSubstr(c.message));
    std::filesystem::remove(folder_ + "/" + c.file);
  }
}

TEST(WordTableTest, TheLongestAllowedWordWins) {
  WordTable<int> table;
  table.Add("万", 4);
  table.Add("万亿", 12);
  const std::u32string text = U"3万亿元";
  EXPECT_EQ(table.LongestAt(text, 1)->value, 12);
  EXPECT_EQ(table.LongestAt(text, 0), nullptr);
  EXPECT_EQ(table.LongestAt(text, 9), nullptr);
  EXPECT_EQ(table.LongestBefore(text, 3, 0)->value, 12);
  EXPECT_EQ(table.LongestBefore(text, 2, 0)->value, 4);
  EXPECT_EQ(table.LongestBefore(text, 3, 2), nullptr);
  const auto short_only = [](const auto& entry, std::size_t) { return entry.word.size() == 1; };
  EXPECT_EQ(table.LongestAt(text, 1, short_only)->value, 4);
  table.Remove("万亿");
  EXPECT_EQ(table.LongestAt(text, 1)->value, 4);
}

}  // namespace
}  // namespace gouji::rules
