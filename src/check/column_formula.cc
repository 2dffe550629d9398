#include "check/column_formula.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <utility>

#include "check/finding_builder.h"
#include "check/readings.h"
#include "check/rounding_habit.h"

namespace gouji::check {

namespace {

using record::Observation;
using record::TableFacts;
using record::Verdict;
using RowKind = record::TableFacts::RowKind;

struct Row {
  int row = -1;
  const Observation* stated = nullptr;
  std::optional<Rational> computed;
  std::optional<Fit> fit;  ///< Nothing: it cannot be computed.
};

/// The rows with a printed figure. A repeated row is left out.
std::vector<Row> RowsOf(const Context& context, int table, int column) {
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  std::vector<Row> rows;
  for (int r = 0; r < static_cast<int>(facts.rows.size()); ++r) {
    const TableFacts::Row& row = facts.rows[static_cast<std::size_t>(r)];
    const int id = facts.cells[static_cast<std::size_t>(r)][static_cast<std::size_t>(column)];
    if (row.repeats >= 0 || id < 0 || !context.At(id).quantity) continue;
    rows.push_back({r, &context.At(id), std::nullopt, std::nullopt});
  }
  return rows;
}

RowKind KindOf(const Context& context, const Row& row) {
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(row.stated->table)];
  return facts.rows[static_cast<std::size_t>(row.row)].kind;
}

bool Applies(const Context& context, const ColumnFormula& formula, const Row& row) {
  return !formula.of_whole || KindOf(context, row) != RowKind::kPart;
}

bool IsInformative(const Row& row) {
  const Rational value(row.stated->quantity->value);
  return !value.IsZero() && value != Rational(100);
}

/// How well the rows fit a formula.
struct Suitability {
  std::ptrdiff_t informative = 0, fits = 0;
  std::set<Decimal> values;  ///< Of the rows that fit.

  bool IsKnown(const ColumnFormula& formula) const {
    constexpr std::ptrdiff_t kFewest = 2;
    if (formula.guesses > 0) return IsNoChance(formula.guesses);
    return fits >= kFewest && 2 * fits >= informative;
  }

 private:
  /// A figure of n digits fits a wrong formula in one of 10^(n-1) rows at most; equal figures may
  /// stand beside equal counts and say it once. Chance must explain one column in a thousand at
  /// most, whatever the number of formulas that were tried.
  bool IsNoChance(std::size_t guesses) const {
    constexpr std::size_t kFewest = 3, kThousand = 3;
    std::size_t digits = 0;
    for (const Decimal& value : values) {
      digits += std::to_string(std::abs(value.coefficient())).size() - 1;
    }
    return kRowsForOneMiss * (informative - fits) <= fits && values.size() >= kFewest &&
           digits >= kThousand + std::to_string(guesses).size();
  }

 public:
  /// Of what a publisher prints, far fewer rows are wrong.
  static constexpr std::ptrdiff_t kRowsForOneMiss = 10;
};

bool IsReadWithDoubt(const Context& context, const ColumnFormula& formula, const Row& row) {
  if (!row.stated->recognised) return false;  // Then the others of its row were not either.
  if (IsDoubtful(*row.stated)) return true;
  const std::vector<record::Operand> operands = formula.cell(row.row).operands;
  return std::any_of(operands.begin(), operands.end(), [&](const record::Operand& operand) {
    return operand.observation >= 0 && IsDoubtful(context.At(operand.observation));
  });
}

bool IsRoundedIn(const ColumnFormula& formula, const Row& row) {
  if (!formula.range) return false;
  const std::optional<Interval> range = formula.range(row.row);
  return range && IsRounded(*range, row.stated->quantity->value);
}

/// With operands that are rounded themselves.
Fit FitIn(const ColumnFormula& formula, const Row& row, const Rational& computed) {
  const Decimal& stated = row.stated->quantity->value;
  const Fit fit = FitOf(computed, stated);
  if (fit == Fit::kRounded || !formula.range) return fit;
  const std::optional<Interval> range = formula.range(row.row);
  return range ? FitOf(*range, stated) : fit;
}

/// Stops as soon as more rows do not fit than may.
Suitability Suit(const Context& context, const std::vector<Row>& rows,
                 const ColumnFormula& formula) {
  Suitability result;
  const auto all = static_cast<std::ptrdiff_t>(rows.size());
  const bool is_guess = formula.guesses > 0;
  const std::ptrdiff_t most_misses = is_guess ? all / Suitability::kRowsForOneMiss : all / 2;
  for (const Row& row : rows) {
    if (!IsInformative(row) || !Applies(context, formula, row)) continue;
    if (formula.tells && !formula.tells(row.row)) continue;
    const std::optional<Rational> computed = formula.value(row.row);
    if (!computed) continue;
    const Decimal& stated = row.stated->quantity->value;
    const bool fits = IsRounded(*computed, stated);
    // Guesses need nearly all rows. A misreading is no row that speaks against one, nor is one that
    // rounding explains.
    if (!fits && is_guess &&
        (IsReadWithDoubt(context, formula, row) || IsRoundedIn(formula, row))) {
      continue;
    }
    ++result.informative;
    result.fits += fits;
    if (fits && is_guess) result.values.insert(stated);
    if (result.informative - result.fits > most_misses) break;
  }
  return result;
}

struct Choice {
  const ColumnFormula* formula = nullptr;
  Suitability suitability;
  bool IsKnown() const { return formula != nullptr && suitability.IsKnown(*formula); }
};

/// The best of those that are guesses, or of those that are not; the earlier of equal ones.
Choice Choose(const Context& context, const std::vector<Row>& rows,
              const std::vector<ColumnFormula>& formulas, bool guesses) {
  const auto informative = std::count_if(rows.begin(), rows.end(), IsInformative);
  Choice best;
  for (const ColumnFormula& formula : formulas) {
    if ((formula.guesses > 0) != guesses) continue;
    Suitability suitability = Suit(context, rows, formula);
    if (best.formula != nullptr && suitability.fits <= best.suitability.fits) continue;
    best = {&formula, std::move(suitability)};
    if (best.suitability.fits == informative) break;  // None can fit better.
  }
  return best;
}

/// The rows of one formula as the figures that one publisher rounded.
struct Rounded {
  std::vector<RoundedFigure> figures;
  std::vector<std::size_t> index;  ///< [row] -> its figure.
  /// Shares that were made to add up to 100, because rounded to the nearest they do not; which way
  /// they were adjusted: -1 or 1. 0 for others.
  int adjusted = 0;
};

Decimal ToNearest(const RoundedFigure& figure) {
  const int places = std::max(0, -figure.stated.exponent());
  return Decimal::Parse(figure.computed.ToString(places)).value();
}

Rounded RoundedOf(const Context& context, const ColumnFormula& formula,
                  const std::vector<Row>& rows) {
  Rounded rounded;
  Rational stated, computed, nearest;
  std::ptrdiff_t one_unit = 0;
  for (const Row& row : rows) {
    rounded.index.push_back(rounded.figures.size());
    if (!row.fit) continue;
    rounded.figures.push_back({*row.computed, row.stated->quantity->value});
    if (KindOf(context, row) != RowKind::kData) continue;
    const RoundedFigure& figure = rounded.figures.back();
    stated = stated + Rational(figure.stated);
    computed = computed + figure.computed;
    nearest = nearest + Rational(ToNearest(figure));
    one_unit += row.fit == Fit::kOneUnit;
  }
  const Rational hundred(100);
  const bool closes = formula.of_whole && stated == hundred && computed == hundred;
  if (closes && one_unit <= 1) rounded.adjusted = (hundred - nearest).Sign();
  return rounded;
}

/// The rows that a formula speaks of, with what it makes of them.
std::vector<Row> RowsBy(const Context& context, const ColumnFormula& formula,
                        std::vector<Row> rows) {
  std::erase_if(rows, [&](const Row& row) { return !Applies(context, formula, row); });
  for (Row& row : rows) {
    row.computed = formula.value(row.row);
    if (row.computed) row.fit = FitIn(formula, row, *row.computed);
  }
  // A total may be a mean of the rows, or count something else.
  std::erase_if(rows, [&](const Row& row) {
    return formula.guesses > 0 && KindOf(context, row) != RowKind::kData &&
           row.fit != Fit::kRounded;
  });
  return rows;
}

bool AllFit(const std::vector<Row>& rows) {
  return std::all_of(rows.begin(), rows.end(),
                     [](const Row& row) { return !row.fit || row.fit == Fit::kRounded; });
}

/// The formula that a guess is a part of, if all rows fit that and some do not fit the guess.
std::optional<ColumnFormula> WiderThan(const Context& context, const ColumnFormula& guess,
                                       const std::vector<Row>& rows) {
  if (!guess.wider || AllFit(RowsBy(context, guess, rows))) return std::nullopt;
  for (ColumnFormula& wider : guess.wider(guess)) {
    if (AllFit(RowsBy(context, wider, rows))) return std::move(wider);
  }
  return std::nullopt;
}

struct Excuse {
  std::string kind;  ///< "": none.
  record::Text detail;
  std::vector<std::string> tried;
};

Excuse ExcuseOf(const Row& row, const Rounded& rounded, std::size_t index) {
  Excuse excuse;
  const RoundedFigure& figure = rounded.figures[index];
  const int way = (Rational(figure.stated) - Rational(ToNearest(figure))).Sign();
  const bool closes = rounded.adjusted != 0 && way == rounded.adjusted;
  switch (HabitOf(rounded.figures, index, *row.fit, closes, &excuse.tried)) {
    case Habit::kTruncated:
      excuse.kind = "truncation";
      excuse.detail = {"末位是截去而不是四舍五入", "the last digit was cut off, not rounded"};
      break;
    case Habit::kTruncatedAlone:
      excuse.kind = "truncation";
      excuse.detail = {"该行末位是截去的，其他行是四舍五入的",
                       "this one was cut off after the last place, the others were rounded"};
      break;
    case Habit::kBalanced:
      excuse.kind = "balanced";
      excuse.detail = {"末位作了调整，使各项之和为100%", "adjusted so that all add up to 100%"};
      break;
    case Habit::kFromRounded:
      excuse.kind = "from_rounded";
      excuse.detail = {"由已经四舍五入过的数再次四舍五入",
                       "rounded a second time from a rounded figure"};
      break;
    case Habit::kCeiling:
      excuse.kind = "ceiling";
      excuse.detail = {"末位是进位而不是四舍五入", "the last digit was rounded up"};
      break;
    case Habit::kNone:
      break;
  }
  return excuse;
}

record::Finding RowFinding(const Context& context, const rules::CheckRule& rule,
                           const ColumnFormula& formula, const Row& row, bool known,
                           const Rounded& rounded, std::size_t index) {
  const ComputedCell cell = formula.cell(row.row);
  Verdict verdict = Verdict::kUnchecked;
  if (row.fit == Fit::kRounded && known) verdict = Verdict::kHolds;
  const bool off = known && row.fit && row.fit != Fit::kRounded;
  Excuse excuse;
  if (off) excuse = ExcuseOf(row, rounded, index);
  if (off && !excuse.kind.empty()) verdict = Verdict::kExplained;
  const bool nested = off && formula.nested && KindOf(context, row) == RowKind::kData;
  if (off && excuse.kind.empty() && !nested) {
    verdict = formula.guesses > 0 ? Verdict::kSuspect : Verdict::kContradicted;
  }
  record::Finding finding = Start(context, rule, verdict);
  if (verdict == Verdict::kUnchecked) {
    finding.reason = cell.zero_divisor ? "zero_denominator"
                     : !row.fit        ? "missing"
                     : nested          ? "nested_rows"
                                       : "base_unknown";
  }
  if (verdict == Verdict::kExplained) {
    finding.severity = record::Severity::kNote;
    Explain(finding, excuse.kind, excuse.detail);
  }
  if (off) finding.tried = excuse.tried;
  SetValues(finding, context, row.stated->id, row.computed.value_or(Rational()));
  if (!row.computed) finding.computed.clear();
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(row.stated->table)];
  const std::string& label = facts.rows[static_cast<std::size_t>(row.row)].label;
  finding.subject.unit = label;
  finding.operands = {OperandOf(context, row.stated->id, "stated")};
  for (const record::Operand& operand : cell.operands) finding.operands.push_back(operand);
  const std::string computed = finding.computed;
  if (computed.empty()) {
    const std::string name = label + row.stated->label;
    const std::string& stated = row.stated->printed;
    finding.message = {fmt::format("{}为 {}；{} 不能计算", name, stated, formula.name.zh),
                       fmt::format("{} of {} is {}; {} cannot be computed", row.stated->label,
                                   label, stated, formula.name.en)};
    return WithName(std::move(finding));
  }
  return Finish(std::move(finding), rule,
                {{"subject", Both(label)},
                 {"name", Both(row.stated->label)},
                 {"stated", Both(row.stated->printed)},
                 {"formula", formula.name},
                 {"values", Both(cell.formula)},
                 {"computed", Both(computed)}});
}

}  // namespace

std::vector<record::Finding> CheckColumnFormulas(const Context& context,
                                                 const rules::CheckRule& rule, int table,
                                                 int column,
                                                 const std::vector<ColumnFormula>& formulas) {
  std::vector<record::Finding> findings;
  std::vector<Row> rows = RowsOf(context, table, column);
  Choice best = Choose(context, rows, formulas, false);
  if (!best.IsKnown()) {
    Choice guess = Choose(context, rows, formulas, true);
    if (guess.IsKnown()) best = std::move(guess);
  }
  if (best.formula == nullptr) return findings;
  const std::optional<ColumnFormula> wider = WiderThan(context, *best.formula, rows);
  const ColumnFormula& formula = wider ? *wider : *best.formula;
  rows = RowsBy(context, formula, std::move(rows));
  const Rounded rounded = RoundedOf(context, formula, rows);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    findings.push_back(
        RowFinding(context, rule, formula, rows[i], best.IsKnown(), rounded, rounded.index[i]));
  }
  return findings;
}

}  // namespace gouji::check
