#include "report/phrases.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

namespace gouji::report {
namespace {

TEST(PeriodNameTest, WholeMonthsAndYearsAreNamedAsSuch) {
  const struct {
    const char *from, *to, *chinese, *english;
  } cases[] = {
      {"2023-05-01", "2023-05-31", "2023年5月", "2023-05"},
      {"2024-02-01", "2024-02-29", "2024年2月", "2024-02"},
      {"2023-02-01", "2023-02-29", "2023年2月1日至2月29日", "2023-02-01 to 2023-02-29"},
      {"2023-01-01", "2023-12-31", "2023年", "2023"},
      {"2023-01-01", "2023-06-30", "2023年1至6月", "2023-01-01 to 2023-06-30"},
      {"2021-10-25", "2021-10-31", "2021年10月25日至10月31日", "2021-10-25 to 2021-10-31"},
      {"2017-12-25", "2018-01-03", "2017年12月25日至2018年1月3日", "2017-12-25 to 2018-01-03"},
      {"2023-05-04", "2023-05-04", "2023年5月4日", "2023-05-04"},
      {"", "", "", ""},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(PeriodName(c.from, c.to, Language::kChinese), c.chinese);
    EXPECT_EQ(PeriodName(c.from, c.to, Language::kEnglish), c.english);
  }
}

TEST(PlaceNameTest, TextFilesAreQuotedByLineAndOthersByPage) {
  EXPECT_EQ(PlaceName({"", 1, {}, 57}, -1, Language::kChinese), "第57行");
  EXPECT_EQ(PlaceName({"", 3, {}, 0}, 1, Language::kChinese), "第3页，附表2");
  EXPECT_EQ(PlaceName({"", 3, {}, 0}, 1, Language::kEnglish), "page 3, table 2");
  EXPECT_EQ(PlaceName({"", 0, {}, 0}, -1, Language::kChinese), "");
}

TEST(PhrasesTest, AnUnknownKindIsShownAsItIs) {
  EXPECT_EQ(ExplanationName("solar_eclipse", Language::kChinese), "solar_eclipse");
  EXPECT_EQ(ReasonName("missing", Language::kEnglish), "a figure is missing");
}

/// The words in quotes that a statement of src/check sets a reason to.
std::set<std::string> ReasonsOfChecks() {
  std::set<std::string> reasons;
  for (const auto& entry : std::filesystem::directory_iterator(GOUJI_FIXTURES "/../src/check")) {
    std::ifstream file(entry.path());
    const std::string text((std::istreambuf_iterator<char>(file)),
                           std::istreambuf_iterator<char>());
    for (const std::string_view start : {"reason = ", "nchecked("}) {
      for (std::size_t at = text.find(start); at != std::string::npos;
           at = text.find(start, at + 1)) {
        const std::string statement = text.substr(at, text.find(';', at) - at);
        std::size_t open = statement.find('"');
        while (open != std::string::npos) {
          const std::size_t close = statement.find('"', open + 1);
          if (close == std::string::npos) break;
          const std::string word = statement.substr(open + 1, close - open - 1);
          const bool is_reason =
              !word.empty() &&
              word.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos;
          if (is_reason) reasons.insert(word);
          open = statement.find('"', close + 1);
        }
      }
    }
  }
  return reasons;
}

TEST(PhrasesTest, EachReasonOfACheckHasAPhrase) {
  const std::set<std::string> reasons = ReasonsOfChecks();
  EXPECT_TRUE(reasons.contains("missing"));
  EXPECT_TRUE(reasons.contains("unknown_rows"));
  EXPECT_TRUE(reasons.contains("base_unknown"));
  for (const std::string& reason : reasons) {
    EXPECT_NE(ReasonName(reason, Language::kChinese), reason);
    EXPECT_NE(ReasonName(reason, Language::kEnglish), reason);
  }
}

TEST(PhrasesTest, ATextThatIsMissingInOneLanguageIsShownInTheOther) {
  EXPECT_EQ(In({"甲", ""}, Language::kEnglish), "甲");
  EXPECT_EQ(In({"", "a"}, Language::kChinese), "a");
}

}  // namespace
}  // namespace gouji::report
