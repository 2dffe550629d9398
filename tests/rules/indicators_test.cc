#include "rules/indicators.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace gouji::rules {
namespace {

/// A folder of rule files that ends with the test.
class RuleFolder {
 public:
  RuleFolder() {
    std::string pattern = std::filesystem::temp_directory_path() / "gouji-rules-XXXXXX";
    path_ = mkdtemp(pattern.data());
  }
  ~RuleFolder() { std::filesystem::remove_all(path_); }
  void Write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ + "/" + name) << text;
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

TEST(IndicatorsTest, TheBuiltInFilesLoad) {
  const auto indicators = LoadIndicators({GOUJI_RULES});
  ASSERT_TRUE(indicators) << indicators.error().ToString();
  EXPECT_EQ(indicators->by_id.at("rate_handled").numerator, "handled");
  EXPECT_EQ(indicators->by_id.at("rate_handled").denominators.front(), "due");
  EXPECT_EQ(indicators->by_id.at("rate_unsat").polarity, -1);
  EXPECT_EQ(indicators->by_id.at("composite").measure, "分");
}

TEST(IndicatorsTest, EveryRateNamesAMeasureAndNoBaseTwice) {
  const Indicators indicators = LoadIndicators({GOUJI_RULES}).value();
  for (const auto& [id, indicator] : indicators.by_id) {
    SCOPED_TRACE(id);
    if (indicator.kind == IndicatorKind::kRate) {
      EXPECT_EQ(indicator.measure, "%");
    }
    EXPECT_FALSE(indicator.zh.empty() || indicator.en.empty());
    std::vector<std::string> bases = indicator.denominators;
    std::sort(bases.begin(), bases.end());
    EXPECT_EQ(std::adjacent_find(bases.begin(), bases.end()), bases.end());
  }
}

TEST(IndicatorsTest, ALaterFolderAddsAnAliasAndReplacesOne) {
  const RuleFolder folder;
  folder.Write("indicator_aliases.tsv",
               "alias\tindicator\trelation\n分办总件\tdispatched\tsame\n受理量\tvalid\tsame\n");
  const auto indicators = LoadIndicators({GOUJI_RULES, folder.path()});
  ASSERT_TRUE(indicators) << indicators.error().ToString();
  const auto meaning = [&](const std::string& text) {
    for (const IndicatorAlias& alias : indicators->aliases) {
      if (alias.alias == text && alias.topic.empty()) return alias.indicator;
    }
    return std::string();
  };
  EXPECT_EQ(meaning("分办总件"), "dispatched");
  EXPECT_EQ(meaning("受理量"), "valid");
}

TEST(IndicatorsTest, AMistakeIsReportedAtItsPlace) {
  struct Case {
    std::string file, text, error;
  };
  const Case cases[] = {
      {"indicator_aliases.tsv", "alias\tindicator\trelation\n受理\treceivd\tsame\n",
       "/indicator_aliases.tsv:2:4: unknown indicator \"receivd\""},
      {"indicator_aliases.tsv", "alias\tindicator\trelation\n受理\treceived\tlike\n",
       "/indicator_aliases.tsv:2:13: unknown relation \"like\"; expected one of same, near, never"},
      {"indicator_aliases.tsv",
       "alias\tindicator\trelation\n受理\treceived\tsame\n受理\thandled\tsame\n",
       "/indicator_aliases.tsv:3:1: \"受理\" stands in line 2 already"},
      {"indicators.tsv", "id\tzh\ten\tkind\tpolarity\tnumerator\nx\t甲\tx\trate\t1\ty\n",
       "/indicators.tsv:2:14: unknown indicator \"y\""},
      {"indicators.tsv", "id\tzh\ten\tkind\tpolarity\nx\t甲\tx\tratio\t1\n",
       "/indicators.tsv:2:7: unknown kind \"ratio\"; expected one of flow, stock, rate, score, "
       "grade, rank, other"},
      {"topics.tsv", "id\tzh\ten\twithin\twords\nx\t甲\tx\thotlin\t甲\n",
       "/topics.tsv:2:7: unknown topic \"hotlin\""},
      {"neutral_words.tsv", "word\tclass\n甲\tneutrl\n",
       "/neutral_words.tsv:2:3: unknown class \"neutrl\"; expected one of neutral, negation, "
       "category, particle, rating"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.error);
    const RuleFolder folder;
    folder.Write(c.file, c.text);
    const auto indicators = LoadIndicators({GOUJI_RULES, folder.path()});
    ASSERT_FALSE(indicators);
    EXPECT_EQ(indicators.error().ToString(), folder.path() + c.error);
  }
}

TEST(IndicatorsTest, TheFirstFolderMustHaveAllFiles) {
  const RuleFolder folder;
  const auto indicators = LoadIndicators({folder.path()});
  ASSERT_FALSE(indicators);
  EXPECT_EQ(indicators.error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace gouji::rules
