// The kind "ranking": 前三位分别是甲、乙、丙. Figures that are printed with the names must not grow
// along the list, the list has as many names as it says, and in the table they are the first of all
// rows that the sentence speaks of.

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
using record::Severity;
using record::TableFacts;
using record::Term;
using record::Verdict;

struct Ranking {
  const Claim* claim = nullptr;
  std::vector<const Term*> items;
  std::optional<int> n;
  std::string indicator, by_label, group;
};

Ranking ReadRanking(const Claim& claim) {
  Ranking ranking;
  ranking.claim = &claim;
  ranking.items = claim.All("item");
  ranking.n = NumberOf(claim.First("n"));
  if (const Term* by = claim.First("by")) {
    ranking.indicator = by->indicator;
    ranking.by_label = by->text;
  }
  if (const Term* group = claim.First("group")) ranking.group = group->text;
  return ranking;
}

record::Text ItemNames(const Context& context, const std::vector<const Term*>& items) {
  record::Text names;
  for (std::size_t i = 0; i < items.size() && i < 12; ++i) {
    AddToList(names, Both(TermLabel(context, *items[i])));
  }
  return names;
}

Finding FinishRanking(const Context& context, const rules::CheckRule& rule, const Ranking& ranking,
                      Finding finding, const record::Text& result) {
  if (finding.subject.unit.empty()) finding.subject.unit = context.facts.info.issuer;
  if (finding.subject.indicator.empty()) {
    finding.subject.indicator = ranking.indicator.empty() ? ranking.by_label : ranking.indicator;
  }
  const std::string n = std::to_string(ranking.n.value_or(static_cast<int>(ranking.items.size())));
  return Finish(std::move(finding), rule,
                {{"n", Both(n)},
                 {"by", Both(ranking.by_label)},
                 {"group", Both(ranking.group)},
                 {"items", ItemNames(context, ranking.items)},
                 {"listed", Both(std::to_string(ranking.items.size()))},
                 {"result", result}});
}

// ---- the list by itself
// --------------------------------------------------------------------------

/// The items' own figures, if at least two of them have one.
std::vector<const Observation*> PrintedValues(const Context& context, const Ranking& ranking) {
  std::vector<const Observation*> values;
  for (const Term* item : ranking.items) {
    if (const Observation* value = FigureOf(context, item)) values.push_back(value);
  }
  if (values.size() < 2) values.clear();
  return values;
}

/// Lists of the best begin with the greatest figure, also where less is better; a list that grows
/// all the way is one of the last places.
std::optional<Finding> CheckOrder(const Context& context, const rules::CheckRule& rule,
                                  const Ranking& ranking) {
  const std::vector<const Observation*> values = PrintedValues(context, ranking);
  if (values.empty()) return std::nullopt;
  const Observation* risen = nullptr;
  const Observation* before = nullptr;
  bool falls = false;
  for (std::size_t i = 1; i < values.size(); ++i) {
    const Decimal& previous = values[i - 1]->quantity->value;
    const Decimal& current = values[i]->quantity->value;
    falls = falls || current < previous;
    if (current > previous && risen == nullptr) {
      risen = values[i];
      before = values[i - 1];
    }
  }
  const bool contradicted = risen != nullptr && falls;
  Finding finding = Start(context, rule, contradicted ? Verdict::kContradicted : Verdict::kHolds);
  SetSubject(finding, context, contradicted ? risen->id : values.front()->id);
  finding.subject.unit = context.facts.info.issuer;
  for (const Observation* value : values) {
    finding.operands.push_back(OperandOf(context, value->id, "item"));
  }
  record::Text result = {"依次不增", "in falling order"};
  if (contradicted) {
    finding.stated = risen->printed;
    result = {fmt::format("{} {} 大于排在它前面的 {} {}", LabelOf(context, *risen), risen->printed,
                          LabelOf(context, *before), before->printed),
              fmt::format("{} {} exceeds {} {}, which stands before it", LabelOf(context, *risen),
                          risen->printed, LabelOf(context, *before), before->printed)};
  }
  return FinishRanking(context, rule, ranking, std::move(finding), result);
}

// ---- the list in the table
// ------------------------------------------------------------------------

/// How a list fits a column: whether its rows are the first of all, and in falling order.
struct Placing {
  bool complete = false;  ///< All rows of the list and of the set have a value.
  bool top = false, ordered = false;
  std::vector<int> missed;  ///< Rows outside the list that exceed its least value.
  std::vector<int> tied;    ///< Rows outside the list that equal it.
};

Placing Place(const Context& context, const ListTable& list, const std::vector<int>& rows,
              int column) {
  Placing placing;
  placing.ordered = placing.complete = true;
  std::optional<Decimal> least;
  for (const int row : list.rows) {
    const Observation* cell = CellOf(context, list.table, row, column);
    if (cell == nullptr) {
      placing.complete = false;
      return placing;
    }
    const Decimal& value = cell->quantity->value;
    if (least && value > *least) placing.ordered = false;
    if (!least || value < *least) least = value;
  }
  for (const int row : rows) {
    if (std::find(list.rows.begin(), list.rows.end(), row) != list.rows.end()) continue;
    const Observation* cell = CellOf(context, list.table, row, column);
    if (cell == nullptr) continue;  // Not rated: it has no place.
    if (cell->quantity->value > *least) placing.missed.push_back(row);
    if (cell->quantity->value == *least) placing.tied.push_back(row);
  }
  placing.top = placing.missed.empty();
  return placing;
}

record::Text RowNames(const Context& context, int table, const std::vector<int>& rows, int column) {
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  record::Text names;
  for (std::size_t i = 0; i < rows.size() && i < 8; ++i) {
    const Observation* cell = CellOf(context, table, rows[i], column);
    record::Text name = Both(facts.rows[static_cast<std::size_t>(rows[i])].label);
    if (cell != nullptr) name.zh += fmt::format("（{}）", cell->printed);
    if (cell != nullptr) name.en += fmt::format(" ({})", cell->printed);
    AddToList(names, name);
  }
  return rows.size() > 8 ? record::Text{names.zh + "…", names.en + "…"} : names;
}

bool SameSort(const Context& context, const std::string& a, const std::string& b) {
  const rules::Indicator* first = context.IndicatorOf(a);
  const rules::Indicator* second = context.IndicatorOf(b);
  return first != nullptr && second != nullptr && first->kind == second->kind;
}

/// Another column of the same sort whose first rows the list is, in its order; -1 if there is none.
int OrderingColumn(const Context& context, const ListTable& list, const std::vector<int>& rows,
                   int stated) {
  const TableFacts& table = context.facts.tables[static_cast<std::size_t>(list.table)];
  const std::string& indicator = table.columns[static_cast<std::size_t>(stated)].indicator;
  for (int c = 0; c < static_cast<int>(table.columns.size()); ++c) {
    const TableFacts::Column& column = table.columns[static_cast<std::size_t>(c)];
    if (c == stated || column.kind != TableFacts::ColumnKind::kFigure) continue;
    if (!SameSort(context, column.indicator, indicator)) continue;
    const Placing placing = Place(context, list, rows, c);
    if (placing.complete && placing.top && placing.ordered) return c;
  }
  return -1;
}

record::Text OtherColumnDetail(const Context& context, const ListTable& list,
                               const std::vector<int>& rows, int column) {
  const TableFacts& table = context.facts.tables[static_cast<std::size_t>(list.table)];
  const std::string& label = table.columns[static_cast<std::size_t>(column)].label;
  const Placing placing = Place(context, list, rows, column);
  const record::Text names = RowNames(context, list.table, list.rows, column);
  record::Text text = {
      fmt::format("该顺序是按附表{}“{}”排的：{}", list.table + 1, label, names.zh),
      fmt::format("the order is that of \"{}\" in table {}: {}", label, list.table + 1, names.en)};
  if (!placing.tied.empty()) {
    const record::Text tied = RowNames(context, list.table, placing.tied, column);
    text.zh += fmt::format("；{} 与末位并列", tied.zh);
    text.en += fmt::format("; {} is tied with the last of them", tied.en);
  }
  return text;
}

record::Text PlacingResult(const Context& context, const ListTable& list, const Placing& placing,
                           int column) {
  const record::Text printed = RowNames(context, list.table, list.rows, column);
  if (placing.top && placing.ordered) {
    record::Text text = {"附表依次为 " + printed.zh, "in the table: " + printed.en};
    if (!placing.tied.empty()) {
      const record::Text tied = RowNames(context, list.table, placing.tied, column);
      text.zh += "，" + tied.zh + " 并列";
      text.en += ", tied with " + tied.en;
    }
    return text;
  }
  if (!placing.top) {
    const record::Text missed = RowNames(context, list.table, placing.missed, column);
    return {fmt::format("附表中 {} 更高，未列入（所列为 {}）", missed.zh, printed.zh),
            fmt::format("in the table {} stand higher and are not listed (listed: {})", missed.en,
                        printed.en)};
  }
  std::vector<int> falling = list.rows;
  std::stable_sort(falling.begin(), falling.end(), [&](int a, int b) {
    return CellOf(context, list.table, a, column)->quantity->value >
           CellOf(context, list.table, b, column)->quantity->value;
  });
  const record::Text in_table = RowNames(context, list.table, falling, column);
  return {"顺序与附表不符，按附表依次为 " + in_table.zh,
          "the order is not that of the table, which is " + in_table.en};
}

std::optional<Finding> CheckTop(const Context& context, const rules::CheckRule& rule,
                                const Ranking& ranking) {
  const ColumnScope scope = {Setting(rule, "volumes"), ranking.claim->period};
  const std::optional<ListTable> list =
      FindListTable(context, ranking.items, ranking.claim->topic, ranking.group);
  const auto unchecked = [&](const std::string& reason, const record::Text& why) {
    return UncheckedClaim(context, rule, *ranking.claim, reason, why);
  };
  if (!list) {
    // Categories (十大热点) stand in no table; the order of their figures is all that can be
    // checked.
    if (!PrintedValues(context, ranking).empty()) return std::nullopt;
    return unchecked("missing", {"没有列有这些名称的附表", "no table has these names"});
  }
  if (list->resolved < static_cast<int>(ranking.items.size())) {
    return unchecked("ambiguous", {"有的名称在附表中找不到", "some names are not in the table"});
  }
  const int column = ColumnOf(context, list->table, ranking.indicator, scope);
  if (column < 0) {
    return unchecked("missing",
                     {"附表没有排名所依据的一列", "the table lacks the column ranked by"});
  }
  const RowSet set =
      FilterRows(context, list->table, ranking.group, ranking.claim->All("threshold"), scope);
  const Placing placing = Place(context, *list, set.rows, column);
  if (!placing.complete) {
    return unchecked("missing", {"附表中有的单位没有数值", "some unit has no figure in the table"});
  }
  Verdict verdict = Verdict::kHolds;
  int other = -1;
  if (!placing.top || !placing.ordered) {
    other = OrderingColumn(context, *list, set.rows, column);
    verdict = other >= 0 ? Verdict::kExplained : Verdict::kContradicted;
    if (other < 0 && !set.certain) {
      return unchecked("ambiguous", {"排名的范围在附表中不能确定",
                                     "the table does not tell which rows are meant"});
    }
  }
  Finding finding = Start(context, rule, verdict);
  finding.subject.table = list->table;
  finding.subject.indicator = context.facts.tables[static_cast<std::size_t>(list->table)]
                                  .columns[static_cast<std::size_t>(column)]
                                  .indicator;
  for (const int row : list->rows) {
    finding.operands.push_back(
        OperandOf(context, CellOf(context, list->table, row, column)->id, "item"));
  }
  for (std::size_t i = 0; i < placing.missed.size() && i < 8; ++i) {
    finding.operands.push_back(
        OperandOf(context, CellOf(context, list->table, placing.missed[i], column)->id, "missed"));
  }
  if (verdict == Verdict::kHolds) finding.power = "1";
  if (verdict == Verdict::kContradicted) finding.tried = {"other_base"};
  if (verdict == Verdict::kExplained) {
    // The right units in another order mislead nobody about who they are.
    if (placing.top) finding.severity = Severity::kNote;
    Explain(finding, "other_base", OtherColumnDetail(context, *list, set.rows, other));
    finding.explanation.value = context.facts.tables[static_cast<std::size_t>(list->table)]
                                    .columns[static_cast<std::size_t>(other)]
                                    .label;
    for (const int row : Place(context, *list, set.rows, other).tied) {
      finding.explanation.matches.push_back(
          OperandOf(context, CellOf(context, list->table, row, other)->id, "tied"));
    }
  }
  return FinishRanking(context, rule, ranking, std::move(finding),
                       PlacingResult(context, *list, placing, column));
}

std::optional<Finding> CheckLength(const Context& context, const rules::CheckRule& rule,
                                   const Ranking& ranking) {
  if (!ranking.n || ranking.items.empty()) return std::nullopt;
  const int listed = static_cast<int>(ranking.items.size());
  const bool holds = listed == *ranking.n;
  // More names than places may be a tie; fewer are a name left out.
  Finding finding = Start(
      context, rule,
      holds ? Verdict::kHolds : (listed > *ranking.n ? Verdict::kSuspect : Verdict::kContradicted));
  finding.stated = std::to_string(*ranking.n);
  finding.computed = std::to_string(listed);
  if (holds) finding.power = "1";
  record::Operand list = ComputedOperand("listed", {"所列", "listed"}, Rational(listed), "");
  list.text = ItemNames(context, ranking.items).zh;
  list.place = ranking.claim->place;
  list.source = "prose";
  finding.operands.push_back(std::move(list));
  return FinishRanking(context, rule, ranking, std::move(finding),
                       {fmt::format("列出{}个", listed), fmt::format("{} are listed", listed)});
}

template <typename Check>
std::vector<Finding> ForEach(const Context& context, const rules::CheckRule& rule,
                             const Check& check) {
  std::vector<Finding> findings;
  for (const Claim* claim : ClaimsOf(context, "ranking")) {
    if (auto finding = check(context, rule, ReadRanking(*claim))) {
      findings.push_back(std::move(*finding));
    }
  }
  return findings;
}

}  // namespace

std::vector<Finding> CheckRankingOrders(const Context& context, const rules::CheckRule& rule) {
  return ForEach(context, rule, CheckOrder);
}

std::vector<Finding> CheckRankingTops(const Context& context, const rules::CheckRule& rule) {
  return ForEach(context, rule, CheckTop);
}

std::vector<Finding> CheckRankingLengths(const Context& context, const rules::CheckRule& rule) {
  return ForEach(context, rule, CheckLength);
}

}  // namespace gouji::check
