#include "report/tables_xlsx.h"

#include <algorithm>
#include <cmath>

#include "report/display_width.h"
#include "report/excel_text.h"
#include "report/phrases.h"
#include "report/printed_number.h"
#include "report/xlsx_table_sheet.h"
#include "report/xlsx_workbook.h"

namespace gouji::report {

namespace {

using table::Cell;
using table::Table;

constexpr int kWidestOfSources = 60;  ///< Paths are long.

std::string PagesOf(const Table& found) {
  return found.page == found.last_page
             ? std::to_string(found.page)
             : std::to_string(found.page) + "–" + std::to_string(found.last_page);
}

/// "第57行" of a text file, else the areas: "2: 72 100 252 160", in points from the top left
/// corner.
std::string PlaceOf(const Table& found, Language language) {
  for (const Cell& cell : found.cells) {
    if (cell.line > 0) return PlaceName({"", 0, {}, cell.line}, -1, language);
  }
  std::string place;
  for (const Table::Area& area : found.areas) {
    place += (place.empty() ? "" : "; ") + std::to_string(area.page) + ":";
    for (const double edge : {area.box.left, area.box.top, area.box.right, area.box.bottom}) {
      place += " " + std::to_string(std::lround(edge));
    }
  }
  return place;
}

/// A line of the first sheet.
struct Source {
  std::string sheet;  ///< "" for a file without tables.
  std::string path;
  const Table* found = nullptr;
  bool complete = true;
};

void WriteSources(Sheet* sheet, const std::vector<Source>& sources, Language language) {
  const bool chinese = language == Language::kChinese;
  const std::vector<std::string> heads =
      chinese ? std::vector<std::string>{"工作表", "文件", "页",   "类型", "行数",
                                         "列数",   "标题", "位置", "说明"}
              : std::vector<std::string>{"Sheet",   "File",  "Page",  "Kind",  "Rows",
                                         "Columns", "Title", "Place", "Remark"};
  std::vector<int> widths(heads.size(), kNarrowestColumn);
  const auto write = [&](int row, std::size_t column, Look look, const std::string& text) {
    const int c = static_cast<int>(column);
    const auto number = ReadPrintedNumber(text);
    if (number) {
      sheet->Number({row, c, row, c}, look, *number);
    } else {
      sheet->Text({row, c, row, c}, look, text);
    }
    widths[column] = std::clamp(DisplayWidth(text) + 2, widths[column], kWidestOfSources);
  };
  for (std::size_t c = 0; c < heads.size(); ++c) write(0, c, Look::kHeader, heads[c]);
  int row = 1;
  for (const Source& source : sources) {
    std::string place = source.found == nullptr ? "" : PlaceOf(*source.found, language);
    const int lines =
        std::max(LinesIn(place, kWidestOfSources), LinesIn(source.path, kWidestOfSources));
    if (lines > 1) sheet->SetHeight(row, lines);
    sheet->Text({row, 1, row, 1}, Look::kStub, source.path);
    widths[1] = std::clamp(DisplayWidth(source.path) + 2, widths[1], kWidestOfSources);
    if (source.found == nullptr) {
      write(row++, 8, Look::kStub, chinese ? "没有表" : "no table");
      continue;
    }
    sheet->Link(row, 0, source.sheet);
    widths[0] = std::clamp(DisplayWidth(source.sheet) + 2, widths[0], kWidestOfSources);
    write(row, 2, Look::kMark, PagesOf(*source.found));
    write(row, 3, Look::kStub, KindName(source.found->kind, language));
    write(row, 4, Look::kStub, std::to_string(source.found->rows));
    write(row, 5, Look::kStub, std::to_string(source.found->columns));
    write(row, 6, Look::kStub, source.found->title);
    write(row, 7, Look::kStub, place);
    if (!source.complete) {
      write(row, 8, Look::kStub,
            chinese ? "超出 Excel 的上限，有缺失" : "not complete: past the limits of Excel");
    }
    ++row;
  }
  for (std::size_t c = 0; c < widths.size(); ++c) {
    sheet->SetWidth(static_cast<int>(c), widths[c]);
  }
  sheet->Freeze(1, 0);
  sheet->SetLandscape();
}

}  // namespace

Result<void> WriteTablesXlsx(const std::vector<FileTables>& files, const Options& options,
                             std::ostream& out) {
  TRY_ASSIGN(const XlsxLibrary library, LoadXlsxLibrary());
  Workbook book(library);
  Sheet first(&book, options.language == Language::kChinese ? "来源" : "Source");
  std::vector<Source> sources;
  std::size_t number = 0;
  for (const FileTables& tables : files) {
    if (tables.tables.empty()) sources.push_back({"", tables.path, nullptr});
    for (const Table& found : tables.tables) {
      const std::string name = SheetName(++number, found.title);
      const bool complete = WriteTableSheet(&book, name, found, options.language);
      sources.push_back({name, tables.path, &found, complete});
    }
  }
  WriteSources(&first, sources, options.language);
  book.WriteTo(out);
  return {};
}

}  // namespace gouji::report
