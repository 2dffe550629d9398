#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "program.h"

namespace gouji::pipeline {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class ProgramDatabaseTest : public ProgramTest {};

/// With an issuer, so that a later state is known to be the same bulletin.
std::string Signed(const std::string& bulletin) { return bulletin + "\n某县12345热线管理办公室\n"; }

TEST_F(ProgramDatabaseTest, CheckWithoutDbKeepsNothingOnDisk) {
  const std::string path = Write("a.md", BrokenBulletin());
  Run({"check", path});
  int files = 0;
  for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder_)) ++files;
  EXPECT_EQ(files, 1);
}

TEST_F(ProgramDatabaseTest, IngestStoresOnceAndKnowsWhatIsUnchanged) {
  const std::string path = Write("a.md", SoundBulletin());
  const std::string database = PathOf("b.db");
  const Outcome first = Run({"ingest", path, "--db", database, "--lang", "en"});
  EXPECT_EQ(first.status, 0) << first.error;
  EXPECT_EQ(first.out, "1 stored, 0 unchanged, 0 problem(s)\n");
  const Outcome second = Run({"ingest", path, "--db", database, "--lang", "en"});
  EXPECT_EQ(second.out, "0 stored, 1 unchanged, 0 problem(s)\n");
}

TEST_F(ProgramDatabaseTest, WhatACheckOfSomePagesStoredIsNotTheWholeFile) {
  const std::string pdf = Fixture("reader/two_pages.pdf"), database = PathOf("b.db");
  Run({"check", "--db", database, "--pages", "1", pdf});
  EXPECT_EQ(Run({"ingest", "--db", database, "--lang", "en", pdf}).out,
            "1 stored, 0 unchanged, 0 problem(s)\n");
  EXPECT_EQ(Run({"ingest", "--db", database, "--lang", "en", pdf}).out,
            "0 stored, 1 unchanged, 0 problem(s)\n");
}

TEST_F(ProgramDatabaseTest, AScanIsAProblemOfEachIngest) {
  const std::string scan = Fixture("reader/scan.pdf");
  const Outcome first = Run({"ingest", "--db", PathOf("b.db"), "--lang", "en", scan});
  EXPECT_EQ(first.status, 3);
  EXPECT_EQ(first.out, "1 stored, 0 unchanged, 1 problem(s)\n");
  const Outcome second = Run({"ingest", "--db", PathOf("b.db"), "--lang", "en", scan});
  EXPECT_EQ(second.status, 3);
  EXPECT_EQ(second.out, "0 stored, 1 unchanged, 1 problem(s)\n");
  EXPECT_EQ(second.error, first.error);
}

TEST_F(ProgramDatabaseTest, AnEditedFileTakesThePlaceOfTheOlder) {
  const std::string database = PathOf("b.db");
  Run({"ingest", "--db", database, Write("a.md", Signed(BrokenBulletin()))});
  const Outcome edited =
      Run({"ingest", "--db", database, "--lang", "en", Write("a.md", Signed(SoundBulletin()))});
  EXPECT_EQ(edited.out,
            "1 stored (1 in place of what the file held before), 0 unchanged, 0 problem(s)\n");
}

TEST_F(ProgramDatabaseTest, ACopyOfAFileThatIsEditedIsStillThere) {
  const std::string database = PathOf("b.db");
  const std::string a = Write("a/r.md", Signed(BrokenBulletin())),
                    b = Write("b/r.md", Signed(BrokenBulletin()));
  const auto ingest = [&](const std::vector<std::string>& paths) {
    std::vector<std::string> arguments = {"ingest", "--db", database, "--lang", "en"};
    arguments.insert(arguments.end(), paths.begin(), paths.end());
    return Run(arguments).out;
  };
  EXPECT_EQ(ingest({a, b}), "1 stored, 1 unchanged, 0 problem(s)\n");
  Write("a/r.md", Signed(SoundBulletin()));
  EXPECT_EQ(ingest({b, a}), "1 stored, 1 unchanged, 0 problem(s)\n");
  EXPECT_EQ(ingest({a, b}), "0 stored, 2 unchanged, 0 problem(s)\n");
}

TEST_F(ProgramDatabaseTest, AFileThatIsMovedAndThenEditedTakesThePlaceOfTheOlder) {
  const std::string database = PathOf("b.db");
  Run({"ingest", "--db", database, Write("r.md", Signed(BrokenBulletin()))});
  fs::rename(PathOf("r.md"), PathOf("s.md"));
  EXPECT_EQ(Run({"ingest", "--db", database, "--lang", "en", PathOf("s.md")}).out,
            "0 stored, 1 unchanged, 0 problem(s)\n");
  EXPECT_EQ(
      Run({"ingest", "--db", database, "--lang", "en", Write("s.md", Signed(SoundBulletin()))}).out,
      "1 stored (1 in place of what the file held before), 0 unchanged, 0 problem(s)\n");
}

TEST_F(ProgramDatabaseTest, TwoTextsOfNobodyUnderOneNameStayBoth) {
  const std::string database = PathOf("b.db");
  const std::string first = Write("a.txt", "今天天气晴朗。\n");
  Run({"ingest", "--db", database, first});
  Write("a.txt", "办公室有3张桌子。\n");
  EXPECT_EQ(Run({"ingest", "--db", database, "--lang", "en", first}).out,
            "1 stored, 0 unchanged, 0 problem(s)\n");
  Write("a.txt", "今天天气晴朗。\n");
  EXPECT_EQ(Run({"ingest", "--db", database, "--lang", "en", first}).out,
            "0 stored, 1 unchanged, 0 problem(s)\n");
}

TEST_F(ProgramDatabaseTest, AnIngestOfABrokenBulletinIsNoFailure) {
  EXPECT_EQ(Run({"ingest", Write("a.md", BrokenBulletin()), "--db", PathOf("b.db")}).status, 0);
}

TEST_F(ProgramDatabaseTest, AFileThatIsNoDatabaseIsRefusedBeforeAnythingRuns) {
  const std::string other = Write("notes.db", std::string(4096, 'n'));
  const Outcome outcome = Run({"check", Write("a.md", BrokenBulletin()), "--db", other});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.error, HasSubstr("notes.db"));
  EXPECT_TRUE(outcome.out.empty());
  EXPECT_EQ(Read("notes.db"), std::string(4096, 'n'));
}

TEST_F(ProgramDatabaseTest, ANewerDatabaseIsRefusedAndLeftAsItIs) {
  const std::string bulletin = Write("a.md", SoundBulletin());
  ASSERT_EQ(Run({"ingest", bulletin, "--db", PathOf("b.db")}).status, 0);
  // The four bytes from 60 on are PRAGMA user_version (SQLite file format, 1.3).
  std::string bytes = Read("b.db");
  ASSERT_GT(bytes.size(), 100u);
  bytes[63] = 99;
  Write("b.db", bytes);
  const Outcome outcome = Run({"check", "--lang", "en", bulletin, "--db", PathOf("b.db")});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.error, HasSubstr("newer gouji (version 99"));
  EXPECT_EQ(Read("b.db"), bytes);
}

TEST_F(ProgramDatabaseTest, ADatabaseThatCannotBeWrittenIsAFailureThatSaysWhy) {
  const std::string bulletin = Write("a.md", SoundBulletin());
  fs::create_directory(PathOf("folder"));
  ASSERT_EQ(Run({"ingest", bulletin, "--db", PathOf("locked/b.db")}).status, 4);
  Write("locked/b.db", "");
  ASSERT_EQ(Run({"ingest", bulletin, "--db", PathOf("locked/b.db")}).status, 0);
  Write("read-only.db", "");
  ASSERT_EQ(Run({"ingest", bulletin, "--db", PathOf("read-only.db")}).status, 0);
  fs::permissions(PathOf("locked"), fs::perms::owner_read | fs::perms::owner_exec);
  fs::permissions(PathOf("read-only.db"), fs::perms::owner_read);
  const struct {
    const char *path, *message;
  } cases[] = {
      {"nowhere/b.db", "nowhere/b.db: the folder does not exist"},
      {"folder", "folder: a folder, not a file"},
      {"locked/new.db", "locked/new.db: no permission to write in the folder"},
      {"locked/b.db", "locked/b.db: no permission to write in the folder"},
      {"read-only.db", "read-only.db: no permission to read and write"},
  };
  RunOptions options;
  options.permissions_count = true;
  for (const auto& c : cases) {
    const Outcome outcome =
        Run({"check", "--lang", "en", bulletin, "--db", PathOf(c.path)}, options);
    EXPECT_EQ(outcome.status, 4) << c.path;
    EXPECT_THAT(outcome.error, HasSubstr(c.message));
    EXPECT_TRUE(outcome.out.empty());
  }
}

TEST_F(ProgramDatabaseTest, ADiskThatIsFullFromTheStartLeavesNoFile) {
  RunOptions options;
  options.file_size_limit = 4096;
  const Outcome outcome =
      Run({"ingest", Write("a.md", SoundBulletin()), "--db", PathOf("b.db")}, options);
  EXPECT_EQ(outcome.status, 4) << outcome.error;
  EXPECT_THAT(outcome.error, HasSubstr("b.db"));
  EXPECT_FALSE(fs::exists(PathOf("b.db")));
}

TEST_F(ProgramDatabaseTest, ADiskThatFillsUpLeavesTheDatabaseAsItWas) {
  const std::string sound = Write("a.md", SoundBulletin());
  ASSERT_EQ(Run({"ingest", sound, "--db", PathOf("b.db")}).status, 0);
  // A bulletin whose rows do not fit into what is left.
  std::string large = "# 某县2023年6月12345热线办件情况\n\n| 单位 | 受理量 |\n|---|---|\n";
  for (int row = 0; row < 3000; ++row) large += "| 第" + std::to_string(row) + "街道 | 1 |\n";
  RunOptions options;
  options.file_size_limit = static_cast<long>(fs::file_size(PathOf("b.db"))) + 200 * 1024;
  const Outcome outcome =
      Run({"ingest", Write("large.md", large), "--db", PathOf("b.db")}, options);
  EXPECT_EQ(outcome.status, 4) << outcome.out << outcome.error;
  EXPECT_THAT(outcome.error, HasSubstr("b.db"));
  // The document that was there is there still, whole.
  const Outcome again = Run({"ingest", sound, "--db", PathOf("b.db"), "--lang", "en"});
  EXPECT_EQ(again.out, "0 stored, 1 unchanged, 0 problem(s)\n") << again.error;
}

}  // namespace
}  // namespace gouji::pipeline
