#include "check/row_formulas.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>
#include <utility>

#include "check/finding_builder.h"
#include "check/one_more_column.h"
#include "check/table_rows.h"

namespace gouji::check {

namespace {

using record::Observation;
using record::TableFacts;

const TableFacts& Table(const Context& context, int table) {
  return context.facts.tables[static_cast<std::size_t>(table)];
}

std::string HeaderOf(const Context& context, int table, int column) {
  return Table(context, table).columns[static_cast<std::size_t>(column)].label;
}

/// Nearly all its figures are amounts: of a scanned page some may be misread.
bool IsAmountColumn(const Context& context, int table, int column) {
  constexpr int kRowsForOneOther = 10;
  int amounts = 0, others = 0;
  for (int row = 0; row < static_cast<int>(Table(context, table).rows.size()); ++row) {
    const Observation* cell = CellOf(context, table, row, column);
    if (cell != nullptr) ++(cell->quantity->measure != "%" ? amounts : others);
  }
  return amounts > kRowsForOneOther * others;
}

/// The amounts that stand nearest to a column, without itself. What a column follows from stands
/// near it, and to try all pairs of a table of sixty columns takes minutes.
std::vector<int> NearAmounts(const Context& context, int table, int column) {
  constexpr std::size_t kMost = 12;
  std::vector<int> amounts = AmountColumns(context, table);
  std::erase(amounts, column);
  std::stable_sort(amounts.begin(), amounts.end(),
                   [column](int a, int b) { return std::abs(a - column) < std::abs(b - column); });
  amounts.resize(std::min(amounts.size(), kMost));
  std::sort(amounts.begin(), amounts.end());
  return amounts;
}

/// Ordered pairs of amounts other than the column itself.
std::vector<std::pair<int, int>> PairsOf(const Context& context, int table, int column) {
  std::vector<std::pair<int, int>> pairs;
  const std::vector<int> amounts = NearAmounts(context, table, column);
  for (const int a : amounts) {
    for (const int b : amounts) {
      if (a != b) pairs.emplace_back(a, b);
    }
  }
  return pairs;
}

/// " × 100" where the figures of the column are percentages without the sign.
std::string HundredfoldOf(const Context& context, int table, int column) {
  const bool has_sign =
      Table(context, table).columns[static_cast<std::size_t>(column)].measure == "%";
  return has_sign ? "" : " × 100";
}

enum class Quotient { kRatio, kChange };

/// "a ÷ b", "(a - b) ÷ b": with names, or with values.
std::string TextOf(Quotient kind, const std::string& a, const std::string& b,
                   const std::string& hundredfold) {
  return (kind == Quotient::kChange ? "(" + a + " - " + b + ")" : a) + " ÷ " + b + hundredfold;
}

/// `column` as a hundred times the quotient of two others.
ColumnFormula QuotientOf(const Context& context, int table, int column, std::pair<int, int> columns,
                         Quotient kind) {
  const auto [a, b] = columns;
  const bool is_change = kind == Quotient::kChange;
  const std::string hundredfold = HundredfoldOf(context, table, column);
  ColumnFormula formula;
  formula.name =
      Both(TextOf(kind, HeaderOf(context, table, a), HeaderOf(context, table, b), hundredfold));
  formula.value = [&context, table, a, b, is_change](int row) -> std::optional<Rational> {
    const Observation *x = CellOf(context, table, row, a), *y = CellOf(context, table, row, b);
    if (x == nullptr || y == nullptr || y->quantity->value.IsZero()) return std::nullopt;
    const Rational whole(y->quantity->value), part(x->quantity->value);
    return Rational(100) * (is_change ? part - whole : part) / whole;
  };
  formula.range = [&context, table, a, b, is_change](int row) -> std::optional<Interval> {
    const Observation *x = CellOf(context, table, row, a), *y = CellOf(context, table, row, b);
    if (x == nullptr || y == nullptr) return std::nullopt;
    const Interval hundred = Interval::Exactly(Rational(100));
    const std::optional<Interval> quotient = Divide(*ValuesOf(context, *x), *ValuesOf(context, *y));
    if (!quotient) return std::nullopt;
    return is_change ? hundred * *quotient - hundred : hundred * *quotient;
  };
  formula.cell = [&context, table, a, b, kind, is_change, hundredfold](int row) {
    ComputedCell cell;
    const Observation *x = CellOf(context, table, row, a), *y = CellOf(context, table, row, b);
    if (x == nullptr || y == nullptr) return cell;
    cell.operands = {OperandOf(context, x->id, is_change ? "current" : "numerator"),
                     OperandOf(context, y->id, is_change ? "before" : "denominator")};
    cell.formula =
        TextOf(kind, x->quantity->value.ToString(), y->quantity->value.ToString(), hundredfold);
    cell.zero_divisor = y->quantity->value.IsZero();
    return cell;
  };
  return formula;
}

ColumnFormula SumOf(const Context& context, int table, const std::vector<int>& columns) {
  ColumnFormula formula;
  for (const int column : columns) {
    const std::string label = HeaderOf(context, table, column);
    formula.name.zh += (formula.name.zh.empty() ? "" : " + ") + label;
  }
  formula.name.en = formula.name.zh;
  formula.value = [&context, table, columns](int row) -> std::optional<Rational> {
    Rational sum;
    for (const int column : columns) {
      const Observation* cell = CellOf(context, table, row, column);
      if (cell == nullptr) return std::nullopt;
      sum = sum + Rational(cell->quantity->value);
    }
    return sum;
  };
  formula.range = [&context, table, columns](int row) -> std::optional<Interval> {
    Interval sum = Interval::Exactly(Rational());
    for (const int column : columns) {
      const Observation* cell = CellOf(context, table, row, column);
      if (cell == nullptr) return std::nullopt;
      sum = sum + *ValuesOf(context, *cell);
    }
    return sum;
  };
  formula.cell = [&context, table, columns](int row) {
    ComputedCell cell;
    for (const int column : columns) {
      const Observation* addend = CellOf(context, table, row, column);
      if (addend == nullptr) return ComputedCell();
      cell.operands.push_back(OperandOf(context, addend->id, "addend"));
      cell.formula += (cell.formula.empty() ? "" : " + ") + addend->quantity->value.ToString();
    }
    return cell;
  };
  // With 0 to add, every column is the sum of its equals.
  formula.tells = [&context, table, columns](int row) {
    return std::all_of(columns.begin(), columns.end(), [&](int column) {
      const Observation* cell = CellOf(context, table, row, column);
      return cell != nullptr && !cell->quantity->value.IsZero();
    });
  };
  return formula;
}

/// The columns that a formula computes with.
std::set<int> ColumnsOf(const Context& context, int table, const ColumnFormula& formula) {
  std::set<int> columns;
  for (int row = 0; row < static_cast<int>(Table(context, table).rows.size()); ++row) {
    for (const record::Operand& operand : formula.cell(row).operands) {
      columns.insert(context.At(operand.observation).column);
    }
    if (!columns.empty()) break;
  }
  return columns;
}

std::vector<ColumnFormula> AsGuesses(const Context& context, int table, int column,
                                     std::vector<ColumnFormula> formulas) {
  for (ColumnFormula& formula : formulas) {
    formula.guesses = formulas.size();
    formula.wider = [&context, table, column](const ColumnFormula& guess) {
      const std::set<int> own = ColumnsOf(context, table, guess);
      std::vector<int> others = NearAmounts(context, table, column);
      std::erase_if(others, [&](int other) { return own.contains(other); });
      return WithOneMore(context, table, guess, others);
    };
  }
  return formulas;
}

}  // namespace

std::vector<int> AmountColumns(const Context& context, int table) {
  const std::vector<TableFacts::Column>& columns = Table(context, table).columns;
  std::vector<int> amounts;
  for (int c = 0; c < static_cast<int>(columns.size()); ++c) {
    const bool is_figure =
        columns[static_cast<std::size_t>(c)].kind == TableFacts::ColumnKind::kFigure;
    if (is_figure && IsAmountColumn(context, table, c)) amounts.push_back(c);
  }
  return amounts;
}

std::vector<ColumnFormula> RatiosOf(const Context& context, int table, int column) {
  std::vector<ColumnFormula> formulas;
  for (const auto& pair : PairsOf(context, table, column)) {
    formulas.push_back(QuotientOf(context, table, column, pair, Quotient::kRatio));
  }
  return AsGuesses(context, table, column, std::move(formulas));
}

std::vector<ColumnFormula> ChangesOf(const Context& context, int table, int column) {
  std::vector<ColumnFormula> formulas;
  for (const auto& pair : PairsOf(context, table, column)) {
    formulas.push_back(QuotientOf(context, table, column, pair, Quotient::kChange));
  }
  return AsGuesses(context, table, column, std::move(formulas));
}

std::vector<ColumnFormula> SumsOf(const Context& context, int table, int column) {
  const std::vector<int> amounts = NearAmounts(context, table, column);
  std::vector<ColumnFormula> formulas;
  for (std::size_t a = 0; a < amounts.size(); ++a) {
    for (std::size_t b = a + 1; b < amounts.size(); ++b) {
      formulas.push_back(SumOf(context, table, {amounts[a], amounts[b]}));
    }
  }
  for (std::size_t a = 0; a < amounts.size(); ++a) {
    for (std::size_t b = a + 1; b < amounts.size(); ++b) {
      for (std::size_t c = b + 1; c < amounts.size(); ++c) {
        formulas.push_back(SumOf(context, table, {amounts[a], amounts[b], amounts[c]}));
      }
    }
  }
  return AsGuesses(context, table, column, std::move(formulas));
}

}  // namespace gouji::check
