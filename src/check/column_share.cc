// The kind "column_share": a column 占比 beside the counts that it is computed from.

#include <algorithm>
#include <utility>

#include "check/column_formula.h"
#include "check/rule_kinds.h"
#include "check/table_rows.h"
#include "check/table_sums.h"

namespace gouji::check {

namespace {

using record::TableFacts;

bool IsCountColumn(const Context& context, int table, int column) {
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  if (facts.columns[static_cast<std::size_t>(column)].kind != TableFacts::ColumnKind::kFigure) {
    return false;
  }
  const std::optional<ColumnSum> sum = SumColumn(context, table, column);
  return sum && sum->exact;
}

/// A count's part of its column's total: the printed one, else the sum of the rows.
std::optional<ColumnFormula> ShareOf(const Context& context, int table, int column) {
  const std::optional<ColumnSum> sum = SumColumn(context, table, column);
  if (!sum) return std::nullopt;
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  const TableFacts::Column& count = facts.columns[static_cast<std::size_t>(column)];
  const bool printed = sum->printed_total >= 0;
  if (!printed && (sum->missing > 0 || sum->nested)) return std::nullopt;
  record::Operand whole =
      printed ? OperandOf(context, sum->printed_total, "denominator")
              : ComputedOperand("denominator", SumLabel(context, *sum), sum->sum, count.measure);
  whole.table = table;
  whole.column = column;
  const Rational total =
      printed ? Rational(context.At(sum->printed_total).quantity->value) : sum->sum;
  ColumnFormula formula;
  formula.name = count.label + " ÷ 合计";
  formula.cell = [&context, table, column, whole, total](int row) {
    ComputedCell cell;
    const record::Observation* part = CellOf(context, table, row, column);
    cell.zero_divisor = total.IsZero();
    if (part == nullptr) return cell;
    cell.operands = {OperandOf(context, part->id, "numerator"), whole};
    cell.formula = part->quantity->value.ToString() + " ÷ " + total.ToShortString();
    if (!total.IsZero()) cell.value = Rational(100) * Rational(part->quantity->value) / total;
    return cell;
  };
  return formula;
}

}  // namespace

std::vector<record::Finding> CheckColumnShares(const Context& context,
                                               const rules::CheckRule& rule) {
  const auto shares = rule.settings.find("columns");
  std::vector<record::Finding> findings;
  if (shares == rule.settings.end()) return findings;
  for (int t = 0; t < static_cast<int>(context.facts.tables.size()); ++t) {
    const TableFacts& table = context.facts.tables[static_cast<std::size_t>(t)];
    const int columns = static_cast<int>(table.columns.size());
    for (int c = 0; c < columns; ++c) {
      const TableFacts::Column& column = table.columns[static_cast<std::size_t>(c)];
      const auto& ids = shares->second;
      if (column.kind != TableFacts::ColumnKind::kFigure ||
          std::find(ids.begin(), ids.end(), column.indicator) == ids.end()) {
        continue;
      }
      // The count to its left is the likeliest, then those further off.
      std::vector<ColumnFormula> formulas;
      for (int distance = 1; distance < columns; ++distance) {
        for (const int other : {c - distance, c + distance}) {
          if (other < 0 || other >= columns || !IsCountColumn(context, t, other)) continue;
          if (auto formula = ShareOf(context, t, other)) formulas.push_back(std::move(*formula));
        }
      }
      for (record::Finding& finding : CheckColumnFormulas(context, rule, t, c, formulas)) {
        findings.push_back(std::move(finding));
      }
    }
  }
  return findings;
}

}  // namespace gouji::check
