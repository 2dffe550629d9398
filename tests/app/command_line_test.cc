#include "app/command_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gouji::app {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using Kind = ParsedCommandLine::Kind;

CommandLine Parse(const std::vector<std::string>& arguments) {
  const ParsedCommandLine parsed = ParseCommandLine(arguments);
  EXPECT_EQ(parsed.kind, Kind::kRun) << parsed.text;
  return parsed.command_line;
}

TEST(CommandLineTest, CheckTakesPathsAndDefaults) {
  const CommandLine line = Parse({"check", "a.pdf", "-"});
  EXPECT_EQ(line.command, Command::kCheck);
  EXPECT_EQ(line.paths, (std::vector<std::string>{"a.pdf", "-"}));
  EXPECT_EQ(line.format, "text");
  EXPECT_EQ(line.fail_on, FailOn::kError);
  EXPECT_EQ(line.language, report::Language::kChinese);
  EXPECT_EQ(line.pages, std::pair(0, 0));
  EXPECT_FALSE(line.show_checked);
}

TEST(CommandLineTest, OptionsMayStandOnBothSidesOfThePaths) {
  const CommandLine line = Parse({"check", "--format", "json", "a.pdf", "--fail-on=never",
                                  "--pages", "2-5", "--db", "x.db", "-o", "out.json", "--quiet",
                                  "--no-color", "--rules", "one", "--rules", "two"});
  EXPECT_EQ(line.format, "json");
  EXPECT_EQ(line.fail_on, FailOn::kNever);
  EXPECT_EQ(line.pages, std::pair(2, 5));
  EXPECT_EQ(line.database, "x.db");
  EXPECT_EQ(line.output, "out.json");
  EXPECT_EQ(line.verbosity, Verbosity::kQuiet);
  EXPECT_EQ(line.colour, ColourChoice::kNever);
  EXPECT_EQ(line.rules, (std::vector<std::string>{"one", "two"}));
  EXPECT_EQ(line.paths, std::vector<std::string>{"a.pdf"});
}

TEST(CommandLineTest, ShowTakesAListAndAllMeansEverything) {
  const CommandLine some = Parse({"check", "a.pdf", "--show", "repairs,numbers"});
  EXPECT_TRUE(some.show_repairs && some.show_numbers);
  EXPECT_FALSE(some.show_checked);
  const CommandLine all = Parse({"check", "--show", "all", "--", "a.pdf"});
  EXPECT_TRUE(all.show_repairs && all.show_numbers && all.show_checked);
  EXPECT_EQ(all.paths, std::vector<std::string>{"a.pdf"});
}

TEST(CommandLineTest, ShowDoesNotSwallowThePaths) {
  const CommandLine line = Parse({"check", "--show", "all", "a.pdf"});
  EXPECT_EQ(line.paths, std::vector<std::string>{"a.pdf"});
}

TEST(CommandLineTest, OtherCommandsHaveTheirOwnDefaults) {
  EXPECT_EQ(Parse({"tables", "a.pdf"}).format, "csv");
  EXPECT_EQ(Parse({"ingest", "a.pdf", "--db", "x.db"}).command, Command::kIngest);
  EXPECT_EQ(Parse({"rules", "list"}).command, Command::kRulesList);
  EXPECT_EQ(Parse({"rules", "test"}).command, Command::kRulesTest);
  EXPECT_EQ(Parse({"--lang", "en", "info", "a.pdf"}).language, report::Language::kEnglish);
  EXPECT_EQ(Parse({"info", "a.pdf", "--lang=en"}).language, report::Language::kEnglish);
  const CommandLine list = Parse({"rules", "--lang", "en", "--rules", "a", "list", "--rules", "b"});
  EXPECT_EQ(list.command, Command::kRulesList);
  EXPECT_EQ(list.language, report::Language::kEnglish);
  EXPECT_EQ(list.rules, (std::vector<std::string>{"a", "b"}));
}

TEST(CommandLineTest, OfASlipTheNearestNameIsSuggested) {
  const struct {
    std::vector<std::string> arguments;
    const char* says;
  } cases[] = {
      {{"tabels", "a.pdf"}, "没有这个命令：tabels，是不是 tables？可用："},
      {{"--lang", "en", "chekc"}, "no such command: chekc, did you mean check? one of: "},
      {{"rules", "lst"}, "没有这个命令：lst，是不是 list？可用：list, test"},
      {{"print", "a.pdf"}, "没有这个命令：print？可用："},
      {{"", "a.pdf"}, "没有这个命令：？可用："},
      {{"tables", "a.pdf", "--formt", "csv"}, "不认识的参数（--formt，是不是 --format）"},
      {{"tables", "a.pdf", "--outptu=x", "--lang", "en"},
       "not expected here: --outptu=x, did you mean --output\n"},
      {{"tables", "a.pdf", "--fail-on", "note"}, "不认识的参数（--fail-on）"},
      {{"check", "a.pdf", "--x"}, "不认识的参数（--x）"},
      {{"check", "a.pdf", "--one"}, "不认识的参数（--one）"},  // Two hyphens are no likeness.
      {{"check", "a.pdf", "--jbos", "--fromat"}, "（--jbos --fromat，是不是 --jobs --format）"},
  };
  for (const auto& c : cases) EXPECT_THAT(ParseCommandLine(c.arguments).text, HasSubstr(c.says));
}

TEST(CommandLineTest, AMistakeIsNamedWithWhatWouldBeRight) {
  const struct {
    std::vector<std::string> arguments;
    const char* says;
  } cases[] = {
      {{"chekc", "a.pdf"}, "chekc"},
      {{"check"}, "PATH"},
      {{"check", "a.pdf", "--format", "xlsx"}, "text, json, csv, markdown"},
      {{"tables", "a.pdf", "--format", "text"}, "csv, json, html, markdown, xlsx"},
      {{"check", "a.pdf", "--pages", "5-2"}, "5-2"},
      {{"check", "a.pdf", "--pages", "0"}, "2-5"},
      {{"check", "a.pdf", "--pages", "99999999999"}, "99999999999"},
      {{"check", "a.pdf", "--fail-on", "fatal"}, "critical, error, warning, note, never"},
      {{"check", "a.pdf", "--show", "cells"}, "all, repairs, numbers"},
      {{"check", "a.pdf", "--frobnicate"}, "--frobnicate"},
      {{"check", "a.pdf", "--lang", "fr"}, "--lang"},
      {{"ingest", "a.pdf"}, "--db"},
      {{"ingest", "a.pdf", "--db", ""}, "--db 的值是空的"},
      {{"check", "a.pdf", "--output", ""}, "--output 的值是空的"},
      {{"check", "a.pdf", "--pages", ""}, "--pages 的值是空的"},
      {{"check", "a.pdf", "--jobs", "0"}, "--jobs 的值“0”不是 1 到 1024 的整数"},
      {{"tables", "a.pdf", "--memory", "1G"}, "--memory 的值“1G”不是 1 到 1048576 的整数"},
      {{"info", "a.pdf", "--seconds", "-1"}, "--seconds 的值“-1”不是 1 到 86400 的整数"},
      {{"rules"}, "gouji rules --help"},
      {{"rules", "--lnag", "en", "list", "more"}, "--lnag en more"},
      {{"check", "--one", "--two", "a.pdf", "--three"}, "--one --two --three"},
      {{}, "gouji check"},
  };
  for (const auto& c : cases) {
    const ParsedCommandLine parsed = ParseCommandLine(c.arguments);
    EXPECT_EQ(parsed.kind, Kind::kMistake) << c.says;
    EXPECT_THAT(parsed.text, HasSubstr(c.says));
  }
}

TEST(CommandLineTest, WorkersGetWhatTheOptionsSayAndHaveLimitsWithoutThem) {
  for (const char* command : {"check", "tables", "info"}) {
    const WorkerOptions usual = ParseCommandLine({command, "a.pdf"}).command_line.workers;
    EXPECT_EQ(usual.jobs, 0);
    EXPECT_EQ(usual.limits.memory_bytes, 536870912u);
    EXPECT_EQ(usual.limits.processor_seconds, 60);
    const WorkerOptions given =
        ParseCommandLine({command, "a.pdf", "--jobs", "3", "--memory", "2", "--seconds", "7"})
            .command_line.workers;
    EXPECT_EQ(given.jobs, 3);
    EXPECT_EQ(given.limits.memory_bytes, 2097152u);
    EXPECT_EQ(given.limits.processor_seconds, 7);
  }
}

TEST(CommandLineTest, ScannedPagesHaveLimitsOfTheirOwn) {
  const WorkerOptions usual = ParseCommandLine({"info", "a.pdf"}).command_line.workers;
  EXPECT_EQ(usual.page_limits.memory_bytes, 400u << 20);
  EXPECT_EQ(usual.page_limits.processor_seconds, 60);
  const CommandLine given =
      ParseCommandLine({"check", "a.pdf", "--page-memory", "2", "--page-seconds", "7"})
          .command_line;
  EXPECT_EQ(given.workers.page_limits.memory_bytes, 2u << 20);
  EXPECT_EQ(given.workers.page_limits.processor_seconds, 7);
  EXPECT_EQ(given.workers.limits.processor_seconds, 60);
  EXPECT_EQ(given.ocr, Ocr::kAutomatic);
  EXPECT_EQ(ParseCommandLine({"tables", "a.pdf", "--ocr", "never"}).command_line.ocr, Ocr::kNever);
  EXPECT_EQ(ParseCommandLine({"tables", "a.pdf", "--ocr", "some"}).kind, Kind::kMistake);
}

TEST(CommandLineTest, HelpIsInTheLanguageAskedForAndAboutTheCommandNamed) {
  EXPECT_THAT(ParseCommandLine({}).text, HasSubstr("用法: gouji"));
  EXPECT_THAT(ParseCommandLine({"--help"}).text, HasSubstr("退出状态"));
  EXPECT_THAT(ParseCommandLine({"--lang", "en", "--help"}).text, HasSubstr("Exit status"));
  const ParsedCommandLine check = ParseCommandLine({"check", "--help", "--lang", "en"});
  EXPECT_EQ(check.kind, Kind::kPrint);
  EXPECT_THAT(check.text, HasSubstr("gouji check [OPTIONS] PATH"));
  EXPECT_THAT(check.text, HasSubstr("--fail-on"));
  EXPECT_THAT(ParseCommandLine({"rules", "--help"}).text,
              AllOf(HasSubstr("--lang"), HasSubstr("--rules")));
  EXPECT_EQ(ParseCommandLine({"--version"}).text, "gouji 0.1.0\n");
}

}  // namespace
}  // namespace gouji::app
