#include "table/structure.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "table/cell_text.h"
#include "table/header.h"

namespace gouji::table {
namespace {

constexpr std::size_t kLongestGroupLabel = 30;  ///< Characters.
constexpr int kMostTitleRows = 5;
constexpr double kNumericShare = 0.6;  ///< Of the filled cells of a numeric column.

std::vector<const Cell*> FilledCells(const Table& table, int row) {
  std::vector<const Cell*> filled;
  auto cell = std::lower_bound(table.cells.begin(), table.cells.end(), row,
                               [](const Cell& c, int r) { return c.row < r; });
  for (; cell != table.cells.end() && cell->row == row; ++cell) {
    if (!cell->text.empty()) filled.push_back(&*cell);
  }
  return filled;
}

/// A row above the header that is no row of it: the title, a 单位 note. A spanning label stays.
void TakeTitleRows(const Words& words, Table* table) {
  for (int taken = 0; taken < kMostTitleRows && table->rows > 2; ++taken) {
    const std::vector<const Cell*> filled = FilledCells(*table, 0);
    if (filled.empty()) {
      RemoveRows({0}, table);
      continue;
    }
    if (filled.size() != 1 || filled[0]->row_span != 1) return;
    const std::string& text = filled[0]->text;
    if (const std::string measure = AfterLabel(text, words.measures); !measure.empty()) {
      table->measure = measure;
    } else if (filled[0]->column_span == table->columns && EndsWithWord(text, words.title_ends)) {
      table->title = JoinLines(table->title, text);
    } else {
      return;
    }
    RemoveRows({0}, table);
  }
}

/// A label that stands above the header belongs below it; one above a header that has spans of its
/// own is the first level of that header.
void PutLabelBelowHeader(const Words& words, Table* table) {
  if (table->rows < 3 || !IsLabelRow(*table, 0, words) || IsLabelRow(*table, 1, words)) return;
  // In one column behind the first it is what is left of a row that the page break cut; marks alone
  // know no spans.
  const Cell& label = *FilledCells(*table, 0).front();
  if (table->kind != Kind::kMarkup && label.column > 0 && label.column_span == 1) return;
  const std::vector<const Cell*> next = FilledCells(*table, 1);
  const bool header =
      next.size() >= 2 && 2 * static_cast<int>(next.size()) >= table->columns &&
      std::none_of(next.begin(), next.end(), [](const Cell* c) { return IsNumber(c->text); });
  const bool tied = std::any_of(table->cells.begin(), table->cells.end(), [](const Cell& c) {
    return c.row <= 1 && (c.row_span > 1 || (c.row == 1 && c.column_span > 1));
  });
  if (!header || tied) return;
  for (Cell& cell : table->cells) {
    if (cell.row <= 1) cell.row = 1 - cell.row;
  }
  SortCells(table);
}

/// Marks know no spans: a label alone in its row spans it.
void SpanLabelRows(const Words& words, Table* table) {
  if (table->kind != Kind::kMarkup) return;
  for (int row = table->header_rows; row < table->rows; ++row) {
    if (!IsLabelRow(*table, row, words)) continue;
    auto cell = std::lower_bound(table->cells.begin(), table->cells.end(), row,
                                 [](const Cell& c, int r) { return c.row < r; });
    for (; cell != table->cells.end() && cell->row == row; ++cell) {
      cell->column_span = cell->text.empty() ? 0 : table->columns;
      cell->column = 0;
    }
  }
  std::erase_if(table->cells, [](const Cell& cell) { return cell.column_span == 0; });
}

/// The page break repeats the header: the second one is no row.
void DropRepeatedHeaders(Table* table) {
  if (table->header_rows != 1) return;
  std::vector<int> repeated;
  const std::vector<const Cell*> header = FilledCells(*table, 0);
  for (int row = 1; row < table->rows; ++row) {
    const std::vector<const Cell*> cells = FilledCells(*table, row);
    const bool same =
        cells.size() >= 2 && std::equal(cells.begin(), cells.end(), header.begin(), header.end(),
                                        [](const Cell* a, const Cell* b) {
                                          return a->column == b->column &&
                                                 WithoutBlanks(a->text) == WithoutBlanks(b->text);
                                        });
    if (same) repeated.push_back(row);
  }
  RemoveRows(repeated, table);
}

void DropEmptyRows(Table* table) {
  std::vector<bool> filled(static_cast<std::size_t>(table->rows));
  for (const Cell& cell : table->cells) {
    if (cell.text.empty()) continue;
    for (int r = cell.row; r < cell.row + cell.row_span && r < table->rows; ++r) {
      filled[static_cast<std::size_t>(r)] = true;
    }
  }
  std::vector<int> empty;
  for (int row = 0; row < table->rows; ++row) {
    if (!filled[static_cast<std::size_t>(row)]) empty.push_back(row);
  }
  RemoveRows(empty, table);
}

/// The text columns at the left; a column of running numbers counts as text.
int CountStubColumns(const Table& table, const Words& words) {
  std::vector<int> numbers(static_cast<std::size_t>(table.columns));
  std::vector<int> filled(static_cast<std::size_t>(table.columns));
  std::vector<int> running(static_cast<std::size_t>(table.columns));
  std::vector<long> last(static_cast<std::size_t>(table.columns));
  for (const Cell& cell : table.cells) {
    if (cell.row < table.header_rows || cell.text.empty()) continue;
    if (IsTotalLabel(cell.text, words)) continue;
    const auto c = static_cast<std::size_t>(cell.column);
    ++filled[c];
    if (!IsNumber(cell.text) && !IsNullMark(cell.text)) continue;
    ++numbers[c];
    const std::string bare = WithoutBlanks(cell.text);
    const bool whole =
        bare.size() <= 4 && bare.find_first_not_of("0123456789") == std::string::npos;
    const long value = whole ? std::stol(bare) : -1;
    if (whole && value == last[c] + 1) ++running[c];
    last[c] = value;
  }
  int stub = 0;
  for (; stub < table.columns; ++stub) {
    const auto c = static_cast<std::size_t>(stub);
    const bool numeric = numbers[c] > kNumericShare * filled[c];
    const bool before_words = c + 1 < filled.size() && 2 * numbers[c + 1] < filled[c + 1];
    const bool counts_rows = stub == 0 && before_words && running[c] * 5 >= numbers[c] * 4;
    if (numeric && !counts_rows) break;
  }
  // A table of words: its first column names the rows.
  return stub == table.columns ? 1 : std::max(stub, 1);
}

/// True if a name over several rows stands to the left of the cell: it has its name already.
bool IsNamed(const Table& table, const Cell& cell) {
  auto other = std::lower_bound(table.cells.begin(), table.cells.end(), cell.row,
                                [](const Cell& c, int r) { return c.row < r; });
  int columns = 0;  // To the left of it, of cells of this row alone.
  for (; other != table.cells.end() && &*other != &cell; ++other) {
    if (other->row_span == 1) columns += other->column_span;
  }
  return columns < cell.column;
}

bool IsTotalRow(const std::vector<const Cell*>& filled, int stub_columns, const Words& words) {
  return std::any_of(filled.begin(), filled.end(), [&](const Cell* c) {
    return c->column < stub_columns && c->row_span == 1 && IsTotalLabel(c->text, words);
  });
}

}  // namespace

void SortCells(Table* table) {
  std::stable_sort(table->cells.begin(), table->cells.end(), [](const Cell& a, const Cell& b) {
    return std::pair(a.row, a.column) < std::pair(b.row, b.column);
  });
}

void RemoveRows(const std::vector<int>& rows, Table* table) {
  if (rows.empty()) return;
  const auto removed_before = [&](int row) {
    return static_cast<int>(std::lower_bound(rows.begin(), rows.end(), row) - rows.begin());
  };
  std::vector<Cell> kept;
  for (Cell& cell : table->cells) {
    const int end = cell.row + cell.row_span;
    const int span = cell.row_span - (removed_before(end) - removed_before(cell.row));
    if (span <= 0) continue;
    cell.row -= removed_before(cell.row);
    cell.row_span = span;
    kept.push_back(std::move(cell));
  }
  table->cells = std::move(kept);
  SortCells(table);  // What began in a removed row now begins in a later one.
  const int removed_from_header = removed_before(table->header_rows);
  table->rows -= static_cast<int>(rows.size());
  table->header_rows -= removed_from_header;
}

bool IsLabelRow(const Table& table, int row, const Words& words) {
  const std::vector<const Cell*> filled = FilledCells(table, row);
  if (filled.size() != 1 || table.columns < 2) return false;
  const Cell& cell = *filled.front();
  // Over some of the columns only it heads these columns.
  if (cell.column > 0 && (cell.column_span > 1 || IsNamed(table, cell))) return false;
  if (cell.row_span > 1 || IsNumber(cell.text) || IsNullMark(cell.text)) return false;
  if (IsTotalLabel(cell.text, words) || BeginsWithWord(cell.text, words.notes)) return false;
  return CountCodePoints(cell.text) <= kLongestGroupLabel && HasWordCharacters(cell.text);
}

void AssignRoles(const Words& words, Table* table) {
  const int stub_columns = CountStubColumns(*table, words);
  for (int row = 0; row < table->rows; ++row) {
    Role row_role = Role::kData;
    const std::vector<const Cell*> filled = FilledCells(*table, row);
    if (row < table->header_rows) {
      row_role = Role::kHeader;
    } else if (IsLabelRow(*table, row, words)) {
      row_role = Role::kGroup;
    } else if (IsTotalRow(filled, stub_columns, words)) {
      row_role = Role::kTotal;
    } else if (filled.size() == 1 && !AfterLabel(filled[0]->text, words.notes).empty()) {
      row_role = Role::kNote;
    }
    auto cell = std::lower_bound(table->cells.begin(), table->cells.end(), row,
                                 [](const Cell& c, int r) { return c.row < r; });
    for (; cell != table->cells.end() && cell->row == row; ++cell) {
      const bool names_rows =
          row_role == Role::kData || (row_role == Role::kTotal && cell->row_span > 1);
      cell->role = names_rows && cell->column < stub_columns ? Role::kStub : row_role;
      if (row_role == Role::kNote && !cell->text.empty()) {
        if (std::find(table->notes.begin(), table->notes.end(), cell->text) == table->notes.end()) {
          table->notes.push_back(cell->text);
        }
      }
    }
  }
}

void FindStructure(const Words& words, Table* table) {
  SortCells(table);
  if (table->kind != Kind::kMarkup) {  // There blanks are typed, not drawn.
    for (Cell& cell : table->cells) cell.text = WithoutSpread(std::move(cell.text));
  }
  DropEmptyRows(table);
  TakeTitleRows(words, table);
  PutLabelBelowHeader(words, table);
  FindHeader(words, table);
  DropRepeatedHeaders(table);
  SpanLabelRows(words, table);
  AssignRoles(words, table);
}

}  // namespace gouji::table
