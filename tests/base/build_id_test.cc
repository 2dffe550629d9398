#include "base/build_id.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gouji {
namespace {

using ::testing::MatchesRegex;

TEST(BuildIdTest, TheProgramAndItsLibrariesHaveOneEach) {
  EXPECT_THAT(BuildIds({}), MatchesRegex("[0-9a-f]+"));
  EXPECT_THAT(BuildIds({"libstdc++.so"}), MatchesRegex("[0-9a-f]+\n[0-9a-f]+"));
}

TEST(BuildIdTest, WithALibraryThatIsNotLoadedNothingIsSaid) {
  EXPECT_EQ(BuildIds({"libnowhere.so"}), "");
}

}  // namespace
}  // namespace gouji
