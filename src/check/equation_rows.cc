#include "check/equation_rows.h"

#include <algorithm>
#include <set>
#include <utility>

#include "check/same_period.h"

namespace gouji::check {

using record::TableFacts;

std::string LeftName(const rules::CheckRule& rule) {
  const std::vector<std::string> names = rules::IndicatorsOf(rule.comparison->left);
  return names.empty() ? "" : names.front();
}

std::map<std::string, int> ColumnsOf(const Context& context, int table_index,
                                     const rules::CheckRule& rule,
                                     const std::optional<std::string>& period) {
  const TableFacts& table = context.facts.tables[static_cast<std::size_t>(table_index)];
  std::set<std::string> wanted;
  for (const rules::Expression* side : {&rule.comparison->left, &rule.comparison->right}) {
    for (std::string& name : rules::IndicatorsOf(*side)) wanted.insert(std::move(name));
  }
  std::map<std::string, int> columns;
  std::set<std::string> twice;
  for (int c = 0; c < static_cast<int>(table.columns.size()); ++c) {
    const std::string& name = table.columns[static_cast<std::size_t>(c)].indicator;
    if (!wanted.contains(name) || PeriodOfColumn(context, table_index, c) != period) continue;
    if (!columns.emplace(name, c).second) twice.insert(name);
  }
  for (const std::string& name : twice) columns.erase(name);
  return columns;
}

std::vector<EquationCase> RowsOf(const Context& context, int table_index,
                                 const std::map<std::string, int>& columns,
                                 const std::string& left) {
  const TableFacts& table = context.facts.tables[static_cast<std::size_t>(table_index)];
  std::vector<EquationCase> cases;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const TableFacts::Row& row = table.rows[r];
    if (row.repeats >= 0 || row.kind == TableFacts::RowKind::kGroup ||
        row.kind == TableFacts::RowKind::kNote) {
      continue;
    }
    EquationCase one;
    one.subject = row.label;
    one.table = table_index;
    for (const auto& [name, column] : columns) {
      const int id = table.cells[r][static_cast<std::size_t>(column)];
      if (id >= 0 && context.At(id).quantity) one.figures[name] = id;
    }
    const auto stated = one.figures.find(left);
    if (stated == one.figures.end()) continue;
    one.stated = stated->second;
    cases.push_back(std::move(one));
  }
  return cases;
}

bool AllPresent(const rules::Expression& expression, const std::map<std::string, int>& columns) {
  const std::vector<std::string> names = rules::IndicatorsOf(expression);
  return std::all_of(names.begin(), names.end(),
                     [&](const std::string& name) { return columns.contains(name); });
}

}  // namespace gouji::check
