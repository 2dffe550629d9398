#include "check/column_formula.h"

#include <algorithm>
#include <utility>

#include "check/finding_builder.h"

namespace gouji::check {

namespace {

using record::Observation;
using record::TableFacts;
using record::Verdict;
using RowKind = record::TableFacts::RowKind;

struct Row {
  int row = -1;
  const Observation* stated = nullptr;
  ComputedCell computed;
  std::optional<Fit> fit;  ///< Nothing: it cannot be computed.
};

std::vector<Row> RowsOf(const Context& context, int table, int column,
                        const ColumnFormula& formula) {
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  std::vector<Row> rows;
  for (int r = 0; r < static_cast<int>(facts.rows.size()); ++r) {
    const TableFacts::Row& row = facts.rows[static_cast<std::size_t>(r)];
    const int id = facts.cells[static_cast<std::size_t>(r)][static_cast<std::size_t>(column)];
    if (row.repeats >= 0 || id < 0 || !context.At(id).quantity) continue;
    Row one{r, &context.At(id), formula.cell(r), std::nullopt};
    if (one.computed.value) one.fit = FitOf(*one.computed.value, one.stated->quantity->value);
    rows.push_back(std::move(one));
  }
  return rows;
}

bool IsInformative(const Row& row) {
  const Rational value(row.stated->quantity->value);
  return row.fit && !value.IsZero() && value != Rational(100);
}

struct Suitability {
  std::vector<Row> rows;
  std::ptrdiff_t informative = 0, fits = 0;
};

Suitability Suit(const Context& context, int table, int column, const ColumnFormula& formula) {
  Suitability result;
  result.rows = RowsOf(context, table, column, formula);
  for (const Row& row : result.rows) {
    if (!IsInformative(row)) continue;
    ++result.informative;
    result.fits += *row.fit == Fit::kRounded;
  }
  return result;
}

/// Shares that were made to add up to 100: one may be off by a unit.
bool AddsUpTo100(const Context& context, int table, const std::vector<Row>& rows) {
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  Rational sum;
  for (const Row& row : rows) {
    if (facts.rows[static_cast<std::size_t>(row.row)].kind != RowKind::kData) continue;
    sum = sum + Rational(row.stated->quantity->value);
  }
  return sum == Rational(100);
}

record::Finding RowFinding(const Context& context, const rules::CheckRule& rule,
                           const ColumnFormula& formula, const Row& row, bool known,
                           bool balanced) {
  Verdict verdict = Verdict::kUnchecked;
  if (row.fit == Fit::kRounded && known) verdict = Verdict::kHolds;
  const bool is_habit = row.fit == Fit::kTruncated || row.fit == Fit::kCeiling ||
                        (row.fit == Fit::kOneUnit && balanced);
  if (row.fit && row.fit != Fit::kRounded && known) {
    verdict = is_habit ? Verdict::kExplained : Verdict::kContradicted;
  }
  record::Finding finding = Start(context, rule, verdict);
  if (verdict == Verdict::kUnchecked) {
    finding.reason = row.computed.zero_divisor ? "zero_denominator"
                     : !row.fit                ? "missing"
                                               : "base_unknown";
  }
  if (is_habit && known) {
    finding.severity = record::Severity::kNote;
    if (row.fit == Fit::kOneUnit) {
      Explain(finding, "balanced",
              {"末位作了调整，使各项之和为100%", "adjusted so that all add up to 100%"});
    } else {
      Explain(finding, "truncation",
              {"末位没有四舍五入", "the last digit was not rounded to the nearest"});
    }
  }
  if (verdict == Verdict::kContradicted) finding.tried = {"truncation", "balanced"};
  SetValues(finding, context, row.stated->id, row.computed.value.value_or(Rational()));
  if (!row.computed.value) finding.computed.clear();
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(row.stated->table)];
  const std::string& label = facts.rows[static_cast<std::size_t>(row.row)].label;
  finding.subject.unit = label;
  finding.operands = {OperandOf(context, row.stated->id, "stated")};
  for (const record::Operand& operand : row.computed.operands) finding.operands.push_back(operand);
  const std::string computed = finding.computed;
  return Finish(std::move(finding), rule,
                {{"subject", Both(label)},
                 {"name", Both(row.stated->label)},
                 {"stated", Both(row.stated->printed)},
                 {"formula", Both(formula.name)},
                 {"values", Both(row.computed.formula)},
                 {"computed", Both(computed)}});
}

}  // namespace

std::vector<record::Finding> CheckColumnFormulas(const Context& context,
                                                 const rules::CheckRule& rule, int table,
                                                 int column,
                                                 const std::vector<ColumnFormula>& formulas) {
  std::vector<record::Finding> findings;
  const ColumnFormula* best = nullptr;
  Suitability suitability;
  for (const ColumnFormula& formula : formulas) {
    Suitability of = Suit(context, table, column, formula);
    if (best != nullptr && of.fits <= suitability.fits) continue;
    best = &formula;
    suitability = std::move(of);
  }
  if (best == nullptr) return findings;
  constexpr std::ptrdiff_t kFewest = 2;
  const bool known = suitability.fits >= kFewest && 2 * suitability.fits >= suitability.informative;
  const bool balanced = AddsUpTo100(context, table, suitability.rows);
  for (const Row& row : suitability.rows) {
    findings.push_back(RowFinding(context, rule, *best, row, known, balanced));
  }
  return findings;
}

}  // namespace gouji::check
