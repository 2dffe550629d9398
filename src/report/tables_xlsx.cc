#include "report/tables_xlsx.h"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <memory>
#include <stdexcept>
#include <utility>

#include "base/utf8.h"
#include "report/display_width.h"
#include "report/phrases.h"
#include "report/printed_number.h"

namespace gouji::report {

namespace {

using table::Cell;
using table::Role;
using table::Table;

constexpr std::size_t kLongestCell = 32767;    ///< UTF-16 units, as Excel counts.
constexpr std::size_t kLongestSheetName = 31;  ///< UTF-16 units.
constexpr time_t kCreated = 946684800;         ///< 2000-01-01: the same bytes every day.
constexpr int kNarrowest = 6, kWidest = 40;    ///< Columns, in characters.
constexpr int kWidestOfSources = 60;           ///< Paths are long.
constexpr int kWidestMark = 4;                 ///< Characters: 优秀.
constexpr double kLineHeight = 15;             ///< Points.
constexpr int kMostFrozenRows = 8;             ///< More would leave no room on a screen.

std::size_t Utf16Units(char32_t c) { return c > 0xFFFF ? 2 : 1; }

bool IsHex(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
  });
}

/// As ECMA-376 part 1, 22.9.2.19 (ST_Xstring) writes what XML cannot hold: "_x001B_"; a text that
/// looks like such an escape gets its first character escaped.
std::string Escaped(std::string_view text) {
  std::string result;
  std::size_t offset = 0;
  while (offset < text.size()) {
    const std::string_view rest = text.substr(offset, 7);
    const char32_t c = NextCodePoint(text, &offset);
    const bool looks_escaped =
        rest.size() == 7 && rest.starts_with("_x") && rest[6] == '_' && IsHex(rest.substr(2, 4));
    if (looks_escaped) {
      result += "_x005F_";
    } else if (c < 0x20 && c != '\n') {
      constexpr char kHex[] = "0123456789ABCDEF";
      result += {'_', 'x', '0', '0', kHex[c / 16], kHex[c % 16], '_'};
    } else {
      AppendUtf8(c == 0xFFFE || c == 0xFFFF ? U'\uFFFD' : c, &result);
    }
  }
  return result;
}

/// As much of the text as a cell holds, an escape not cut in two.
std::string Fitting(std::string_view text) {
  std::size_t units = 0, offset = 0, end = 0;
  while (offset < text.size()) {
    units += Utf16Units(NextCodePoint(text, &offset));
    if (units > kLongestCell) break;
    end = offset;
  }
  const std::size_t escape = text.substr(0, end).rfind("_x");
  const bool cut = end < text.size() && escape != std::string_view::npos && escape + 7 > end;
  return std::string(text.substr(0, cut ? escape : end));
}

/// Excel takes what is typed into a cell behind one of these for a formula.
bool LooksLikeFormula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

/// kMark is a short text among figures: a grade, a null mark.
enum class Look { kTitle, kMeasure, kNote, kHeader, kStub, kGroup, kTotal, kData, kMark, kLink };

/// A file without a name, in memory.
class MemoryFile {
 public:
  MemoryFile() : file_(memfd_create("gouji", MFD_CLOEXEC)) {
    if (file_ < 0) throw std::runtime_error("no memory for a workbook");
  }
  ~MemoryFile() { close(file_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  std::string path() const { return "/proc/self/fd/" + std::to_string(file_); }

  void CopyTo(std::ostream& out) const {
    char buffer[1 << 16];
    off_t at = 0;
    for (ssize_t size; (size = pread(file_, buffer, sizeof buffer, at)) > 0; at += size) {
      out.write(buffer, size);
    }
  }

 private:
  int file_;
};

class Workbook {
 public:
  explicit Workbook(const std::string& path) : book_(workbook_new(path.c_str())) {
    if (book_ == nullptr) throw std::runtime_error("no memory for a workbook");
    lxw_doc_properties properties = {};
    properties.created = kCreated;
    workbook_set_properties(book_, &properties);
  }
  ~Workbook() {
    if (book_ != nullptr) workbook_close(book_);
  }
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  lxw_worksheet* AddSheet(const std::string& name) {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, name.c_str());
    if (sheet == nullptr) throw std::runtime_error("no sheet of the name " + name);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_paper(sheet, 9);  // A4
    worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
    return sheet;
  }

  /// One for each look and number format that is asked for.
  lxw_format* Format(Look look, const std::string& number_format) {
    lxw_format*& format = formats_[{look, number_format}];
    if (format == nullptr) format = NewFormat(look, number_format);
    return format;
  }

  void Close() {
    const lxw_error error = workbook_close(std::exchange(book_, nullptr));
    if (error != LXW_NO_ERROR) throw std::runtime_error(lxw_strerror(error));
  }

 private:
  lxw_format* NewFormat(Look look, const std::string& number_format) {
    lxw_format* format = workbook_add_format(book_);
    if (format == nullptr) throw std::runtime_error("no memory for a workbook");
    if (!number_format.empty()) format_set_num_format(format, number_format.c_str());
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    if (look == Look::kLink) {
      format_set_font_color(format, 0x0563C1);
      format_set_underline(format, LXW_UNDERLINE_SINGLE);
      return format;
    }
    if (number_format.empty() || number_format == "@") format_set_text_wrap(format);
    if (look == Look::kTitle || look == Look::kHeader || look == Look::kTotal) {
      format_set_bold(format);
    }
    if (look == Look::kTitle) format_set_font_size(format, 14);
    // Running numbers stand in the middle, so that they do not touch the names beside them.
    const bool running = look == Look::kStub && !number_format.empty() && number_format != "@";
    if (look == Look::kTitle || look == Look::kHeader || look == Look::kMark || running) {
      format_set_align(format, LXW_ALIGN_CENTER);
    }
    if (look == Look::kMeasure) format_set_align(format, LXW_ALIGN_RIGHT);
    if (look == Look::kNote) format_set_italic(format);
    if (look == Look::kHeader) format_set_bg_color(format, 0xD9E2F3);
    if (look == Look::kGroup) format_set_bg_color(format, 0xF2F2F2);
    if (look != Look::kTitle && look != Look::kMeasure && look != Look::kNote) {
      format_set_border(format, LXW_BORDER_THIN);
      format_set_border_color(format, 0xA6A6A6);
    }
    return format;
  }

  lxw_workbook* book_;
  std::map<std::pair<Look, std::string>, lxw_format*> formats_;
};

/// Positions of a sheet, from 0, both ends included.
struct Range {
  int row = 0, column = 0, last_row = 0, last_column = 0;
};

class Sheet {
 public:
  Sheet(Workbook* book, const std::string& name) : book_(book), sheet_(book->AddSheet(name)) {}

  void Text(const Range& at, Look look, const std::string& text) {
    const std::string escaped = Escaped(text);
    const std::string fitting = Fitting(escaped);
    complete_ = complete_ && fitting.size() == escaped.size();
    lxw_format* format = book_->Format(look, LooksLikeFormula(text) ? "@" : "");
    Merge(at, format);
    if (fitting.empty()) {
      Check(worksheet_write_blank(sheet_, Row(at), Column(at), format));
    } else {
      Check(worksheet_write_string(sheet_, Row(at), Column(at), fitting.c_str(), format));
    }
  }

  void Number(const Range& at, Look look, const PrintedNumber& number) {
    lxw_format* format = book_->Format(look, number.format);
    Merge(at, format);
    Check(worksheet_write_number(sheet_, Row(at), Column(at), number.value, format));
  }

  /// A text that leads to the head of another sheet. Its name needs no escape.
  void Link(int row, int column, const std::string& sheet_name) {
    std::string quoted;
    for (const char c : sheet_name) quoted += c == '\'' ? "''" : std::string(1, c);
    const std::string target = "internal:'" + quoted + "'!A1";
    const auto r = static_cast<lxw_row_t>(row);
    const auto c = static_cast<lxw_col_t>(column);
    lxw_format* format = book_->Format(Look::kLink, "");
    // A sheet holds 65,530 links; the others are text.
    if (worksheet_write_url_opt(sheet_, r, c, target.c_str(), format, sheet_name.c_str(),
                                nullptr) != LXW_NO_ERROR) {
      Text({row, column, row, column}, Look::kStub, sheet_name);
    }
  }

  void SetWidth(int column, int width) {
    Check(worksheet_set_column(sheet_, static_cast<lxw_col_t>(column),
                               static_cast<lxw_col_t>(column), width, nullptr));
  }
  void SetHeight(int row, int lines) {
    Check(worksheet_set_row(sheet_, static_cast<lxw_row_t>(row), kLineHeight * lines, nullptr));
  }

  /// Rows above and columns left of this position stay in sight, the rows on each printed page too.
  void Freeze(int row, int column) {
    worksheet_freeze_panes(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column));
    if (row > 0) worksheet_repeat_rows(sheet_, 0, static_cast<lxw_row_t>(row - 1));
  }
  void SetLandscape() { worksheet_set_landscape(sheet_); }

  /// False if something did not fit into the limits of Excel.
  bool complete() const { return complete_; }

 private:
  static lxw_row_t Row(const Range& at) { return static_cast<lxw_row_t>(at.row); }
  static lxw_col_t Column(const Range& at) { return static_cast<lxw_col_t>(at.column); }

  void Merge(const Range& at, lxw_format* format) {
    if (at.row == at.last_row && at.column == at.last_column) return;
    Check(worksheet_merge_range(sheet_, Row(at), Column(at), static_cast<lxw_row_t>(at.last_row),
                                static_cast<lxw_col_t>(at.last_column), "", format));
  }
  void Check(lxw_error error) { complete_ = complete_ && error == LXW_NO_ERROR; }

  Workbook* book_;
  lxw_worksheet* sheet_;
  bool complete_ = true;
};

Look LookOf(Role role) {
  switch (role) {
    case Role::kHeader:
      return Look::kHeader;
    case Role::kStub:
      return Look::kStub;
    case Role::kGroup:
      return Look::kGroup;
    case Role::kTotal:
      return Look::kTotal;
    case Role::kData:
      return Look::kData;
    case Role::kNote:
      return Look::kNote;
  }
  return Look::kData;
}

/// The spans of a table that overlap no other cell: two merged cells that share a position would
/// make Excel call the workbook damaged.
class Spans {
 public:
  explicit Spans(const Table& found)
      : rows_(found.rows),
        columns_(found.columns),
        taken_(static_cast<std::size_t>(rows_) * static_cast<std::size_t>(columns_)) {
    for (const Cell& cell : found.cells) {
      if (IsInside(cell.row, cell.column)) taken_[At(cell.row, cell.column)] = true;
    }
  }

  /// The positions of a cell on the sheet, whose table begins at row `top`.
  Range Take(const Cell& cell, int top) {
    const int end_row = std::min(cell.row + cell.row_span, rows_);
    const int end_column = std::min(cell.column + cell.column_span, columns_);
    for (int r = cell.row; r < end_row; ++r) {
      for (int c = cell.column; c < end_column; ++c) {
        if ((r != cell.row || c != cell.column) && taken_[At(r, c)]) {
          return {top + cell.row, cell.column, top + cell.row, cell.column};
        }
      }
    }
    for (int r = cell.row; r < end_row; ++r) {
      for (int c = cell.column; c < end_column; ++c) taken_[At(r, c)] = true;
    }
    return {top + cell.row, cell.column, top + end_row - 1, end_column - 1};
  }

 private:
  bool IsInside(int row, int column) const { return row < rows_ && column < columns_; }
  std::size_t At(int row, int column) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
           static_cast<std::size_t>(column);
  }

  int rows_, columns_;
  std::vector<bool> taken_;
};

std::vector<int> WidthsOf(const Table& found) {
  std::vector<int> widths(static_cast<std::size_t>(found.columns), kNarrowest);
  for (const Cell& cell : found.cells) {
    if (cell.column_span > 1) continue;
    int& width = widths[static_cast<std::size_t>(cell.column)];
    width = std::clamp(DisplayWidth(cell.text) + 2, width, kWidest);
  }
  return widths;
}

/// Leading columns whose cells below the header name rows.
int StubColumns(const Table& found) {
  int columns = found.columns;
  for (const Cell& cell : found.cells) {
    if (cell.row >= found.header_rows && cell.role == Role::kData) {
      columns = std::min(columns, cell.column);
    }
  }
  return columns == found.columns ? 0 : columns;
}

/// Lines of a text that is wrapped into a cell so many characters wide. A row holds 409 points:
/// 17 lines of a title.
int LinesIn(const std::string& text, int width) {
  constexpr int kMostLines = 17;
  return std::min((DisplayWidth(text) - 1) / std::max(width - 1, 1) + 1, kMostLines);
}

/// Not every program makes room for wrapped text by itself.
void SetHeights(const Table& found, const std::vector<int>& widths, int top, Sheet* sheet) {
  std::map<int, int> lines;
  for (const Cell& cell : found.cells) {
    if (cell.row_span > 1) continue;
    int width = 0;
    for (int c = cell.column; c < std::min(cell.column + cell.column_span, found.columns); ++c) {
      width += widths[static_cast<std::size_t>(c)];
    }
    lines[cell.row] = std::max(lines[cell.row], LinesIn(cell.text, width));
  }
  for (const auto& [row, count] : lines) {
    if (count > 1) sheet->SetHeight(top + row, count);
  }
}

/// A line across all columns, as high as its wrapped text.
void WriteLine(Sheet* sheet, int row, int columns, int width, Look look, const std::string& text) {
  sheet->Text({row, 0, row, std::max(columns, 1) - 1}, look, text);
  // A title is set half as large again.
  const bool title = look == Look::kTitle;
  const int lines = LinesIn(text, title ? width * 2 / 3 : width);
  if (title || lines > 1) sheet->SetHeight(row, title ? lines * 3 / 2 + 1 : lines);
}

/// False if a part did not fit.
bool WriteTable(Workbook* book, const std::string& name, const Table& found, Language language) {
  Sheet sheet(book, name);
  const std::vector<int> widths = WidthsOf(found);
  int width = 0;
  for (std::size_t c = 0; c < widths.size(); ++c) {
    sheet.SetWidth(static_cast<int>(c), widths[c]);
    width += widths[c];
  }
  if (width > 90) sheet.SetLandscape();
  int row = 0;
  if (!found.title.empty()) {
    WriteLine(&sheet, row++, found.columns, width, Look::kTitle, found.title);
  }
  if (!found.measure.empty()) {
    const std::string label = language == Language::kChinese ? "单位：" : "Unit: ";
    WriteLine(&sheet, row++, found.columns, width, Look::kMeasure, label + found.measure);
  }
  const int top = row;
  SetHeights(found, widths, top, &sheet);
  Spans spans(found);
  for (const Cell& cell : found.cells) {
    const Range at = spans.Take(cell, top);
    const bool heading = cell.role == Role::kHeader;
    const auto number = heading ? std::nullopt : ReadPrintedNumber(cell.text);
    if (number) {
      sheet.Number(at, LookOf(cell.role), *number);
    } else {
      const bool mark = cell.role == Role::kData && DisplayWidth(cell.text) <= kWidestMark;
      sheet.Text(at, mark ? Look::kMark : LookOf(cell.role), cell.text);
    }
  }
  if (found.header_rows > 0 && top + found.header_rows <= kMostFrozenRows) {
    sheet.Freeze(top + found.header_rows, StubColumns(found));
  }
  row = top + found.rows + 1;
  for (const std::string& note : found.notes) {
    WriteLine(&sheet, row++, found.columns, width, Look::kNote, note);
  }
  return sheet.complete();
}

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
  std::vector<int> widths(heads.size(), kNarrowest);
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

std::string SheetName(std::size_t number, std::string_view title) {
  std::string name = std::to_string(number) + " ";
  std::size_t units = name.size();
  std::size_t offset = 0;
  while (offset < title.size()) {
    char32_t c = NextCodePoint(title, &offset);
    const bool illegal = c < 0x20 || c == 0xFFFE || c == 0xFFFF ||
                         std::u32string_view(U"[]:*?/\\").find(c) != std::u32string_view::npos;
    if (illegal) c = U' ';
    units += Utf16Units(c);
    if (units > kLongestSheetName) break;
    AppendUtf8(c, &name);
  }
  while (name.ends_with(' ') || name.ends_with('\'')) name.pop_back();
  return name;
}

void WriteTablesXlsx(const std::vector<FileTables>& files, const Options& options,
                     std::ostream& out) {
  const MemoryFile file;
  Workbook book(file.path());
  Sheet first(&book, options.language == Language::kChinese ? "来源" : "Source");
  std::vector<Source> sources;
  std::size_t number = 0;
  for (const FileTables& tables : files) {
    if (tables.tables.empty()) sources.push_back({"", tables.path, nullptr});
    for (const Table& found : tables.tables) {
      const std::string name = SheetName(++number, found.title);
      const bool complete = WriteTable(&book, name, found, options.language);
      sources.push_back({name, tables.path, &found, complete});
    }
  }
  WriteSources(&first, sources, options.language);
  book.Close();
  file.CopyTo(out);
}

}  // namespace gouji::report
