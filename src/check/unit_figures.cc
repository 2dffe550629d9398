// The kinds "unit_prose" and "table_table": what two places of a bulletin say of one unit.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "check/finding_builder.h"
#include "check/rule_kinds.h"
#include "check/same_period.h"
#include "check/table_figure.h"

namespace gouji::check {

namespace {

using record::Observation;
using record::TableFacts;
using record::Verdict;

/// A list of units with counts whose kind the wording leaves open belongs to a column if every
/// figure is at most this far from it; two columns of one table are further apart for most units.
const Rational kSameColumn(1, 5);

struct Pair {
  int prose = -1, cell = -1;
};

struct Column {
  std::vector<Pair> pairs;
  int equal = 0;
  Rational furthest;  ///< Greatest relative difference.
};

void Add(const Context& context, Column& column, Pair pair) {
  const Rational a(context.At(pair.prose).quantity->value);
  const Rational b(context.At(pair.cell).quantity->value);
  column.equal += a == b;
  const Rational greater = std::max(a.Abs(), b.Abs());
  if (!greater.IsZero()) column.furthest = std::max(column.furthest, (a - b).Abs() / greater);
  column.pairs.push_back(pair);
}

/// The exact counts in the tables' rows of a unit that are about what `figure` is about.
std::vector<int> CellsOf(const Context& context, const std::string& entity,
                         const Observation& figure) {
  std::vector<int> cells;
  for (const TableFacts& table : context.facts.tables) {
    if (!SameTopic(table.topic, figure.topic)) continue;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const TableFacts::Row& row = table.rows[r];
      if (row.entity != entity || row.repeats >= 0 || row.kind != TableFacts::RowKind::kData) {
        continue;
      }
      for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const int cell = table.cells[r][c];
        if (table.columns[c].kind == TableFacts::ColumnKind::kFigure && cell >= 0 &&
            IsExactCount(context, context.At(cell)) &&
            SamePeriod(context, context.At(cell), figure)) {
          cells.push_back(cell);
        }
      }
    }
  }
  return cells;
}

/// The columns (by indicator, else by label) in which the listed units have figures.
std::map<std::string, Column> ColumnsFor(const Context& context, const record::Claim& claim) {
  std::map<std::string, Column> columns;
  for (const record::Term* item : claim.All("item")) {
    if (item->observation < 0 || item->entity.empty()) continue;
    const Observation& figure = context.At(item->observation);
    if (!IsExactCount(context, figure)) continue;
    for (const int id : CellsOf(context, item->entity, figure)) {
      const Observation& cell = context.At(id);
      const TableFacts::Column& column = context.facts.tables[static_cast<std::size_t>(cell.table)]
                                             .columns[static_cast<std::size_t>(cell.column)];
      Add(context, columns[column.indicator.empty() ? column.label : column.indicator],
          {figure.id, id});
    }
  }
  return columns;
}

/// The column that a list speaks of; nullptr if that stays open.
const Column* ChooseColumn(const Context& context, const record::Claim& claim,
                           const std::map<std::string, Column>& columns) {
  const auto plausible = [](const Column& column) {
    return column.equal > 0 || column.furthest <= kSameColumn;
  };
  const record::Term* first = claim.First("item");
  const Observation& figure = context.At(first->observation);
  std::vector<std::string> named = figure.candidates;
  if (named.empty() && !figure.indicator.empty()) named.push_back(figure.indicator);
  for (const std::string& indicator : named) {
    const auto column = columns.find(indicator);
    if (column != columns.end() && plausible(column->second)) return &column->second;
  }
  const Column* best = nullptr;
  for (const auto& [name, column] : columns) {
    const bool telling =
        column.pairs.size() >= 3 && (2 * column.equal >= static_cast<int>(column.pairs.size()) ||
                                     column.furthest <= kSameColumn);
    if (!telling) continue;
    if (best == nullptr || column.equal > best->equal ||
        (column.equal == best->equal && column.furthest < best->furthest)) {
      best = &column;
    }
  }
  return best;
}

record::Finding HoldsFor(const Context& context, const rules::CheckRule& rule, const Pair& pair) {
  record::Finding finding = Start(context, rule, Verdict::kHolds);
  const Observation& cell = context.At(pair.cell);
  SetValues(finding, context, pair.prose, Rational(cell.quantity->value));
  finding.subject.table = cell.table;
  finding.operands = {OperandOf(context, pair.prose, "stated"),
                      OperandOf(context, pair.cell, "cell")};
  finding.power = "1";
  return Finish(
      std::move(finding), rule,
      {{"pairs", Both(LabelOf(context, cell) + " " + cell.printed)}, {"count", Both("1")}});
}

/// "湘阴县 563／540": what the prose and what the table says.
record::Text PairText(const Observation& stated, const Observation& cell) {
  const std::string unit = stated.entity_printed + " " + stated.quantity->value.ToString();
  const std::string other = cell.quantity->value.ToString();
  return {unit + "／" + other, unit + "/" + other};
}

/// Counts of a unit outside of lists: 市住建局受理180件，办结168件.
void CheckSingleFigures(const Context& context, const rules::CheckRule& rule,
                        const std::set<int>& listed, std::vector<record::Finding>* findings) {
  for (const Observation& figure : context.facts.observations) {
    if (figure.source != record::Source::kProse || figure.entity.empty() ||
        figure.indicator.empty() || listed.contains(figure.id) || !IsExactCount(context, figure)) {
      continue;
    }
    std::vector<int> cells = CellsOf(context, figure.entity, figure);
    std::erase_if(cells, [&](int id) {
      const Observation& cell = context.At(id);
      return cell.indicator != figure.indicator || cell.qualifier != figure.qualifier;
    });
    if (cells.empty()) continue;
    const auto equal = std::find_if(cells.begin(), cells.end(), [&](int cell) {
      return context.At(cell).quantity->value == figure.quantity->value;
    });
    if (equal != cells.end()) {
      findings->push_back(HoldsFor(context, rule, {figure.id, *equal}));
      continue;
    }
    const Observation& cell = context.At(cells.front());
    record::Finding finding = Start(context, rule, Verdict::kContradicted);
    SetValues(finding, context, figure.id, Rational(cell.quantity->value));
    finding.subject.table = cell.table;
    finding.operands = {OperandOf(context, figure.id, "stated"),
                        OperandOf(context, cell.id, "cell")};
    findings->push_back(Finish(std::move(finding), rule,
                               {{"pairs", PairText(figure, cell)}, {"count", Both("1")}}));
  }
}

}  // namespace

std::vector<record::Finding> CheckUnitFigures(const Context& context,
                                              const rules::CheckRule& rule) {
  std::vector<record::Finding> findings;
  std::set<int> listed;
  for (const record::Claim& claim : context.facts.claims) {
    if (claim.kind != "unit_list") continue;
    for (const record::Term* item : claim.All("item")) listed.insert(item->observation);
    const record::Term* first = claim.First("item");
    if (first == nullptr || first->observation < 0) continue;
    const std::map<std::string, Column> columns = ColumnsFor(context, claim);
    if (columns.empty()) continue;
    const Column* column = ChooseColumn(context, claim, columns);
    if (column == nullptr) {
      record::Finding finding = Start(context, rule, Verdict::kUnchecked);
      finding.reason = "ambiguous";
      for (const record::Term* item : claim.All("item")) {
        if (item->observation >= 0) {
          finding.operands.push_back(OperandOf(context, item->observation, "stated"));
        }
      }
      findings.push_back(
          Finish(std::move(finding), rule, {{"pairs", Both("")}, {"count", Both("0")}}));
      continue;
    }
    record::Finding finding = Start(context, rule, Verdict::kContradicted);
    record::Text pairs;
    int count = 0;
    for (const Pair& pair : column->pairs) {
      const Observation& stated = context.At(pair.prose);
      const Observation& cell = context.At(pair.cell);
      if (Rational(stated.quantity->value) == Rational(cell.quantity->value)) {
        findings.push_back(HoldsFor(context, rule, pair));
        continue;
      }
      if (count++ == 0) SetValues(finding, context, pair.prose, Rational(cell.quantity->value));
      finding.subject.table = cell.table;
      finding.subject.indicator = cell.indicator;
      finding.operands.push_back(OperandOf(context, pair.prose, "stated"));
      finding.operands.push_back(OperandOf(context, pair.cell, "cell"));
      AddToList(pairs, PairText(stated, cell));
    }
    if (count == 0) continue;
    findings.push_back(Finish(std::move(finding), rule,
                              {{"pairs", pairs}, {"count", Both(std::to_string(count))}}));
  }
  CheckSingleFigures(context, rule, listed, &findings);
  return findings;
}

std::vector<record::Finding> CheckTableAgainstTable(const Context& context,
                                                    const rules::CheckRule& rule) {
  // Figures of one unit, indicator and period, by topic; a unit's rows in one table are no
  // repetition.
  std::map<std::array<std::string, 5>, std::vector<int>> same;
  for (const Observation& figure : context.facts.observations) {
    if (figure.table < 0 || figure.entity.empty() || figure.topic.empty() || !figure.quantity)
      continue;
    const rules::Indicator* indicator = context.IndicatorOf(figure.indicator);
    if (indicator == nullptr || !IsExactCount(context, figure)) continue;
    const TableFacts& table = context.facts.tables[static_cast<std::size_t>(figure.table)];
    if (table.rows[static_cast<std::size_t>(figure.row)].repeats >= 0) continue;
    same[{figure.topic, figure.indicator, figure.qualifier, figure.entity, figure.period}]
        .push_back(figure.id);
  }
  std::map<std::pair<int, int>, std::vector<Pair>> by_tables;
  for (const auto& [key, ids] : same) {
    for (std::size_t i = 1; i < ids.size(); ++i) {
      const int first = context.At(ids[0]).table, other = context.At(ids[i]).table;
      if (first != other) by_tables[{first, other}].push_back({ids[0], ids[i]});
    }
  }
  std::vector<record::Finding> findings;
  for (const auto& [tables, pairs] : by_tables) {
    const auto equal = std::count_if(pairs.begin(), pairs.end(), [&](const Pair& pair) {
      return context.At(pair.prose).quantity->value == context.At(pair.cell).quantity->value;
    });
    // Tables that mostly differ count different things under one name: no finding about a unit.
    const bool comparable = 2 * equal >= static_cast<std::ptrdiff_t>(pairs.size());
    for (const Pair& pair : pairs) {
      const Observation& a = context.At(pair.prose);
      const Observation& b = context.At(pair.cell);
      const bool holds = a.quantity->value == b.quantity->value;
      record::Finding finding = Start(
          context, rule,
          holds ? Verdict::kHolds : (comparable ? Verdict::kContradicted : Verdict::kUnchecked));
      if (!holds && !comparable) finding.reason = "scope";
      if (holds) finding.power = "1";
      SetValues(finding, context, a.id, Rational(b.quantity->value));
      finding.operands = {OperandOf(context, a.id, "first"), OperandOf(context, b.id, "second")};
      findings.push_back(Finish(std::move(finding), rule,
                                {{"unit", Both(a.entity_printed)},
                                 {"name", Both(a.label)},
                                 {"first", Both(a.printed)},
                                 {"second", Both(b.printed)},
                                 {"first_table", Both(std::to_string(a.table + 1))},
                                 {"second_table", Both(std::to_string(b.table + 1))}}));
    }
  }
  return findings;
}

}  // namespace gouji::check
