#include "normalise/row_meaning.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/utf8.h"
#include "normalise/indicator.h"
#include "normalise/name_key.h"

namespace gouji::normalise {

namespace {

using Row = record::TableFacts::Row;
using RowKind = record::TableFacts::RowKind;
using ColumnKind = record::TableFacts::ColumnKind;

/// The cell that names the row: that of the name column, or, where that is empty, a total or a
/// group in another column (合计 often stands in that of running numbers).
const table::Cell* LabelCell(const table::Table& table, const CellGrid& grid,
                             const TableColumns& columns, const rules::UnitWords& words, int row) {
  const table::Cell* named = grid.Covering(row, columns.name_column);
  if (named != nullptr && !NameKey(named->text).empty() && named->row >= table.header_rows) {
    return named;
  }
  for (int column = 0; column < grid.columns(); ++column) {
    const ColumnKind kind = columns.list[static_cast<std::size_t>(column)].facts.kind;
    if (kind == ColumnKind::kFigure || kind == ColumnKind::kGrade) continue;
    const table::Cell* cell = grid.Covering(row, column);
    if (cell == nullptr || cell->row != row) continue;
    if (cell->role == table::Role::kGroup || cell->role == table::Role::kNote ||
        columns.name_column < 0 || FindNonUnit(cell->text, words) != NonUnit::kNone) {
      return cell;
    }
  }
  return named;
}

/// Nothing stands in the row but its label.
bool IsLabelOnly(const CellGrid& grid, const table::Cell* label, int row) {
  if (label == nullptr || label->row != row) return false;
  for (int column = 0; column < grid.columns(); ++column) {
    const table::Cell* cell = grid.Covering(row, column);
    if (cell != nullptr && cell != label && !NameKey(cell->text).empty()) return false;
  }
  return grid.columns() > 1;
}

/// 31 of "合计 (31)".
std::optional<int> CountInBrackets(const std::string& label) {
  const std::string key = NameKey(label);
  const std::size_t open = key.find('(');
  if (open == std::string::npos) return std::nullopt;
  int count = 0;
  const char* const begin = key.data() + open + 1;
  const auto [end, error] = std::from_chars(begin, key.data() + key.size(), count);
  if (error != std::errc() || end == begin) return std::nullopt;
  return count;
}

std::string JoinedLabel(const table::Cell& cell) {
  std::string label;
  for (std::size_t offset = 0; offset < cell.text.size();) {
    const std::size_t end = std::min(cell.text.find('\n', offset), cell.text.size());
    label = JoinLines(label, Trim(std::string_view(cell.text).substr(offset, end - offset)));
    offset = end + 1;
  }
  return label;
}

RowKind KindOf(NonUnit meaning, const table::Cell* label, bool label_only) {
  if (label != nullptr && label->role == table::Role::kNote) return RowKind::kNote;
  if (label_only || (label != nullptr && label->role == table::Role::kGroup))
    return RowKind::kGroup;
  switch (meaning) {
    case NonUnit::kTotal:
    case NonUnit::kGrandTotal:
    case NonUnit::kArea:
      return RowKind::kTotal;
    case NonUnit::kPart:
      return RowKind::kPart;
    case NonUnit::kSubtotal:
      return RowKind::kSubtotal;
    case NonUnit::kAverage:
    case NonUnit::kHeader:
      return RowKind::kNote;
    case NonUnit::kNone:
    case NonUnit::kResidual:
    case NonUnit::kGroup:
    case NonUnit::kStatus:
      return RowKind::kData;
  }
  return RowKind::kData;
}

/// A table has one total. 县直合计 and 乡镇合计 beside 总计 are subtotals, and so are they where no
/// row totals both; a single sum at an end of the table is its total whatever it is called.
void TellTotals(const std::vector<NonUnit>& meanings, std::vector<Row>& rows) {
  std::vector<std::size_t> sums, totals, grand;
  std::size_t first = rows.size(), last = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].kind == RowKind::kNote || rows[i].kind == RowKind::kGroup) continue;
    first = std::min(first, i);
    last = i;
    if (rows[i].kind != RowKind::kTotal && rows[i].kind != RowKind::kSubtotal) continue;
    sums.push_back(i);
    if (rows[i].kind == RowKind::kTotal) totals.push_back(i);
    const bool is_area = meanings[i] == NonUnit::kArea;
    if (meanings[i] == NonUnit::kGrandTotal || is_area) grand.push_back(i);
  }
  if (sums.size() == 1) {
    const bool at_end = sums[0] == first || sums[0] == last;
    if (at_end) rows[sums[0]].kind = RowKind::kTotal;
    return;
  }
  const std::vector<std::size_t>& largest = grand.empty() ? totals : grand;
  if (largest.size() == totals.size() && totals.size() <= 1) return;
  for (const std::size_t i : totals) {
    const bool is_largest = std::find(largest.begin(), largest.end(), i) != largest.end();
    if (!is_largest || largest.size() > 1) rows[i].kind = RowKind::kSubtotal;
  }
}

}  // namespace

document::Place PlaceOf(const table::Cell& cell, const std::string& document_id) {
  return {document_id, cell.page, cell.box, cell.line};
}

std::vector<Row> ReadRows(const table::Table& table, const CellGrid& grid,
                          const TableColumns& columns, const UnitContext& context,
                          const rules::Lexicon& lexicon, const std::string& document_id) {
  std::vector<Row> rows;
  std::vector<NonUnit> meanings;
  std::string group;
  for (int i = table.header_rows; i < grid.rows(); ++i) {
    Row row;
    const table::Cell* label = LabelCell(table, grid, columns, lexicon.units, i);
    if (label != nullptr) {
      row.label = JoinedLabel(*label);
      row.place = PlaceOf(*label, document_id);
    }
    const NonUnit meaning = FindNonUnit(row.label, lexicon.units);
    row.kind = KindOf(meaning, label, IsLabelOnly(grid, label, i));
    if (row.kind == RowKind::kGroup) group = row.label;
    row.group = row.kind == RowKind::kTotal ? "" : group;
    if (row.kind == RowKind::kTotal || row.kind == RowKind::kSubtotal) {
      row.count = CountInBrackets(row.label);
    }
    if (row.kind == RowKind::kData && columns.names_are_units) {
      UnitContext place = context;
      place.group = group;
      row.entity = ResolveUnit(row.label, place, lexicon.units).canonical;
    } else if (row.kind == RowKind::kData) {
      const IndicatorMatch named = MatchIndicator(row.label, "", lexicon.indicators);
      const bool alone = named.relation == rules::Relation::kSame && named.qualifier.empty();
      if (alone) row.indicator = named.indicator;
    }
    rows.push_back(std::move(row));
    meanings.push_back(meaning);
  }
  TellTotals(meanings, rows);
  return rows;
}

}  // namespace gouji::normalise
