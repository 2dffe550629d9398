#include "base/install_prefix.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace gouji {
namespace {

TEST(InstallPrefixTest, TheFolderOfTheProgramStandsInIt) {
  const Result<std::string> prefix = InstallPrefix();
  ASSERT_TRUE(prefix);
  EXPECT_TRUE(std::filesystem::exists(*prefix + "/tests/base_test")) << *prefix;
}

}  // namespace
}  // namespace gouji
