#include "check/rule_kinds.h"

#include <algorithm>

namespace gouji::check {

// Each kind is one function; what its rules look like is in rules/checks/README.md.
std::vector<record::Finding> CheckColumnChanges(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckColumnShares(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckColumnSubtotals(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckColumnTotals(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckConsequences(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckCountLabels(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckEquations(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckProseAgainstTables(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckTableAgainstTable(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckUnitFigures(const Context&, const rules::CheckRule&);

// Claims of the prose, rules/checks/prose.yaml.
std::vector<record::Finding> CheckChains(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckChanges(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckCountsWhere(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckDailyAverages(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckEqualSets(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckGradeCounts(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckGradePartitions(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckListScopes(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckListShares(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckOverdue(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckParts(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckRankingLengths(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckRankingOrders(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckRankingTops(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckShareBases(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckShareSums(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckShareTotals(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckShares(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckSplits(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckTruncatedLists(const Context&, const rules::CheckRule&);

const std::vector<RuleKind>& RuleKinds() {
  static const std::vector<RuleKind> kinds = {
      {"column_change", CheckColumnChanges, {"columns"}},
      {"column_share", CheckColumnShares, {"columns"}},
      {"column_subtotal", CheckColumnSubtotals, {}},
      {"column_total", CheckColumnTotals, {}},
      {"consequence", CheckConsequences, {}},
      {"count_label", CheckCountLabels, {}},
      {"equation", CheckEquations, {"on", "omit", "formula"}, true},
      {"prose_table", CheckProseAgainstTables, {}},
      {"table_table", CheckTableAgainstTable, {}},
      {"unit_prose", CheckUnitFigures, {}},
      {"chain", CheckChains, {}},
      {"change", CheckChanges, {}},
      {"count_where", CheckCountsWhere, {"volumes"}},
      {"daily_average", CheckDailyAverages, {"totals"}},
      {"equal_set", CheckEqualSets, {"volumes"}},
      {"grade_count", CheckGradeCounts, {}},
      {"grade_partition", CheckGradePartitions, {}},
      {"list_scope", CheckListScopes, {"totals", "volumes"}},
      {"list_share", CheckListShares, {"totals", "volumes"}},
      {"overdue", CheckOverdue, {}},
      {"parts", CheckParts, {"rest"}},
      {"ranking_length", CheckRankingLengths, {}},
      {"ranking_order", CheckRankingOrders, {}},
      {"ranking_top", CheckRankingTops, {"volumes"}},
      {"share", CheckShares, {"totals"}},
      {"share_base", CheckShareBases, {"totals"}},
      {"share_sum", CheckShareSums, {"totals"}},
      {"share_total", CheckShareTotals, {"totals", "rest"}},
      {"split", CheckSplits, {"totals"}},
      {"truncated_list", CheckTruncatedLists, {}},
  };
  return kinds;
}

std::vector<record::Finding> RunRule(const Context& context, const rules::CheckRule& rule) {
  const auto kind = std::find_if(RuleKinds().begin(), RuleKinds().end(),
                                 [&](const RuleKind& k) { return k.name == rule.kind; });
  return kind == RuleKinds().end() ? std::vector<record::Finding>() : kind->run(context, rule);
}

}  // namespace gouji::check
