#include "base/utf8.h"

#include <gtest/gtest.h>

namespace gouji {
namespace {

TEST(Utf8Test, InvalidBytesBecomeReplacementCharactersAndAreNotDropped) {
  EXPECT_EQ(ToUtf32("a\xFFz"), U"a\uFFFDz");
  EXPECT_FALSE(IsValidUtf8("a\xFFz"));
  EXPECT_FALSE(IsValidUtf8("\xE4\xB8"));
  EXPECT_TRUE(IsValidUtf8("件"));
}

TEST(Utf8Test, TrimTakesBlanksOfEveryKindFromBothEnds) {
  EXPECT_EQ(Trim(" \t\u3000合计 31\u00A0\u200B\n"), "合计 31");
  EXPECT_EQ(Trim(" \u3000 "), "");
  EXPECT_EQ(Trim(""), "");
}

TEST(Utf8Test, JoinLinesPutsABlankOnlyBetweenLettersOfAlphabets) {
  EXPECT_EQ(JoinLines("应办", "理数"), "应办理数");
  EXPECT_EQ(JoinLines("hot", "line"), "hot line");
  EXPECT_EQ(JoinLines("热线", "12345"), "热线12345");
  EXPECT_EQ(JoinLines("", "理数"), "理数");
}

TEST(Utf8Test, HanIncludesTheZeroOfDatesAndExcludesPunctuation) {
  EXPECT_TRUE(IsHan(U'件'));
  EXPECT_TRUE(IsHan(U'〇'));
  EXPECT_FALSE(IsHan(U'、'));
  EXPECT_FALSE(IsHan(U'○'));
  EXPECT_TRUE(IsWide(U'、'));
  EXPECT_FALSE(IsWide(U'%'));
}

}  // namespace
}  // namespace gouji
