#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <future>

#include "program.h"

namespace gouji::pipeline {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class OutputTest : public ProgramTest {
 protected:
  int FilesInFolder() const {
    const fs::directory_iterator files(folder_);
    return static_cast<int>(std::distance(begin(files), end(files)));
  }
};

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

TEST_F(OutputTest, AnEnglishReportHasChineseInQuotationsOnly) {
  for (const char* name : {"quyuan-2023-05.pdf", "yueyang-2024-02.pdf", "haiyuan-2017.pdf"}) {
    const std::string path = Fixture(std::string("bulletins/") + name);
    for (const char* format : {"text", "markdown", "csv"}) {
      const Outcome outcome = Run({"check", "--lang", "en", "--format", format, path});
      for (const char* own : {"附表", "之和", "；", "、", "，", "／", "。"}) {
        EXPECT_THAT(outcome.out, Not(HasSubstr(own))) << name << " " << format;
      }
    }
  }
}

TEST_F(OutputTest, AFullDiskIsAFailureWithAMessage) {
  RunOptions options;
  options.stdout_path = "/dev/full";
  for (const char* command : {"check", "tables", "info"}) {
    const Outcome outcome =
        Run({command, "--lang", "en", Write("a.md", BrokenBulletin())}, options);
    EXPECT_EQ(outcome.status, 4) << command;
    EXPECT_THAT(outcome.error, HasSubstr("standard output"));
    EXPECT_THAT(outcome.error, HasSubstr("disk is full: make room and run it again\n"));
  }
  EXPECT_EQ(Run({"tables", Write("a.md", BrokenBulletin())}, options).error,
            "gouji: 标准输出: 磁盘已满，请腾出空间，再运行一次\n");
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
  EXPECT_EQ(FilesInFolder(), 2);
}

TEST_F(OutputTest, FilesOfTheUserBesideTheOutputStay) {
  Write("r.csv.part", "mine");
  EXPECT_EQ(Run({"tables", Write("a.md", SoundBulletin()), "-o", PathOf("r.csv")}).status, 0);
  EXPECT_EQ(Read("r.csv.part"), "mine");
  EXPECT_EQ(FilesInFolder(), 3);
}

TEST_F(OutputTest, ALinkStaysAndWhatItNamesIsReplaced) {
  Write("sub/real.csv", "old");
  fs::create_symlink("sub/real.csv", PathOf("link.csv"));
  fs::create_symlink("sub/new.csv", PathOf("dangling.csv"));
  const std::string bulletin = Write("a.md", SoundBulletin());
  EXPECT_EQ(Run({"tables", bulletin, "-o", PathOf("link.csv")}).status, 0);
  EXPECT_EQ(Run({"tables", bulletin, "-o", PathOf("dangling.csv")}).status, 0);
  EXPECT_TRUE(fs::is_symlink(PathOf("link.csv")));
  EXPECT_TRUE(fs::is_symlink(PathOf("dangling.csv")));
  EXPECT_THAT(Read("sub/real.csv"), HasSubstr("教育局"));
  EXPECT_THAT(Read("sub/new.csv"), HasSubstr("教育局"));
}

TEST_F(OutputTest, LinksInACircleAreAnErrorAndStay) {
  fs::create_symlink("b.csv", PathOf("a.csv"));
  fs::create_symlink("a.csv", PathOf("b.csv"));
  const Outcome outcome =
      Run({"tables", "--lang", "en", Write("q.md", SoundBulletin()), "-o", PathOf("a.csv")});
  EXPECT_EQ(outcome.status, 4);
  EXPECT_THAT(outcome.error, HasSubstr("a.csv: the links lead in a circle"));
  EXPECT_TRUE(fs::is_symlink(PathOf("a.csv")));
}

TEST_F(OutputTest, AnInputOrTheDatabaseIsNoOutput) {
  const std::string bulletin = Write("q.md", BrokenBulletin());
  fs::create_symlink("q.md", PathOf("link.md"));
  fs::create_hard_link(bulletin, PathOf("other-name.txt"));
  const struct {
    std::vector<std::string> arguments;
    const char* message;
  } cases[] = {
      {{"check", bulletin, "-o", bulletin}, "q.md: the output would replace a file that is read"},
      {{"check", bulletin, "-o", PathOf("sub/../q.md")}, "replace a file that is read"},
      {{"check", bulletin, "-o", PathOf("link.md")}, "replace a file that is read"},
      {{"check", bulletin, "-o", PathOf("other-name.txt")}, "replace a file that is read"},
      {{"check", PathOf("link.md"), "-o", bulletin}, "replace a file that is read"},
      {{"check", folder_.string(), "-o", bulletin}, "replace a file that is read"},
      {{"tables", bulletin, "-o", bulletin}, "replace a file that is read"},
      {{"check", bulletin, "--db", PathOf("b.db"), "-o", PathOf("b.db")},
       "b.db: the output would replace the database"},
      {{"check", bulletin, "--db", PathOf("new.db"), "-o", PathOf("sub/../new.db")},
       "replace the database"},
  };
  Write("sub/empty", "");
  ASSERT_EQ(Run({"ingest", bulletin, "--db", PathOf("b.db")}).status, 0);
  for (const auto& c : cases) {
    std::vector<std::string> arguments = c.arguments;
    arguments.insert(arguments.end(), {"--lang", "en"});
    const Outcome outcome = Run(arguments);
    EXPECT_EQ(outcome.status, 2) << ::testing::PrintToString(arguments);
    EXPECT_THAT(outcome.error, HasSubstr(c.message));
    EXPECT_EQ(Read("q.md"), BrokenBulletin());
  }
  EXPECT_THAT(Read("b.db"), StartsWith("SQLite format 3"));
  EXPECT_FALSE(fs::exists(PathOf("new.db")));
}

TEST_F(OutputTest, StandardInputAndOutputMayBeTheSameDevice) {
  EXPECT_EQ(Run({"tables", "/dev/null", "-o", "/dev/null"}).status, 3);
}

// Root alone may give a file away. Another person's file is replaced by one of one's own, and what
// its group was allowed is not allowed to one's own group.
TEST_F(OutputTest, AFileThatCannotKeepItsGroupGivesNoRightsToAnother) {
  if (geteuid() != 0) GTEST_SKIP() << "needs root, to make files of others";
  const std::string bulletin = Write("a.md", SoundBulletin());
  ASSERT_EQ(chown(Write("old.csv", "old").c_str(), 0, 4321), 0);
  ASSERT_EQ(chmod(PathOf("old.csv").c_str(), 06664), 0);
  RunOptions options;
  options.may_give_files_away = false;
  EXPECT_EQ(Run({"tables", bulletin, "-o", PathOf("old.csv")}, options).status, 0);
  struct stat after = {};
  ASSERT_EQ(stat(PathOf("old.csv").c_str(), &after), 0);
  EXPECT_NE(after.st_gid, 4321u);
  EXPECT_EQ(after.st_mode & 07777, 0604u);
}

TEST_F(OutputTest, AFileKeepsItsPermissionsAndANewOneHasThoseOfAnyNewFile) {
  const std::string bulletin = Write("a.md", SoundBulletin());
  fs::permissions(Write("old.csv", "old"), fs::perms::owner_all | fs::perms::group_read);
  Run({"tables", bulletin, "-o", PathOf("old.csv")});
  EXPECT_EQ(fs::status(PathOf("old.csv")).permissions(),
            fs::perms::owner_all | fs::perms::group_read);
  Run({"tables", bulletin, "-o", PathOf("new.csv")});
  EXPECT_EQ(fs::status(PathOf("new.csv")).permissions(), fs::status(bulletin).permissions());
}

TEST_F(OutputTest, AFileThatMayNotBeWrittenIsNotReplaced) {
  fs::permissions(Write("kept.csv", "kept"), fs::perms::owner_read);
  RunOptions options;
  options.permissions_count = true;
  const Outcome outcome =
      Run({"tables", "--lang", "en", Write("a.md", SoundBulletin()), "-o", PathOf("kept.csv")},
          options);
  EXPECT_EQ(outcome.status, 4);
  EXPECT_THAT(outcome.error, HasSubstr("kept.csv: no permission to write"));
  EXPECT_EQ(Read("kept.csv"), "kept");
}

TEST_F(OutputTest, WhatIsNoFileOrOpenAlreadyIsWrittenDirectly) {
  const std::string bulletin = Write("a.md", SoundBulletin());
  EXPECT_EQ(Run({"tables", bulletin, "-o", "/dev/null"}).status, 0);
  EXPECT_TRUE(fs::is_character_file("/dev/null"));

  RunOptions options;
  options.stdout_path = Write("out.csv", "");
  struct stat before = {}, after = {};
  ASSERT_EQ(stat(options.stdout_path.c_str(), &before), 0);
  EXPECT_EQ(Run({"tables", bulletin, "-o", "/dev/stdout"}, options).status, 0);
  ASSERT_EQ(stat(options.stdout_path.c_str(), &after), 0);
  EXPECT_THAT(Read("out.csv"), HasSubstr("教育局"));
  EXPECT_EQ(before.st_ino, after.st_ino);

  const std::string pipe = PathOf("pipe");
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  auto read = std::async(std::launch::async, [&] { return Read("pipe"); });
  EXPECT_EQ(Run({"tables", bulletin, "-o", pipe}).status, 0);
  EXPECT_THAT(read.get(), HasSubstr("教育局"));
  EXPECT_TRUE(fs::is_fifo(pipe));
}

TEST_F(OutputTest, AFolderIsNoOutput) {
  fs::create_directory(PathOf("reports"));
  const Outcome outcome =
      Run({"check", "--lang", "en", Write("a.md", SoundBulletin()), "-o", PathOf("reports")});
  EXPECT_EQ(outcome.status, 4);
  EXPECT_THAT(outcome.error, HasSubstr("reports: a folder, not a file"));
}

TEST_F(OutputTest, TablesGoIntoAFolderEachInAFileOfItsOwn) {
  const std::string two =
      SoundBulletin() + "\n## 办理\n\n| 类别 | 件数 |\n|---|---|\n| 咨询 | 3 |\n";
  const std::string first = Write("a.md", two);
  fs::create_directory(PathOf("b"));
  const std::string second = Write("b/a.md", SoundBulletin());
  const Outcome outcome = Run({"tables", first, second, "--output", PathOf("new/tables/")});
  EXPECT_EQ(outcome.status, 0) << outcome.error;
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(Read("new/tables/a-table2.csv"), "\xEF\xBB\xBF类别,件数\r\n咨询,3\r\n");
  EXPECT_THAT(Read("new/tables/a.2-table1.csv"), HasSubstr("教育局,12,10\r\n"));
  EXPECT_EQ(std::distance(fs::directory_iterator(PathOf("new/tables")), fs::directory_iterator()),
            3);

  // The folder is there now; other formats have other names.
  for (const char* const name : {"json", "html", "markdown", "xlsx"}) {
    EXPECT_EQ(Run({"tables", second, "--format", name, "-o", PathOf("new/tables")}).status, 0);
  }
  EXPECT_THAT(Read("new/tables/a-table1.xlsx"), StartsWith("PK\x03\x04"));
  EXPECT_THAT(Read("new/tables/a-table1.md"), HasSubstr("| 教育局 |"));
  EXPECT_THAT(Read("new/tables/a-table1.json"), StartsWith("["));
}

TEST_F(OutputTest, TablesOfOtherRunsStayAndAreNamed) {
  const std::string two =
      SoundBulletin() + "\n## 办理\n\n| 类别 | 件数 |\n|---|---|\n| 咨询 | 3 |\n";
  const std::string to = PathOf("t/");
  EXPECT_EQ(Run({"tables", Write("a.md", two), Write("b.md", two), "-o", to}).error, "");
  EXPECT_EQ(Run({"tables", PathOf("a.md"), PathOf("b.md"), "-o", to}).error, "");
  for (const char* const name :
       {"t/notes.csv", "t/x-table.csv", "t/x-table1a.csv", "t/x-table1.txt", "t/x-table1.json"}) {
    Write(name, "mine");
  }
  const Outcome outcome = Run({"tables", "-q", Write("a.md", SoundBulletin()), "-o", to});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.error, "gouji: " + to + ": 有 3 个表的文件不是本次写入的：a-table2.csv、" +
                               "b-table1.csv、b-table2.csv；过时的请删除\n");
  EXPECT_THAT(Read("t/a-table2.csv"), HasSubstr("咨询"));
  EXPECT_EQ(Run({"tables", "--lang", "en", Write("c.md", two), "-o", to}).error,
            "gouji: " + to + ": files with tables of other runs: 4 (a-table1.csv, a-table2.csv, " +
                "b-table1.csv, b-table2.csv); delete what is out of date\n");
  EXPECT_THAT(Run({"tables", Write("d.md", "没有表"), "-o", to}).error,
              HasSubstr("有 6 个表的文件不是本次写入的：a-table1.csv、a-table2.csv、b-table1.csv、"
                        "b-table2.csv、c-table1.csv 等；"));
}

TEST_F(OutputTest, AReportDoesNotGoWhereTheNextRunWouldReadIt) {
  Write("in/a.md", SoundBulletin());
  for (const char* const command : {"tables", "check"}) {
    const Outcome outcome =
        Run({command, PathOf("in"), "--format", "markdown", "-o", PathOf("in/report.md")});
    EXPECT_EQ(outcome.status, 2) << command;
    EXPECT_THAT(outcome.error, HasSubstr("in/report.md: 下次运行会把它当作通报读取"));
    EXPECT_FALSE(fs::exists(PathOf("in/report.md")));
    EXPECT_EQ(
        Run({command, PathOf("in"), "--format", "markdown", "-o", PathOf("report.md")}).status, 0);
  }
}

TEST_F(OutputTest, TablesDoNotGoWhereTheNextRunWouldReadThem) {
  Write("in/a.md", SoundBulletin());
  const std::vector<std::string> to_markdown = {"tables", PathOf("in"), "--format", "markdown",
                                                "--output"};
  for (const char* const folder : {"in", "in/tables/"}) {
    std::vector<std::string> arguments = to_markdown;
    arguments.push_back(PathOf(folder));
    const Outcome outcome = Run(arguments);
    EXPECT_EQ(outcome.status, 2);
    EXPECT_THAT(outcome.error, HasSubstr("下次运行会把它当作通报读取"));
  }
  EXPECT_FALSE(fs::exists(PathOf("in/tables")));
  // What is not read may stand there.
  EXPECT_EQ(Run({"tables", PathOf("in"), "--output", PathOf("in/tables/")}).status, 0);
  EXPECT_EQ(Run({"tables", PathOf("in"), "--output", PathOf("in/tables/")}).status, 0);
  EXPECT_FALSE(fs::exists(PathOf("in/tables/a-table1-table1.csv")));
}

TEST_F(OutputTest, TablesReplaceNoFileThatIsRead) {
  const std::string path = Write("a.md", SoundBulletin());
  const std::string other = Write("a-table1.md", SoundBulletin());
  const Outcome outcome =
      Run({"tables", path, other, "--format", "markdown", "-o", folder_.string()});
  EXPECT_EQ(outcome.status, 4);
  EXPECT_THAT(outcome.error, HasSubstr("a-table1.md"));
  EXPECT_EQ(Read("a-table1.md"), SoundBulletin());
}

TEST_F(OutputTest, AFolderThatIsNotThereIsNamed) {
  const Outcome outcome =
      Run({"check", Write("a.md", SoundBulletin()), "--output", PathOf("no/r.txt")});
  EXPECT_EQ(outcome.status, 4);
  EXPECT_THAT(outcome.error, HasSubstr("no/r.txt"));
}

}  // namespace
}  // namespace gouji::pipeline
