#include "check/table_rows.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "check/claim_terms.h"
#include "check/same_period.h"

namespace gouji::check {

namespace {

using record::TableFacts;
using record::Term;

const TableFacts& Table(const Context& context, int table) {
  return context.facts.tables[static_cast<std::size_t>(table)];
}

bool IsListed(const TableFacts::Row& row) {
  return row.kind == TableFacts::RowKind::kData && row.repeats < 0;
}

/// Each character once, in order of appearance, brackets left out: 县(市)市区 -> 县市区.
std::u32string LooseKey(const std::string& text) {
  std::u32string key;
  for (const char32_t c : ToUtf32(text)) {
    if (!IsHan(c)) continue;
    if (key.find(c) == std::u32string::npos) key.push_back(c);
  }
  return key;
}

std::set<std::string> GroupsOf(const TableFacts& table) {
  std::set<std::string> groups;
  for (const TableFacts::Row& row : table.rows) {
    if (IsListed(row) && !row.group.empty()) groups.insert(row.group);
  }
  return groups;
}

bool Passes(const Context& context, const record::Observation& cell, const Term& threshold) {
  const record::Observation* limit = FigureOf(context, &threshold);
  const std::optional<Interval> allowed = limit ? ValuesOf(context, *limit) : std::nullopt;
  return allowed && allowed->Contains(Rational(cell.quantity->value));
}

}  // namespace

int RowOf(const Context& context, int table, const Term& item) {
  const std::vector<TableFacts::Row>& rows = Table(context, table).rows;
  const auto only = [&](const auto& matches) {
    int found = -1;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (!IsListed(rows[r]) || !matches(rows[r])) continue;
      if (found >= 0) return -1;
      found = static_cast<int>(r);
    }
    return found;
  };
  int row = -1;
  if (!item.entity.empty()) {
    row = only([&](const TableFacts::Row& r) { return r.entity == item.entity; });
  }
  if (row < 0 && !item.text.empty()) {
    row = only([&](const TableFacts::Row& r) { return r.label == item.text; });
  }
  return row;
}

bool NamesGroup(const std::string& words, const std::string& group) {
  const std::u32string wanted = LooseKey(words);
  const std::u32string printed = LooseKey(group);
  if (wanted.empty() || printed.empty()) return false;
  if (wanted == printed) return true;
  // Within a longer text the printed form must stand as it is: its characters alone prove nothing.
  return words.find(group) != std::string::npos;
}

std::optional<ListTable> FindListTable(const Context& context,
                                       const std::vector<const Term*>& items,
                                       const std::string& topic, const std::string& group) {
  std::optional<ListTable> best;
  std::tuple<int, int, int> best_rank;
  for (int t = 0; t < static_cast<int>(context.facts.tables.size()); ++t) {
    const TableFacts& table = Table(context, t);
    ListTable list{t, {}, 0};
    for (const Term* item : items) {
      list.rows.push_back(RowOf(context, t, *item));
      if (list.rows.back() >= 0) ++list.resolved;
    }
    if (list.resolved == 0) continue;
    const std::set<std::string> groups = GroupsOf(table);
    const bool named =
        !group.empty() && (table.title.find(group) != std::string::npos ||
                           std::any_of(groups.begin(), groups.end(),
                                       [&](const std::string& g) { return NamesGroup(group, g); }));
    const bool has_figures =
        std::any_of(table.columns.begin(), table.columns.end(), [](const auto& column) {
          return column.kind == TableFacts::ColumnKind::kFigure && !column.indicator.empty();
        });
    if (!has_figures) continue;
    const std::tuple<int, int, int> rank = {list.resolved, table.topic == topic ? 1 : 0,
                                            named ? 1 : 0};
    if (!best || rank > best_rank) {
      best = std::move(list);
      best_rank = rank;
    }
  }
  return best;
}

RowSet FilterRows(const Context& context, int table, const std::string& group,
                  const std::vector<const Term*>& thresholds, const ColumnScope& scope) {
  const TableFacts& facts = Table(context, table);
  RowSet result;
  const std::set<std::string> groups = GroupsOf(facts);
  std::set<std::string> wanted;
  if (!group.empty()) {
    for (const std::string& printed : groups) {
      if (NamesGroup(group, printed)) wanted.insert(printed);
    }
    if (!groups.empty() && wanted.empty()) result.certain = false;
  }
  for (std::size_t r = 0; r < facts.rows.size(); ++r) {
    if (!IsListed(facts.rows[r])) continue;
    if (!wanted.empty() && !wanted.contains(facts.rows[r].group)) continue;
    bool passes = true;
    for (const Term* threshold : thresholds) {
      const int column = ColumnOf(context, table, threshold->indicator, scope);
      const record::Observation* cell =
          column < 0 ? nullptr : CellOf(context, table, static_cast<int>(r), column);
      if (cell == nullptr || FigureOf(context, threshold) == nullptr) {
        result.certain = false;
      } else {
        passes = passes && Passes(context, *cell, *threshold);
      }
    }
    if (passes) result.rows.push_back(static_cast<int>(r));
  }
  return result;
}

int ColumnOf(const Context& context, int table, const std::string& indicator,
             const ColumnScope& scope) {
  const std::vector<TableFacts::Column>& columns = Table(context, table).columns;
  const auto find = [&](const std::string& id) {
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (columns[c].kind != TableFacts::ColumnKind::kFigure || columns[c].indicator != id)
        continue;
      const auto period = PeriodOfColumn(context, table, static_cast<int>(c));
      if (period && SamePeriod(context, *period, scope.period)) return static_cast<int>(c);
    }
    return -1;
  };
  const int own = indicator.empty() ? -1 : find(indicator);
  if (own >= 0) return own;
  const std::vector<std::string>& volumes = scope.volumes;
  if (std::find(volumes.begin(), volumes.end(), indicator) == volumes.end()) return -1;
  for (const std::string& volume : volumes) {
    const int column = find(volume);
    if (column >= 0) return column;
  }
  return -1;
}

const record::Observation* CellOf(const Context& context, int table, int row, int column) {
  const int id =
      Table(context, table).cells[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
  if (id < 0) return nullptr;
  const record::Observation& cell = context.At(id);
  return cell.quantity ? &cell : nullptr;
}

}  // namespace gouji::check
