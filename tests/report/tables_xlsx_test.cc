#include "report/tables_xlsx.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/utf8.h"
#include "report/excel_text.h"
#include "sample_run.h"

namespace gouji::report {
namespace {

using table::Role;
using ::testing::HasSubstr;
using ::testing::Not;

std::string Workbook(const std::vector<FileTables>& files, const Options& options = {}) {
  std::ostringstream out;
  EXPECT_TRUE(WriteTablesXlsx(files, options, out));
  return out.str();
}

/// What show_xlsx.py, which shares no code with the writer, reads in the workbook.
std::string Shown(const std::string& workbook) {
  std::string path = (std::filesystem::temp_directory_path() / "gouji-xlsx-XXXXXX").string();
  const int file = mkstemp(path.data());
  EXPECT_GE(file, 0);
  close(file);
  std::ofstream(path, std::ios::binary) << workbook;
  const std::string program = std::string(GOUJI_FIXTURES) + "/../tests/report/show_xlsx.py";
  FILE* shown = popen(
      ("PYTHONIOENCODING=utf-8 python3 -B '" + program + "' '" + path + "' 2>&1").c_str(), "r");
  std::string text;
  char buffer[4096];
  while (const std::size_t size = fread(buffer, 1, sizeof buffer, shown)) text.append(buffer, size);
  EXPECT_EQ(pclose(shown), 0) << text;
  std::filesystem::remove(path);
  return text;
}

table::Cell CellOf(int row, int column, const std::string& text, int row_span = 1,
                   int column_span = 1) {
  table::Cell cell;
  cell.row = row;
  cell.column = column;
  cell.text = text;
  cell.row_span = row_span;
  cell.column_span = column_span;
  return cell;
}

/// A table of one row.
table::Table RowOf(const std::vector<std::string>& texts) {
  table::Table found;
  found.page = found.last_page = 1;
  found.rows = 1;
  found.columns = static_cast<int>(texts.size());
  for (int c = 0; c < found.columns; ++c) {
    found.cells.push_back(CellOf(0, c, texts[static_cast<std::size_t>(c)]));
  }
  return found;
}

std::string ShownRow(const std::vector<std::string>& texts) {
  return Shown(Workbook({{"a.pdf", {RowOf(texts)}}}));
}

TEST(TablesXlsxTest, TheSampleShowsSpansRolesNotesAndSources) {
  const std::string shown = Shown(Workbook(SampleTables()));
  const std::string path = std::string(GOUJI_FIXTURES) + "/report/tables.xlsx.txt";
  std::ostringstream expected;
  expected << std::ifstream(path).rdbuf();
  if (shown == expected.str()) return;
  const std::string kept = std::filesystem::absolute("actual.tables.xlsx.txt").string();
  std::ofstream(kept, std::ios::binary) << shown;
  ADD_FAILURE() << "to accept it: cp " << kept << " " << path << "\n" << shown;
}

TEST(TablesXlsxTest, FiguresAreNumbersWithTheirPrintedPlaces) {
  const std::string shown = ShownRow({"98.80", "1,349", "13.41%", "007", "250⁹", "△3"});
  EXPECT_THAT(shown, HasSubstr("A1 number 98.8 [0.00]\n"));
  EXPECT_THAT(shown, HasSubstr("B1 number 1349 [#,##0]\n"));
  EXPECT_THAT(shown, HasSubstr("C1 number 0.1341 [0.00%]\n"));
  EXPECT_THAT(shown, HasSubstr("D1 text 007\n"));
  EXPECT_THAT(shown, HasSubstr("E1 text 250⁹\n"));
  EXPECT_THAT(shown, HasSubstr("F1 text △3\n"));
}

TEST(TablesXlsxTest, NoTextIsAFormula) {
  const std::string shown =
      ShownRow({"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "{=1}", "http://a.b"});
  EXPECT_THAT(shown, Not(HasSubstr("FORMULA")));
  EXPECT_THAT(shown, HasSubstr("A1 text =1+1 [@]\n"));
  EXPECT_THAT(shown, HasSubstr("B1 text +cmd|' /C calc'!A0 [@]\n"));
  EXPECT_THAT(shown, HasSubstr("C1 text -2+3 [@]\n"));
  EXPECT_THAT(shown, HasSubstr("D1 text @SUM(A1) [@]\n"));
  EXPECT_THAT(shown, HasSubstr("E1 text <09>=1 [@]\n"));
  EXPECT_THAT(shown, HasSubstr("G1 text http://a.b\n"));
}

TEST(TablesXlsxTest, HostileTextIsReadBackAsItWas) {
  const std::string shown =
      ShownRow({"<&>\"'", "a\x1b[2Jz", std::string("n\0m", 3), "_x0041_", "\xEF\xBF\xBF", "\xff"});
  EXPECT_THAT(shown, HasSubstr("A1 text <&>\"'\n"));
  EXPECT_THAT(shown, HasSubstr("B1 text a<1B>[2Jz\n"));
  EXPECT_THAT(shown, HasSubstr("C1 text n<00>m\n"));
  EXPECT_THAT(shown, HasSubstr("D1 text _x0041_\n"));
  EXPECT_THAT(shown, HasSubstr("E1 text \xEF\xBF\xBD\n"));
  EXPECT_THAT(shown, HasSubstr("F1 text \xEF\xBF\xBD\n"));
}

TEST(TablesXlsxTest, ATextLongerThanACellIsCutAndTheFirstSheetSaysSo) {
  std::string longest, longer;
  for (int i = 0; i < 32767; ++i) longest += "文";
  longer = longest + "尾";
  const std::string fits = ShownRow({longest});
  EXPECT_THAT(fits, HasSubstr("A1 text " + longest + "\n"));
  EXPECT_THAT(fits, Not(HasSubstr("有缺失")));
  const std::string cut = ShownRow({longer});
  EXPECT_THAT(cut, HasSubstr("A1 text " + longest + "\n"));
  EXPECT_THAT(cut, HasSubstr("有缺失"));
}

// Excel calls a workbook damaged in which two merged cells share a position.
TEST(TablesXlsxTest, ASpanOverAnotherCellIsNotMerged) {
  table::Table found;
  found.page = found.last_page = 1;
  found.rows = 2;
  found.columns = 3;
  found.cells = {CellOf(0, 0, "甲", 2, 1), CellOf(0, 1, "乙", 1, 2), CellOf(0, 2, "丙"),
                 CellOf(1, 1, "丁", 9, 9)};
  const std::string shown = Shown(Workbook({{"a.pdf", {found}}}));
  EXPECT_THAT(shown, HasSubstr("merged A1:A2\nmerged B2:C2\n"));
  EXPECT_THAT(shown, Not(HasSubstr("merged B1")));
  for (const char* text : {"A1 text 甲", "B1 text 乙", "C1 text 丙", "B2 text 丁"}) {
    EXPECT_THAT(shown, HasSubstr(text));
  }
}

TEST(TablesXlsxTest, TheSameTablesMakeTheSameBytes) {
  const std::string first = Workbook(SampleTables());
  sleep(2);  // The dates of a ZIP archive count in twos of seconds.
  EXPECT_EQ(Workbook(SampleTables()), first);
}

TEST(TablesXlsxTest, NamesOfSheetsAreLegalAndDiffer) {
  EXPECT_EQ(SheetName(3, "各单位办理情况"), "3 各单位办理情况");
  EXPECT_EQ(SheetName(1, ""), "1");
  EXPECT_EQ(SheetName(1, "[a]:b*c?d/e\\f\tg"), "1  a  b c d e f g");
  EXPECT_EQ(SheetName(1, "it's'"), "1 it's");
  EXPECT_EQ(SheetName(12, "关于2023年5月份全市政务服务便民热线工单办理情况的统计表（一）"),
            "12 关于2023年5月份全市政务服务便民热线工单办理情况的统");
  EXPECT_EQ(CountCodePoints(
                SheetName(12, "关于2023年5月份全市政务服务便民热线工单办理情况的统计表（一）")),
            31u);
  // Characters outside of the basic plane count twice in Excel.
  EXPECT_EQ(CountCodePoints(SheetName(1, "𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀")), 16u);
}

TEST(TablesXlsxTest, TablesOfOneTitleHaveSheetsOfTheirOwn) {
  table::Table found = RowOf({"1", "2"});
  found.title = "表'一";
  const std::string shown = Shown(Workbook({{"a.pdf", {found, found}}}));
  EXPECT_THAT(shown, HasSubstr("== 1 表'一\n"));
  EXPECT_THAT(shown, HasSubstr("== 2 表'一\n"));
  EXPECT_THAT(shown, HasSubstr("link A3 '2 表''一'!A1\n"));
}

TEST(TablesXlsxTest, TheFirstSheetSaysWhereTablesStand) {
  table::Table drawn = RowOf({"甲", "2"});
  drawn.last_page = 2;
  drawn.areas = {{1, {72.4, 500, 520, 780}}, {2, {72, 60, 520, 90.6}}};
  table::Table written = RowOf({"甲", "2"});
  written.kind = table::Kind::kMarkup;
  for (table::Cell& cell : written.cells) cell.line = 57;
  Options english;
  english.language = Language::kEnglish;
  const std::string shown = Shown(Workbook({{"a.pdf", {drawn}}, {"b.txt", {written}}}, english));
  EXPECT_THAT(shown, HasSubstr("== Source\n"));
  EXPECT_THAT(shown, HasSubstr("C2 text 1–2\nD2 text ruled\n"));
  EXPECT_THAT(shown, HasSubstr("H2 text 1: 72 500 520 780; 2: 72 60 520 91\n"));
  EXPECT_THAT(shown, HasSubstr("D3 text markup\n"));
  EXPECT_THAT(shown, HasSubstr("H3 text line 57\n"));
}

TEST(TablesXlsxTest, ARunWithoutFilesIsAWorkbookToo) {
  EXPECT_THAT(Shown(Workbook({})), HasSubstr("== 来源\n"));
}

}  // namespace
}  // namespace gouji::report
