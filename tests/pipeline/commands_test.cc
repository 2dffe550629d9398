#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "program.h"

namespace gouji::pipeline {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class CommandsTest : public ProgramTest {};

TEST_F(CommandsTest, ASoundBulletinEndsWithStatus0) {
  const Outcome outcome = Run({"check", Write("a.md", SoundBulletin())});
  EXPECT_EQ(outcome.status, 0) << outcome.out;
  EXPECT_THAT(outcome.out, HasSubstr("没有发现不一致"));
  EXPECT_THAT(outcome.error, IsEmpty());
}

TEST_F(CommandsTest, ATotalThatIsWrongIsFoundAndEndsWithStatus1) {
  const Outcome outcome = Run({"check", Write("a.md", BrokenBulletin())});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.out, HasSubstr("50"));
  EXPECT_THAT(outcome.out, HasSubstr("49"));
  EXPECT_THAT(outcome.out, HasSubstr("第8行"));
}

TEST_F(CommandsTest, FailOnDecidesWhatCounts) {
  const std::string path = Write("a.md", BrokenBulletin());
  EXPECT_EQ(Run({"check", path, "--fail-on", "never"}).status, 0);
  EXPECT_EQ(Run({"check", path, "--fail-on", "note"}).status, 1);
}

TEST_F(CommandsTest, QuietSaysNothingAboutASoundBulletin) {
  const Outcome outcome = Run({"check", "--quiet", Write("a.md", SoundBulletin())});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.out, IsEmpty());
}

TEST_F(CommandsTest, StandardInputIsAPath) {
  RunOptions options;
  options.input = BrokenBulletin();
  EXPECT_EQ(Run({"check", "-"}, options).status, 1);
}

TEST_F(CommandsTest, JsonNamesDocumentFindingAndPlace) {
  const std::string path = Write("a.md", BrokenBulletin());
  const Outcome outcome = Run({"check", path, "--format", "json"});
  const nlohmann::json json = nlohmann::json::parse(outcome.out);
  EXPECT_EQ(json["gouji"], "0.1.0");
  ASSERT_EQ(json["documents"].size(), 1u);
  EXPECT_EQ(json["documents"][0]["path"], path);
  EXPECT_EQ(json["documents"][0]["status"], "read");
  EXPECT_EQ(json["documents"][0]["tables"], 1);
  ASSERT_EQ(json["findings"].size(), 1u) << outcome.out;
  EXPECT_EQ(json["findings"][0]["verdict"], "contradicted");
  EXPECT_EQ(json["findings"][0]["document"], json["documents"][0]["id"]);
  EXPECT_THAT(json["problems"], IsEmpty());
}

TEST_F(CommandsTest, ColoursAndProgressAreForTerminals) {
  const std::string a = Write("a.md", BrokenBulletin()), b = Write("b.md", SoundBulletin());
  const Outcome outcome = Run({"check", a, b});
  EXPECT_THAT(outcome.out, Not(HasSubstr("\033")));
  EXPECT_THAT(outcome.error, IsEmpty());
}

TEST_F(CommandsTest, TwoRunsFindTheSameInTheSameOrder) {
  const std::vector<std::string> arguments = {"check",
                                              Write("a.md", BrokenBulletin()),
                                              Write("b.md", SoundBulletin()),
                                              "--format",
                                              "json",
                                              "--show",
                                              "all"};
  EXPECT_EQ(Run(arguments).out, Run(arguments).out);
}

TEST_F(CommandsTest, TablesPrintsTheGrid) {
  const Outcome outcome = Run({"tables", Write("a.md", SoundBulletin())});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out,
            "单位,受理量,办结量\r\n教育局,12,10\r\n住建局,30,28\r\n民政局,7,7\r\n合计,49,45\r\n");
}

TEST_F(CommandsTest, InfoSaysWhatTheReaderSees) {
  const Outcome outcome =
      Run({"info", "--lang", "en", Write("a.md", SoundBulletin()), Fixture("reader/scan.pdf")});
  EXPECT_EQ(outcome.status, 0) << outcome.error;
  EXPECT_THAT(outcome.out, HasSubstr("format markdown"));
  EXPECT_THAT(outcome.out, HasSubstr("5 rows, 3 columns"));
  EXPECT_THAT(outcome.out, HasSubstr("scan (not read)"));
}

}  // namespace
}  // namespace gouji::pipeline
