#include "report/formats.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "report/phrases.h"
#include "report/text.h"
#include "sample_run.h"

namespace gouji::report {
namespace {

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Compares with fixtures/report/NAME. On a mismatch the actual text is left beside the test
/// program and the command that would accept it is printed.
void ExpectGolden(const std::string& actual, const std::string& name) {
  const std::string path = std::string(GOUJI_FIXTURES) + "/report/" + name;
  if (actual == ReadFile(path)) return;
  const std::string kept = std::filesystem::absolute("actual." + name).string();
  std::ofstream(kept, std::ios::binary) << actual;
  ADD_FAILURE() << name << " differs; to accept it: cp " << kept << " " << path << "\n"
                << actual.substr(0, 4000);
}

std::string Findings(const std::string& format, const Options& options) {
  for (const FindingsFormat& candidate : FindingsFormats()) {
    if (candidate.name != format) continue;
    std::ostringstream out;
    candidate.write(SampleRun(), options, out);
    return out.str();
  }
  return "no such format";
}

/// The explanation of a finding in the text report, on one line.
std::string Explained(const record::Explanation& explanation, Language language) {
  record::RunSummary run = SampleRun();
  run.documents.resize(1);
  run.documents[0].findings.resize(1);
  run.documents[0].findings[0].explanation = explanation;
  Options options;
  options.language = language;
  options.width = 400;
  std::ostringstream out;
  WriteText(run, options, out);
  const std::string text = out.str();
  const std::size_t at = text.find(ExplanationName(explanation.kind, language));
  return text.substr(at, text.find('\n', at) - at);
}

std::string Joined(const std::vector<std::string>& parts, const TablesFormat& format) {
  const Frame frame = format.frame({});
  std::string joined;
  for (const std::string_view piece : JoinParts(parts, frame)) joined += piece;
  return joined;
}

std::string Tables(const std::string& format) {
  for (const TablesFormat& candidate : TablesFormats()) {
    if (candidate.name != format) continue;
    std::vector<std::string> parts;
    for (const FileTables& file : SampleTables()) parts.push_back(candidate.part(file, {}));
    return Joined(parts, candidate);
  }
  return "no such format";
}

record::Explanation OtherBase() {
  record::Operand match;
  match.label = "附表1 承办量（22行之和）";
  match.label_en = "table 1 承办量 (sum of 22 rows)";
  match.place = {"", 4, {}, 0};
  match.table = 0;
  record::Explanation explanation;
  explanation.kind = "other_base";
  explanation.matches = {match};
  return explanation;
}

Options English() {
  Options options;
  options.language = Language::kEnglish;
  return options;
}

Options Everything() {
  Options options;
  options.show_checked = options.show_repairs = options.show_numbers = true;
  return options;
}

TEST(FormatsTest, TextInChineseIsWhatASupervisorReads) {
  ExpectGolden(Findings("text", {}), "sample.zh.txt");
}

TEST(FormatsTest, TextInEnglishSaysTheSame) {
  ExpectGolden(Findings("text", English()), "sample.en.txt");
}

TEST(FormatsTest, ShowAllListsWhatHoldsAndRepairsAndNumbers) {
  ExpectGolden(Findings("text", Everything()), "sample.all.txt");
}

TEST(FormatsTest, ColoursAreOffUnlessAskedFor) {
  EXPECT_EQ(Findings("text", {}).find('\033'), std::string::npos);
  Options colours;
  colours.colour = Colour::kOn;
  EXPECT_NE(Findings("text", colours).find("\033[1;31m[严重]\033[0m"), std::string::npos);
}

TEST(FormatsTest, JsonIsTheContract) { ExpectGolden(Findings("json", {}), "sample.json"); }

TEST(FormatsTest, JsonWithShowAllHasEveryVerdictAndTheNumbers) {
  ExpectGolden(Findings("json", Everything()), "sample.all.json");
}

TEST(FormatsTest, CsvHasARowForEachFinding) { ExpectGolden(Findings("csv", {}), "sample.csv"); }

TEST(FormatsTest, CsvStartsWithAByteOrderMarkOnlyIfAskedFor) {
  Options options;
  EXPECT_EQ(Findings("csv", options).substr(0, 4), "path");
  options.byte_order_mark = ByteOrderMark::kWrite;
  EXPECT_EQ(Findings("csv", options).substr(0, 7), "\xEF\xBB\xBFpath");
}

TEST(FormatsTest, MarkdownListsFindingsUnderTheirDocument) {
  ExpectGolden(Findings("markdown", {}), "sample.md");
}

TEST(FormatsTest, InvalidBytesOfAPathDoNotBreakJson) {
  record::RunSummary run;
  run.problems = {{"\xff\xfe.pdf", 0, "no such file", true}};
  std::ostringstream out;
  FindingsFormats()[1].write(run, {}, out);
  EXPECT_NE(out.str().find("\xEF\xBF\xBD\xEF\xBF\xBD.pdf"), std::string::npos);
}

TEST(FormatsTest, TablesAsCsv) { ExpectGolden(Tables("csv"), "tables.csv"); }
TEST(FormatsTest, TablesAsJson) { ExpectGolden(Tables("json"), "tables.json"); }
TEST(FormatsTest, TablesAsHtml) { ExpectGolden(Tables("html"), "tables.html"); }

TEST(FormatsTest, TablesOfNoFileAreAnEmptyList) {
  EXPECT_EQ(Joined({}, TablesFormats()[1]), "[\n]\n");
}

TEST(FormatsTest, AFileWithoutTablesLeavesNoEmptyLinesInCsv) {
  EXPECT_EQ(Joined({"", "1,2\r\n", "", "3\r\n"}, TablesFormats()[0]), "1,2\r\n\r\n3\r\n");
}

TEST(FormatsTest, TablesAsMarkdown) { ExpectGolden(Tables("markdown"), "tables.md"); }

TEST(TextReportTest, AFigureThatTheExplanationNamesIsNotNamedAgain) {
  record::Explanation explanation = OtherBase();
  explanation.detail = {"分母是206", "the base is 206"};
  EXPECT_EQ(Explained(explanation, Language::kChinese),
            "用了另一个基数：分母是206；与“附表1 承办量（22行之和）”相同（第4页，附表1）");
  EXPECT_EQ(Explained(explanation, Language::kEnglish),
            "another base: the base is 206; it equals “table 1 承办量 (sum of 22 rows)” (page 4, "
            "table 1)");
  explanation.detail = {"分母是206，即附表1 承办量（22行之和）",
                        "the base is 206, which is table 1 承办量 (sum of 22 rows)"};
  EXPECT_EQ(Explained(explanation, Language::kChinese),
            "用了另一个基数：分母是206，即附表1 承办量（22行之和）（第4页，附表1）");
  explanation.matches.push_back(explanation.matches[0]);
  EXPECT_EQ(Explained(explanation, Language::kEnglish),
            "another base: the base is 206, which is table 1 承办量 (sum of 22 rows) (page 4, "
            "table 1)");
}

}  // namespace
}  // namespace gouji::report
