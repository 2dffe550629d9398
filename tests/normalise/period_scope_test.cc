#include "normalise/period_scope.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "claims_of.h"

namespace gouji::normalise {
namespace {

using std::chrono::day;
using std::chrono::year;
using testing::ElementsAre;

Period Between(int y, int m, int d, int z, int n, int e) {
  return {year(y) / m / d, year(z) / n / e};
}

/// The periods of all quantities of a paragraph of a bulletin on May 2024.
std::vector<std::string> Periods(const std::string& printed) {
  const layout::Paragraph paragraph = ParagraphOf(printed);
  const ProseText text = ReadProseText(paragraph, 0, TestLexicon().numbers, {});
  PeriodScope scope(Between(2024, 5, 1, 2024, 5, 31), TestLexicon());
  std::vector<std::string> periods;
  for (const Sentence& sentence : text.sentences) {
    scope.EnterSentence(text, sentence);
    for (const NumberToken& token : text.tokens) {
      const bool here = token.begin >= sentence.begin && token.end <= sentence.end;
      if (here && IsQuantity(token.kind)) periods.push_back(scope.At(token.begin));
    }
  }
  return periods;
}

TEST(PeriodScopeTest, WhatASentenceOpensWithHoldsForItAndForThoseAfterIt) {
  EXPECT_THAT(Periods("受理9件，办结8件。"), ElementsAre("2024-05", "2024-05"));
  EXPECT_THAT(Periods("4月份受理9件，办结8件。回访7件。"),
              ElementsAre("2024-04", "2024-04", "2024-04"));
  EXPECT_THAT(Periods("今年1—5月累计受理62件。办结60件。"),
              ElementsAre("2024-01-01/2024-05-31", "2024-01-01/2024-05-31"));
}

TEST(PeriodScopeTest, AfterAnAsideOfItsOwnTheBulletinsPeriodHoldsAgain) {
  EXPECT_THAT(Periods("上月受理9件。办结8件。"), ElementsAre("2024-04", "2024-05"));
  EXPECT_THAT(Periods("去年同期受理9件，办结8件。办结7件。"),
              ElementsAre("2023-05", "2023-05", "2024-05"));
}

TEST(PeriodScopeTest, WhatIsCountedUpToAnotherDayIsOfNoPeriodOfTheBulletin) {
  EXPECT_THAT(Periods("办结9件。截至6月10日，办结8件，办结率98%。受理7件。"),
              ElementsAre("2024-05", "", "", "2024-05"));
  EXPECT_THAT(Periods("受理9件，截至4月底办结8件。"), ElementsAre("2024-05", ""));
  EXPECT_THAT(Periods("截至5月31日，办结8件。"), ElementsAre("2024-05"));
}

TEST(PeriodScopeTest, AnAsideInAClauseHoldsForItsFigureAndLeavesTheNextInDoubt) {
  EXPECT_THAT(Periods("5月份受理9件，去年同期受理8件，办结7件。"),
              ElementsAre("2024-05", "2023-05", ""));
  EXPECT_THAT(Periods("其中4月份受理9件，5月份受理8件，6月份受理7件。"),
              ElementsAre("2024-04", "2024-05", "2024-06"));
}

TEST(PeriodScopeTest, AnAsideAfterASemicolonHoldsUpToTheNext) {
  EXPECT_THAT(Periods("受理9件；上月受理8件，办结7件；回访6件。"),
              ElementsAre("2024-05", "2024-04", "2024-04", ""));
}

TEST(PeriodScopeTest, BracketsEndWhatIsNamedInThem) {
  EXPECT_THAT(Periods("受理9件（上月8件），办结7件。"),
              ElementsAre("2024-05", "2024-04", "2024-05"));
}

TEST(PeriodScopeTest, AComparisonEndsWithItsVerb) {
  EXPECT_THAT(Periods("受理9件，较4月份增加2件，办结7件。"),
              ElementsAre("2024-05", "2024-05", "2024-05"));
  EXPECT_THAT(Periods("受理量由上月的8件增加到9件。"), ElementsAre("2024-04", "2024-05"));
  EXPECT_THAT(Periods("与去年同期相比，受理9件。"), ElementsAre("2024-05"));
  EXPECT_THAT(Periods("受理9件，比上年同期的8件多1件。"),
              ElementsAre("2024-05", "2023-05", "2024-05"));
}

TEST(PeriodScopeTest, JoinedPeriodsAreOne) {
  EXPECT_THAT(Periods("去年5月受理9件，今年5月受理8件。"), ElementsAre("2023-05", "2024-05"));
  EXPECT_THAT(Periods("较去年5月增加9件，今年1—5月受理8件。"),
              ElementsAre("2024-05", "2024-01-01/2024-05-31"));
  EXPECT_THAT(Periods("4月和5月共受理9件。"), ElementsAre("2024-04-01/2024-05-31"));
}

TEST(PeriodScopeTest, AHeadingHoldsForTheParagraphsUnderIt) {
  PeriodScope scope(Between(2024, 5, 1, 2024, 5, 31), TestLexicon());
  const layout::Paragraph paragraph = ParagraphOf("受理9件。");
  const ProseText text = ReadProseText(paragraph, 0, TestLexicon().numbers, {});
  scope.EnterHeading(2, "（一）1—5月累计情况");
  scope.EnterSentence(text, text.sentences.front());
  EXPECT_EQ(scope.At(0), "2024-01-01/2024-05-31");
  scope.EnterHeading(2, "（二）本月情况");
  scope.EnterSentence(text, text.sentences.front());
  EXPECT_EQ(scope.At(0), "2024-05");
}

struct Named {
  std::string printed;
  Period document;
  std::string period;
};

TEST(NamedPeriodTest, WordsAreRelativeToTheBulletinsPeriod) {
  const Period may = Between(2024, 5, 1, 2024, 5, 31);
  const Period january = Between(2024, 1, 1, 2024, 1, 31);
  const Period quarter = Between(2024, 4, 1, 2024, 6, 30);
  const Period week = Between(2024, 5, 6, 2024, 5, 12);
  const Period whole = Between(2024, 1, 1, 2024, 12, 31);
  const Period shifted = Between(2024, 4, 26, 2024, 5, 25);
  const Named cases[] = {
      {"上月", may, "2024-04"},
      {"上月", january, "2023-12"},
      {"上月", shifted, "2024-03-26/2024-04-25"},
      {"12月份", january, "2023-12"},
      {"下半年", may, "2024-07-01/2024-12-31"},
      {"上季度", quarter, "2024-01-01/2024-03-31"},
      {"本季度", quarter, "2024-04-01/2024-06-30"},
      {"上周", week, "2024-04-29/2024-05-05"},
      {"上年同期", quarter, "2023-04-01/2023-06-30"},
      {"去年", whole, "2023"},
      {"今年", may, "2024-01-01/2024-05-31"},
      {"今年", whole, "2024"},
      {"2024年以来", may, "2024-01-01/2024-05-31"},
      {"上半年", may, "2024-01-01/2024-06-30"},
      {"近三年", may, "rel:[-3y,0]"},
  };
  for (const Named& c : cases) {
    const auto tokens =
        FindNumbers(MakeMatchView(c.printed, TestLexicon().numbers), TestLexicon().numbers);
    ASSERT_FALSE(tokens.empty()) << c.printed;
    EXPECT_EQ(NamedPeriod(tokens.front(), c.document), c.period) << c.printed;
  }
}

TEST(NamedPeriodTest, WithoutThePeriodOfTheBulletinTheWordsStayWhatTheyAre) {
  const auto tokens =
      FindNumbers(MakeMatchView("4月份比上月", TestLexicon().numbers), TestLexicon().numbers);
  ASSERT_EQ(tokens.size(), 2u);
  EXPECT_EQ(NamedPeriod(tokens[0], std::nullopt), "--04");
  EXPECT_EQ(NamedPeriod(tokens[1], std::nullopt), "rel:-1");
}

TEST(LabelPeriodTest, AHeaderSaysWhenAndWhatIsLeftSaysWhat) {
  const Period may = Between(2024, 5, 1, 2024, 5, 31);
  const auto read = [&](const std::string& label) {
    const LabelPeriod named = ReadLabelPeriod(label, may, TestLexicon());
    return named.period + "|" + named.rest;
  };
  EXPECT_EQ(read("上月受理量"), "2024-04|受理量");
  EXPECT_EQ(read("本月"), "2024-05|");
  EXPECT_EQ(read("1-5月累计受理量"), "2024-01-01/2024-05-31|累计受理量");
  EXPECT_EQ(read("累计受理量"), "2024-01-01/2024-05-31|受理量");
  EXPECT_EQ(read("较上月增减"), "|较上月增减");
  EXPECT_EQ(read("受理量"), "|受理量");
  EXPECT_EQ(read("去年5月受理量"), "2023-05|受理量");
  EXPECT_EQ(read("2024年某县办理情况表"), "2024-05|某县办理情况表");
  EXPECT_EQ(read("某县办理情况表(2024年6月3日)"), "|某县办理情况表(2024年6月3日)");
}

}  // namespace
}  // namespace gouji::normalise
