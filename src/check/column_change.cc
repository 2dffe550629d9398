// The kind "column_change": a column 环比 or 同比 between the columns of two periods.

#include <algorithm>
#include <utility>

#include "check/column_formula.h"
#include "check/finding_builder.h"
#include "check/row_formulas.h"
#include "check/rule_kinds.h"
#include "check/same_period.h"
#include "check/table_rows.h"
#include "record/period.h"

namespace gouji::check {

namespace {

using record::Observation;
using record::TableFacts;

/// A column of the later period and one of the earlier that count the same thing.
struct Pair {
  int now = -1, before = -1;
};

bool StartsEarlier(const std::string& a, const std::string& b) {
  const auto first = record::ParsePeriod(a), second = record::ParsePeriod(b);
  return first && second && first->from < second->from;
}

std::string QualifierOf(const Context& context, int table, int column) {
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  for (const auto& row : facts.cells) {
    const int id = row[static_cast<std::size_t>(column)];
    if (id >= 0) return context.At(id).qualifier;
  }
  return "";
}

std::vector<Pair> PairsOf(const Context& context, int table) {
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  std::vector<Pair> pairs;
  for (int now = 0; now < static_cast<int>(facts.columns.size()); ++now) {
    for (int before = 0; before < static_cast<int>(facts.columns.size()); ++before) {
      const TableFacts::Column& a = facts.columns[static_cast<std::size_t>(now)];
      const TableFacts::Column& b = facts.columns[static_cast<std::size_t>(before)];
      if (now == before || a.kind != TableFacts::ColumnKind::kFigure || b.kind != a.kind) continue;
      if (a.indicator != b.indicator || a.measure != b.measure) continue;
      const auto later = PeriodOfColumn(context, table, now);
      const auto earlier = PeriodOfColumn(context, table, before);
      if (!later || !earlier || !StartsEarlier(*earlier, *later)) continue;
      if (QualifierOf(context, table, now) != QualifierOf(context, table, before)) continue;
      pairs.push_back({now, before});
    }
  }
  return pairs;
}

enum class Way { kRelative, kDifference };

ColumnFormula ChangeOf(const Context& context, int table, const Pair& pair, Way way) {
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  const std::string now_label = facts.columns[static_cast<std::size_t>(pair.now)].label;
  const std::string before_label = facts.columns[static_cast<std::size_t>(pair.before)].label;
  ColumnFormula formula;
  formula.name =
      Both(way == Way::kRelative ? "(" + now_label + " - " + before_label + ") ÷ " + before_label
                                 : now_label + " - " + before_label);
  formula.value = [&context, table, pair, way](int row) -> std::optional<Rational> {
    const Observation* now = CellOf(context, table, row, pair.now);
    const Observation* before = CellOf(context, table, row, pair.before);
    if (now == nullptr || before == nullptr) return std::nullopt;
    const Rational base(before->quantity->value);
    const Rational difference = Rational(now->quantity->value) - base;
    if (way == Way::kDifference) return difference;
    if (base.IsZero()) return std::nullopt;
    return Rational(100) * difference / base;
  };
  formula.cell = [&context, table, pair, way](int row) {
    ComputedCell cell;
    const Observation* now = CellOf(context, table, row, pair.now);
    const Observation* before = CellOf(context, table, row, pair.before);
    if (now == nullptr || before == nullptr) return cell;
    cell.operands = {OperandOf(context, now->id, "current"),
                     OperandOf(context, before->id, "before")};
    const std::string a = now->quantity->value.ToString(), b = before->quantity->value.ToString();
    const std::string difference = a + " - " + b;
    cell.formula = way == Way::kRelative ? "(" + difference + ") ÷ " + b : difference;
    cell.zero_divisor = way == Way::kRelative && before->quantity->value.IsZero();
    return cell;
  };
  return formula;
}

}  // namespace

std::vector<record::Finding> CheckColumnChanges(const Context& context,
                                                const rules::CheckRule& rule) {
  const auto changes = rule.settings.find("columns");
  std::vector<record::Finding> findings;
  if (changes == rule.settings.end()) return findings;
  for (int t = 0; t < static_cast<int>(context.facts.tables.size()); ++t) {
    const TableFacts& table = context.facts.tables[static_cast<std::size_t>(t)];
    for (int c = 0; c < static_cast<int>(table.columns.size()); ++c) {
      const TableFacts::Column& column = table.columns[static_cast<std::size_t>(c)];
      const auto& ids = changes->second;
      if (column.kind != TableFacts::ColumnKind::kFigure ||
          std::find(ids.begin(), ids.end(), column.indicator) == ids.end()) {
        continue;
      }
      std::vector<ColumnFormula> formulas;
      for (const Pair& pair : PairsOf(context, t)) {
        formulas.push_back(ChangeOf(context, t, pair, Way::kRelative));
        formulas.push_back(ChangeOf(context, t, pair, Way::kDifference));
      }
      // The headers may not say of which periods they are.
      for (ColumnFormula& formula : ChangesOf(context, t, c)) {
        formulas.push_back(std::move(formula));
      }
      for (record::Finding& finding : CheckColumnFormulas(context, rule, t, c, formulas)) {
        findings.push_back(std::move(finding));
      }
    }
  }
  return findings;
}

}  // namespace gouji::check
