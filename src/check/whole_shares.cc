#include "check/whole_shares.h"

#include <utility>

#include "check/table_rows.h"
#include "check/table_sums.h"

namespace gouji::check {

namespace {

using record::TableFacts;

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
  const int id = sum->printed_total;
  formula.range = [&context, table, column, id, total](int row) -> std::optional<Interval> {
    const record::Observation* part = CellOf(context, table, row, column);
    if (part == nullptr) return std::nullopt;
    const Interval base = id >= 0 ? *ValuesOf(context, context.At(id)) : Interval::Exactly(total);
    const auto share = Divide(*ValuesOf(context, *part), base);
    if (!share) return std::nullopt;
    return Interval::Exactly(Rational(100)) * *share;
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

/// The sum of a column of amounts, if it is known what it would be without rounding: of counts, or
/// because it is printed.
std::optional<ColumnSum> WholeOf(const Context& context, int table, int column) {
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  const TableFacts::Column& amounts = facts.columns[static_cast<std::size_t>(column)];
  if (amounts.kind != TableFacts::ColumnKind::kFigure || amounts.measure == "%") {
    return std::nullopt;
  }
  std::optional<ColumnSum> sum = SumColumn(context, table, column);
  const bool is_known = sum && (sum->exact || sum->printed_total >= 0);
  return is_known ? std::move(sum) : std::nullopt;
}

}  // namespace

std::vector<ColumnFormula> WholeShares(const Context& context, int table, int column) {
  constexpr std::size_t kMostFormulas = 12;
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  const int columns = static_cast<int>(facts.columns.size());
  std::vector<ColumnFormula> formulas;
  for (int distance = 1; distance < columns && formulas.size() < kMostFormulas; ++distance) {
    for (const int other : {column - distance, column + distance}) {
      if (other < 0 || other >= columns) continue;
      auto formula = ShareOf(context, table, other, WholeOf(context, table, other));
      if (formula) formulas.push_back(std::move(*formula));
    }
  }
  return formulas;
}

}  // namespace gouji::check
