#include "pdf/radicals.h"

#include <gtest/gtest.h>

namespace gouji::pdf {
namespace {

TEST(RadicalsTest, RadicalsOfBothBlocksBecomeTheCharacterThatTheyLookLike) {
  EXPECT_EQ(RadicalToIdeograph(U'\u2ED4'), U'门');
  EXPECT_EQ(RadicalToIdeograph(U'\u2F00'), U'一');
  EXPECT_EQ(RadicalToIdeograph(U'\u2F08'), U'人');
  EXPECT_EQ(RadicalToIdeograph(U'\u2FD5'), U'龠');
}

TEST(RadicalsTest, OtherCharactersStay) {
  for (const char32_t c : {U'门', U'A', U'\u2E7F', U'\u2E9A', U'\u2FD6', U'、'}) {
    EXPECT_EQ(RadicalToIdeograph(c), c);
  }
}

}  // namespace
}  // namespace gouji::pdf
