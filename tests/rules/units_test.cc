#include "rules/units.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace gouji::rules {
namespace {

/// A folder with one rule file that ends with the test.
class OneFile {
 public:
  OneFile(const std::string& name, const std::string& text) {
    std::string pattern = std::filesystem::temp_directory_path() / "gouji-units-XXXXXX";
    path_ = mkdtemp(pattern.data());
    std::ofstream(path_ + "/" + name) << text;
  }
  ~OneFile() { std::filesystem::remove_all(path_); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

TEST(UnitsTest, TheBuiltInFilesLoad) {
  const auto words = LoadUnitWords({GOUJI_RULES});
  ASSERT_TRUE(words) << words.error().ToString();
  EXPECT_EQ(words->stems[words->forms.at("人社")].stem, "人力资源和社会保障");
  EXPECT_EQ(words->stems[words->forms.at("文旅")].parts,
            (std::vector<std::string>{"文化", "旅游"}));
}

TEST(UnitsTest, FormsAreLookedUpWithoutAnd) {
  EXPECT_EQ(FoldStem("人力资源和社会保障", {"和", "与", "、"}), "人力资源社会保障");
  EXPECT_EQ(FoldStem("住房、城乡与建设", {"和", "与", "、"}), "住房城乡建设");
}

TEST(UnitsTest, ALaterFolderAddsAFormAndReplacesOne) {
  const OneFile folder("stems.tsv", "stem\tforms\n商务和经济\t商经|商务\n");
  const auto words = LoadUnitWords({GOUJI_RULES, folder.path()});
  ASSERT_TRUE(words) << words.error().ToString();
  EXPECT_EQ(words->stems[words->forms.at("商经")].stem, "商务和经济");
  EXPECT_EQ(words->stems[words->forms.at("商务")].stem, "商务和经济");
}

TEST(UnitsTest, ALaterFolderReplacesAnAliasAndAWordThatIsNoUnit) {
  const OneFile aliases("unit_aliases.tsv",
                        "alias\tname\tfrom\n邮政局\t甲局\t2007\n邮政局\t乙局\t2020\n");
  const auto links = LoadUnitWords({GOUJI_RULES, aliases.path()});
  ASSERT_TRUE(links) << links.error().ToString();
  const auto [begin, end] = links->aliases.equal_range("邮政局");
  ASSERT_EQ(std::distance(begin, end), 2);
  EXPECT_EQ(begin->second.name, "甲局");
  const OneFile totals("non_units.tsv", "word\tclass\tmatch\n总计\tpart\twhole\n");
  const auto words = LoadUnitWords({GOUJI_RULES, totals.path()});
  ASSERT_TRUE(words) << words.error().ToString();
  for (const NonUnit& word : words->non_units) {
    if (word.word != "总计" || word.match != NonUnit::Match::kWhole) continue;
    EXPECT_EQ(word.non_unit_class, NonUnitClass::kPart);
  }
}

TEST(UnitsTest, AMistakeIsReportedAtItsPlace) {
  struct Case {
    std::string file, text, error;
  };
  const Case cases[] = {
      {"stems.tsv", "stem\tforms\n甲\t甲乙\n丙\t丙|甲乙\n",
       "/stems.tsv:3:3: \"甲乙\" is the form of two stems"},
      {"stems.tsv", "stem\tforms\tshort\n甲\t甲\t甲乙\n",
       "/stems.tsv:2:5: \"甲乙\" is not one character"},
      {"stems.tsv", "stem\tforms\tshort\tkind\n甲\t甲\t\tvertcal\n",
       "/stems.tsv:2:6: unknown kind \"vertcal\"; expected one of vertical, brand, body"},
      {"suffixes.tsv", "suffix\tclass\tfull\ttraits\n局\t局\t局\tfirn\n",
       "/suffixes.tsv:2:7: unknown trait \"firn\"; expected alone, compound, firm, group or kept"},
      {"division_words.tsv", "word\tlevel\tequal\n州\tstate\t州\n",
       "/division_words.tsv:2:3: unknown level \"state\"; expected one of province, city, county, "
       "zone, township, village"},
      {"lineage.tsv", "from\tto\trelation\tdate\tspoken\tsource\n甲\t乙\trename\t2018\tno\tx\n",
       "/lineage.tsv:2:1: unknown stem \"甲\""},
      {"non_units.tsv", "word\tclass\tmatch\n合计\tsum\twhole\n",
       "/non_units.tsv:2:4: unknown class \"sum\"; expected one of total, subtotal, average, "
       "residual, group, area, status, header, grand_total, part"},
      {"unit_aliases.tsv", "alias\tname\n\t甲\n", "/unit_aliases.tsv:2:1: the alias is missing"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.error);
    const OneFile folder(c.file, c.text);
    const auto words = LoadUnitWords({GOUJI_RULES, folder.path()});
    ASSERT_FALSE(words);
    EXPECT_EQ(words.error().ToString(), folder.path() + c.error);
  }
}

}  // namespace
}  // namespace gouji::rules
