#include "check/rule_kinds.h"

namespace gouji::check {

// Each kind is one function; what its rules look like is in rules/checks/README.md.
std::vector<record::Finding> CheckColumnTotals(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckConsequences(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckCountLabels(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckEquations(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckProseAgainstTables(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckTableAgainstTable(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckUnitFigures(const Context&, const rules::CheckRule&);

const std::vector<RuleKind>& RuleKinds() {
  static const std::vector<RuleKind> kinds = {
      {"column_total", CheckColumnTotals, {}},
      {"consequence", CheckConsequences, {}},
      {"count_label", CheckCountLabels, {}},
      {"equation", CheckEquations, {"on", "omit", "formula"}, true},
      {"prose_table", CheckProseAgainstTables, {}},
      {"table_table", CheckTableAgainstTable, {}},
      {"unit_prose", CheckUnitFigures, {}},
  };
  return kinds;
}

}  // namespace gouji::check
