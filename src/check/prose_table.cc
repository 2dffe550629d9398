// The kind "prose_table": a headline of the prose against what the tables say of all units.

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "check/finding_builder.h"
#include "check/rounding.h"
#include "check/rule_kinds.h"
#include "check/same_period.h"
#include "check/table_figure.h"

namespace gouji::check {

namespace {

using record::Observation;
using record::TableFacts;
using record::Verdict;

/// Below this a number equals some other column's by chance.
const Rational kLeastTelling(10);

bool IsCount(const rules::Indicator& indicator) {
  return indicator.kind == rules::IndicatorKind::kFlow ||
         indicator.kind == rules::IndicatorKind::kStock;
}

bool Agrees(const Context& context, const Observation& stated, const TableFigure& figure) {
  const Decimal printed = stated.quantity->value;
  if (IsExactCount(context, stated)) return Rational(printed) == figure.printed;
  if (!figure.computed && figure.columns.front().printed_total >= 0) {
    // Both are printed: the coarser must be the finer one rounded, so figures of one precision are
    // equal.
    const Decimal cell = context.At(figure.columns.front().printed_total).quantity->value;
    const bool cell_is_finer = cell.exponent() < printed.exponent();
    return cell_is_finer ? FitOf(Rational(cell), printed) == Fit::kRounded
                         : FitOf(Rational(printed), cell) == Fit::kRounded &&
                               (cell.exponent() != printed.exponent() || cell == printed);
  }
  const std::optional<Interval> values = ValuesOf(context, stated);
  return (values && values->Contains(figure.printed)) ||
         FitOf(figure.printed, printed) == Fit::kRounded;
}

struct NearIndicator {
  std::string id;
  bool same = true;  ///< False: near only, so a difference is a question of scope first.
};

/// The indicators of the tables that a headline may be held against: its own, or, where no table
/// has that and the prose does not state the other itself, one that is near.
std::vector<NearIndicator> Comparable(const Context& context, const Observation& stated) {
  std::vector<NearIndicator> result = {{stated.indicator, true}};
  const rules::Indicator* own = context.IndicatorOf(stated.indicator);
  for (const auto& [id, indicator] : context.lexicon.indicators.by_id) {
    const bool near =
        std::find(own->near.begin(), own->near.end(), id) != own->near.end() ||
        std::find(indicator.near.begin(), indicator.near.end(), own->id) != indicator.near.end();
    if (!near || indicator.kind != own->kind) continue;
    const bool stated_too = std::any_of(
        context.facts.observations.begin(), context.facts.observations.end(),
        [&](const Observation& other) {
          return other.source == record::Source::kProse && other.indicator == id &&
                 other.entity.empty() && other.qualifier == stated.qualifier &&
                 SamePeriod(context, other, stated) && SameTopic(other.topic, stated.topic);
        });
    if (!stated_too) result.push_back({id, false});
  }
  return result;
}

/// Another column of the same total row, or its sum, that is the headline's number.
std::optional<record::Operand> OtherColumn(const Context& context, const Observation& stated,
                                           const TableFigure& figure) {
  const Rational value(stated.quantity->value);
  if (figure.computed || figure.columns.size() != 1 || value < kLeastTelling) return std::nullopt;
  const int table = figure.columns[0].table;
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  for (int c = 0; c < static_cast<int>(facts.columns.size()); ++c) {
    const rules::Indicator* indicator =
        context.IndicatorOf(facts.columns[static_cast<std::size_t>(c)].indicator);
    if (c == figure.columns[0].column || indicator == nullptr || !IsCount(*indicator)) continue;
    const std::optional<ColumnSum> sum = SumColumn(context, table, c);
    if (!sum) continue;
    if (sum->printed_total >= 0) {
      if (Rational(context.At(sum->printed_total).quantity->value) == value) {
        return OperandOf(context, sum->printed_total, "match");
      }
    } else if (sum->sum == value && sum->missing == 0) {
      record::Operand operand = ComputedOperand("match", SumLabel(context, *sum), sum->sum, "");
      operand.table = table;
      operand.column = c;
      operand.place = facts.place;
      return operand;
    }
  }
  return std::nullopt;
}

/// 转办900件，已办结855件 beside a table of 办结 of all that was accepted: the tables count more
/// than the whole that the sentence gives, which they do not have, so it is not the same work.
bool IsOfSmallerWhole(const Context& context, const Observation& stated,
                      const TableFigure& figure) {
  const Observation* whole = nullptr;
  for (const Observation& other : context.facts.observations) {
    if (other.source != record::Source::kProse || other.paragraph != stated.paragraph ||
        other.begin >= stated.begin || !IsExactCount(context, other) || !other.entity.empty() ||
        other.indicator.empty() || other.indicator == stated.indicator) {
      continue;
    }
    if (whole == nullptr || whole->begin < other.begin) whole = &other;
  }
  if (whole == nullptr || !SamePeriod(context, *whole, stated)) return false;
  const Rational of(whole->quantity->value);
  if (of < Rational(stated.quantity->value) || figure.printed <= of) return false;
  return TableCounts(context, whole->indicator, *whole).empty();
}

record::Finding Compare(const Context& context, const rules::CheckRule& rule,
                        const Observation& stated, const TableFigure& figure, bool same,
                        bool agrees) {
  Verdict verdict = agrees ? Verdict::kHolds : Verdict::kContradicted;
  if (!agrees && !figure.complete) verdict = Verdict::kUnchecked;
  const bool other_work = verdict == Verdict::kContradicted && IsExactCount(context, stated) &&
                          IsOfSmallerWhole(context, stated, figure);
  if (other_work) verdict = Verdict::kUnchecked;
  record::Finding finding = Start(context, rule, verdict);
  if (verdict == Verdict::kUnchecked) finding.reason = other_work ? "scope" : "missing";
  SetValues(finding, context, stated.id, figure.printed);
  finding.subject.table = figure.columns.front().table;
  finding.operands.push_back(OperandOf(context, stated.id, "stated"));
  for (record::Operand& operand : OperandsOf(context, figure)) {
    finding.operands.push_back(std::move(operand));
  }
  if (agrees) {
    // One unit of the last place that is printed.
    const Rational unit = Rational::PowerOfTen(stated.quantity->value.exponent());
    finding.power = unit.ToShortString(4) + stated.quantity->measure;
  }
  if (verdict == Verdict::kContradicted) {
    if (const auto other = OtherColumn(context, stated, figure)) {
      finding.verdict = Verdict::kExplained;
      finding.severity = record::Severity::kNote;
      Explain(finding, "scope",
              {fmt::format("正文的数与“{}”相同，不是同名的一列", NameOf(*other).zh),
               fmt::format("the prose has the number of “{}”, not of the column of the same name",
                           NameOf(*other).en)});
      finding.explanation.value = other->value;
      finding.explanation.matches.push_back(*other);
    } else {
      finding.tried.push_back("scope");
      if (!same) finding.severity = std::min(finding.severity, record::Severity::kWarning);
    }
  }
  const rules::Indicator* indicator = context.IndicatorOf(stated.indicator);
  const std::string name =
      stated.label.empty() && indicator != nullptr ? indicator->zh : stated.label;
  return Finish(
      std::move(finding), rule,
      {{"name", Both(name)},
       {"stated", Both(stated.printed)},
       {"tables", FigureText(context, figure)},
       {"computed", Both(finding.computed)},
       {"difference",
        Both((Rational(stated.quantity->value) - figure.printed).Abs().ToShortString(4))}});
}

}  // namespace

std::vector<record::Finding> CheckProseAgainstTables(const Context& context,
                                                     const rules::CheckRule& rule) {
  std::vector<record::Finding> findings;
  for (const Observation& stated : context.facts.observations) {
    if (stated.source != record::Source::kProse || !stated.quantity || !stated.entity.empty())
      continue;
    const rules::Indicator* indicator = context.IndicatorOf(stated.indicator);
    if (indicator == nullptr || indicator->kind == rules::IndicatorKind::kOther) continue;
    for (const NearIndicator& comparable : Comparable(context, stated)) {
      const std::vector<TableFigure> figures = IsCount(*indicator)
                                                   ? TableCounts(context, comparable.id, stated)
                                                   : TableRates(context, comparable.id, stated);
      if (figures.empty()) continue;
      const auto agreeing = std::find_if(figures.begin(), figures.end(), [&](const TableFigure& f) {
        return Agrees(context, stated, f);
      });
      const bool agrees = agreeing != figures.end();
      findings.push_back(Compare(context, rule, stated, agrees ? *agreeing : figures.front(),
                                 comparable.same, agrees));
      break;
    }
  }
  return findings;
}

}  // namespace gouji::check
