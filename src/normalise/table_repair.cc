#include "normalise/table_repair.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/utf8.h"
#include "normalise/name_key.h"
#include "normalise/row_meaning.h"

namespace gouji::normalise {

namespace {

using ColumnKind = record::TableFacts::ColumnKind;
using Row = record::TableFacts::Row;
using RowKind = record::TableFacts::RowKind;
using rules::Lexicon;

/// Tables that agree in at least this many indicators are of one kind.
constexpr int kSisterIndicators = 3;

bool AreSisters(const TableDraft& a, const TableDraft& b) {
  if (a.columns.list.size() != b.columns.list.size()) return false;
  int equal = 0;
  for (std::size_t i = 0; i < a.columns.list.size(); ++i) {
    const auto& left = a.columns.list[i].facts;
    const auto& right = b.columns.list[i].facts;
    if (left.indicator.empty() || right.indicator.empty()) continue;
    if (left.indicator != right.indicator) return false;
    ++equal;
  }
  return equal >= kSisterIndicators;
}

/// The names of data rows of one group. Two tables have the same group if its label is the same, or
/// if neither has groups.
std::vector<const Row*> DataRows(const TableDraft& draft, const std::string& group) {
  std::vector<const Row*> rows;
  for (const Row& row : draft.facts.rows) {
    if (row.kind == RowKind::kData && NameKey(row.group) == group) rows.push_back(&row);
  }
  return rows;
}

std::string NameOf(const Row& row) { return row.entity.empty() ? NameKey(row.label) : row.entity; }

bool HasFigures(const TableDraft& draft, std::size_t row, const record::Facts& facts) {
  const auto& cells = draft.facts.cells[row];
  return std::any_of(cells.begin(), cells.end(), [&](int id) {
    return id >= 0 && facts.observations[static_cast<std::size_t>(id)].quantity.has_value();
  });
}

void NameRow(TableDraft& draft, std::size_t row, const std::string& label,
             const std::string& entity, record::Facts& facts) {
  draft.facts.rows[row].label = label;
  draft.facts.rows[row].entity = entity;
  for (const int id : draft.facts.cells[row]) {
    if (id < 0) continue;
    record::Observation& observation = facts.observations[static_cast<std::size_t>(id)];
    observation.entity = entity;
    observation.qualifier = "";
  }
}

/// The one label of `sister`'s rows of the group that no row of `rows` has; "" if not exactly one.
std::string OnlyMissing(const std::vector<const Row*>& rows, const TableDraft& sister,
                        const std::string& group) {
  std::set<std::string> here;
  for (const Row* row : rows) here.insert(NameOf(*row));
  std::map<std::string, std::string> missing;
  int shared = 0;
  for (const Row* row : DataRows(sister, group)) {
    if (IsLostName(row->label) || row->entity.empty()) continue;
    if (here.contains(NameOf(*row))) {
      ++shared;
    } else {
      missing[NameOf(*row)] = row->label;
    }
  }
  return missing.size() == 1 && shared >= kSisterIndicators ? missing.begin()->second : "";
}

void RepairLostNamesOf(TableDraft& draft, const std::vector<TableDraft>& drafts,
                       const UnitContext& context, const Lexicon& lexicon, record::Facts& facts) {
  std::map<std::string, std::vector<std::size_t>> lost;  // By group.
  for (std::size_t i = 0; i < draft.facts.rows.size(); ++i) {
    const Row& row = draft.facts.rows[i];
    if (row.kind == RowKind::kData && IsLostName(row.label) && HasFigures(draft, i, facts)) {
      lost[NameKey(row.group)].push_back(i);
    }
  }
  for (const auto& [group, rows] : lost) {
    if (rows.size() != 1) continue;
    const std::vector<const Row*> siblings = DataRows(draft, group);
    std::set<std::string> names;
    for (const TableDraft& sister : drafts) {
      if (&sister == &draft || !sister.columns.names_are_units) continue;
      const std::string name = OnlyMissing(siblings, sister, group);
      if (!name.empty()) names.insert(name);
    }
    if (names.size() != 1) continue;
    const std::string raw = draft.facts.rows[rows[0]].label;
    const document::Place place = draft.facts.rows[rows[0]].place;
    UnitContext in_group = context;
    in_group.group = draft.facts.rows[rows[0]].group;
    NameRow(draft, rows[0], *names.begin(),
            ResolveUnit(*names.begin(), in_group, lexicon.units).canonical, facts);
    AddRepair("name.elimination", raw, *names.begin(), place, lexicon, facts);
  }
}

/// The figures and grades of a row as text, for comparison; "" if none is more than zero.
std::string RowValues(const TableDraft& draft, std::size_t row, const record::Facts& facts) {
  std::string values;
  bool telling = false;
  for (const int id : draft.facts.cells[row]) {
    if (id < 0) continue;
    const record::Observation& observation = facts.observations[static_cast<std::size_t>(id)];
    values += observation.quantity ? observation.quantity->value.ToString() : observation.grade;
    values += '\t';
    telling = telling || (observation.quantity && !observation.quantity->value.IsZero());
  }
  return telling ? values : "";
}

/// What the two labels are as one name; an empty id if they are none.
struct JoinedName {
  std::string label, entity;
};
JoinedName JoinNames(const Row& first, const Row& second, const std::set<std::string>& other_names,
                     const UnitContext& context, const Lexicon& lexicon) {
  const std::string label = JoinLines(first.label, second.label);
  UnitContext in_group = context;
  in_group.group = first.group;
  const ResolvedUnit whole = ResolveUnit(label, in_group, lexicon.units);
  if (whole.id.empty()) return {};
  const bool stands_elsewhere = other_names.contains(NameKey(label));
  // Two whole names of different units never make a third: 市公安局 + 交警支队 stay two rows.
  const auto agrees = [&](const Row& row) {
    return row.entity.empty() || row.entity == whole.canonical;
  };
  const bool parts_agree = agrees(first) && agrees(second);
  if (stands_elsewhere || (parts_agree && !whole.literal)) return {label, whole.canonical};
  return {};
}

}  // namespace

bool IsLostName(const std::string& label) {
  for (std::size_t offset = 0; offset < label.size();) {
    if (IsHan(NextCodePoint(label, &offset))) return false;
  }
  return true;
}

int AddRepair(const std::string& rule, const std::string& raw, const std::string& text,
              const document::Place& place, const Lexicon& lexicon, record::Facts& facts) {
  record::Repair repair;
  repair.rule = rule;
  repair.raw = raw;
  repair.text = text;
  repair.place = place;
  auto known = lexicon.reading.repairs.find(rule);
  if (known == lexicon.reading.repairs.end()) known = lexicon.reading.repairs.find("ocr.other");
  if (known != lexicon.reading.repairs.end()) {
    repair.confidence = known->second.confidence;
    repair.reason = known->second.reason;
  }
  facts.repairs.push_back(std::move(repair));
  return static_cast<int>(facts.repairs.size()) - 1;
}

void RepairHeaders(std::vector<TableDraft>& drafts, const Lexicon& lexicon, record::Facts& facts) {
  for (TableDraft& draft : drafts) {
    for (std::size_t i = 0; i < draft.columns.list.size(); ++i) {
      ColumnMeaning& column = draft.columns.list[i];
      const bool silent = column.facts.indicator.empty() &&
                          column.facts.kind != ColumnKind::kName &&
                          column.facts.kind != ColumnKind::kOrdinal;
      if (!silent) continue;
      std::set<std::string> labels;
      const ColumnMeaning* sister_column = nullptr;
      for (const TableDraft& sister : drafts) {
        if (&sister == &draft || !AreSisters(draft, sister)) continue;
        if (sister.columns.list[i].facts.indicator.empty()) continue;
        sister_column = &sister.columns.list[i];
        labels.insert(sister_column->facts.indicator);
      }
      if (labels.size() != 1) continue;
      const std::string raw = column.facts.label;
      column.facts = sister_column->facts;
      column.qualifier = sister_column->qualifier;
      column.cell_type = sister_column->cell_type;
      column.power = sister_column->power;
      AddRepair("header.by_sister", raw, column.facts.label, draft.facts.place, lexicon, facts);
    }
  }
}

void ListDamagedHeaders(const TableDraft& draft, const Lexicon& lexicon, record::Facts& facts) {
  for (const table::Cell& cell : draft.table->other_headers) {
    const auto index = static_cast<std::size_t>(cell.column);
    if (cell.column < 0 || index >= draft.columns.list.size()) continue;
    const std::string& label = draft.columns.list[index].facts.label;
    const std::string printed = NameKey(cell.text);
    if (printed == label || label.empty()) continue;
    const bool legible = printed.find(label) != std::string::npos;
    AddRepair(legible ? "header.by_part" : "header.by_sister", cell.text, label,
              PlaceOf(cell, facts.info.id), lexicon, facts);
  }
}

void RepairLostNames(std::vector<TableDraft>& drafts, const UnitContext& context,
                     const Lexicon& lexicon, record::Facts& facts) {
  for (TableDraft& draft : drafts) {
    if (draft.columns.names_are_units) RepairLostNamesOf(draft, drafts, context, lexicon, facts);
  }
}

void JoinSplitRows(std::vector<TableDraft>& drafts, const UnitContext& context,
                   const Lexicon& lexicon, record::Facts& facts) {
  for (TableDraft& draft : drafts) {
    if (!draft.columns.names_are_units) continue;
    std::set<std::string> other_names;
    for (const TableDraft& other : drafts) {
      if (&other == &draft) continue;
      for (const Row& row : other.facts.rows) other_names.insert(NameKey(row.label));
    }
    std::vector<Row>& rows = draft.facts.rows;
    for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
      if (rows[i].kind != RowKind::kData || rows[i + 1].kind != RowKind::kData) continue;
      const std::string values = RowValues(draft, i, facts);
      if (values.empty() || values != RowValues(draft, i + 1, facts)) continue;
      const JoinedName name = JoinNames(rows[i], rows[i + 1], other_names, context, lexicon);
      if (name.entity.empty()) continue;
      const std::string raw = rows[i].label + " / " + rows[i + 1].label;
      NameRow(draft, i, name.label, name.entity, facts);
      NameRow(draft, i + 1, rows[i + 1].label, name.entity, facts);
      rows[i + 1].repeats = static_cast<int>(i);
      AddRepair("row.split", raw, name.label, rows[i].place, lexicon, facts);
      ++i;
    }
  }
}

}  // namespace gouji::normalise
