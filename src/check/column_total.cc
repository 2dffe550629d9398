// The kinds "column_total", "column_subtotal" and "count_label": what 合计 and 小计 rows say of the
// rows that they add.

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "check/context.h"
#include "check/finding_builder.h"
#include "check/rule_kinds.h"
#include "check/table_blocks.h"
#include "check/table_sums.h"

namespace gouji::check {

namespace {

using record::TableFacts;
using record::Verdict;

/// Whether a column's figures add up. A label that is not known may be a rank or an average, so its
/// column is taken as additive only with a doubt.
enum class Additive { kYes, kDoubtful, kNo };

Additive IsAdditive(const Context& context, const TableFacts::Column& column,
                    const ColumnSum& sum) {
  const rules::Indicator* indicator = context.IndicatorOf(column.indicator);
  if (indicator != nullptr && indicator->kind != rules::IndicatorKind::kOther) {
    const bool counts = indicator->kind == rules::IndicatorKind::kFlow ||
                        indicator->kind == rules::IndicatorKind::kStock;
    return counts ? Additive::kYes : Additive::kNo;
  }
  if (rules::IsRating(column.label, context.lexicon.indicators)) return Additive::kNo;
  const auto measure = context.lexicon.numbers.measures.find(column.measure);
  if (measure != context.lexicon.numbers.measures.end() && !measure->second.integral) {
    return Additive::kNo;
  }
  return sum.exact ? Additive::kDoubtful : Additive::kNo;
}

enum class RowsAre {
  kUnits,  ///< Units of one kind, as far as is known.
  kStages,  ///< 上期结转, 本期新增, 本期办结: some are sums of others, some are taken off.
  kUnknown,
};

RowsAre WhatRowsAre(const Context& context, const TableFacts& table) {
  std::ptrdiff_t rows = 0, units = 0;
  bool stock = false;
  std::set<std::string> indicators;
  for (const TableFacts::Row& row : table.rows) {
    if (row.kind != TableFacts::RowKind::kData || row.repeats >= 0) continue;
    ++rows;
    units += !row.entity.empty();
    const rules::Indicator* indicator = context.IndicatorOf(row.indicator);
    if (indicator == nullptr) continue;
    indicators.insert(indicator->id);
    stock = stock || indicator->kind == rules::IndicatorKind::kStock;
  }
  if (stock || indicators.size() > 1) return RowsAre::kStages;
  return 2 * units >= rows ? RowsAre::kUnits : RowsAre::kUnknown;
}

/// What is asked of a table again for each of its columns.
struct TotalledTable {
  TotalledTable(const Context& context, int table)
      : index(table), rows_are(WhatRowsAre(context, Facts(context))) {}
  const TableFacts& Facts(const Context& context) const {
    return context.facts.tables[static_cast<std::size_t>(index)];
  }
  const std::vector<Block>& Blocks(const Context& context) {
    if (!blocks) blocks = BlocksOf(context, index);
    return *blocks;
  }

  int index;
  RowsAre rows_are;
  std::optional<std::vector<Block>> blocks;  ///< Of few tables somebody wants to know them.
};

/// The printed total is that of the subtotals: then a row, or a subtotal that is checked by itself,
/// is wrong and not the total.
bool TotalsSubtotals(const Context& context, TotalledTable& table, const ColumnSum& sum,
                     const Rational& total) {
  const std::vector<Block>& blocks = table.Blocks(context);
  if (blocks.empty()) return false;
  const auto by_blocks = SumByBlocks(context, sum.table, sum.column, blocks);
  return by_blocks && *by_blocks == total;
}

/// Why a total that does not fit is no error; "" if nothing speaks for it.
std::string Doubt(const TotalledTable& table, Additive additive, bool nested) {
  std::string reason;
  const bool unknown = additive == Additive::kDoubtful && table.rows_are != RowsAre::kUnits;
  if (unknown || table.rows_are == RowsAre::kStages) reason = "unknown_rows";
  if (nested) reason = "nested_rows";
  return reason;
}

/// The rows whose figure alone is the difference: any of them may have been left out of the total.
std::vector<record::Operand> RowsWorth(const Context& context, const ColumnSum& sum,
                                       const Rational& difference) {
  std::vector<record::Operand> rows;
  for (const int id : sum.addends) {
    if (Rational(context.At(id).quantity->value) == difference) {
      rows.push_back(OperandOf(context, id, "omitted"));
    }
  }
  return rows;
}

record::Text OmittedRows(const std::vector<record::Operand>& rows, const Rational& difference) {
  record::Text names;
  for (const record::Operand& row : rows) AddToList(names, NameOf(row));
  const std::string by = difference.ToShortString();
  if (rows.size() == 1) {
    return {fmt::format("恰好差 {} 一行的 {}，合计可能漏加了它", names.zh, by),
            fmt::format("the difference is exactly the {1} of {0}, which the total may leave out",
                        names.en, by)};
  }
  return {fmt::format("差额 {} 恰好等于以下任一行，合计可能漏加了其中一行：{}", by, names.zh),
          fmt::format("the difference {} equals any one of these rows, one of which the total may "
                      "leave out: {}",
                      by, names.en)};
}

std::optional<record::Finding> CheckColumn(const Context& context, const rules::CheckRule& rule,
                                           TotalledTable& totalled, int column_index) {
  const TableFacts& table = totalled.Facts(context);
  const int table_index = totalled.index;
  const TableFacts::Column& column = table.columns[static_cast<std::size_t>(column_index)];
  const std::optional<ColumnSum> sum = SumColumn(context, table_index, column_index);
  if (!sum || sum->printed_total < 0) return std::nullopt;
  const Additive additive = IsAdditive(context, column, *sum);
  if (additive == Additive::kNo) return std::nullopt;

  const record::Observation& total = context.At(sum->printed_total);
  const Rational printed(total.quantity->value);
  const Rational difference = sum->sum - printed;
  Verdict verdict = Verdict::kHolds;
  std::string reason;
  if (sum->missing > 0 && difference.Sign() <= 0) {
    verdict = Verdict::kUnchecked;
    reason = "missing";
  } else if (!difference.IsZero()) {
    Interval range = Interval::Exactly(Rational(0));
    for (const int id : sum->addends) range = range + *ValuesOf(context, context.At(id));
    const std::optional<Interval> stated = ValuesOf(context, total);
    if (sum->exact || !stated || !range.Overlaps(*stated)) verdict = Verdict::kContradicted;
    if (verdict == Verdict::kContradicted) {
      // 一、市直部门 150, then its units: where every section stands with its rows, all count
      // twice.
      const bool twice = sum->sum == printed + printed && sum->rows > 2;
      reason = Doubt(totalled, additive, sum->nested || twice);
      if (TotalsSubtotals(context, totalled, *sum, printed)) {
        verdict = Verdict::kHolds;
        reason.clear();
      } else if (!reason.empty()) {
        verdict = Verdict::kUnchecked;
      } else if (additive == Additive::kDoubtful) {
        verdict = Verdict::kSuspect;
      }
    }
  }

  record::Finding finding = Start(context, rule, verdict);
  finding.reason = reason;
  SetValues(finding, context, sum->printed_total, sum->sum);
  finding.subject.table = table_index;
  finding.operands.push_back(OperandOf(context, sum->printed_total, "total"));
  finding.operands.push_back(
      ComputedOperand("sum", SumLabel(context, *sum), sum->sum, column.measure));
  for (const int id : sum->addends) finding.operands.push_back(OperandOf(context, id, "part"));
  if (verdict == Verdict::kHolds) finding.power = "1" + column.measure;
  if (verdict == Verdict::kContradicted || verdict == Verdict::kSuspect) {
    std::vector<record::Operand> rows = difference.Sign() > 0 ? RowsWorth(context, *sum, difference)
                                                              : std::vector<record::Operand>();
    finding.tried.push_back("omitted_row");
    if (!rows.empty()) {
      finding.tried.clear();
      Explain(finding, "omitted_row", OmittedRows(rows, difference));
      finding.explanation.value = difference.ToShortString();
      finding.explanation.matches = std::move(rows);
    }
  }
  return Finish(std::move(finding), rule,
                {{"table", TableName(table_index)},
                 {"column", Both(column.label)},
                 {"total", Both(total.printed)},
                 {"rows", Both(std::to_string(sum->rows))},
                 {"sum", Both(sum->sum.ToShortString())},
                 {"difference", Both(difference.Abs().ToShortString())}});
}

/// The sums of all figure columns; nothing for others.
std::vector<std::optional<ColumnSum>> SumColumns(const Context& context, int table) {
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  std::vector<std::optional<ColumnSum>> sums;
  for (std::size_t c = 0; c < facts.columns.size(); ++c) {
    const bool figures = facts.columns[c].kind == TableFacts::ColumnKind::kFigure;
    sums.push_back(figures ? SumColumn(context, table, static_cast<int>(c)) : std::nullopt);
  }
  return sums;
}

/// A subtotal's figures against the rows of its block. `wholes`: the sums of the table's columns.
std::vector<record::Finding> CheckBlock(const Context& context, const rules::CheckRule& rule,
                                        const TotalledTable& totalled, const Block& block,
                                        const std::vector<std::optional<ColumnSum>>& wholes) {
  std::vector<record::Finding> findings;
  const TableFacts& table = totalled.Facts(context);
  const int table_index = totalled.index;
  const TableFacts::Row& subtotal = table.rows[static_cast<std::size_t>(block.subtotal)];
  for (int c = 0; c < static_cast<int>(table.columns.size()); ++c) {
    const TableFacts::Column& column = table.columns[static_cast<std::size_t>(c)];
    const std::optional<ColumnSum>& whole = wholes[static_cast<std::size_t>(c)];
    const int id =
        table.cells[static_cast<std::size_t>(block.subtotal)][static_cast<std::size_t>(c)];
    if (!whole || id < 0) continue;
    if (!context.At(id).quantity) continue;
    const Additive additive = IsAdditive(context, column, *whole);
    if (additive == Additive::kNo) continue;
    const ColumnSum sum = SumRows(context, table_index, c, block.rows);
    if (sum.rows == 0) continue;
    const Rational printed(context.At(id).quantity->value);
    const Rational difference = sum.sum - printed;
    Verdict verdict = Verdict::kHolds;
    std::string reason;
    if (!difference.IsZero()) {
      verdict = additive == Additive::kYes ? Verdict::kContradicted : Verdict::kSuspect;
      if (sum.missing > 0 && difference.Sign() < 0) reason = "missing";
      if (!block.certain) reason = "ambiguous";
      if (reason.empty()) reason = Doubt(totalled, additive, whole->nested);
      if (!reason.empty()) verdict = Verdict::kUnchecked;
    } else if (sum.missing > 0) {
      verdict = Verdict::kUnchecked;
      reason = "missing";
    }
    record::Finding finding = Start(context, rule, verdict);
    finding.reason = reason;
    SetValues(finding, context, id, sum.sum);
    finding.subject.table = table_index;
    finding.subject.unit = subtotal.label;
    finding.operands.push_back(OperandOf(context, id, "total"));
    for (const int addend : sum.addends) {
      finding.operands.push_back(OperandOf(context, addend, "part"));
    }
    if (verdict == Verdict::kHolds) finding.power = "1" + column.measure;
    findings.push_back(Finish(std::move(finding), rule,
                              {{"table", TableName(table_index)},
                               {"label", Both(subtotal.label)},
                               {"column", Both(column.label)},
                               {"total", Both(context.At(id).printed)},
                               {"rows", Both(std::to_string(sum.rows))},
                               {"sum", Both(sum.sum.ToShortString())},
                               {"difference", Both(difference.Abs().ToShortString())}}));
  }
  return findings;
}

}  // namespace

std::vector<record::Finding> CheckColumnTotals(const Context& context,
                                               const rules::CheckRule& rule) {
  std::vector<record::Finding> findings;
  for (int t = 0; t < static_cast<int>(context.facts.tables.size()); ++t) {
    const TableFacts& table = context.facts.tables[static_cast<std::size_t>(t)];
    TotalledTable totalled(context, t);
    for (int c = 0; c < static_cast<int>(table.columns.size()); ++c) {
      if (table.columns[static_cast<std::size_t>(c)].kind != TableFacts::ColumnKind::kFigure)
        continue;
      if (auto finding = CheckColumn(context, rule, totalled, c)) {
        findings.push_back(std::move(*finding));
      }
    }
  }
  return findings;
}

std::vector<record::Finding> CheckColumnSubtotals(const Context& context,
                                                  const rules::CheckRule& rule) {
  std::vector<record::Finding> findings;
  for (int t = 0; t < static_cast<int>(context.facts.tables.size()); ++t) {
    const TableFacts& table = context.facts.tables[static_cast<std::size_t>(t)];
    const bool any = std::any_of(table.rows.begin(), table.rows.end(), [](const auto& row) {
      return row.kind == TableFacts::RowKind::kSubtotal;
    });
    if (!any) continue;
    TotalledTable totalled(context, t);
    const std::vector<std::optional<ColumnSum>> wholes = SumColumns(context, t);
    for (const Block& block : totalled.Blocks(context)) {
      for (record::Finding& finding : CheckBlock(context, rule, totalled, block, wholes)) {
        findings.push_back(std::move(finding));
      }
    }
  }
  return findings;
}

std::vector<record::Finding> CheckCountLabels(const Context& context,
                                              const rules::CheckRule& rule) {
  std::vector<record::Finding> findings;
  for (int t = 0; t < static_cast<int>(context.facts.tables.size()); ++t) {
    const TableFacts& table = context.facts.tables[static_cast<std::size_t>(t)];
    const auto rows = std::count_if(table.rows.begin(), table.rows.end(), [](const auto& row) {
      return row.kind == TableFacts::RowKind::kData && row.repeats < 0;
    });
    for (const TableFacts::Row& row : table.rows) {
      if (row.kind != TableFacts::RowKind::kTotal || !row.count) continue;
      const bool holds = rows == *row.count;
      record::Finding finding =
          Start(context, rule, holds ? Verdict::kHolds : Verdict::kContradicted);
      finding.subject.table = t;
      finding.subject.unit = row.label;
      finding.stated = std::to_string(*row.count);
      finding.computed = std::to_string(rows);
      if (holds) finding.power = "1";
      record::Operand label;
      label.role = "total";
      label.label = label.text = row.label;
      label.value = finding.stated;
      label.place = row.place;
      label.source = "table";
      label.table = t;
      finding.operands.push_back(std::move(label));
      findings.push_back(Finish(std::move(finding), rule,
                                {{"table", TableName(t)},
                                 {"label", Both(row.label)},
                                 {"count", Both(std::to_string(*row.count))},
                                 {"rows", Both(std::to_string(rows))}}));
    }
  }
  return findings;
}

}  // namespace gouji::check
