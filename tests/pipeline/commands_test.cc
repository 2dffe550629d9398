#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "program.h"

namespace gouji::pipeline {
namespace {

using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

class CommandsTest : public ProgramTest {};

TEST_F(CommandsTest, ASoundBulletinEndsWithStatus0) {
  const Outcome outcome = Run({"check", Write("a.md", SoundBulletin())});
  EXPECT_EQ(outcome.status, 0) << outcome.out;
  EXPECT_THAT(outcome.out, HasSubstr("没有发现不一致"));
  EXPECT_THAT(outcome.error, IsEmpty());
}

// Turned, upright and vertical labels, a note mark, a wrapped number, two figures in one cell.
TEST_F(CommandsTest, CellsOfAPdfHoldTheTextThatAPersonSees) {
  const std::string path = Fixture("reader/cells.pdf");
  EXPECT_EQ(Run({"tables", path}).out,
            "分类,承办单位,受理量,金额（元）,同比增长\r\n"
            "县区,甲县,250⁹,34753.24,△１２．３％\r\n"
            ",乙县,１，２０８,12 34,３．１％\r\n"
            "合计,全部,1458,5,2.0%\r\n");
  const Outcome outcome = Run({"check", path, "--show", "repairs"});
  EXPECT_THAT(outcome.out, HasSubstr("“250⁹” → “250”"));
  EXPECT_THAT(outcome.out, HasSubstr("“34753.2 / 4” → “34753.24”"));
  EXPECT_THAT(outcome.out, HasSubstr("“△１２．３％” → “-12.3%”"));
  EXPECT_THAT(outcome.out, Not(HasSubstr("1234")));
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
  // The heading stands directly above the table and is its caption too.
  EXPECT_EQ(json["documents"][0]["title"], "某县2023年5月12345热线办件情况");
  EXPECT_EQ(json["documents"][0]["period"]["from"], "2023-05-01");
  ASSERT_EQ(json["findings"].size(), 1u) << outcome.out;
  EXPECT_EQ(json["findings"][0]["verdict"], "contradicted");
  EXPECT_EQ(json["findings"][0]["document"], json["documents"][0]["id"]);
  EXPECT_THAT(json["problems"], IsEmpty());
}

TEST_F(CommandsTest, AWorkbookGoesToAFileOrAPipeButToNoTerminal) {
  const std::string path = Write("a.md", SoundBulletin());
  EXPECT_THAT(Run({"tables", path, "--format", "xlsx"}).out, StartsWith("PK\x03\x04"));

  EXPECT_EQ(Run({"tables", path, "--format", "xlsx", "--output", PathOf("a.xlsx")}).status, 0);
  EXPECT_THAT(Read("a.xlsx"), StartsWith("PK\x03\x04"));

  RunOptions terminal;
  terminal.stdout_path = "/dev/ptmx";
  const Outcome outcome = Run({"tables", path, "--format", "xlsx"}, terminal);
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.error, HasSubstr("xlsx: 这种格式不能显示在终端上，请用 --output 指定文件"));
}

TEST_F(CommandsTest, InfoSaysWhatWasTakenForATableAndWhatWasNot) {
  const std::string path =
      Write("a.md", SoundBulletin() + "\n正文到此为止。\n\n| 甲 | 乙 |\n| 丙 | 丁 |\n");
  EXPECT_THAT(Run({"info", path}).out, HasSubstr("1 个表（标记）；1 处没有当作表：没有对齐的数\n"));
  EXPECT_THAT(Run({"info", path, "--lang", "en"}).out,
              HasSubstr("1 table (markup); 1 not taken for a table: no figures that align\n"));
}

TEST_F(CommandsTest, InfoCountsNoTextOfAScanThatIsNotRead) {
  const std::string path = Fixture("reader/scans/strips.pdf");
  const std::string out = Run({"info", "--ocr", "never", path}).out;
  EXPECT_THAT(out, HasSubstr("扫描（未读）"));
  EXPECT_THAT(out, Not(AnyOf(HasSubstr("可信"), HasSubstr("0 字"))));
}

TEST_F(CommandsTest, InfoCallsNothingTrustedThatWasNotRead) {
  const std::string out = Run({"info", "--lang", "en", Fixture("reader/scan.pdf")}).out;
  EXPECT_THAT(out, HasSubstr("scan (not read)"));
  EXPECT_THAT(out, Not(HasSubstr("trusted")));
}

TEST_F(CommandsTest, InfoCountsInEnglishAsEnglishDoes) {
  const std::string out = Run({"info", "--lang", "en", Fixture("reader/rotate_90.pdf")}).out;
  EXPECT_THAT(out, HasSubstr("format pdf, 1 page\n"));
  EXPECT_THAT(out, HasSubstr("2 glyphs, 1 ruling, 0 tables"));
}

TEST_F(CommandsTest, DebugDrawsEachPageIntoAFolderThatItMakes) {
  const std::string path = Write("a.md", SoundBulletin() + "\n— 4 —\n");
  const Outcome plain = Run({"tables", path});
  const Outcome outcome = Run({"tables", path, "--debug", PathOf("new/pages")});
  EXPECT_EQ(outcome.status, 0) << outcome.error;
  EXPECT_EQ(outcome.out, plain.out);
  const std::string picture = Read("new/pages/a-1.svg");
  EXPECT_THAT(picture, HasSubstr("<svg "));
  EXPECT_THAT(picture, HasSubstr("class=\"header\""));
  EXPECT_THAT(picture, HasSubstr("class=\"taken\""));
  EXPECT_THAT(picture, HasSubstr("class=\"furniture\" x=\"0.00\""));
  EXPECT_THAT(picture, Not(HasSubstr("class=\"left-out\" x=\"0")));

  // A second run replaces its own pictures; two files of one name have pictures of their own.
  std::filesystem::create_directory(folder_ / "b");
  const std::string other = Write("b/a.md", BrokenBulletin());
  EXPECT_EQ(Run({"tables", path, other, "--debug", PathOf("new/pages")}).status, 0);
  EXPECT_EQ(Read("new/pages/a-1.svg"), picture);
  EXPECT_THAT(Read("new/pages/a.2-1.svg"), HasSubstr("<svg "));
}

TEST_F(CommandsTest, DebugReplacesNoFileThatIsNoPictureOfIts) {
  const std::string path = Write("a.md", SoundBulletin());
  Write("a-1.svg", "<svg>mine</svg>");
  const Outcome outcome = Run({"tables", path, "--debug", folder_.string()});
  EXPECT_EQ(outcome.status, 4);
  EXPECT_THAT(outcome.error, HasSubstr("a-1.svg: 已有同名文件，而且不是页面图"));
  EXPECT_EQ(Read("a-1.svg"), "<svg>mine</svg>");

  EXPECT_THAT(Run({"tables", path, "--debug", path}).error,
              HasSubstr("a.md: 无法新建文件夹：不是文件夹"));
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

// Of each file its part of the report is the same, whichever comes first.
TEST_F(CommandsTest, TheOrderOfTheFilesChangesOnlyTheOrderOfTheReport) {
  const std::string a = Write("a.md", BrokenBulletin()),
                    b = Fixture("bulletins/quyuan-2023-05.txt");
  const auto both = [&](const std::string& first, const std::string& second) {
    const Outcome outcome = Run({"check", first, second, "--format", "json", "--show", "all"});
    return nlohmann::json::parse(outcome.out);
  };
  const nlohmann::json one = both(a, b), other = both(b, a);
  for (const char* list : {"documents", "findings", "notes", "problems"}) {
    std::vector<std::string> lines, other_lines;
    for (const auto& item : one[list]) lines.push_back(item.dump());
    for (const auto& item : other[list]) other_lines.push_back(item.dump());
    std::sort(lines.begin(), lines.end());
    std::sort(other_lines.begin(), other_lines.end());
    EXPECT_EQ(lines, other_lines) << list;
  }
}

TEST_F(CommandsTest, EachNoteHasAKindForPrograms) {
  const Outcome outcome = Run({"check", Fixture("bulletins"), "--format", "json", "--show", "all"});
  const nlohmann::json json = nlohmann::json::parse(outcome.out);
  ASSERT_FALSE(json["notes"].empty());
  for (const auto& note : json["notes"]) EXPECT_NE(note["kind"], "") << note;
}

TEST_F(CommandsTest, AFolderOfBulletinsHoldsOnlyBulletins) {
  const Outcome outcome = Run({"check", Fixture("bulletins"), "--format", "json"});
  EXPECT_EQ(outcome.status, 1);
  const nlohmann::json json = nlohmann::json::parse(outcome.out);
  for (const auto& document : json["documents"]) {
    EXPECT_GT(document["observations"], 0) << document["path"];
    EXPECT_NE(document["title"], nullptr) << document["path"];
  }
}

// The lines of the sample in README, but for those whose counts grow with each rule.
TEST_F(CommandsTest, TheReadmeShowsWhatACheckPrints) {
  const std::string readme = Read(Fixture("../README.md"));
  const std::size_t begin = readme.find("━━");
  ASSERT_NE(begin, std::string::npos);
  const std::string printed = Run({"check", Fixture("bulletins/quyuan-2023-05.pdf")}).out;
  std::istringstream sample(readme.substr(begin, readme.find("```", begin) - begin));
  for (std::string line; std::getline(sample, line);) {
    const bool is_left_out = line.ends_with("...") || line.find("fixtures/") != std::string::npos ||
                             line.find("成立 ·") != std::string::npos ||
                             line.find("归入说法 ·") != std::string::npos;
    if (is_left_out) continue;
    EXPECT_THAT(printed, HasSubstr(line + "\n"));
  }
}

TEST_F(CommandsTest, ChineseMessagesAreChinese) {
  const Outcome tables = Run({"tables", Fixture("reader/scan.pdf"), PathOf("no.pdf")});
  EXPECT_THAT(tables.error, HasSubstr("scan.pdf: 第1页：是扫描图像，没有读取"));
  EXPECT_THAT(tables.error, HasSubstr("no.pdf: 没有这个文件"));
  const Outcome check = Run({"check", Fixture("reader/needs_password.pdf")});
  EXPECT_THAT(check.out, HasSubstr("文件已加密，需要密码才能读取"));
  EXPECT_THAT(Run({"check", "--frobnicate", "a"}).error, HasSubstr("不认识的参数（--frobnicate）"));
}

TEST_F(CommandsTest, TablesSaysThatAFileHasNone) {
  const std::string path = Write("a.txt", "只有一句话，没有表。\n");
  const Outcome outcome = Run({"tables", path});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.error, HasSubstr("a.txt: 没有找到表"));
  EXPECT_EQ(Run({"tables", "-q", path}).error, "");
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
  EXPECT_EQ(outcome.status, 3) << "the scan is not read";
  EXPECT_THAT(outcome.out, HasSubstr("format markdown"));
  EXPECT_THAT(outcome.out, HasSubstr("5 rows, 3 columns"));
  EXPECT_THAT(outcome.out, HasSubstr("scan (not read)"));
}

TEST_F(CommandsTest, AWrongTotalThatTheProseGivesRightIsOneFinding) {
  const std::string text =
      "# 某县2023年5月12345热线运行情况通报\n\n"
      "5月份，12345热线共受理市民来电诉求49件，其中住建局30件。\n\n"
      "2023年5月12345热线办件情况\n\n"
      "| 单位 | 受理量 | 办结量 | 办结率 |\n|---|---|---|---|\n"
      "| 教育局 | 12 | 12 | 100% |\n| 住建局 | 30 | 27 | 90% |\n| 民政局 | 7 | 7 | 100% |\n";
  const Outcome right = Run({"check", Write("a.md", text + "| 合计 | 49 | 46 | 93.88% |\n")});
  EXPECT_EQ(right.status, 0) << right.out;
  const Outcome wrong = Run({"check", Write("b.md", text + "| 合计 | 94 | 46 | 93.88% |\n")});
  EXPECT_EQ(wrong.status, 1);
  EXPECT_THAT(wrong.out, HasSubstr("错误 1 "));
  EXPECT_THAT(wrong.out, HasSubstr("一个数有误：“合计 受理量”印作 94，若为 49"));
  EXPECT_THAT(wrong.out, HasSubstr("由此引起的 2 处"));
}

TEST_F(CommandsTest, AWrongRowThatTheProseGivesRightIsOneFinding) {
  const Outcome outcome =
      Run({"check", Write("a.md",
                          "# 某县2023年5月12345热线运行情况通报\n\n"
                          "从承办量来看，承办任务较多的有住建局30件，教育局12件，民政局7件。\n\n"
                          "2023年5月12345热线办件情况\n\n"
                          "| 单位 | 承办量 |\n|---|---|\n"
                          "| 教育局 | 12 |\n| 住建局 | 33 |\n| 民政局 | 7 |\n| 合计 | 49 |\n")});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.out, HasSubstr("错误 1 "));
  EXPECT_THAT(outcome.out, HasSubstr("一个数有误：“住建局 承办量”印作 33，若为 30"));
  EXPECT_THAT(outcome.out, HasSubstr("由此引起的 1 处"));
}

// Bulletins of every kind whose figures all agree: months, quarters, half-years, years and weeks,
// with comparisons, averages, lists of shares, groups and subtotals.
TEST_F(CommandsTest, OrdinaryBulletinsGiveNoFindings) {
  const Outcome outcome =
      Run({"check", Fixture("ordinary"), "--fail-on", "note", "--format", "csv"});
  EXPECT_EQ(outcome.status, 0) << outcome.out;
}

}  // namespace
}  // namespace gouji::pipeline
