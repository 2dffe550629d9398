#include "pdf/ligatures.h"

#include <gtest/gtest.h>

namespace gouji::pdf {
namespace {

TEST(LigaturesTest, ALigatureIsTheLettersThatItJoins) {
  EXPECT_EQ(LettersOfLigature(U'\uFB00'), "ff");
  EXPECT_EQ(LettersOfLigature(U'\uFB01'), "fi");
  EXPECT_EQ(LettersOfLigature(U'\uFB03'), "ffi");
  EXPECT_EQ(LettersOfLigature(U'\uFB06'), "st");
}

TEST(LigaturesTest, OtherCharactersAreNone) {
  for (const char32_t c : {U'f', U'\uFAFF', U'\uFB07', U'æ', U'门'}) {
    EXPECT_EQ(LettersOfLigature(c), "");
  }
}

}  // namespace
}  // namespace gouji::pdf
