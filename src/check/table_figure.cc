#include "check/table_figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "check/evaluate.h"
#include "check/finding_builder.h"
#include "check/same_period.h"

namespace gouji::check {

namespace {

using record::TableFacts;
using rules::Expression;

std::set<std::string> UnitsOf(const TableFacts& table) {
  std::set<std::string> units;
  for (const TableFacts::Row& row : table.rows) {
    if (row.kind == TableFacts::RowKind::kData) {
      units.insert(row.entity.empty() ? row.label : row.entity);
    }
  }
  return units;
}

bool AreDisjoint(const Context& context, const std::vector<ColumnSum>& columns) {
  std::set<std::string> seen;
  for (const ColumnSum& column : columns) {
    for (const std::string& unit :
         UnitsOf(context.facts.tables[static_cast<std::size_t>(column.table)])) {
      if (!seen.insert(unit).second) return false;
    }
  }
  return true;
}

TableFigure Together(const Context& context, std::vector<ColumnSum> columns) {
  TableFigure figure;
  figure.has_total = true;
  for (const ColumnSum& column : columns) {
    figure.rows = figure.rows + column.sum;
    figure.complete = figure.complete && column.missing == 0 && !column.nested;
    if (column.printed_total >= 0) {
      figure.printed = figure.printed + Rational(context.At(column.printed_total).quantity->value);
    } else {
      figure.has_total = false;
      figure.printed = figure.printed + column.sum;
    }
  }
  figure.columns = std::move(columns);
  return figure;
}

/// Tables that are parts of one survey: the same columns, other units.
std::vector<int> TablesOf(const Context& context, const std::string& topic) {
  std::vector<int> tables;
  for (int t = 0; t < static_cast<int>(context.facts.tables.size()); ++t) {
    if (SameTopic(context.facts.tables[static_cast<std::size_t>(t)].topic, topic))
      tables.push_back(t);
  }
  return tables;
}

/// The quotient of sums for a rate by one alternative of a rule; nothing if a column is missing.
std::optional<TableFigure> RateFromSums(const Context& context, const Expression& right,
                                        const std::vector<int>& tables,
                                        const record::Observation& like) {
  if (HasHidden(right) || !TopQuotient(right)) return std::nullopt;
  Binding binding;
  TableFigure figure;
  figure.computed = true;
  for (const std::string& name : rules::IndicatorsOf(right)) {
    Rational total;
    for (const int t : tables) {
      const int column = ColumnWith(context, t, name, like);
      const std::optional<ColumnSum> sum =
          column < 0 ? std::nullopt : SumColumn(context, t, column);
      if (!sum || sum->missing > 0 || sum->nested) return std::nullopt;
      total = total + sum->sum;
      figure.columns.push_back(*sum);
    }
    binding.emplace(name, Interval::Exactly(total));
  }
  const Value value = Evaluate(right, binding);
  if (!value.interval || !value.interval->IsPoint()) return std::nullopt;
  figure.printed = figure.rows = value.interval->low()->value;
  return figure;
}

}  // namespace

bool SameTopic(const std::string& a, const std::string& b) {
  return a == b || a.empty() || b.empty();
}

int ColumnWith(const Context& context, int table, const std::string& indicator,
               const record::Observation& like) {
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  int found = -1;
  for (int c = 0; c < static_cast<int>(facts.columns.size()); ++c) {
    const TableFacts::Column& column = facts.columns[static_cast<std::size_t>(c)];
    if (column.kind != TableFacts::ColumnKind::kFigure || column.indicator != indicator) continue;
    const auto cell = std::find_if(facts.cells.begin(), facts.cells.end(), [&](const auto& row) {
      return row[static_cast<std::size_t>(c)] >= 0;
    });
    if (cell == facts.cells.end()) continue;
    if (context.At((*cell)[static_cast<std::size_t>(c)]).qualifier != like.qualifier) continue;
    const std::optional<std::string> period = PeriodOfColumn(context, table, c);
    if (!period || !SamePeriod(context, *period, like.period)) continue;
    if (found >= 0) return -1;
    found = c;
  }
  return found;
}

std::vector<TableFigure> TableCounts(const Context& context, const std::string& indicator,
                                     const record::Observation& like) {
  std::vector<ColumnSum> columns;
  for (const int t : TablesOf(context, like.topic)) {
    const int column = ColumnWith(context, t, indicator, like);
    if (column < 0) continue;
    if (std::optional<ColumnSum> sum = SumColumn(context, t, column)) columns.push_back(*sum);
  }
  std::vector<TableFigure> figures;
  if (columns.size() > 1 && AreDisjoint(context, columns)) {
    figures.push_back(Together(context, columns));
  }
  for (ColumnSum& column : columns) figures.push_back(Together(context, {std::move(column)}));
  return figures;
}

std::vector<TableFigure> TableRates(const Context& context, const std::string& indicator,
                                    const record::Observation& like) {
  std::vector<TableFigure> figures;
  std::vector<int> tables;
  for (const int t : TablesOf(context, like.topic)) {
    const int column = ColumnWith(context, t, indicator, like);
    if (column < 0) continue;
    tables.push_back(t);
    std::optional<ColumnSum> sum = SumColumn(context, t, column);
    if (!sum || sum->printed_total < 0) continue;
    TableFigure figure;
    figure.printed = figure.rows = Rational(context.At(sum->printed_total).quantity->value);
    figure.has_total = true;
    figure.columns.push_back(std::move(*sum));
    figures.push_back(std::move(figure));
  }
  if (!figures.empty() || tables.empty()) return figures;
  for (const rules::CheckRule& rule : context.lexicon.checks.list) {
    if (!rule.comparison || rule.comparison->kind != rules::Comparison::Kind::kRounded) continue;
    if (rule.comparison->left.name != indicator) continue;
    for (const Expression& right : rules::Alternatives(rule.comparison->right)) {
      if (auto figure = RateFromSums(context, right, tables, like)) {
        figures.push_back(std::move(*figure));
      }
    }
  }
  return figures;
}

std::vector<record::Operand> OperandsOf(const Context& context, const TableFigure& figure) {
  std::vector<record::Operand> operands;
  for (const ColumnSum& column : figure.columns) {
    const TableFacts& table = context.facts.tables[static_cast<std::size_t>(column.table)];
    const bool printed = column.printed_total >= 0 && !figure.computed;
    if (printed) operands.push_back(OperandOf(context, column.printed_total, "total"));
    const bool differs =
        printed && Rational(context.At(column.printed_total).quantity->value) != column.sum;
    if ((!printed || differs) && (figure.computed || column.exact)) {
      record::Operand sum =
          ComputedOperand("sum", SumLabel(context, column), column.sum,
                          table.columns[static_cast<std::size_t>(column.column)].measure);
      sum.table = column.table;
      sum.column = column.column;
      sum.place = table.place;
      operands.push_back(std::move(sum));
    }
  }
  return operands;
}

record::Text FigureText(const Context& context, const TableFigure& figure) {
  record::Text text;
  for (const ColumnSum& column : figure.columns) {
    record::Text one;
    if (column.printed_total >= 0 && !figure.computed) {
      const TableFacts& table = context.facts.tables[static_cast<std::size_t>(column.table)];
      const std::string& label = table.columns[static_cast<std::size_t>(column.column)].label;
      const std::string printed = " " + label + " " + context.At(column.printed_total).printed;
      one = TableName(column.table);
      one = {one.zh + printed, one.en + printed};
    } else {
      one = SumLabel(context, column);
      one.zh += column.sum.ToShortString();
      one.en += " " + column.sum.ToShortString();
    }
    if (figure.computed) {
      AddToList(text, one);
      continue;
    }
    text.zh += (text.zh.empty() ? "" : " + ") + one.zh;
    text.en += (text.en.empty() ? "" : " + ") + one.en;
  }
  if (!figure.computed && figure.columns.size() > 1) {
    const std::string sum = " = " + figure.printed.ToShortString();
    text = {text.zh + sum, text.en + sum};
  }
  if (figure.has_total && figure.rows != figure.printed) {
    text.zh += fmt::format("（各行之和 {}）", figure.rows.ToShortString());
    text.en += fmt::format(" (the rows add up to {})", figure.rows.ToShortString());
  }
  return text;
}

}  // namespace gouji::check
