#include "check/table_sums.h"

#include <fmt/format.h>

#include "check/finding_builder.h"

namespace gouji::check {

using record::TableFacts;

namespace {

void Add(const Context& context, int id, ColumnSum& sum) {
  if (id < 0 || !context.At(id).quantity) {
    ++sum.missing;
    return;
  }
  const record::Observation& cell = context.At(id);
  sum.sum = sum.sum + Rational(cell.quantity->value);
  sum.exact = sum.exact && IsExactCount(context, cell);
  sum.addends.push_back(id);
  ++sum.rows;
}

}  // namespace

ColumnSum SumRows(const Context& context, int table, int column, const std::vector<int>& rows) {
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  ColumnSum result;
  result.table = table;
  result.column = column;
  for (const int row : rows) {
    Add(context, facts.cells[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)],
        result);
  }
  return result;
}

std::optional<ColumnSum> SumColumn(const Context& context, int table, int column,
                                   const std::string& group) {
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  ColumnSum result;
  result.table = table;
  result.column = column;
  for (std::size_t r = 0; r < facts.rows.size(); ++r) {
    const TableFacts::Row& row = facts.rows[r];
    const int id = facts.cells[r][static_cast<std::size_t>(column)];
    if (row.kind == TableFacts::RowKind::kTotal) {
      if (id >= 0 && context.At(id).quantity) result.printed_total = id;
      continue;
    }
    result.nested = result.nested || row.kind == TableFacts::RowKind::kPart;
    if (row.kind != TableFacts::RowKind::kData || row.repeats >= 0) continue;
    if (!group.empty() && row.group != group) continue;
    Add(context, id, result);
  }
  if (result.rows == 0) return std::nullopt;
  return result;
}

record::Text SumLabel(const Context& context, const ColumnSum& sum) {
  const TableFacts& table = context.facts.tables[static_cast<std::size_t>(sum.table)];
  const std::string& column = table.columns[static_cast<std::size_t>(sum.column)].label;
  const record::Text name = TableName(sum.table);
  return {fmt::format("{} {}（{}行之和）", name.zh, column, sum.rows),
          fmt::format("{} {} (sum of {} rows)", name.en, column, sum.rows)};
}

}  // namespace gouji::check
