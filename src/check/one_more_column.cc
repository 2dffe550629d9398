#include "check/one_more_column.h"

#include <string>

#include "check/table_rows.h"

namespace gouji::check {

namespace {

using record::Observation;

enum class Sign { kPlus, kMinus };

/// The further figure of a row; nullptr if it has none or 0.
const Observation* MoreOf(const Context& context, int table, int row, int column) {
  const Observation* cell = CellOf(context, table, row, column);
  return cell == nullptr || cell->quantity->value.IsZero() ? nullptr : cell;
}

ColumnFormula WithColumn(const Context& context, int table, const ColumnFormula& formula,
                         int column, Sign sign) {
  const bool is_plus = sign == Sign::kPlus;
  const std::string joint = is_plus ? " + " : " - ";
  const std::string& label = context.facts.tables[static_cast<std::size_t>(table)]
                                 .columns[static_cast<std::size_t>(column)]
                                 .label;
  ColumnFormula wider = formula;
  wider.wider = nullptr;
  wider.name = {formula.name.zh + joint + label, formula.name.en + joint + label};
  wider.value = [=, &context, of_others = formula.value](int row) -> std::optional<Rational> {
    const std::optional<Rational> others = of_others(row);
    const Observation* more = MoreOf(context, table, row, column);
    if (!others || more == nullptr) return others;
    const Rational value(more->quantity->value);
    return is_plus ? *others + value : *others - value;
  };
  wider.range = [=, &context, of_others = formula.range](int row) -> std::optional<Interval> {
    if (MoreOf(context, table, row, column) != nullptr) return std::nullopt;
    return of_others(row);
  };
  wider.cell = [=, &context, of_others = formula.cell](int row) {
    ComputedCell cell = of_others(row);
    const Observation* more = MoreOf(context, table, row, column);
    if (cell.operands.empty() || more == nullptr) return cell;
    cell.operands.push_back(OperandOf(context, more->id, is_plus ? "added" : "subtracted"));
    cell.formula += joint + more->quantity->value.ToString();
    return cell;
  };
  return wider;
}

}  // namespace

std::vector<ColumnFormula> WithOneMore(const Context& context, int table,
                                       const ColumnFormula& formula,
                                       const std::vector<int>& columns) {
  std::vector<ColumnFormula> formulas;
  for (const int column : columns) {
    for (const Sign sign : {Sign::kPlus, Sign::kMinus}) {
      formulas.push_back(WithColumn(context, table, formula, column, sign));
    }
  }
  return formulas;
}

}  // namespace gouji::check
