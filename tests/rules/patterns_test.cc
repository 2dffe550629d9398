#include "rules/patterns.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace gouji::rules {
namespace {

namespace fs = std::filesystem;

const std::string kKinds =
    "claim_kinds:\n"
    "  share:\n"
    "    meaning: a share\n"
    "    roles: {share: figure, count: figure, direction: choice}\n"
    "    needs: [share]\n"
    "macros:\n"
    "  PCT: '\\d+%'\n";

/// A rule folder with one file of patterns, removed at the end of the test.
class PatternsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(::testing::TempDir()) /
              (std::string("patterns_") +
               ::testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_ / "patterns");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void Write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / "patterns" / name) << text;
  }
  Result<Patterns> Load() { return LoadPatterns({folder_.string()}); }
  /// The error without the path in front of the file's name.
  std::string ErrorOf(const std::string& patterns) {
    Write("a.yaml", kKinds + "patterns:\n" + patterns);
    const Result<Patterns> loaded = Load();
    if (loaded) return "no error";
    const std::string text = loaded.error().ToString();
    return text.substr(text.find("a.yaml"));
  }

  fs::path folder_;
};

TEST(BuiltInPatternsTest, EveryNeededRoleIsARole) {
  const Result<Patterns> patterns = LoadPatterns({GOUJI_RULES});
  ASSERT_TRUE(patterns) << patterns.error().ToString();
  for (const auto& [name, kind] : patterns->kinds) {
    SCOPED_TRACE(name);
    EXPECT_FALSE(kind.meaning.empty());
    for (const std::string& role : kind.needs) EXPECT_NE(kind.Role(role), nullptr) << role;
  }
}

TEST_F(PatternsTest, MistakesAreReportedAtTheirPlace) {
  struct Case {
    const char* patterns;
    const char* error;
  };
  const Case cases[] = {
      {"  - {id: A, name: n, kind: sharing, regex: x, examples: [x]}\n",
       "a.yaml:9:28: unknown claim kind \"sharing\""},
      {"  - {id: A, name: n, kind: share, regex: '(?P<base>x)', examples: [x]}\n",
       "a.yaml:9:42: the group \"base\" is no role of the kind \"share\""},
      {"  - {id: A, name: n, kind: share, regex: '(x', examples: [x]}\n",
       "a.yaml:9:42: the expression does not compile: missing ): (x"},
      {"  - {id: A, name: n, kind: share, regex: '{PCT}(x', examples: [x]}\n",
       "a.yaml:9:42: the expression does not compile: missing ): {PCT}(x"},
      {"  - {id: A, name: n, kind: share, regex: '{PCT}\\q', examples: [x]}\n",
       "a.yaml:9:42: the expression does not compile: invalid escape sequence: \\q"},
      {"  - {id: A, name: n, kind: share, regex: '{NUMBER}', examples: [x]}\n",
       "a.yaml:9:42: unknown macro {NUMBER}"},
      {"  - {id: A, name: n, kind: share, regex: x, each: y, examples: [x]}\n",
       "a.yaml:9:51: \"each\" needs a group \"list\" in the regex"},
      {"  - {id: A, name: n, kind: share, regex: x, examples: []}\n",
       "a.yaml:9:5: a pattern needs at least one example"},
      {"  - {id: A, name: n, kind: share, regex: x, example: [x]}\n",
       "a.yaml:9:45: unknown key \"example\"; expected one of before, counter_examples, each, "
       "examples, id, kind, name, needs, only_new, parallel, regex, unless_after"},
      {"  - {id: A, name: n, kind: share, regex: x, examples: [x]}\n"
       "  - {id: A, name: n, kind: share, regex: x, examples: [x]}\n",
       "a.yaml:10:5: a second pattern \"A\""},
  };
  for (const Case& c : cases) EXPECT_EQ(ErrorOf(c.patterns), c.error) << c.patterns;
}

TEST_F(PatternsTest, AMacroMayUseThoseBeforeItAndRepetitionsAreNone) {
  Write("a.yaml",
        kKinds +
            "  OF: '占{PCT}'\n"
            "patterns:\n"
            "  - {id: A, name: n, kind: share, regex: 'a{2,3}\\p{Han}{OF}', examples: [x]}\n");
  const Result<Patterns> patterns = Load();
  ASSERT_TRUE(patterns) << patterns.error().ToString();
  EXPECT_EQ(patterns->list[0].regex, "a{2,3}\\p{Han}占\\d+%");
}

TEST_F(PatternsTest, ALaterFileReplacesAPatternInItsPlace) {
  const std::string other = "  - {id: B, name: n, kind: share, regex: b, examples: [b]}\n";
  Write("a.yaml",
        kKinds + "patterns:\n  - {id: A, name: n, kind: share, regex: a, examples: [a]}\n" + other);
  const fs::path mine = folder_ / "mine";
  fs::create_directories(mine / "patterns");
  std::ofstream(mine / "patterns" / "z.yaml")
      << "patterns:\n  - {id: A, name: n, kind: share, regex: c, examples: [c]}\n";
  const Result<Patterns> patterns = LoadPatterns({folder_.string(), mine.string()});
  ASSERT_TRUE(patterns) << patterns.error().ToString();
  ASSERT_EQ(patterns->list.size(), 2u);
  EXPECT_EQ(patterns->list[0].regex, "c");
  EXPECT_EQ(patterns->list[1].id, "B");
  ASSERT_EQ(patterns->replacements.size(), 1u);
  EXPECT_TRUE(patterns->replacements[0].entry.ToString().ends_with("z.yaml:2:5"));
  EXPECT_TRUE(patterns->replacements[0].replaced.ToString().ends_with("a.yaml:9:5"));
}

TEST_F(PatternsTest, ALaterFolderMovesAMeasureWordToAnotherSign) {
  Write("a.yaml", kKinds + "signs: {'=': [件, 个], '@': [家]}\npatterns: []\n");
  const fs::path mine = folder_ / "mine";
  fs::create_directories(mine / "patterns");
  std::ofstream(mine / "patterns" / "z.yaml") << "signs: {'@': [个百分点, 个]}\n";
  const Result<Patterns> patterns = LoadPatterns({folder_.string(), mine.string()});
  ASSERT_TRUE(patterns) << patterns.error().ToString();
  std::string text;
  for (const FigureSign& sign : patterns->signs) text += sign.sign + sign.word + " ";
  EXPECT_EQ(text, "@个百分点 =件 @家 @个 ");
}

TEST_F(PatternsTest, ASignIsOneMarkThatSentencesDoNotUse) {
  for (const char* sign : {"#", "*", "_", "a", "7", ",", "==", "。"}) {
    Write("a.yaml", "signs: {'" + std::string(sign) + "': [件]}\n");
    const Result<Patterns> patterns = Load();
    ASSERT_FALSE(patterns) << sign;
    EXPECT_NE(patterns.error().message.find("cannot be a sign"), std::string::npos) << sign;
  }
}

TEST(GroupNameTest, ARoleANumberAndASuffixMakeAGroupsName) {
  const GroupName name = SplitGroupName("step2_label");
  EXPECT_EQ(name.role, "step");
  EXPECT_EQ(name.number, "2");
  EXPECT_EQ(name.suffix, "label");
  EXPECT_EQ(SplitGroupName("share").role, "share");
  EXPECT_EQ(SplitGroupName("share").suffix, "");
}

TEST(PatternRegexTest, MatchesDoNotOverlapAndUnsetGroupsAreLeftOut) {
  const Result<PatternRegex> regex = PatternRegex::Compile("(?P<a>甲)|(?P<b>乙)");
  ASSERT_TRUE(regex);
  const std::vector<RegexMatch> matches = regex->FindAll("甲乙甲", 2);
  ASSERT_EQ(matches.size(), 2u);
  ASSERT_EQ(matches[1].captures.size(), 1u);
  EXPECT_EQ(matches[1].captures[0].name, "b");
  EXPECT_EQ(matches[1].begin, 3u);
  EXPECT_EQ(matches[1].end, 6u);
}

TEST_F(PatternsTest, APatternIsTriedWhereATextHoldsOneWordOfEachNeed) {
  Write("a.yaml",
        kKinds +
            "patterns:\n"
            "- {id: A, name: n, kind: share, regex: c, needs: [占, '%|‰'], examples: [c]}\n"
            "- {id: B, name: n, kind: share, regex: c, examples: [c]}\n");
  const Result<Patterns> patterns = Load();
  ASSERT_TRUE(patterns) << patterns.error().ToString();
  EXPECT_EQ(MayMatch(*patterns, "占#%"), (std::vector<bool>{true, true}));
  EXPECT_EQ(MayMatch(*patterns, "占#‰"), (std::vector<bool>{true, true}));
  EXPECT_EQ(MayMatch(*patterns, "占#"), (std::vector<bool>{false, true}));
  EXPECT_EQ(MayMatch(*patterns, "#%"), (std::vector<bool>{false, true}));
}

TEST_F(PatternsTest, ANeedMayNameAMacroOfWordsButNoExpression) {
  Write("a.yaml",
        kKinds +
            "  UP: '(?:上升|增长)'\n"
            "patterns:\n"
            "- {id: A, name: n, kind: share, regex: c, needs: ['{UP}|多'], examples: [c]}\n");
  const Result<Patterns> patterns = Load();
  ASSERT_TRUE(patterns) << patterns.error().ToString();
  for (const char* text : {"上升", "增长", "多"}) {
    EXPECT_TRUE(MayMatch(*patterns, text)[0]) << text;
  }
  EXPECT_FALSE(MayMatch(*patterns, "下降")[0]);
  EXPECT_EQ(ErrorOf("- {id: A, name: n, kind: share, regex: c, needs: ['占+'], examples: [c]}\n"),
            "a.yaml:9:51: \"占+\" is no word; expected words with | between them");
}

TEST_F(PatternsTest, ATrustedExpressionIsCompiledWhenItIsFirstSearchedFor) {
  Write("a.yaml",
        kKinds + "patterns:\n- {id: A, name: n, kind: share, regex: '(', examples: [c]}\n");
  EXPECT_FALSE(LoadPatterns({folder_.string()}));
  const Result<Patterns> patterns = LoadPatterns({folder_.string()}, BuiltIn::kTrust);
  ASSERT_TRUE(patterns) << patterns.error().ToString();
  try {
    FindMatches(patterns->list[0], "c", 1);
    ADD_FAILURE() << "no exception";
  } catch (const BrokenExpression& error) {
    EXPECT_TRUE(std::string_view(error.what()).ends_with("missing ): (")) << error.what();
    EXPECT_NE(std::string_view(error.what()).find("a.yaml:"), std::string_view::npos);
  }
}

}  // namespace
}  // namespace gouji::rules
