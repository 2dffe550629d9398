// The kind "column_relation": columns that follow from others of their rows, though neither their
// headers nor a rule say so. 按时率 and 比率 have no rule that knows them; if row after row they
// are one column divided by another, the row that is not is worth a look.

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "check/column_formula.h"
#include "check/evaluate.h"
#include "check/row_formulas.h"
#include "check/rule_kinds.h"
#include "check/whole_shares.h"

namespace gouji::check {

namespace {

using record::TableFacts;
using rules::CheckRule;
using rules::Comparison;
using rules::Expression;

std::set<std::string> IndicatorsOf(const TableFacts& table) {
  std::set<std::string> indicators;
  for (const TableFacts::Column& column : table.columns) indicators.insert(column.indicator);
  return indicators;
}

bool HasAll(const std::set<std::string>& there, const std::vector<std::string>& names) {
  return std::all_of(names.begin(), names.end(),
                     [&](const std::string& name) { return there.contains(name); });
}

/// Whether an equation gives the indicator from others that the table has: of counts on either
/// side, of others alone on the left.
bool Gives(const Comparison& comparison, const std::string& indicator,
           const std::set<std::string>& there) {
  if (comparison.kind == Comparison::Kind::kAtMost) return false;
  const std::vector<std::string> left = rules::IndicatorsOf(comparison.left);
  if (!HasAll(there, left)) return false;
  const bool is_left = std::find(left.begin(), left.end(), indicator) != left.end();
  const std::vector<Expression> alternatives = rules::Alternatives(comparison.right);
  return std::any_of(alternatives.begin(), alternatives.end(), [&](const Expression& right) {
    const std::vector<std::string> names = rules::IndicatorsOf(right);
    const bool is_right = comparison.kind == Comparison::Kind::kEqual &&
                          std::find(names.begin(), names.end(), indicator) != names.end();
    return (is_left || is_right) && !HasHidden(right) && HasAll(there, names);
  });
}

/// Columns for which other rules are there.
bool HasRule(const Context& context, const TableFacts& table, const std::string& indicator) {
  if (indicator.empty()) return false;
  const std::set<std::string> there = IndicatorsOf(table);
  const std::vector<CheckRule>& rules = context.lexicon.checks.list;
  return std::any_of(rules.begin(), rules.end(), [&](const CheckRule& rule) {
    if (rule.kind == "column_share" || rule.kind == "column_change") {
      const auto columns = rule.settings.find("columns");
      return columns != rule.settings.end() &&
             std::find(columns->second.begin(), columns->second.end(), indicator) !=
                 columns->second.end();
    }
    return rule.comparison && Gives(*rule.comparison, indicator, there);
  });
}

std::vector<ColumnFormula> FormulasOf(const Context& context, int table, int column,
                                      const std::vector<int>& counts) {
  if (std::find(counts.begin(), counts.end(), column) != counts.end()) {
    return SumsOf(context, table, column);
  }
  std::vector<ColumnFormula> formulas = RatiosOf(context, table, column);
  for (const auto& more :
       {ChangesOf(context, table, column), WholeShares(context, table, column)}) {
    formulas.insert(formulas.end(), more.begin(), more.end());
  }
  for (ColumnFormula& formula : formulas) formula.guesses = formulas.size();
  return formulas;
}

}  // namespace

std::vector<record::Finding> CheckColumnRelations(const Context& context, const CheckRule& rule) {
  std::vector<record::Finding> findings;
  for (int t = 0; t < static_cast<int>(context.facts.tables.size()); ++t) {
    const TableFacts& table = context.facts.tables[static_cast<std::size_t>(t)];
    const std::vector<int> counts = CountColumns(context, t);
    for (int c = 0; c < static_cast<int>(table.columns.size()); ++c) {
      const TableFacts::Column& column = table.columns[static_cast<std::size_t>(c)];
      if (column.kind != TableFacts::ColumnKind::kFigure) continue;
      if (HasRule(context, table, column.indicator)) continue;
      const std::vector<ColumnFormula> formulas = FormulasOf(context, t, c, counts);
      for (record::Finding& finding : CheckColumnFormulas(context, rule, t, c, formulas)) {
        findings.push_back(std::move(finding));
      }
    }
  }
  return findings;
}

}  // namespace gouji::check
