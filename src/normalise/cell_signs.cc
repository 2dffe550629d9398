#include "normalise/cell_signs.h"

#include <algorithm>
#include <cstddef>

#include "base/utf8.h"

namespace gouji::normalise {

namespace {

using Meaning = rules::CellMark::Meaning;

/// How the figures of a column begin.
struct Beginnings {
  bool triangle = false, minus = false, plain = false, bracket = false;
};

bool IsMinus(char32_t c) { return c == U'-' || c == U'−' || c == U'－' || c == U'﹣'; }

}  // namespace

std::vector<CellSigns> FindSigns(const table::Table& table, const CellGrid& grid,
                                 const std::vector<bool>& may_be_negative,
                                 const rules::NumberWords& words) {
  std::vector<Beginnings> columns(static_cast<std::size_t>(grid.columns()));
  bool directions = false;
  for (const table::Cell& cell : table.cells) {
    if (cell.row < table.header_rows || cell.column < 0 || cell.column >= grid.columns()) continue;
    const std::string_view text = Trim(cell.text);
    if (text.empty()) continue;
    Beginnings& column = columns[static_cast<std::size_t>(cell.column)];
    std::size_t offset = 0;
    const char32_t first = NextCodePoint(text, &offset);
    if (IsAsciiDigit(first)) {
      column.plain = true;
    } else if (first == U'(' || first == U'（') {
      column.bracket = true;
    } else if (IsMinus(first)) {
      column.minus = column.minus || offset < text.size();  // Alone it says that there is no value.
    } else if (const auto mark = words.cell_marks.find(first); mark != words.cell_marks.end()) {
      directions = directions || mark->second.meaning == Meaning::kDown;
      column.triangle = column.triangle || mark->second.meaning == Meaning::kTriangle;
    }
  }
  std::vector<CellSigns> signs(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (directions) {
      signs[i].triangle = CellSigns::Triangle::kUp;
    } else if (columns[i].triangle && columns[i].minus) {
      signs[i].triangle = CellSigns::Triangle::kOpen;
    }
    signs[i].brackets_are_negative = columns[i].bracket && columns[i].plain && !columns[i].minus &&
                                     i < may_be_negative.size() && may_be_negative[i];
  }
  return signs;
}

}  // namespace gouji::normalise
