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

/// The sums of the columns that count things in full; nothing for others.
std::vector<std::optional<ColumnSum>> CountsOf(const Context& context, int table) {
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  std::vector<std::optional<ColumnSum>> counts;
  for (std::size_t c = 0; c < facts.columns.size(); ++c) {
    std::optional<ColumnSum> sum;
    if (facts.columns[c].kind == TableFacts::ColumnKind::kFigure) {
      sum = SumColumn(context, table, static_cast<int>(c));
    }
    counts.push_back(sum && sum->exact ? std::move(sum) : std::nullopt);
  }
  return counts;
}

/// A count's part of its column's total: the printed one, else the sum of the rows.
std::optional<ColumnFormula> ShareOf(const Context& context, int table, int column,
                                     const std::optional<ColumnSum>& sum) {
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
  formula.name =
      printed ? record::Text{count.label + " ÷ 合计", count.label + " ÷ its total"}
              : record::Text{count.label + " ÷ 各行之和", count.label + " ÷ the sum of the rows"};
  formula.of_whole = true;
  formula.nested = sum->nested;
  formula.value = [&context, table, column, total](int row) -> std::optional<Rational> {
    const record::Observation* part = CellOf(context, table, row, column);
    if (part == nullptr || total.IsZero()) return std::nullopt;
    return Rational(100) * Rational(part->quantity->value) / total;
  };
  formula.cell = [&context, table, column, whole, total](int row) {
    ComputedCell cell;
    const record::Observation* part = CellOf(context, table, row, column);
    cell.zero_divisor = total.IsZero();
    if (part == nullptr) return cell;
    cell.operands = {OperandOf(context, part->id, "numerator"), whole};
    cell.formula = part->quantity->value.ToString() + " ÷ " + total.ToShortString();
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
    std::vector<std::optional<ColumnSum>> counts;  // Filled for tables with such a column.
    for (int c = 0; c < columns; ++c) {
      const TableFacts::Column& column = table.columns[static_cast<std::size_t>(c)];
      const auto& ids = shares->second;
      if (column.kind != TableFacts::ColumnKind::kFigure ||
          std::find(ids.begin(), ids.end(), column.indicator) == ids.end()) {
        continue;
      }
      if (counts.empty()) counts = CountsOf(context, t);
      // The count to its left is the likeliest, then those further off, as far as a share may stand
      // from its count: tables print shares beside their counts or after all of them.
      constexpr std::size_t kMostFormulas = 12;
      std::vector<ColumnFormula> formulas;
      for (int distance = 1; distance < columns && formulas.size() < kMostFormulas; ++distance) {
        for (const int other : {c - distance, c + distance}) {
          if (other < 0 || other >= columns) continue;
          auto formula = ShareOf(context, t, other, counts[static_cast<std::size_t>(other)]);
          if (formula) formulas.push_back(std::move(*formula));
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
