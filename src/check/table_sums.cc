#include "check/table_sums.h"

#include <fmt/format.h>

namespace gouji::check {

using record::TableFacts;

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
    if (row.kind != TableFacts::RowKind::kData || row.repeats >= 0) continue;
    if (!group.empty() && row.group != group) continue;
    if (id < 0 || !context.At(id).quantity) {
      ++result.missing;
      continue;
    }
    const record::Observation& cell = context.At(id);
    result.sum = result.sum + Rational(cell.quantity->value);
    result.exact = result.exact && IsExactCount(context, cell);
    result.addends.push_back(id);
    ++result.rows;
  }
  if (result.rows == 0) return std::nullopt;
  return result;
}

std::string SumLabel(const Context& context, const ColumnSum& sum) {
  const TableFacts& table = context.facts.tables[static_cast<std::size_t>(sum.table)];
  return fmt::format("附表{} {}（{}行之和）", sum.table + 1,
                     table.columns[static_cast<std::size_t>(sum.column)].label, sum.rows);
}

}  // namespace gouji::check
