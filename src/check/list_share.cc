// The kinds "list_share" and "list_scope": what the listed units or categories are together of a
// base (排名前五位的镇街…占诉求总量的35.67%), and whether that base counts the same thing as their
// figures do.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "check/base_search.h"
#include "check/claim_terms.h"
#include "check/finding_builder.h"
#include "check/rule_kinds.h"
#include "check/same_period.h"
#include "check/share_group.h"
#include "check/stated_base.h"
#include "check/table_rows.h"
#include "check/table_sums.h"

namespace gouji::check {

namespace {

using record::Claim;
using record::Finding;
using record::Observation;
using record::Severity;
using record::TableFacts;
using record::Term;
using record::Verdict;

struct Addends {
  std::vector<const Observation*> figures;
  Rational sum;
  int table = -1, column = -1;  ///< Where they stand; -1 if in the prose.
};

/// Counts that the prose prints with labels: the categories of share claims, parts and items.
class LabelledCounts {
 public:
  explicit LabelledCounts(const Context& context) : context_(context) {
    for (const Observation& figure : context.facts.observations) {
      if (figure.source != record::Source::kProse || !IsExactCount(context, figure)) continue;
      // A unit has many figures; which one is meant only its table can say.
      if (figure.label.empty() || !figure.entity.empty()) continue;
      by_name_[CategoryName(context, figure.label)].push_back(&figure);
    }
  }

  /// The count of a category: of the claim's topic and period, with one value only.
  const Observation* Find(const Term& item, const Claim& claim) const {
    const std::string& topic = claim.topic;
    const auto found = by_name_.find(CategoryName(context_, item.text));
    if (found == by_name_.end()) return nullptr;
    const Observation* only = nullptr;
    for (const Observation* figure : found->second) {
      if (figure->topic != topic && !figure->topic.empty() && !topic.empty()) continue;
      if (!SamePeriod(context_, figure->period, claim.period)) continue;
      if (only != nullptr && only->quantity->value != figure->quantity->value) return nullptr;
      only = figure;
    }
    return only;
  }

 private:
  const Context& context_;
  std::map<std::string, std::vector<const Observation*>> by_name_;
};

std::optional<Addends> FromOwnFigures(const Context& context,
                                      const std::vector<const Term*>& items) {
  Addends addends;
  for (const Term* item : items) {
    const Observation* figure = FigureOf(context, item);
    if (figure == nullptr || !IsExactCount(context, *figure)) return std::nullopt;
    addends.figures.push_back(figure);
  }
  return addends;
}

std::optional<Addends> FromLabels(const LabelledCounts& counts,
                                  const std::vector<const Term*>& items, const Claim& claim) {
  Addends addends;
  for (const Term* item : items) {
    const Observation* figure = item->entity.empty() ? counts.Find(*item, claim) : nullptr;
    if (figure == nullptr) return std::nullopt;
    addends.figures.push_back(figure);
  }
  return addends;
}

std::optional<Addends> FromTable(const Context& context, const Claim& claim,
                                 const std::vector<const Term*>& items,
                                 const std::vector<std::string>& volumes) {
  const Term* by = claim.First("by");
  const Term* group = claim.First("group");
  const auto list = FindListTable(context, items, claim.topic, group ? group->text : "");
  if (!list || list->resolved < static_cast<int>(items.size())) return std::nullopt;
  // Without a word for what is counted it is the number of orders.
  const std::string indicator =
      by != nullptr && !by->indicator.empty() ? by->indicator : (volumes.empty() ? "" : volumes[0]);
  Addends addends;
  addends.table = list->table;
  addends.column = ColumnOf(context, list->table, indicator, {volumes, claim.period});
  if (addends.column < 0) return std::nullopt;
  for (const int row : list->rows) {
    const Observation* cell = CellOf(context, list->table, row, addends.column);
    if (cell == nullptr || !IsExactCount(context, *cell)) return std::nullopt;
    addends.figures.push_back(cell);
  }
  return addends;
}

/// 以上10家: the nearest list before, in this paragraph or the one above it, that has as many
/// figures.
std::vector<const Term*> ListBefore(const Context& context, const Claim& claim, int n) {
  static const std::set<std::string> kRoles = {"part", "item", "count"};
  const Claim* nearest = nullptr;
  std::vector<const Term*> items;
  for (const Claim& other : context.facts.claims) {
    const std::pair<int, std::size_t> at = {other.paragraph, other.begin};
    if (at >= std::pair(claim.paragraph, claim.begin) || claim.paragraph - at.first > 1) continue;
    if (nearest != nullptr && at < std::pair(nearest->paragraph, nearest->begin)) continue;
    std::vector<const Term*> terms;
    for (const Term& term : other.terms) {
      if (kRoles.contains(term.role) && FigureOf(context, &term) != nullptr) terms.push_back(&term);
    }
    if (static_cast<int>(terms.size()) != n) continue;
    nearest = &other;
    items = std::move(terms);
  }
  return items;
}

std::optional<Addends> FindAddends(const Context& context, const LabelledCounts& counts,
                                   const Claim& claim, const std::vector<const Term*>& items,
                                   const std::vector<std::string>& volumes) {
  if (items.empty()) return std::nullopt;
  std::optional<Addends> addends = FromOwnFigures(context, items);
  if (!addends) addends = FromLabels(counts, items, claim);
  if (!addends) addends = FromTable(context, claim, items, volumes);
  if (!addends) return std::nullopt;
  for (const Observation* figure : addends->figures) {
    addends->sum = addends->sum + Rational(figure->quantity->value);
  }
  return addends;
}

/// Claims of both kinds that print the share of a list.
std::vector<const Claim*> ListShareClaims(const Context& context) {
  std::vector<const Claim*> claims = ClaimsOf(context, "list_share");
  for (const Claim* claim : ClaimsOf(context, "ranking")) {
    if (claim->First("share") != nullptr) claims.push_back(claim);
  }
  return claims;
}

std::vector<const Term*> ItemsOf(const Context& context, const Claim& claim) {
  std::vector<const Term*> items = claim.All("item");
  const std::optional<int> count = NumberOf(claim.First("n"));
  if (items.empty() && count) items = ListBefore(context, claim, *count);
  return items;
}

record::Text Names(const Context& context, const std::vector<const Term*>& items) {
  record::Text names;
  for (std::size_t i = 0; i < items.size() && i < 12; ++i) {
    AddToList(names, Both(TermLabel(context, *items[i])));
  }
  return names;
}

struct ListShare {
  const Claim* claim = nullptr;
  std::vector<const Term*> items;
  const Observation* share = nullptr;
  std::optional<Addends> addends;
  std::optional<StatedBase> base;
};

std::vector<ListShare> FindListShares(const Context& context, const rules::CheckRule& rule) {
  std::vector<ListShare> shares;
  const std::vector<const Claim*> claims = ListShareClaims(context);
  if (claims.empty()) return shares;
  const BaseFinder finder(context, Setting(rule, "totals"));
  const LabelledCounts counts(context);
  for (const Claim* claim : claims) {
    ListShare one;
    one.claim = claim;
    one.share = FigureOf(context, claim->First("share"));
    if (one.share == nullptr) continue;
    one.items = ItemsOf(context, *claim);
    one.addends = FindAddends(context, counts, *claim, one.items, Setting(rule, "volumes"));
    const std::string measure = one.addends ? one.addends->figures.front()->quantity->measure : "";
    one.base = finder.Find({claim, claim->First("base"), measure});
    shares.push_back(std::move(one));
  }
  return shares;
}

Finding Judge(const Context& context, const rules::CheckRule& rule, const ListShare& list) {
  if (!list.addends) {
    return UncheckedClaim(context, rule, *list.claim, "missing",
                          {"所列各项没有可以相加的数", "the listed items have no figures to add"});
  }
  if (!list.base) {
    return UncheckedClaim(context, rule, *list.claim, "missing",
                          {"文中没有作为分母的总数", "the bulletin prints no such base"});
  }
  const Observation& base = context.At(list.base->observation);
  if (base.quantity->value.IsZero()) {
    return UncheckedClaim(context, rule, *list.claim, "zero_denominator",
                          {"所述分母为0", "the stated base is 0"});
  }
  const auto whole = ValuesOf(context, base);
  const Fit fit = whole
                      ? FitShare(context, Interval::Exactly(list.addends->sum), *whole, *list.share)
                      : Fit::kOff;
  if (fit != Fit::kRounded && list.base->kind == StatedBase::Kind::kNear) {
    return UncheckedClaim(context, rule, *list.claim, "ambiguous",
                          {"所称分母与文中数据不是同一名称",
                           "the base is named otherwise than any figure of the bulletin"});
  }
  const Rational base_value(base.quantity->value);
  const Rational scale(list.share->quantity->measure == "‰" ? 1000 : 100);
  const Rational computed = scale * list.addends->sum / base_value;
  Finding finding = Start(context, rule, Verdict::kHolds);
  if (fit == Fit::kRounded) {
    const auto range = ImpliedNumerators(base_value, PercentOf(*list.share), Rounding::kNearest);
    if (range) {
      const Rational reach =
          std::max(list.addends->sum - range->low, range->high - list.addends->sum);
      finding.power = WithMeasure(reach + Rational(1), base);
    }
  } else if (fit == Fit::kTruncated) {
    finding = Start(context, rule, Verdict::kExplained);
    finding.severity = Severity::kNote;
    Explain(finding, "truncation",
            {"末位之后直接舍去，没有四舍五入", "cut off after the last place, not rounded"});
  } else {
    finding = Start(context, rule, Verdict::kContradicted);
    if (fit == Fit::kOneUnit) finding.severity = std::min(finding.severity, Severity::kWarning);
    finding.tried = {"truncation"};
    const auto range = ImpliedDenominators(list.addends->sum, PercentOf(*list.share),
                                           Rounding::kNearest, MostThings());
    if (range) {
      BaseQuery query{
          *range, list.claim->topic, list.claim->paragraph, base.quantity->measure, {base.id}};
      std::vector<record::Operand> matches = FindBases(context, query);
      if (matches.empty()) {
        finding.tried.push_back("other_base");
        ExplainEither(finding, list.share->quantity->value, list.share->quantity->measure, computed,
                      *range);
      } else {
        const std::string implied = RangeText(*range);
        const record::Text match = NameOf(matches.front());
        const std::string value = matches.front().value;
        ExplainRange(finding, "implied_denominator", *range, std::move(matches),
                     {fmt::format("该占比对应的分母是{}，即{} {}", implied, match.zh, value),
                      fmt::format("the share fits the denominator {}, which is {} {}", implied,
                                  match.en, value)});
      }
    }
  }
  SetValues(finding, context, list.share->id, computed);
  for (const Observation* figure : list.addends->figures) {
    finding.operands.push_back(OperandOf(context, figure->id, "numerator"));
  }
  finding.operands.push_back(OperandOf(context, base.id, "denominator"));
  finding.operands.push_back(OperandOf(context, list.share->id, "stated"));
  const std::string shown = finding.computed;
  return Finish(std::move(finding), rule,
                {{"items", Names(context, list.items)},
                 {"count", Both(std::to_string(list.items.size()))},
                 {"sum", Both(list.addends->sum.ToShortString())},
                 {"base", Both(LabelOf(context, base))},
                 {"base_value", Both(base.printed)},
                 {"share", Both(list.share->printed)},
                 {"computed", Both(shown)}});
}

/// The sums of one indicator's columns in all tables of a topic: a bulletin splits its units over
/// several tables.
struct IndicatorTotal {
  Rational sum;
  std::vector<ColumnSum> columns;
  bool exact = true;
};

IndicatorTotal TotalOf(const Context& context, const std::string& indicator,
                       const std::string& topic, const std::string& period) {
  IndicatorTotal total;
  for (int t = 0; t < static_cast<int>(context.facts.tables.size()); ++t) {
    const TableFacts& table = context.facts.tables[static_cast<std::size_t>(t)];
    if (table.topic != topic) continue;
    const int column = ColumnOf(context, t, indicator, {{}, period});
    const auto sum = column < 0 ? std::nullopt : SumColumn(context, t, column);
    if (!sum) continue;
    total.exact = total.exact && sum->exact && sum->missing == 0 && !sum->nested;
    total.sum = total.sum + sum->sum;
    total.columns.push_back(*sum);
  }
  return total;
}

}  // namespace

std::vector<Finding> CheckListShares(const Context& context, const rules::CheckRule& rule) {
  std::vector<Finding> findings;
  for (const ListShare& list : FindListShares(context, rule)) {
    findings.push_back(Judge(context, rule, list));
  }
  return findings;
}

std::vector<Finding> CheckListScopes(const Context& context, const rules::CheckRule& rule) {
  for (const ListShare& list : FindListShares(context, rule)) {
    if (!list.addends || !list.base || list.addends->column < 0) continue;
    const TableFacts& table = context.facts.tables[static_cast<std::size_t>(list.addends->table)];
    const TableFacts::Column& column =
        table.columns[static_cast<std::size_t>(list.addends->column)];
    const Observation& base = context.At(list.base->observation);
    if (column.indicator.empty() || base.indicator.empty() || column.indicator == base.indicator) {
      continue;
    }
    const IndicatorTotal total =
        TotalOf(context, column.indicator, table.topic, list.claim->period);
    if (!total.exact || total.columns.empty() || !IsExactCount(context, base)) continue;
    if (total.sum == Rational(base.quantity->value)) continue;

    Finding finding = Start(context, rule, Verdict::kSuspect);
    SetValues(finding, context, base.id, total.sum);
    finding.subject.indicator = column.indicator;
    std::string sums;
    for (const ColumnSum& one : total.columns) {
      finding.operands.push_back(
          ComputedOperand("sum", SumLabel(context, one), one.sum, column.measure));
      finding.operands.back().table = one.table;
      finding.operands.back().column = one.column;
      finding.operands.back().place =
          context.facts.tables[static_cast<std::size_t>(one.table)].place;
      sums += (sums.empty() ? "" : " + ") + one.sum.ToShortString();
    }
    finding.operands.push_back(OperandOf(context, base.id, "denominator"));
    finding.operands.push_back(OperandOf(context, list.share->id, "stated"));
    Explain(
        finding, "scope",
        {"一件诉求可能由几个单位承办，分子与分母不是同一口径",
         "one request may go to several units: numerator and base do not count the same thing"});
    finding.explanation.value = total.sum.ToShortString();
    // All lists of a bulletin share this cause: once is enough.
    return {Finish(
        std::move(finding), rule,
        {{"column", Both(column.label)},
         {"sums", Both(total.columns.size() > 1 ? sums + " = " + total.sum.ToShortString() : sums)},
         {"base", Both(LabelOf(context, base))},
         {"base_value", Both(base.printed)},
         {"share", Both(list.share->printed)}})};
  }
  return {};
}

}  // namespace gouji::check
