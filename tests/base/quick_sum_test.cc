#include "base/quick_sum.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace gouji {
namespace {

class QuickSumTest : public ::testing::Test {
 protected:
  ~QuickSumTest() override { std::filesystem::remove(path_); }

  std::string SumOf(const std::string& text) const {
    std::ofstream(path_, std::ios::binary) << text;
    const Result<std::string> sum = QuickSumOfFile(path_);
    return sum ? *sum : sum.error().ToString();
  }

  const std::string path_ =
      std::filesystem::temp_directory_path() / ("gouji-sum-" + std::to_string(::getpid()));
};

TEST_F(QuickSumTest, FilesThatDifferAnywhereHaveOtherSums) {
  const std::string text = "code\tname\n430000\t湖南省\n";
  EXPECT_EQ(SumOf(text), SumOf(text));
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string other = text;
    other[i] = static_cast<char>(other[i] ^ 1);
    EXPECT_NE(SumOf(other), SumOf(text)) << i;
  }
  EXPECT_NE(SumOf(text + '\0'), SumOf(text));
  EXPECT_NE(SumOf(""), SumOf(std::string(1, '\0')));
}

TEST_F(QuickSumTest, AFileThatIsNotThereIsAnErrorWithItsPath) {
  const Result<std::string> sum = QuickSumOfFile(path_);
  ASSERT_FALSE(sum);
  EXPECT_EQ(sum.error().where, path_);
}

}  // namespace
}  // namespace gouji
