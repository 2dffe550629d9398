#include "check/rule_kinds.h"

#include <algorithm>

namespace gouji::check {

// Each kind is one function; what its rules look like is in rules/checks/README.md.
std::vector<record::Finding> CheckColumnChanges(const Context&, const rules::CheckRule&);
std::vector<record::Finding> CheckColumnRelations(const Context&, const rules::CheckRule&);
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
  using Names = std::vector<std::string>;
  static const Names kFormula = {"subject", "name", "stated", "formula", "values", "computed"};
  static const Names kParts = {"label", "whole", "count", "parts", "sum", "difference", "relation"};
  static const Names kSteps = {"steps", "label", "whole", "part_label", "part"};
  static const Names kRanking = {"items", "n", "by", "group", "listed", "result"};
  static const std::vector<RuleKind> kinds = {
      {"column_change", CheckColumnChanges, {"columns"}, kFormula},
      {"column_relation", CheckColumnRelations, {}, kFormula},
      {"column_share", CheckColumnShares, {"columns"}, kFormula},
      {"column_subtotal",
       CheckColumnSubtotals,
       {},
       {"table", "label", "column", "total", "rows", "sum", "difference"}},
      {"column_total",
       CheckColumnTotals,
       {},
       {"table", "column", "total", "rows", "sum", "difference"}},
      {"consequence", CheckConsequences, {}, {"name", "stated", "formula", "values", "computed"}},
      {"count_label", CheckCountLabels, {}, {"table", "label", "count", "rows"}},
      {"equation", CheckEquations, {"on", "omit", "formula"}, kFormula, true},
      {"prose_table",
       CheckProseAgainstTables,
       {},
       {"name", "stated", "computed", "tables", "difference"}},
      {"table_table",
       CheckTableAgainstTable,
       {},
       {"unit", "name", "first_table", "first", "second_table", "second"}},
      {"unit_prose", CheckUnitFigures, {}, {"count", "pairs"}},
      {"chain", CheckChains, {}, kSteps},
      {"change",
       CheckChanges,
       {},
       {"label", "current", "reference", "direction", "change", "result"}},
      {"count_where",
       CheckCountsWhere,
       {"volumes"},
       {"group", "label", "value", "stated", "table", "rows"}},
      {"daily_average",
       CheckDailyAverages,
       {"totals"},
       {"label", "total", "average", "days", "computed"}},
      {"equal_set", CheckEqualSets, {"volumes"}, {"group", "label", "value", "items", "result"}},
      {"grade_count", CheckGradeCounts, {}, {"what", "stated", "table", "rows"}},
      {"grade_partition", CheckGradePartitions, {}, {"whole", "parts", "sum"}},
      {"list_scope",
       CheckListScopes,
       {"totals", "volumes"},
       {"column", "sums", "base", "base_value", "share"}},
      {"list_share",
       CheckListShares,
       {"totals", "volumes"},
       {"items", "count", "sum", "base", "base_value", "share", "computed"}},
      {"overdue", CheckOverdue, {}, kSteps},
      {"parts", CheckParts, {"rest"}, kParts},
      {"ranking_length", CheckRankingLengths, {}, kRanking},
      {"ranking_order", CheckRankingOrders, {}, kRanking},
      {"ranking_top", CheckRankingTops, {"volumes"}, kRanking},
      {"share",
       CheckShares,
       {"totals"},
       {"label", "count", "share", "base", "base_value", "computed"}},
      {"share_base",
       CheckShareBases,
       {"totals"},
       {"labels", "shares", "base", "base_value", "implied", "label", "count", "share",
        "computed"}},
      {"share_sum", CheckShareSums, {"totals"}, {"label", "shares", "sum"}},
      {"share_total", CheckShareTotals, {"totals", "rest"}, kParts},
      {"split", CheckSplits, {"totals"}, kParts},
      {"truncated_list", CheckTruncatedLists, {}, {"items", "n", "listed"}},
  };
  return kinds;
}

std::vector<record::Finding> RunRule(const Context& context, const rules::CheckRule& rule) {
  const auto kind = std::find_if(RuleKinds().begin(), RuleKinds().end(),
                                 [&](const RuleKind& k) { return k.name == rule.kind; });
  return kind == RuleKinds().end() ? std::vector<record::Finding>() : kind->run(context, rule);
}

}  // namespace gouji::check
