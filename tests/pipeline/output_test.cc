#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "program.h"

namespace gouji::pipeline {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class OutputTest : public ProgramTest {};

TEST_F(OutputTest, AFileGetsTheReportAndStandardOutputNothing) {
  const Outcome outcome =
      Run({"check", Write("a.md", BrokenBulletin()), "--output", PathOf("r.txt")});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_TRUE(outcome.out.empty());
  EXPECT_THAT(Read("r.txt"), HasSubstr("[错误]"));
}

TEST_F(OutputTest, CsvInAFileStartsWithAByteOrderMarkAndInAPipeDoesNot) {
  const std::string path = Write("a.md", SoundBulletin());
  EXPECT_THAT(Run({"tables", path}).out, StartsWith("单位"));
  Run({"tables", path, "-o", PathOf("t.csv")});
  EXPECT_THAT(Read("t.csv"), StartsWith("\xEF\xBB\xBF单位"));
}

TEST_F(OutputTest, AFullDiskIsAFailureWithAMessage) {
  RunOptions options;
  options.stdout_path = "/dev/full";
  for (const char* command : {"check", "tables", "info"}) {
    const Outcome outcome = Run({command, Write("a.md", BrokenBulletin())}, options);
    EXPECT_EQ(outcome.status, 4) << command;
    EXPECT_THAT(outcome.error, HasSubstr("standard output"));
    EXPECT_THAT(outcome.error, HasSubstr("No space left on device"));
  }
  EXPECT_EQ(Run({"--help"}, options).status, 4);
}

TEST_F(OutputTest, AnOutputThatCannotBeFinishedLeavesTheOldFile) {
  Write("r.json", "old");
  RunOptions options;
  options.file_size_limit = 100;
  const Outcome outcome = Run(
      {"check", Write("a.md", BrokenBulletin()), "--format", "json", "--output", PathOf("r.json")},
      options);
  EXPECT_EQ(outcome.status, 4) << outcome.error;
  EXPECT_EQ(Read("r.json"), "old");
  EXPECT_FALSE(fs::exists(PathOf("r.json.part")));
}

TEST_F(OutputTest, AFolderThatIsNotThereIsNamed) {
  const Outcome outcome =
      Run({"check", Write("a.md", SoundBulletin()), "--output", PathOf("no/r.txt")});
  EXPECT_EQ(outcome.status, 4);
  EXPECT_THAT(outcome.error, HasSubstr("no/r.txt"));
}

}  // namespace
}  // namespace gouji::pipeline
