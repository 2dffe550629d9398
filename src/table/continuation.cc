#include "table/continuation.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/utf8.h"
#include "table/cell_text.h"
#include "table/header.h"
#include "table/same_columns.h"
#include "table/structure.h"

namespace gouji::table {
namespace {

/// Above this share of equal header cells two headers are one, if the rest may have been misread.
constexpr double kSameHeaderShare = 0.5;

std::size_t CountEqual(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::size_t equal = 0;
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) equal += a[i] == b[i] ? 1 : 0;
  return equal;
}

/// Rows of `next` that may be those of the header of `first`. The rest of a row that the page break
/// cut has no number and no name, so that it looks like one more.
int CountRepeatedRows(const Table& first, const Table& next) {
  const int rows = first.header_rows;
  const bool reaches_below = std::any_of(
      next.cells.begin(), next.cells.end(),
      [&](const Cell& cell) { return cell.row < rows && cell.row + cell.row_span > rows; });
  return reaches_below ? next.header_rows : std::min(rows, next.header_rows);
}

/// Text files hold what somebody recognised.
bool MayBeMisread(const Piece& piece) {
  return piece.is_recognised || piece.table.kind == Kind::kMarkup;
}

/// How far the header of `next` is that of `first`.
enum class Likeness { kOther, kSimilar, kSame };

Likeness CompareHeaders(const Piece& first, const Piece& next) {
  const Table &a = first.table, &b = next.table;
  if (a.columns != b.columns || a.header_rows == 0 || b.header_rows == 0) return Likeness::kOther;
  const std::size_t equal = CountEqual(HeaderTexts(a), HeaderTexts(b, CountRepeatedRows(a, b)));
  if (equal == static_cast<std::size_t>(a.columns)) return Likeness::kSame;
  if (static_cast<double>(equal) <= kSameHeaderShare * a.columns) return Likeness::kOther;
  return MayBeMisread(first) || MayBeMisread(next) ? Likeness::kSame : Likeness::kSimilar;
}

bool HaveSameHeader(const Piece& first, const Piece& next) {
  return CompareHeaders(first, next) == Likeness::kSame;
}

std::string JoinedTitle(const std::vector<std::string>& titles) {
  std::string joined;
  for (const std::string& title : titles) {
    joined = joined.empty() ? title : JoinLines(joined, title);
  }
  return joined;
}

bool RepeatsTitle(const Piece& first, const Piece& next, const Words& words) {
  const std::string title = WithoutBlanks(JoinedTitle(next.caption.titles));
  if (title.empty()) return true;
  if (BeginsWithWord(title, words.continued) || EndsWithWord(title, words.continued)) return true;
  return title == WithoutBlanks(JoinedTitle(first.caption.titles));
}

/// A label above each table, without a title over the first, is the title of each.
bool IsTitled(const Piece& first) {
  return !first.caption.titles.empty() || !first.table.title.empty();
}

/// True if nothing but blanks, a page break or a group label parts the two.
bool IsAdjacent(const Piece& first, const Piece& last, const Piece& next, const Words& words) {
  // 续表 says so, whatever stands above it.
  const bool said =
      BeginsWithWord(WithoutBlanks(JoinedTitle(next.caption.titles)), words.continued);
  if ((!next.caption.touches_previous && !said) || !last.caption.notes.empty()) return false;
  if (!next.caption.measure.empty() && next.caption.measure != first.caption.measure) return false;
  if (!RepeatsTitle(first, next, words)) return false;
  if (!next.caption.label.empty() && !IsTitled(first)) return false;
  if (next.table.page == last.table.last_page) {
    // A text file repeats the header where its source began a page. Elsewhere two tables of one
    // header on one page are one only if each holds a group of its rows.
    return next.table.kind == Kind::kMarkup || !next.caption.label.empty() ||
           IsLabelRow(next.table, next.table.header_rows, words);
  }
  return next.table.page == last.table.last_page + 1 && last.last_on_page && next.first_on_page &&
         last.caption.touches_next && StandInOneColumn(last.table.box, next.table.box);
}

/// True if the first row of `next` has words over the columns that hold figures: it names them. A
/// label over all columns names none.
bool NamesFigures(const Table& last, const Table& next, const Words& words) {
  if (IsLabelRow(next, 0, words)) return false;
  const std::vector<bool> figures = ColumnsOfFigures(last);
  return std::any_of(next.cells.begin(), next.cells.end(), [&](const Cell& cell) {
    if (cell.row > 0 || cell.text.empty()) return false;
    const auto first = figures.begin() + cell.column;
    return std::find(first, first + cell.column_span, true) != first + cell.column_span;
  });
}

/// True if the first row of a drawn table has words over all columns that hold figures, and other
/// words over each: not 无 | 无, and not the rest of a row that the page break cut.
bool NamesEachFigure(const Table& last, const Table& next, const Words& words) {
  if (IsLabelRow(next, 0, words)) return false;
  const std::vector<bool> figures = ColumnsOfFigures(last);
  const std::vector<std::string> names = HeaderTexts(next, 1);
  std::set<std::string> distinct;
  for (std::size_t c = 0; c < figures.size(); ++c) {
    if (figures[c] && (names[c].empty() || !distinct.insert(names[c]).second)) return false;
  }
  return !distinct.empty();
}

/// True if the first row of `next`, which looks like a header, is a row of the table before. In a
/// drawn table its columns say so, if its words do not name them; elsewhere its words do.
bool IsNoHeader(const Piece& last, const Piece& next, const Words& words) {
  if (next.table.kind == Kind::kAligned) return !NamesFigures(last.table, next.table, words);
  if (next.table.kind != Kind::kRuled) return false;
  return MayBeMisread(last) || MayBeMisread(next) ||
         !NamesEachFigure(last.table, next.table, words);
}

bool GoesOn(const Piece& first, const Piece& last, const Piece& next, const Words& words) {
  if (!IsAdjacent(first, last, next, words)) return false;
  const Likeness headers = CompareHeaders(first, next);
  if (headers != Likeness::kOther) return headers == Likeness::kSame;
  if (!HaveSameColumns(last.table, next.table)) return false;
  const bool is_on_next_page = next.table.page > last.table.last_page;
  const bool is_labelled = !next.caption.label.empty();
  if (is_labelled && (next.table.kind == Kind::kMarkup || !is_on_next_page)) return false;
  // Without a header of its own it goes on with the last one.
  if (next.table.header_rows == 0) return true;
  if (next.table.header_rows > 1 || !is_on_next_page || is_labelled) return false;
  return IsNoHeader(last, next, words);
}

void Shift(int rows, Table* table) {
  for (Cell& cell : table->cells) cell.row += rows;
}

void InsertGroupRow(const Caption& caption, int page, int row, Table* table) {
  for (Cell& cell : table->cells) {
    if (cell.row >= row) {
      ++cell.row;
    } else {
      cell.row_span = std::min(cell.row_span, row - cell.row);
    }
  }
  Cell label;
  label.row = row;
  label.column_span = table->columns;
  label.text = caption.label;
  label.role = Role::kGroup;
  label.page = page;
  label.box = caption.label_box;
  label.line = caption.label_line;
  table->cells.push_back(std::move(label));
  ++table->rows;
  SortCells(table);
}

/// A row that a page break cut: what stands on the next page has no numbers but in columns of words
/// (the end of a sentence) and leaves cells empty that the first part fills, the stub of running
/// numbers among them.
bool IsCutRow(const Table& first, const Table& next) {
  const std::vector<bool> figures = ColumnsOfFigures(first);
  int filled = 0;
  for (const Cell& cell : next.cells) {
    if (cell.row > 0) break;
    if (cell.row_span > 1) return false;
    if (cell.text.empty()) continue;
    if (cell.column_span > 1) return false;
    if (IsNumber(cell.text) && figures[static_cast<std::size_t>(cell.column)]) return false;
    const Cell* above = first.At(first.rows - 1, cell.column);
    if (above == nullptr || above->text.empty() || IsNumber(above->text)) return false;
    if (cell.column == 0) return false;
    ++filled;
  }
  return filled > 0 && 2 * filled <= next.columns && next.rows > 0;
}

void JoinCutRow(Table* first, Table* next) {
  for (const Cell& cell : next->cells) {
    if (cell.row > 0) break;
    if (cell.text.empty()) continue;
    const auto above = std::find_if(first->cells.rbegin(), first->cells.rend(), [&](const Cell& c) {
      return c.row == first->rows - 1 && c.column == cell.column;
    });
    if (above->lines.empty()) above->lines = {above->text};
    above->lines.push_back(cell.text);
    above->text = JoinLines(above->text, cell.text);
  }
  RemoveRows({0}, next);
}

/// A name over several rows that the page break cut: on the next page its cell is empty.
void JoinCutSpans(Table* first, Table* next) {
  std::vector<std::size_t> joined;
  for (std::size_t i = 0; i < next->cells.size() && next->cells[i].row == 0; ++i) {
    const Cell& below = next->cells[i];
    if (!below.text.empty() || below.role != Role::kStub) continue;
    const auto above = std::find_if(first->cells.rbegin(), first->cells.rend(), [&](const Cell& c) {
      return c.column == below.column && c.row + c.row_span == first->rows;
    });
    if (above == first->cells.rend() || above->text.empty()) continue;
    if (above->column_span != below.column_span || above->role != Role::kStub) continue;
    if (above->row_span == 1 && below.row_span == 1) continue;
    above->row_span += below.row_span;
    joined.push_back(i);
  }
  for (auto i = joined.rbegin(); i != joined.rend(); ++i) {
    next->cells.erase(next->cells.begin() + static_cast<std::ptrdiff_t>(*i));
  }
}

/// The label of the last group; "" before the first.
std::string LastLabel(const Table& table) {
  for (auto cell = table.cells.rbegin(); cell != table.cells.rend(); ++cell) {
    if (cell->role == Role::kGroup && !cell->text.empty()) return WithoutBlanks(cell->text);
  }
  return "";
}

/// A group that goes on over the page break has its label once.
void DropRepeatedLabel(const std::string& last_label, const Words& words, Table* next) {
  if (next->rows < 2 || last_label.empty() || !IsLabelRow(*next, 0, words)) return;
  const auto first = std::find_if(next->cells.begin(), next->cells.end(),
                                  [](const Cell& cell) { return !cell.text.empty(); });
  if (WithoutBlanks(first->text) == last_label) RemoveRows({0}, next);
}

enum class Header { kRepeated, kNone };

/// `last_label` is the label of the group that `next` goes on with; it follows the groups of
/// `next`.
void AppendPiece(Piece next, const Words& words, Header header, std::string* last_label,
                 Table* table) {
  std::vector<int> header_rows;
  for (int row = 0; header == Header::kRepeated && row < next.table.header_rows; ++row) {
    header_rows.push_back(row);
  }
  RemoveRows(header_rows, &next.table);
  next.table.header_rows = 0;
  AssignRoles(words, &next.table);
  if (next.table.page > table->last_page && next.caption.label.empty() &&
      IsCutRow(*table, next.table)) {
    JoinCutRow(table, &next.table);
  }
  if (next.table.page > table->last_page) JoinCutSpans(table, &next.table);
  if (!next.caption.label.empty()) InsertGroupRow(next.caption, next.table.page, 0, &next.table);
  DropRepeatedLabel(*last_label, words, &next.table);
  if (std::string label = LastLabel(next.table); !label.empty()) *last_label = std::move(label);
  Shift(table->rows, &next.table);
  table->rows += next.table.rows;
  std::move(next.table.cells.begin(), next.table.cells.end(), std::back_inserter(table->cells));
  table->last_page = next.table.last_page;
  for (const std::string& note : next.caption.notes) table->notes.push_back(note);
  table->areas.push_back({next.table.page, next.caption.box});
}

/// The header of the piece whose cells agree most often with those of the other pieces. A piece
/// that does not repeat the header has no say: its first row was only taken for one.
std::size_t BestHeader(const std::vector<Piece>& pieces) {
  std::vector<std::vector<std::string>> headers(pieces.size());
  std::vector<std::map<std::string, std::size_t>> votes(
      static_cast<std::size_t>(pieces.front().table.columns));
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i > 0 && !HaveSameHeader(pieces.front(), pieces[i])) continue;
    headers[i] = HeaderTexts(pieces[i].table);
    for (std::size_t c = 0; c < headers[i].size() && c < votes.size(); ++c) {
      ++votes[c][headers[i][c]];
    }
  }
  std::size_t best = 0, most = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    std::size_t agreement = 0;
    for (std::size_t c = 0; c < headers[i].size() && c < votes.size(); ++c) {
      agreement += votes[c][headers[i][c]];
    }
    if (agreement > most) best = i, most = agreement;
  }
  return best;
}

/// Header cells of pieces other than `best` whose text differs from the best header's: one for each
/// column, the lines of the header joined.
std::vector<Cell> DifferingHeaders(const std::vector<Piece>& pieces, std::size_t best) {
  const std::vector<std::string> texts = HeaderTexts(pieces[best].table);
  std::vector<Cell> differing;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Table& table = pieces[i].table;
    if (i == best || !HaveSameHeader(pieces[best], pieces[i])) continue;
    const std::vector<std::string> others = HeaderTexts(table);
    for (std::size_t c = 0; c < others.size() && c < texts.size(); ++c) {
      if (others[c] == texts[c]) continue;
      const auto place =
          std::find_if(table.cells.begin(), table.cells.end(), [&](const Cell& cell) {
            return cell.row < table.header_rows && cell.column == static_cast<int>(c);
          });
      if (place == table.cells.end()) continue;
      differing.push_back(*place);
      differing.back().text = others[c];
    }
  }
  return differing;
}

void ReplaceHeader(const Table& source, Table* table) {
  if (source.header_rows != table->header_rows) return;
  std::erase_if(table->cells, [&](const Cell& cell) { return cell.row < table->header_rows; });
  for (const Cell& cell : source.cells) {
    if (cell.row < source.header_rows) table->cells.push_back(cell);
  }
  SortCells(table);
}

Table ToOneTable(std::vector<Piece> pieces, const Words& words) {
  Piece& first = pieces.front();
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    if (!HaveSameHeader(first, pieces[i])) continue;
    pieces[i].table.header_rows = CountRepeatedRows(first.table, pieces[i].table);
  }
  const std::size_t best = BestHeader(pieces);
  Table header_source;
  if (best > 0) header_source = pieces[best].table;
  std::vector<std::string> titles = first.caption.titles;
  const bool label_is_group = pieces.size() > 1 && !titles.empty();
  if (!first.caption.label.empty() && !label_is_group) titles.push_back(first.caption.label);
  Table table = first.table;
  table.title = table.title.empty() ? JoinedTitle(titles) : table.title;
  if (table.measure.empty()) table.measure = first.caption.measure;
  for (const std::string& note : first.caption.notes) table.notes.push_back(note);
  table.areas = {{table.page, first.caption.box}};
  if (!first.caption.label.empty() && label_is_group) {
    InsertGroupRow(first.caption, table.page, table.header_rows, &table);
  }
  if (best > 0) ReplaceHeader(header_source, &table);
  table.other_headers = DifferingHeaders(pieces, best);
  std::string last_label = LastLabel(table);
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const bool repeats = HaveSameHeader(first, pieces[i]);
    AppendPiece(std::move(pieces[i]), words, repeats ? Header::kRepeated : Header::kNone,
                &last_label, &table);
  }
  if (pieces.size() > 1) AssignRoles(words, &table);
  return table;
}

}  // namespace

std::vector<Table> JoinPieces(std::vector<Piece> pieces, const Words& words) {
  std::vector<std::vector<std::size_t>> tables;  // Of pieces.
  std::vector<std::size_t> table_of;             // [piece]
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    // It goes on with the piece before, or with one that ends the page before beside others.
    const auto goes_on_with = [&](std::size_t k) {
      const std::vector<std::size_t>& table = tables[table_of[k]];
      return table.back() == k && GoesOn(pieces[table.front()], pieces[k], pieces[i], words);
    };
    std::optional<std::size_t> before;
    for (std::size_t k = i; k-- > 0 && !before;) {
      if (k + 1 < i && !pieces[i].first_on_page) break;
      if (pieces[k].table.last_page + 1 < pieces[i].table.page) break;
      const bool is_on_page = pieces[k].table.last_page == pieces[i].table.page;
      if ((k + 1 == i || !is_on_page) && goes_on_with(k)) before = k;
    }
    table_of.push_back(before ? table_of[*before] : tables.size());
    if (!before) tables.emplace_back();
    tables[table_of.back()].push_back(i);
  }
  std::vector<Table> joined;
  for (const std::vector<std::size_t>& table : tables) {
    std::vector<Piece> parts;
    for (const std::size_t piece : table) parts.push_back(std::move(pieces[piece]));
    joined.push_back(ToOneTable(std::move(parts), words));
  }
  return joined;
}

}  // namespace gouji::table
