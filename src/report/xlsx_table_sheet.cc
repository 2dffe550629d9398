#include "report/xlsx_table_sheet.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "report/display_width.h"
#include "report/excel_text.h"
#include "report/printed_number.h"

namespace gouji::report {

namespace {

using table::Cell;
using table::Role;
using table::Table;

constexpr int kWidest = 40;         ///< Characters of a column.
constexpr int kWidestMark = 4;      ///< Characters: 优秀.
constexpr int kMostFrozenRows = 8;  ///< More would leave no room on a screen.

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
  std::vector<int> widths(static_cast<std::size_t>(found.columns), kNarrowestColumn);
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

}  // namespace

bool WriteTableSheet(Workbook* book, const std::string& name, const Table& found,
                     Language language) {
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

}  // namespace gouji::report
