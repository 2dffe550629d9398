#include "scan/page_names.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace gouji::scan {
namespace {

ReadName Read(const std::u32string& text) {
  ReadName name;
  for (const char32_t c : text) name.push_back({c, 0.99});
  return name;
}

Vocabulary Names() {
  Vocabulary names;
  const int city = names.AddPlace("九江市", names.AddPlace("江西省", -1));
  for (const char* county : {"濂溪区", "浔阳区", "都昌县", "湖口县", "彭县", "蠡县"}) {
    names.AddPlace(county, city);
  }
  names.AddUnread("蠡");
  return names;
}

struct Answers {
  std::u32string usual, small;
  std::string allowed = "";  ///< With what the last look was asked.
  int looks = 0;
};

std::string Corrected(const std::u32string& name, Answers* answers,
                      const std::vector<std::u32string>& beside = {U"都昌县", U"湖口县"},
                      double confidence = 0.99) {
  std::vector<ReadName> names = {Read(name)};
  names.front().front().confidence = confidence;
  for (const std::u32string& other : beside) names.push_back(Read(other));
  const auto corrections = CorrectTogether(Names(), names, [&](std::size_t, const Look& look) {
    ++answers->looks;
    answers->allowed = look.allowed;
    return Read(look.scale < 1 ? answers->small : answers->usual);
  });
  const auto found = corrections.find(0);
  return found == corrections.end() ? "" : ToUtf8(found->second.text);
}

TEST(PageNamesTest, ANameThatBothReadersHaveWrongIsLookedAtMoreClosely) {
  Answers answers = {U"梁溪区", U"濂溪区"};
  EXPECT_EQ(Corrected(U"梁溪区", &answers), "濂溪区");
  EXPECT_EQ(answers.looks, 2);  // The second reader, and the first closer look.
}

TEST(PageNamesTest, TheLastLooksAllowCharactersOfPlacesNearbyOnly) {
  Answers answers = {U"梁溪区", U"梁溪区"};
  EXPECT_EQ(Corrected(U"梁溪区", &answers), "");
  EXPECT_NE(answers.allowed.find("濂"), std::string::npos);
  EXPECT_EQ(answers.allowed.find("梁"), std::string::npos);
}

TEST(PageNamesTest, WhatIsFarFromAllNamesIsNotLookedAtAgain) {
  Answers answers = {U"中山路口", U"濂溪区"};
  EXPECT_EQ(Corrected(U"中山路口", &answers), "");
  EXPECT_EQ(answers.looks, 1);
}

TEST(PageNamesTest, WhatNoLookShowsIsTheSiblingThatReadersDoNotKnow) {
  const std::vector<std::u32string> siblings = {U"都昌县", U"湖口县", U"浔阳区"};
  Answers answers = {U"艺县", U"茜县"};
  EXPECT_EQ(Corrected(U"艺县", &answers, siblings, 0.9), "蠡县");
  EXPECT_EQ(Corrected(U"艺县", &answers, siblings, 0.99), "") << "the reader was sure";
  EXPECT_EQ(Corrected(U"艺县", &answers, {U"都昌县", U"湖口县"}, 0.9), "") << "no list of siblings";
  Answers known = {U"艺县", U"彭县"};
  EXPECT_EQ(Corrected(U"艺县", &known, siblings, 0.9), "彭县") << "a look shows another";
}

TEST(PageNamesTest, ANameThatStandsThereAlreadyIsNotMeant) {
  Answers answers = {U"梁溪区", U"濂溪区"};
  EXPECT_EQ(Corrected(U"梁溪区", &answers, {U"都昌县", U"湖口县", U"濂溪区"}), "");
}

}  // namespace
}  // namespace gouji::scan
