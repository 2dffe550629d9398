#include "table/header.h"

#include <algorithm>

#include "base/utf8.h"
#include "table/cell_text.h"
#include "table/structure.h"

namespace gouji::table {
namespace {

constexpr int kMostHeaderRows = 5;
constexpr std::size_t kLongestCutCell = 8;  ///< Characters of a piece of a header cell.

/// [row][column]: the cell that covers the position, or nullptr.
std::vector<std::vector<const Cell*>> CoverTop(const Table& table, int rows) {
  std::vector<std::vector<const Cell*>> cover(
      static_cast<std::size_t>(rows),
      std::vector<const Cell*>(static_cast<std::size_t>(table.columns)));
  for (const Cell& cell : table.cells) {
    if (cell.row >= rows) break;
    for (int r = cell.row; r < std::min(cell.row + cell.row_span, rows); ++r) {
      for (int c = cell.column; c < std::min(cell.column + cell.column_span, table.columns); ++c) {
        cover[static_cast<std::size_t>(r)][static_cast<std::size_t>(c)] = &cell;
      }
    }
  }
  return cover;
}

/// True if the row holds a value. Years are no values in the first two rows: they head columns.
bool HasValue(const Table& table, int row) {
  auto cell = std::lower_bound(table.cells.begin(), table.cells.end(), row,
                               [](const Cell& c, int r) { return c.row < r; });
  for (; cell != table.cells.end() && cell->row == row; ++cell) {
    if (IsNullMark(cell->text)) return true;
    if (IsNumber(cell->text) && !(row < 2 && IsYear(cell->text))) return true;
  }
  return false;
}

/// True if the name of the first column or half of the columns reach down from the rows above. One
/// cell elsewhere that does is no header: the photograph beside the lines of a form.
bool ReachesDown(const std::vector<const Cell*>& row, int r) {
  const auto reaches = [&](const Cell* cell) { return cell != nullptr && cell->row < r; };
  const auto columns = static_cast<std::size_t>(std::count_if(row.begin(), row.end(), reaches));
  return reaches(row[0]) || 2 * columns >= row.size();
}

bool IsTied(const std::vector<const Cell*>& above, const std::vector<const Cell*>& row, int r) {
  if (ReachesDown(row, r)) return true;
  for (std::size_t c = 0; c < row.size(); ++c) {
    if (above[c] != nullptr && above[c]->column_span > 1 &&
        above[c]->column_span < static_cast<int>(row.size())) {
      return true;
    }
  }
  const bool no_stub = row[0] == nullptr || row[0]->text.empty();
  // A stub without a name: the row goes on with the one above. So does a row that fills its blanks.
  bool fills = false;
  for (std::size_t c = 1; c < row.size(); ++c) {
    const bool blank = above[c] == nullptr || above[c]->text.empty();
    fills = fills || (blank && row[c] != nullptr && !row[c]->text.empty());
  }
  return no_stub || fills;
}

bool HasShortPieces(const std::vector<const Cell*>& row) {
  return std::all_of(row.begin(), row.end(), [](const Cell* cell) {
    return cell != nullptr && CountCodePoints(WithoutBlanks(cell->text)) <= kLongestCutCell;
  });
}

/// True if most columns that hold a number anywhere below hold words in this row.
bool StandsOverNumbers(const Table& table, int row) {
  std::vector<int> numbers(static_cast<std::size_t>(table.columns));
  for (const Cell& cell : table.cells) {
    if (cell.row > row && IsNumber(cell.text)) ++numbers[static_cast<std::size_t>(cell.column)];
  }
  const auto numeric = std::count_if(numbers.begin(), numbers.end(), [](int n) { return n > 0; });
  return 2 * numeric > table.columns;
}

int CountHeaderRows(const Table& table, const Words& words) {
  if (table.rows < 2 || HasValue(table, 0)) return 0;
  int first_value = 0;
  const int look = std::min(table.rows, kMostHeaderRows + 1);
  while (first_value < look && !HasValue(table, first_value)) ++first_value;
  const auto cover = CoverTop(table, look);
  // A blank cell over several rows is the corner of a header if others span columns; at the head of
  // a page it is what the page break left of a name.
  const std::vector<const Cell*>& top = cover.front();
  const bool spans_columns = std::any_of(top.begin(), top.end(), [&](const Cell* cell) {
    return cell != nullptr && cell->column_span > 1;
  });
  int spanned = 1;
  for (const Cell* cell : top) {
    if (cell != nullptr && (spans_columns || !cell->text.empty())) {
      spanned = std::max(spanned, std::min({cell->row_span, kMostHeaderRows, look}));
    }
  }
  int header = 1;
  while (header < spanned && ReachesDown(cover[static_cast<std::size_t>(header)], header)) ++header;
  // Words above the first value, or, in a table of words, beside the first row.
  const int last = first_value < look ? first_value : spanned;
  while (header < last) {
    if (IsLabelRow(table, header, words)) break;
    const auto& row = cover[static_cast<std::size_t>(header)];
    const auto& above = cover[static_cast<std::size_t>(header - 1)];
    const bool cut = table.kind == Kind::kMarkup && HasShortPieces(row) && HasShortPieces(above) &&
                     first_value == header + 1 && StandsOverNumbers(table, header);
    if (!IsTied(above, row, header) && !cut) break;
    ++header;
  }
  return std::min(header, table.rows - 1);
}

/// "| 单位 | 受理 | | 办结 | |" over "| | 件数 | 占比 | 件数 | 占比 |": marks know no spans.
void SpanBlankCells(Table* table) {
  const int rows = table->header_rows;
  std::vector<std::vector<Cell*>> at(static_cast<std::size_t>(rows),
                                     std::vector<Cell*>(static_cast<std::size_t>(table->columns)));
  for (Cell& cell : table->cells) {
    if (cell.row >= rows) break;
    if (cell.row_span > 1 || cell.column_span > 1) return;  // It has spans of its own.
    at[static_cast<std::size_t>(cell.row)][static_cast<std::size_t>(cell.column)] = &cell;
  }
  for (int r = 0; r < rows; ++r) {
    auto& row = at[static_cast<std::size_t>(r)];
    for (std::size_t c = 1; c < row.size() && r + 1 < rows; ++c) {
      if (row[c] == nullptr || !row[c]->text.empty()) continue;
      const Cell* below = at[static_cast<std::size_t>(r) + 1][c];
      if (below == nullptr || below->text.empty()) continue;
      std::size_t left = c;
      while (left > 0 && row[left - 1] == nullptr) --left;
      Cell* owner = left == 0 ? nullptr : row[left - 1];
      const bool over_text =
          owner != nullptr && !owner->text.empty() &&
          at[static_cast<std::size_t>(r) + 1][static_cast<std::size_t>(owner->column)] != nullptr &&
          !at[static_cast<std::size_t>(r) + 1][static_cast<std::size_t>(owner->column)]
               ->text.empty();
      if (!over_text) continue;
      ++owner->column_span;
      row[c]->row = -1;
      row[c] = nullptr;
    }
  }
  for (int r = 1; r < rows; ++r) {
    for (int c = 0; c < table->columns; ++c) {
      Cell* cell = at[static_cast<std::size_t>(r)][static_cast<std::size_t>(c)];
      Cell* above = at[static_cast<std::size_t>(r) - 1][static_cast<std::size_t>(c)];
      if (cell == nullptr || above == nullptr || !cell->text.empty() || above->text.empty())
        continue;
      if (above->column_span > 1) continue;
      ++above->row_span;
      cell->row = -1;
      at[static_cast<std::size_t>(r)][static_cast<std::size_t>(c)] = above;
    }
  }
  std::erase_if(table->cells, [](const Cell& cell) { return cell.row < 0; });
}

/// True if the two header rows are one that was cut: every column has a piece in the first row, no
/// piece repeats its neighbour (which would be a spanning label), and nothing spans.
bool IsCutHeader(const Table& table) {
  if (table.kind != Kind::kMarkup || table.header_rows != 2) return false;
  std::string last;
  for (const Cell& cell : table.cells) {
    if (cell.row > 1) break;
    if (cell.row_span > 1 || cell.column_span > 1) return false;
    if (cell.row == 1) continue;
    if (cell.text.empty()) return false;
    if (WithoutBlanks(cell.text) == last && last.size() > 6) return false;
    last = WithoutBlanks(cell.text);
  }
  return true;
}

void JoinCutHeader(Table* table) {
  std::vector<Cell*> first;
  for (Cell& cell : table->cells) {
    if (cell.row == 0) {
      first.push_back(&cell);
    } else if (cell.row == 1 && !cell.text.empty() &&
               static_cast<std::size_t>(cell.column) < first.size()) {
      Cell& above = *first[static_cast<std::size_t>(cell.column)];
      above.lines = {above.text, cell.text};
      above.text = JoinLines(above.text, cell.text);
      above.box = Union(above.box, cell.box);
    }
  }
  RemoveRows({1}, table);
}

/// Words that a wrap inside the cell parted: "应办 理数".
void JoinWrappedHeaderCells(Table* table) {
  for (Cell& cell : table->cells) {
    if (cell.row >= table->header_rows) break;
    std::string joined;
    std::size_t begin = 0;
    while (begin <= cell.text.size()) {
      const std::size_t end = std::min(cell.text.find(' ', begin), cell.text.size());
      const std::string_view piece = std::string_view(cell.text).substr(begin, end - begin);
      if (!piece.empty()) joined = joined.empty() ? std::string(piece) : JoinLines(joined, piece);
      begin = end + 1;
    }
    cell.text = joined;
  }
}

}  // namespace

void FindHeader(const Words& words, Table* table) {
  table->header_rows = CountHeaderRows(*table, words);
  const bool spans_unknown = table->kind == Kind::kMarkup;
  if (IsCutHeader(*table)) {
    JoinCutHeader(table);
  } else if (spans_unknown && table->header_rows > 1) {
    SpanBlankCells(table);
  }
  JoinWrappedHeaderCells(table);
}

std::vector<std::string> HeaderTexts(const Table& table) {
  return HeaderTexts(table, table.header_rows);
}

std::vector<std::string> HeaderTexts(const Table& table, int rows) {
  std::vector<std::string> texts(static_cast<std::size_t>(table.columns));
  for (const Cell& cell : table.cells) {
    if (cell.row >= rows) break;
    for (int c = cell.column; c < std::min(cell.column + cell.column_span, table.columns); ++c) {
      texts[static_cast<std::size_t>(c)] += WithoutBlanks(cell.text);
    }
  }
  return texts;
}

}  // namespace gouji::table
