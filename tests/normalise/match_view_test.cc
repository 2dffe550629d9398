#include "normalise/match_view.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace gouji::normalise {
namespace {

const rules::NumberWords& Words() {
  static const rules::NumberWords words = rules::LoadNumberWords({GOUJI_RULES}).value();
  return words;
}

std::string View(std::string_view raw) { return MakeMatchView(raw, Words()).text; }

struct ViewCase {
  std::string_view raw, view;
};

TEST(MatchViewTest, FoldsWhatPeoplePrintInManyWays) {
  const ViewCase cases[] = {
      {"８６件，占比：５％", "86件,占比:5%"},
      {"甲、乙。", "甲、乙。"},
      {"全\u00A0年\u3000受\u200B理", "全年受理"},
      {"\u2F42\u4EF6", "文件"},     // A Kangxi radical.
      {"\uF9B5\u5B50", "例子"},     // A compatibility ideograph.
      {"cafe\u0301", "caf\u00E9"},  // NFC.
      {"25.1\u223674.9", "25.1:74.9"},
      {"6×24", "6×24"},
  };
  for (const ViewCase& c : cases) {
    SCOPED_TRACE(c.raw);
    EXPECT_EQ(View(c.raw), c.view);
  }
}

TEST(MatchViewTest, DropsBlanksOnlyWhereTheyMeanNothing) {
  const ViewCase cases[] = {
      {"受理 86 件 ， 其中", "受理86件,其中"},
      {"  前后  ", "前后"},
      {"9 1.2%", "9 1.2%"},
      {"共 86 件 5 项", "共86件5项"},
      {"86 %", "86%"},
      {"100% 21 100%", "100% 21 100%"},
      {"3. 11月份", "3. 11月份"},
      {"1, 234件", "1, 234件"},
      {"B 类", "B类"},
      {"plain words", "plain words"},
      {"上一行\n下一行", "上一行下一行"},
  };
  for (const ViewCase& c : cases) {
    SCOPED_TRACE(c.raw);
    EXPECT_EQ(View(c.raw), c.view);
  }
}

TEST(MatchViewTest, ARaisedMarkIsDroppedAndAUnitOrPowerIsNot) {
  const ViewCase cases[] = {
      {"受理250⁹件", "受理250件"},
      {"98%¹²，", "98%,"},
      {"受理量¹为", "受理量为"},
      {"30km²", "30km²"},
      {"5米²", "5米²"},
      {"1.2×10³", "1.2×10³"},
      {"10⁻³", "10⁻³"},
      {"共10¹件", "共10件"},
      {"110²件", "110件"},
      {"PM₂.₅为35", "PM2.5为35"},
      {"CO₂", "CO2"},
      {"120₅", "120₅"},
  };
  for (const ViewCase& c : cases) {
    SCOPED_TRACE(c.raw);
    EXPECT_EQ(View(c.raw), c.view);
  }
}

TEST(MatchViewTest, AMinusSignIsOneOnlyWhereAValueStarts) {
  EXPECT_EQ(View("\u22122.5%"), "-2.5%");
  EXPECT_EQ(View("下降\uFF0D2"), "下降-2");
  EXPECT_EQ(View("5\u22122"), "5\u22122");
  EXPECT_EQ(View("5 \u22122"), "5 -2");
  EXPECT_EQ(View("\u2212"), "\u2212");
}

TEST(MatchViewTest, EveryByteOfTheViewKnowsTheRawBytesItStandsFor) {
  const std::string raw = "共 ８６ 件。";
  const MatchView view = MakeMatchView(raw, Words());
  ASSERT_EQ(view.text, "共86件。");
  const std::size_t begin = view.text.find("86");
  EXPECT_EQ(raw.substr(view.RawBegin(begin), view.RawEnd(begin + 2) - view.RawBegin(begin)),
            "８６");
  EXPECT_EQ(view.RawBegin(view.text.size()), raw.size());
  EXPECT_EQ(view.RawEnd(view.text.size()), raw.size());
  EXPECT_EQ(view.RawEnd(0), 0u);
  ASSERT_EQ(view.offsets.size(), view.text.size() + 1);
  EXPECT_EQ(view.ends.size(), view.text.size());
}

TEST(MatchViewTest, RawEndLeavesOutBlanksThatWereDropped) {
  const MatchView view = MakeMatchView("件  共", Words());
  ASSERT_EQ(view.text, "件共");
  EXPECT_EQ(view.RawEnd(3), 3u);
  EXPECT_EQ(view.RawBegin(3), 5u);
}

TEST(MatchViewTest, SurvivesEmptyTextInvalidBytesAndRunsOfCombiningMarks) {
  EXPECT_EQ(View(""), "");
  EXPECT_EQ(View(" \n "), "");
  EXPECT_EQ(View("件\xFF件"), "件\uFFFD件");
  std::string marks = "a";
  for (int i = 0; i < 20'000; ++i) marks += "\u0301";
  EXPECT_GT(View(marks).size(), 30'000u);
}

}  // namespace
}  // namespace gouji::normalise
