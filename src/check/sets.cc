// The kinds "equal_set", "count_where" and "truncated_list": which rows of a table have a value
// that the prose names, how many they are, and how many a list stands for.

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "check/claim_terms.h"
#include "check/finding_builder.h"
#include "check/rule_kinds.h"
#include "check/table_rows.h"

namespace gouji::check {

namespace {

using record::Claim;
using record::Finding;
using record::Observation;
using record::TableFacts;
using record::Term;
using record::Verdict;

std::string IndicatorOf(const Claim& claim) {
  const Term* term = claim.First("indicator");
  return term == nullptr ? "" : term->indicator;
}

std::string TextOf(const Claim& claim, const std::string& role) {
  const Term* term = claim.First(role);
  return term == nullptr ? "" : term->text;
}

/// The rows of the set whose cell has the value; nothing if a cell is missing and could have it.
std::vector<int> RowsWith(const Context& context, int table, const std::vector<int>& rows,
                          int column, const Observation& value) {
  const std::optional<Interval> allowed = ValuesOf(context, value);
  const bool exactly = value.quantity->bound == record::Bound::kExactly && !value.quantity->high;
  std::vector<int> found;
  for (const int row : rows) {
    const Observation* cell = CellOf(context, table, row, column);
    if (cell == nullptr || !allowed) continue;
    const Rational printed(cell->quantity->value);
    if (exactly ? printed == Rational(value.quantity->value) : allowed->Contains(printed)) {
      found.push_back(row);
    }
  }
  return found;
}

record::Text RowNames(const Context& context, int table, const std::vector<int>& rows) {
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  record::Text names;
  for (std::size_t i = 0; i < rows.size() && i < 8; ++i) {
    AddToList(names, Both(facts.rows[static_cast<std::size_t>(rows[i])].label));
  }
  return rows.size() > 8 ? record::Text{names.zh + "…", names.en + "…"} : names;
}

std::vector<int> Without(const std::vector<int>& rows, const std::vector<int>& others) {
  std::vector<int> rest;
  for (const int row : rows) {
    if (std::find(others.begin(), others.end(), row) == others.end()) rest.push_back(row);
  }
  return rest;
}

Finding EqualSet(const Context& context, const rules::CheckRule& rule, const Claim& claim) {
  const auto unchecked = [&](const std::string& reason, const record::Text& why) {
    return UncheckedClaim(context, rule, claim, reason, why);
  };
  const std::vector<const Term*> items = claim.All("item");
  const Observation* value = FigureOf(context, claim.First("value"));
  const std::string group = TextOf(claim, "group");
  const auto list = FindListTable(context, items, claim.topic, group);
  if (value == nullptr || !list) {
    return unchecked("missing", {"没有列有这些名称的附表", "no table has these names"});
  }
  if (list->resolved < static_cast<int>(items.size())) {
    return unchecked("ambiguous", {"有的名称在附表中找不到", "some names are not in the table"});
  }
  const ColumnScope scope = {Setting(rule, "volumes"), claim.period};
  const int column = ColumnOf(context, list->table, IndicatorOf(claim), scope);
  if (column < 0) {
    return unchecked("missing", {"附表没有这一列", "the table lacks the column"});
  }
  const RowSet set = FilterRows(context, list->table, group, claim.All("threshold"), scope);
  const std::vector<int> rows = RowsWith(context, list->table, set.rows, column, *value);
  const std::vector<int> left_out = Without(rows, list->rows);
  const std::vector<int> wrong = Without(list->rows, rows);
  if (!left_out.empty() && !set.certain) {
    return unchecked("ambiguous",
                     {"所指范围在附表中不能确定", "the table does not tell which rows are meant"});
  }
  const bool holds = left_out.empty() && wrong.empty();
  Finding finding = Start(context, rule, holds ? Verdict::kHolds : Verdict::kContradicted);
  SetSubject(finding, context, value->id);
  finding.subject.table = list->table;
  finding.operands.push_back(OperandOf(context, value->id, "stated"));
  for (const int row : list->rows) {
    const Observation* cell = CellOf(context, list->table, row, column);
    if (cell != nullptr) finding.operands.push_back(OperandOf(context, cell->id, "item"));
  }
  for (const int row : left_out) {
    finding.operands.push_back(
        OperandOf(context, CellOf(context, list->table, row, column)->id, "missed"));
  }
  record::Text result = {"与附表一致", "as in the table"};
  if (holds) finding.power = "1";
  if (!holds) {
    const record::Text missed = RowNames(context, list->table, left_out);
    const record::Text extra = RowNames(context, list->table, wrong);
    const bool both = !left_out.empty() && !wrong.empty();
    result.zh = (left_out.empty() ? "" : "漏列 " + missed.zh) + (both ? "；" : "") +
                (wrong.empty() ? "" : extra.zh + " 在附表中不是这个数");
    result.en = (left_out.empty() ? "" : "left out: " + missed.en) + (both ? "; " : "") +
                (wrong.empty() ? "" : "not so in the table: " + extra.en);
  }
  record::Text names;
  for (const Term* item : items) AddToList(names, Both(TermLabel(context, *item)));
  return Finish(std::move(finding), rule,
                {{"value", Both(value->printed)},
                 {"label", Both(LabelOf(context, *value))},
                 {"items", names},
                 {"group", Both(group)},
                 {"result", result}});
}

/// The one table of the topic with the column; -1 if there is none or more than one.
int TableWith(const Context& context, const std::string& indicator, const std::string& topic,
              const ColumnScope& scope) {
  int found = -1;
  for (int t = 0; t < static_cast<int>(context.facts.tables.size()); ++t) {
    if (context.facts.tables[static_cast<std::size_t>(t)].topic != topic) continue;
    if (ColumnOf(context, t, indicator, scope) < 0) continue;
    if (found >= 0) return -1;
    found = t;
  }
  return found;
}

Finding CountWhere(const Context& context, const rules::CheckRule& rule, const Claim& claim) {
  const auto unchecked = [&](const std::string& reason, const record::Text& why) {
    return UncheckedClaim(context, rule, claim, reason, why);
  };
  const Observation* value = FigureOf(context, claim.First("value"));
  const Observation* count = FigureOf(context, claim.First("count"));
  const ColumnScope scope = {Setting(rule, "volumes"), claim.period};
  const std::string indicator = IndicatorOf(claim);
  const int table = TableWith(context, indicator, claim.topic, scope);
  if (value == nullptr || count == nullptr || table < 0) {
    return unchecked("missing", {"没有与之对应的附表", "no table belongs to it"});
  }
  const int column = ColumnOf(context, table, indicator, scope);
  const RowSet set =
      FilterRows(context, table, TextOf(claim, "group"), claim.All("threshold"), scope);
  if (!set.certain) {
    return unchecked("ambiguous",
                     {"所指范围在附表中不能确定", "the table does not tell which rows are meant"});
  }
  const std::vector<int> rows = RowsWith(context, table, set.rows, column, *value);
  const Rational counted(static_cast<std::int64_t>(rows.size()));
  const auto stated = ValuesOf(context, *count);
  const bool holds = stated && stated->Contains(counted);
  Finding finding = Start(context, rule, holds ? Verdict::kHolds : Verdict::kContradicted);
  SetValues(finding, context, count->id, counted);
  finding.subject.table = table;
  if (holds) finding.power = "1" + count->quantity->measure;
  finding.operands.push_back(OperandOf(context, count->id, "stated"));
  finding.operands.push_back(OperandOf(context, value->id, "value"));
  const record::Text table_name = TableName(table);
  record::Operand found =
      ComputedOperand("rows", {table_name.zh + " 行数", "rows of " + table_name.en}, counted,
                      count->quantity->measure);
  found.table = table;
  found.place = context.facts.tables[static_cast<std::size_t>(table)].place;
  finding.operands.push_back(std::move(found));
  return Finish(std::move(finding), rule,
                {{"value", Both(value->printed)},
                 {"label", Both(LabelOf(context, *value))},
                 {"group", Both(TextOf(claim, "group"))},
                 {"stated", Both(count->printed)},
                 {"table", table_name},
                 {"rows", Both(std::to_string(rows.size()))}});
}

Finding TruncatedList(const Context& context, const rules::CheckRule& rule, const Claim& claim) {
  const std::vector<const Term*> items = claim.All("item");
  const std::optional<int> n = NumberOf(claim.First("n"));
  if (!n) {
    return UncheckedClaim(context, rule, claim, "missing", {"没有个数", "the number is missing"});
  }
  const int listed = static_cast<int>(items.size());
  const bool holds = listed <= *n;
  Finding finding = Start(context, rule, holds ? Verdict::kHolds : Verdict::kContradicted);
  finding.subject.unit = context.facts.info.issuer;
  finding.stated = std::to_string(*n);
  finding.computed = std::to_string(listed);
  if (holds) finding.power = std::to_string(*n - listed + 1);
  record::Text names;
  for (std::size_t i = 0; i < items.size() && i < 12; ++i) {
    AddToList(names, Both(TermLabel(context, *items[i])));
  }
  record::Operand list = ComputedOperand("listed", {"所列", "listed"}, Rational(listed), "");
  list.text = names.zh;
  list.place = claim.place;
  list.source = "prose";
  finding.operands.push_back(std::move(list));
  return Finish(
      std::move(finding), rule,
      {{"items", names}, {"n", Both(finding.stated)}, {"listed", Both(std::to_string(listed))}});
}

template <typename Check>
std::vector<Finding> ForEach(const Context& context, const rules::CheckRule& rule,
                             const std::string& kind, const Check& check) {
  std::vector<Finding> findings;
  for (const Claim* claim : ClaimsOf(context, kind)) {
    findings.push_back(check(context, rule, *claim));
  }
  return findings;
}

}  // namespace

std::vector<Finding> CheckEqualSets(const Context& context, const rules::CheckRule& rule) {
  return ForEach(context, rule, "equal_set", EqualSet);
}

std::vector<Finding> CheckCountsWhere(const Context& context, const rules::CheckRule& rule) {
  return ForEach(context, rule, "count_where", CountWhere);
}

std::vector<Finding> CheckTruncatedLists(const Context& context, const rules::CheckRule& rule) {
  return ForEach(context, rule, "truncated_list", TruncatedList);
}

}  // namespace gouji::check
