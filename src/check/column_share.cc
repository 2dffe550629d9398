// The kind "column_share": a column 占比 beside the counts that it is computed from.

#include <algorithm>
#include <utility>

#include "check/row_formulas.h"
#include "check/rule_kinds.h"
#include "check/whole_shares.h"

namespace gouji::check {

using record::TableFacts;

std::vector<record::Finding> CheckColumnShares(const Context& context,
                                               const rules::CheckRule& rule) {
  const auto shares = rule.settings.find("columns");
  std::vector<record::Finding> findings;
  if (shares == rule.settings.end()) return findings;
  for (int t = 0; t < static_cast<int>(context.facts.tables.size()); ++t) {
    const TableFacts& table = context.facts.tables[static_cast<std::size_t>(t)];
    for (int c = 0; c < static_cast<int>(table.columns.size()); ++c) {
      const TableFacts::Column& column = table.columns[static_cast<std::size_t>(c)];
      const auto& ids = shares->second;
      if (column.kind != TableFacts::ColumnKind::kFigure ||
          std::find(ids.begin(), ids.end(), column.indicator) == ids.end()) {
        continue;
      }
      std::vector<ColumnFormula> formulas = WholeShares(context, t, c);
      // 占比 below 满意 is that of what was asked, in the same row.
      for (ColumnFormula& formula : RatiosOf(context, t, c)) {
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
