// The kinds "grade_count" and "grade_partition": how many units have which grade, against the rows
// of the table, and together against the number of units.

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "check/claim_terms.h"
#include "check/finding_builder.h"
#include "check/rule_kinds.h"
#include "check/same_period.h"
#include "check/table_rows.h"

namespace gouji::check {

namespace {

using record::Claim;
using record::Finding;
using record::Observation;
using record::TableFacts;
using record::Term;
using record::Verdict;

int GradeColumn(const TableFacts& table) {
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (table.columns[c].kind == TableFacts::ColumnKind::kGrade) return static_cast<int>(c);
  }
  return -1;
}

/// The one table of the claim's topic and period that has grades; -1 if there is none or more than
/// one.
int GradeTable(const Context& context, const Claim& claim) {
  const std::string& topic = claim.topic;
  int found = -1, same_topic = -1, tables = 0, of_topic = 0;
  for (int t = 0; t < static_cast<int>(context.facts.tables.size()); ++t) {
    const TableFacts& table = context.facts.tables[static_cast<std::size_t>(t)];
    if (GradeColumn(table) < 0) continue;
    const auto period = PeriodOfColumn(context, t, GradeColumn(table));
    if (!period || !SamePeriod(context, *period, claim.period)) continue;
    ++tables;
    found = t;
    if (table.topic == topic) {
      ++of_topic;
      same_topic = t;
    }
  }
  if (of_topic == 1 && !topic.empty()) return same_topic;
  return tables == 1 ? found : -1;
}

std::vector<int> DataRows(const TableFacts& table) {
  std::vector<int> rows;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    if (table.rows[r].kind == TableFacts::RowKind::kData && table.rows[r].repeats < 0) {
      rows.push_back(static_cast<int>(r));
    }
  }
  return rows;
}

/// Rows without work: all their counts are zero.
std::vector<int> IdleRows(const Context& context, int table_index) {
  const TableFacts& table = context.facts.tables[static_cast<std::size_t>(table_index)];
  std::vector<int> idle;
  for (const int row : DataRows(table)) {
    bool zero = true, any = false;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      const Observation* cell = CellOf(context, table_index, row, static_cast<int>(c));
      if (table.columns[c].kind != TableFacts::ColumnKind::kFigure || cell == nullptr) continue;
      if (!IsExactCount(context, *cell)) continue;
      any = true;
      zero = zero && cell->quantity->value.IsZero();
    }
    if (any && zero) idle.push_back(row);
  }
  return idle;
}

Finding CompareCount(const Context& context, const rules::CheckRule& rule, const Term& term,
                     int table, int counted, const record::Text& what) {
  const Observation& stated = *FigureOf(context, &term);
  const bool holds = Rational(stated.quantity->value) == Rational(counted);
  Finding finding = Start(context, rule, holds ? Verdict::kHolds : Verdict::kContradicted);
  SetValues(finding, context, stated.id, Rational(counted));
  finding.subject.table = table;
  if (holds) finding.power = "1" + stated.quantity->measure;
  finding.operands.push_back(OperandOf(context, stated.id, "stated"));
  const record::Text table_name = TableName(table);
  record::Operand rows =
      ComputedOperand("rows", {table_name.zh + " " + what.zh, table_name.en + ": " + what.en},
                      Rational(counted), stated.quantity->measure);
  rows.table = table;
  rows.place = context.facts.tables[static_cast<std::size_t>(table)].place;
  finding.operands.push_back(std::move(rows));
  return Finish(std::move(finding), rule,
                {{"what", what},
                 {"stated", Both(stated.printed)},
                 {"table", table_name},
                 {"rows", Both(std::to_string(counted))}});
}

void CheckLetters(const Context& context, const rules::CheckRule& rule, const Claim& claim,
                  int table_index, std::vector<Finding>& findings) {
  const TableFacts& table = context.facts.tables[static_cast<std::size_t>(table_index)];
  const int column = GradeColumn(table);
  for (const Term* term : claim.All("grade")) {
    if (FigureOf(context, term) == nullptr) continue;
    int counted = 0;
    for (const int row : DataRows(table)) {
      const int id = table.cells[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
      if (id >= 0 && context.At(id).grade == term->text) ++counted;
    }
    findings.push_back(CompareCount(context, rule, *term, table_index, counted,
                                    {term->text + "类", "grade " + term->text}));
  }
  const Term* zero = claim.First("zero");
  if (FigureOf(context, zero) == nullptr) return;
  const int idle = static_cast<int>(IdleRows(context, table_index).size());
  // Many tables leave units without work out; then the partition alone can say something of them.
  if (idle == 0 && !FigureOf(context, zero)->quantity->value.IsZero()) return;
  findings.push_back(
      CompareCount(context, rule, *zero, table_index, idle, {"无工单", "without work"}));
}

}  // namespace

std::vector<Finding> CheckGradeCounts(const Context& context, const rules::CheckRule& rule) {
  std::vector<Finding> findings;
  for (const Claim* claim : ClaimsOf(context, "grade_count")) {
    const int table = GradeTable(context, *claim);
    if (table < 0) {
      findings.push_back(
          UncheckedClaim(context, rule, *claim, "missing",
                         {"没有与之对应的等级评价表", "no table of grades belongs to it"}));
      continue;
    }
    CheckLetters(context, rule, *claim, table, findings);
  }
  return findings;
}

std::vector<Finding> CheckGradePartitions(const Context& context, const rules::CheckRule& rule) {
  std::vector<Finding> findings;
  for (const Claim* claim : ClaimsOf(context, "grade_count")) {
    const Observation* whole = FigureOf(context, claim->First("whole"));
    if (whole == nullptr) continue;
    Rational graded, idle;
    std::string parts;
    std::vector<record::Operand> operands = {OperandOf(context, whole->id, "whole")};
    bool complete = true;
    for (const record::Term& term : claim->terms) {
      if (term.role != "grade" && term.role != "zero") continue;
      const Observation* figure = FigureOf(context, &term);
      if (figure == nullptr) {
        complete = false;
        break;
      }
      Rational& sum = term.role == "zero" ? idle : graded;
      sum = sum + Rational(figure->quantity->value);
      parts += (parts.empty() ? "" : " + ") + figure->quantity->value.ToString();
      operands.push_back(OperandOf(context, figure->id, "part"));
    }
    if (!complete || operands.size() < 2) {
      findings.push_back(UncheckedClaim(context, rule, *claim, "missing",
                                        {"有的类别没有数值", "some grade has no figure"}));
      continue;
    }
    const Rational value(whole->quantity->value);
    // Units without work may be graded as well (E by default); then the grades alone are the whole.
    const bool holds = graded + idle == value || graded == value;
    const bool open = graded + idle < value;
    const Rational left = value - graded - idle;
    Verdict verdict = holds ? Verdict::kHolds : Verdict::kContradicted;
    if (!holds && open && operands.size() == 2) verdict = Verdict::kHolds;  // One grade of several.
    Finding finding = Start(context, rule, verdict);
    SetValues(finding, context, whole->id, graded == value ? graded : graded + idle);
    if (verdict == Verdict::kHolds) {
      finding.power = WithMeasure((holds ? Rational(0) : left) + Rational(1), *whole);
    }
    finding.operands = std::move(operands);
    const Rational sum = graded == value ? graded : graded + idle;
    findings.push_back(Finish(std::move(finding), rule,
                              {{"whole", Both(whole->printed)},
                               {"parts", Both(parts)},
                               {"sum", Both(sum.ToShortString())}}));
  }
  return findings;
}

}  // namespace gouji::check
