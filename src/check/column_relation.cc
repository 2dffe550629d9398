// The kind "column_relation": columns that follow from others of their rows, though neither their
// headers nor a rule say so. 按时率 and 比率 have no rule that knows them; if row after row they
// are one column divided by another, the row that is not is worth a look.

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "check/column_formula.h"
#include "check/equation_rows.h"
#include "check/evaluate.h"
#include "check/row_formulas.h"
#include "check/rule_kinds.h"
#include "check/same_period.h"
#include "check/table_rows.h"
#include "check/whole_shares.h"

namespace gouji::check {

namespace {

using record::TableFacts;
using rules::CheckRule;
using rules::Comparison;
using rules::Expression;

bool SpeaksOf(const Expression& side, const std::string& indicator) {
  const std::vector<std::string> names = rules::IndicatorsOf(side);
  return std::find(names.begin(), names.end(), indicator) != names.end();
}

/// Whether an equation of indicators says what the column is: most of the rows fit one.
bool IsGivenBy(const Context& context, const CheckRule& rule, int table, int column) {
  if (!rule.comparison || rule.comparison->kind == Comparison::Kind::kAtMost) return false;
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  const std::string& indicator = facts.columns[static_cast<std::size_t>(column)].indicator;
  const std::map<std::string, int> columns =
      ColumnsOf(context, table, rule, PeriodOfColumn(context, table, column));
  if (!AllPresent(rule.comparison->left, columns)) return false;
  const std::vector<EquationCase> rows = RowsOf(context, table, columns, LeftName(rule));
  // A sum gives each of its terms; a score does not give the rates that it weighs.
  const bool is_sum = rule.comparison->kind == Comparison::Kind::kEqual;
  const bool is_left = SpeaksOf(rule.comparison->left, indicator);
  const std::vector<Expression> alternatives = rules::Alternatives(rule.comparison->right);
  return std::any_of(alternatives.begin(), alternatives.end(), [&](const Expression& right) {
    if (HasHidden(right) || !AllPresent(right, columns)) return false;
    if (!is_left && !(is_sum && SpeaksOf(right, indicator))) return false;
    const auto fits = std::count_if(rows.begin(), rows.end(), [&](const EquationCase& row) {
      return Try(context, *rule.comparison, right, row).outcome == Trial::Outcome::kFits;
    });
    return fits > 0 && 2 * fits >= static_cast<std::ptrdiff_t>(rows.size());
  });
}

/// Columns for which other rules are there.
bool HasRule(const Context& context, int table, int column) {
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  const std::string& indicator = facts.columns[static_cast<std::size_t>(column)].indicator;
  if (indicator.empty()) return false;
  const std::vector<CheckRule>& rules = context.lexicon.checks.list;
  return std::any_of(rules.begin(), rules.end(), [&](const CheckRule& rule) {
    if (rule.kind == "column_share" || rule.kind == "column_change") {
      const auto columns = rule.settings.find("columns");
      return columns != rule.settings.end() &&
             std::find(columns->second.begin(), columns->second.end(), indicator) !=
                 columns->second.end();
    }
    return IsGivenBy(context, rule, table, column);
  });
}

/// Whole numbers are no quotients.
bool AreWhole(const Context& context, int table, int column) {
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  for (int row = 0; row < static_cast<int>(facts.rows.size()); ++row) {
    const record::Observation* cell = CellOf(context, table, row, column);
    if (cell != nullptr && !IsExactCount(context, *cell)) return false;
  }
  return true;
}

std::vector<ColumnFormula> FormulasOf(const Context& context, int table, int column) {
  std::vector<ColumnFormula> formulas = SumsOf(context, table, column);
  if (!AreWhole(context, table, column)) {
    for (const auto& more : {RatiosOf(context, table, column), ChangesOf(context, table, column),
                             WholeShares(context, table, column)}) {
      formulas.insert(formulas.end(), more.begin(), more.end());
    }
  }
  for (ColumnFormula& formula : formulas) formula.guesses = formulas.size();
  return formulas;
}

}  // namespace

std::vector<record::Finding> CheckColumnRelations(const Context& context, const CheckRule& rule) {
  std::vector<record::Finding> findings;
  for (int t = 0; t < static_cast<int>(context.facts.tables.size()); ++t) {
    const TableFacts& table = context.facts.tables[static_cast<std::size_t>(t)];
    for (int c = 0; c < static_cast<int>(table.columns.size()); ++c) {
      const TableFacts::Column& column = table.columns[static_cast<std::size_t>(c)];
      if (column.kind != TableFacts::ColumnKind::kFigure) continue;
      if (HasRule(context, t, c)) continue;
      const std::vector<ColumnFormula> formulas = FormulasOf(context, t, c);
      for (record::Finding& finding : CheckColumnFormulas(context, rule, t, c, formulas)) {
        findings.push_back(std::move(finding));
      }
    }
  }
  return findings;
}

}  // namespace gouji::check
