// The kind "equation": a rule's expression on the rows of tables and on the statements of the
// prose.
//
// A table's column follows one formula. Which of the legal alternatives it is (办结率 of 应办理数
// or of 受理数) is decided for the whole column by what most of its rows fit, so that one wrong row
// cannot pass by fitting another base by chance, and a column of another base is not wrong in every
// row.

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "check/base_search.h"
#include "check/equation_case.h"
#include "check/equation_rows.h"
#include "check/finding_builder.h"
#include "check/rule_kinds.h"
#include "check/same_period.h"

namespace gouji::check {

namespace {

using record::TableFacts;
using record::Verdict;
using rules::Comparison;
using rules::Expression;

constexpr const char* kPerIssuer = "per_issuer";
/// Shares of the informative rows (a value other than 0 and 100) that a formula must fit before a
/// row that does not is held to it. A rate's base is one of a few, a score's weights are free.
const Rational kMajority(1, 2);
const Rational kPerIssuerMajority(4, 5);
constexpr int kFewRows = 3;
/// No bulletin of a hotline counts more.
const Rational kMostCases(1000000000);

bool Has(const rules::CheckRule& rule, const std::string& key, const std::string& value) {
  const auto setting = rule.settings.find(key);
  return setting != rule.settings.end() &&
         std::find(setting->second.begin(), setting->second.end(), value) != setting->second.end();
}

/// How well one alternative suits a column.
struct Suitability {
  const Expression* right = nullptr;
  std::vector<Trial> trials;
  int fits = 0, informative = 0, informative_fits = 0;
  bool Reaches(const Rational& share) const {
    return informative == 0 || Rational(informative_fits) >= share * Rational(informative);
  }
};

Suitability Measure(const Context& context, const rules::CheckRule& rule, const Expression& right,
                    const std::vector<EquationCase>& rows) {
  Suitability result;
  result.right = &right;
  for (const EquationCase& row : rows) {
    Trial trial = Try(context, *rule.comparison, right, row);
    const bool fits = trial.outcome == Trial::Outcome::kFits;
    const Rational stated(context.At(row.stated).quantity->value);
    const bool informative = (fits || trial.outcome == Trial::Outcome::kOff) && !stated.IsZero() &&
                             stated != Rational(100);
    result.fits += fits;
    result.informative += informative;
    result.informative_fits += informative && fits;
    result.trials.push_back(std::move(trial));
  }
  return result;
}

/// The smallest error of the numerator that would show: one printed unit of the quotient.
std::string PowerOf(const Context& context, const EquationCase& row, const Expression& right) {
  const Decimal stated = context.At(row.stated).quantity->value;
  const std::optional<Quotient> quotient = TopQuotient(right);
  if (!quotient) return Rational::PowerOfTen(stated.exponent()).ToShortString();
  const std::vector<std::string> below = rules::IndicatorsOf(quotient->denominator);
  if (below.size() != 1 || !row.figures.contains(below[0])) return "";
  const record::Observation& base = context.At(row.figures.at(below[0]));
  const Rational least = Rational(base.quantity->value).Abs() *
                         Rational::PowerOfTen(stated.exponent()) / Rational(100);
  return std::max(least.Ceiling(), Rational(1)).ToString(0) + base.quantity->measure;
}

record::Finding Unchecked(const Context& context, const rules::CheckRule& rule,
                          const EquationCase& row, const Expression& right, const Trial& trial,
                          const std::string& reason) {
  record::Finding finding = StartEquation(context, rule, Verdict::kUnchecked, row, right, trial);
  finding.reason = reason;
  return FinishEquation(context, rule, std::move(finding), row, right);
}

/// A figure that fits: as printed, or only with the values that its operands had before rounding.
record::Finding Fitting(const Context& context, const rules::CheckRule& rule,
                        const EquationCase& row, const Expression& right, const Trial& trial) {
  record::Finding finding =
      StartEquation(context, rule, trial.only_unrounded ? Verdict::kExplained : Verdict::kHolds,
                    row, right, trial);
  if (trial.only_unrounded) {
    finding.severity = record::Severity::kNote;
    Explain(finding, "from_unrounded",
            {"按四舍五入之前的数计算可得此值", "computed from figures before they were rounded"});
  }
  finding.power = PowerOf(context, row, right);
  return FinishEquation(context, rule, std::move(finding), row, right);
}

/// A figure that is off although its column follows the formula.
record::Finding Off(const Context& context, const rules::CheckRule& rule, const EquationCase& row,
                    const Expression& right, const Trial& trial,
                    const std::vector<Suitability>& others) {
  record::Finding finding = StartEquation(context, rule, Verdict::kContradicted, row, right, trial);
  ExplainEquation(context, rule, row, right, trial, finding);
  if (finding.verdict == Verdict::kContradicted) {
    for (const Suitability& other : others) {
      if (other.right == &right) continue;
      if (Try(context, *rule.comparison, *other.right, row).outcome != Trial::Outcome::kFits)
        continue;
      finding.verdict = Verdict::kExplained;
      finding.severity = std::min(rule.severity, record::Severity::kWarning);
      const std::string formula = NamesText(context, row, *other.right);
      Explain(finding, "other_base",
              {"这一行按 " + formula + " 计算", "this row was computed as " + formula});
      break;
    }
  }
  return FinishEquation(context, rule, std::move(finding), row, right);
}

/// A row of a rate whose denominator is not printed, and what that can be.
struct HiddenBase {
  const EquationCase* row = nullptr;
  std::string range;
};

/// One summary for the column, about the row that the table ends with: mostly its total.
record::Finding HiddenSummary(const Context& context, const rules::CheckRule& rule,
                              const Expression& right, std::vector<HiddenBase> known) {
  constexpr std::size_t kShown = 12;  // A sample is enough to see what the base may be.
  std::rotate(known.begin(), known.end() - 1, known.end());
  const EquationCase& last = *known.front().row;
  record::Finding summary = StartEquation(context, rule, Verdict::kExplained, last, right, Trial());
  summary.severity = record::Severity::kNote;
  summary.operands.clear();
  record::Text ranges;
  for (std::size_t i = 0; i < known.size(); ++i) {
    summary.operands.push_back(OperandOf(context, known[i].row->stated, "stated"));
    if (i >= kShown) continue;
    const std::string range = known[i].row->subject + " " + known[i].range;
    ranges.zh += (i == 0 ? "" : "；") + range;
    ranges.en += (i == 0 ? "" : "; ") + range;
  }
  if (known.size() > kShown) {
    ranges.zh += fmt::format("；另有 {} 行", known.size() - kShown);
    ranges.en += fmt::format("; and {} more rows", known.size() - kShown);
  }
  EquationCase column = last;
  column.subject.clear();
  summary.subject.unit.clear();
  Explain(summary, "implied_denominator",
          {"分母未列出，按整数推算为：" + ranges.zh,
           "the denominator is not printed; whole numbers give: " + ranges.en});
  summary = FinishEquation(context, rule, std::move(summary), column, right);
  const std::string& label = context.At(last.stated).label;
  summary.message = {
      fmt::format("附表{} “{}”列的分母没有列出（不是表中任何一列），{}行可由整数分母解释",
                  last.table + 1, label, known.size()),
      fmt::format("table {} does not print the denominator of “{}” (no column is it); whole "
                  "denominators explain {} rows",
                  last.table + 1, label, known.size())};
  return summary;
}

/// A rate that no whole denominator gives, with the nearest that might have been meant.
record::Finding NoHiddenBase(const Context& context, const rules::CheckRule& rule,
                             const EquationCase& row, const Expression& right,
                             const Rational& hundredfold) {
  record::Finding finding =
      StartEquation(context, rule, Verdict::kContradicted, row, right, Trial());
  const record::Observation& rate = context.At(row.stated);
  const Decimal& stated = rate.quantity->value;
  const std::string divided = (hundredfold / Rational(100)).ToShortString();
  record::Text candidates;
  if (!stated.IsZero()) {
    const Rational near = (hundredfold / Rational(stated)).Floor();
    const int places = std::max(0, -stated.exponent());
    for (const Rational& base : {near, near + Rational(1)}) {
      if (base.Sign() <= 0) continue;
      AddToList(candidates, Both(fmt::format("{} ÷ {} = {}%", divided, base.ToString(0),
                                             (hundredfold / base).ToString(places))));
    }
  }
  record::Text detail = {"没有任何整数分母能得出此值", "no whole denominator gives it"};
  if (!candidates.zh.empty()) {
    detail.zh += "；最接近的是 " + candidates.zh;
    detail.en += "; the nearest are " + candidates.en;
  }
  Explain(finding, "impossible", detail);
  finding = FinishEquation(context, rule, std::move(finding), row, right);
  const std::string subject = row.subject.empty() ? "" : row.subject + " ";
  finding.message = {
      fmt::format("{}{}为 {}，分子是 {}，分母没有列出：没有整数分母能得出此值", subject, rate.label,
                  rate.printed, divided),
      fmt::format("{}{} is {} with the numerator {}; no whole number as the denominator, which is "
                  "not printed, gives it",
                  subject, rate.label, rate.printed, divided)};
  return finding;
}

/// The whole numbers that the unprinted denominator of each row can be.
void CheckHidden(const Context& context, const rules::CheckRule& rule,
                 const std::vector<EquationCase>& rows, const Expression& right,
                 std::vector<record::Finding>& findings) {
  const std::optional<Expression> above = DividedByHidden(right);
  if (!above) return;
  std::vector<HiddenBase> known;
  const Trial trial;
  for (const EquationCase& row : rows) {
    Binding binding;
    for (const auto& [name, id] : row.figures) {
      binding.emplace(name, Interval::Exactly(Rational(context.At(id).quantity->value)));
    }
    const Value numerator = Evaluate(*above, binding);
    if (!numerator.interval || !numerator.interval->IsPoint()) {
      findings.push_back(Unchecked(context, rule, row, right, trial, "missing"));
      continue;
    }
    const Rational hundredfold = numerator.interval->low()->value;
    const Decimal stated = context.At(row.stated).quantity->value;
    if (hundredfold.IsZero() && stated.IsZero()) {
      findings.push_back(Unchecked(context, rule, row, right, trial, "no_power"));
      continue;
    }
    const std::optional<WholeRange> range =
        ImpliedDenominators(hundredfold / Rational(100), stated, Rounding::kNearest, kMostCases);
    if (!range) {
      findings.push_back(NoHiddenBase(context, rule, row, right, hundredfold));
      continue;
    }
    record::Finding finding = StartEquation(context, rule, Verdict::kUnchecked, row, right, trial);
    finding.reason = "unprinted_denominator";
    const std::string text = RangeText(*range);
    ExplainRange(finding, "implied_denominator", *range, {},
                 {"未列出的分母应为 " + text, "the denominator that is not printed is " + text});
    findings.push_back(FinishEquation(context, rule, std::move(finding), row, right));
    known.push_back({&row, text});
  }
  if (!known.empty()) findings.push_back(HiddenSummary(context, rule, right, std::move(known)));
}

/// Whether the rule's formula is the one of a table's columns of one period: then the prose is held
/// to it too.
bool CheckColumns(const Context& context, const rules::CheckRule& rule, int table,
                  const std::optional<std::string>& period,
                  const std::vector<Expression>& alternatives,
                  std::vector<record::Finding>& findings) {
  const std::string left = LeftName(rule);
  const std::map<std::string, int> columns = ColumnsOf(context, table, rule, period);
  if (!columns.contains(left)) return false;
  const std::vector<EquationCase> rows = RowsOf(context, table, columns, left);
  if (rows.empty()) return false;

  std::vector<Suitability> visible;
  const Expression* hidden = nullptr;
  for (const Expression& right : alternatives) {
    if (!AllPresent(right, columns) || !AllPresent(rule.comparison->left, columns)) continue;
    if (HasHidden(right)) {
      if (hidden == nullptr) hidden = &right;
    } else {
      visible.push_back(Measure(context, rule, right, rows));
    }
  }
  const auto best =
      std::max_element(visible.begin(), visible.end(), [](const auto& a, const auto& b) {
        return std::tie(a.informative_fits, a.fits) < std::tie(b.informative_fits, b.fits);
      });
  const bool per_issuer = Has(rule, "formula", kPerIssuer);
  const bool rounded = rule.comparison->kind == Comparison::Kind::kRounded;
  if (best == visible.end() || (hidden != nullptr && !best->Reaches(kMajority))) {
    if (hidden != nullptr) CheckHidden(context, rule, rows, *hidden, findings);
    return false;
  }
  const bool all = best->informative == best->informative_fits;
  bool suits = true;
  if (per_issuer) {
    suits = all || (best->informative >= kFewRows && best->Reaches(kPerIssuerMajority));
  } else if (rounded && best->informative >= kFewRows) {
    suits = best->Reaches(kMajority);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Trial& trial = best->trials[i];
    switch (trial.outcome) {
      case Trial::Outcome::kMissing:
        findings.push_back(Unchecked(context, rule, rows[i], *best->right, trial, "missing"));
        break;
      case Trial::Outcome::kZeroDivisor:
        findings.push_back(
            Unchecked(context, rule, rows[i], *best->right, trial, "zero_denominator"));
        break;
      case Trial::Outcome::kFits:
        findings.push_back(Fitting(context, rule, rows[i], *best->right, trial));
        break;
      case Trial::Outcome::kOff:
        findings.push_back(suits ? Off(context, rule, rows[i], *best->right, trial, visible)
                                 : Unchecked(context, rule, rows[i], *best->right, trial,
                                             per_issuer ? "formula_unknown" : "base_unknown"));
        break;
    }
  }
  return per_issuer && suits && best->informative >= kFewRows;
}

/// 本月 beside 上月: each period of a table has its own columns.
bool CheckTable(const Context& context, const rules::CheckRule& rule, int table,
                const std::vector<Expression>& alternatives,
                std::vector<record::Finding>& findings) {
  const TableFacts& facts = context.facts.tables[static_cast<std::size_t>(table)];
  std::set<std::optional<std::string>> periods;
  for (int c = 0; c < static_cast<int>(facts.columns.size()); ++c) {
    if (facts.columns[static_cast<std::size_t>(c)].indicator == LeftName(rule)) {
      periods.insert(PeriodOfColumn(context, table, c));
    }
  }
  bool established = false;
  for (const auto& period : periods) {
    established = CheckColumns(context, rule, table, period, alternatives, findings) || established;
  }
  return established;
}

/// The figure of the prose that is meant by `name` beside `stated`: same subject and scope,
/// nearest.
int NearestFigure(const Context& context, const record::Observation& stated,
                  const std::string& name) {
  int best = -1;
  std::tuple<int, int, int> best_distance;
  for (const record::Observation& figure : context.facts.observations) {
    if (figure.source != record::Source::kProse || figure.indicator != name || !figure.quantity)
      continue;
    if (figure.entity != stated.entity || figure.topic != stated.topic ||
        figure.qualifier != stated.qualifier || figure.id == stated.id ||
        !SamePeriod(context, figure, stated)) {
      continue;
    }
    const int paragraphs = std::abs(figure.paragraph - stated.paragraph);
    const bool after =
        std::tie(figure.paragraph, figure.begin) > std::tie(stated.paragraph, stated.begin);
    const std::tuple<int, int, int> distance(paragraphs, after ? 1 : 0,
                                             std::abs(figure.id - stated.id));
    if (best < 0 || distance < best_distance) {
      best = figure.id;
      best_distance = distance;
    }
  }
  return best;
}

/// A quotient that no legal base gives: which figure of the bulletin would?
void SearchBase(const Context& context, const EquationCase& statement, const Expression& right,
                const Rational& computed, record::Finding& finding) {
  const std::optional<Quotient> quotient = TopQuotient(right);
  if (!quotient) return;
  Binding binding;
  std::vector<int> involved;
  for (const auto& [name, id] : statement.figures) {
    binding.emplace(name, Interval::Exactly(Rational(context.At(id).quantity->value)));
    involved.push_back(id);
  }
  const Value numerator = Evaluate(quotient->numerator, binding);
  if (!numerator.interval || !numerator.interval->IsPoint()) return;
  const record::Observation& stated = context.At(statement.stated);
  const std::optional<WholeRange> range =
      ImpliedDenominators(numerator.interval->low()->value / Rational(100), stated.quantity->value,
                          Rounding::kHalfUp, kMostCases);
  finding.tried.push_back("other_base");
  if (!range) {
    Explain(finding, "impossible", {"没有任何整数分母能得出此值", "no whole denominator gives it"});
    return;
  }
  const std::vector<std::string> above = rules::IndicatorsOf(quotient->numerator);
  BaseQuery query{*range, stated.topic, stated.paragraph, "", involved};
  if (above.size() == 1 && statement.figures.contains(above[0])) {
    query.measure = context.At(statement.figures.at(above[0])).quantity->measure;
  }
  std::vector<record::Operand> matches = FindBases(context, query);
  const std::string text = RangeText(*range);
  if (matches.empty()) {
    ExplainEither(finding, stated.quantity->value, stated.quantity->measure, computed, *range);
    return;
  }
  finding.tried.pop_back();
  finding.verdict = Verdict::kExplained;
  finding.severity = std::min(finding.severity, record::Severity::kWarning);
  const record::Text base = NameOf(matches.front());
  const std::string value = " " + matches.front().text;
  ExplainRange(finding, "other_base", *range, std::move(matches),
               {"分母应为 " + text + "，即" + base.zh + value,
                "the denominator must be " + text + ", which is " + base.en + value});
}

void CheckStatement(const Context& context, const rules::CheckRule& rule,
                    const record::Observation& stated, const std::vector<Expression>& alternatives,
                    std::vector<record::Finding>& findings) {
  EquationCase statement;
  statement.stated = stated.id;
  statement.subject = stated.entity_printed;
  statement.figures[stated.indicator] = stated.id;
  const auto bind = [&](const Expression& expression) {
    for (const std::string& name : rules::IndicatorsOf(expression)) {
      if (statement.figures.contains(name)) continue;
      const int figure = NearestFigure(context, stated, name);
      if (figure >= 0) statement.figures[name] = figure;
    }
  };
  bind(rule.comparison->left);
  const Expression* first = nullptr;
  Trial first_trial;
  for (const Expression& right : alternatives) {
    if (HasHidden(right)) continue;
    bind(right);
    const Trial trial = Try(context, *rule.comparison, right, statement);
    if (trial.outcome == Trial::Outcome::kFits) {
      findings.push_back(Fitting(context, rule, statement, right, trial));
      return;
    }
    const bool usable = trial.outcome == Trial::Outcome::kOff;
    if (first == nullptr || (usable && first_trial.outcome != Trial::Outcome::kOff)) {
      first = &right;
      first_trial = trial;
    }
  }
  if (first == nullptr) return;
  if (first_trial.outcome != Trial::Outcome::kOff) {
    // An identity of several figures is not claimed by printing one of them; a rate is.
    if (rule.comparison->kind != Comparison::Kind::kRounded) return;
    findings.push_back(Unchecked(
        context, rule, statement, *first, first_trial,
        first_trial.outcome == Trial::Outcome::kZeroDivisor ? "zero_denominator" : "missing"));
    return;
  }
  record::Finding finding =
      StartEquation(context, rule, Verdict::kContradicted, statement, *first, first_trial);
  ExplainEquation(context, rule, statement, *first, first_trial, finding);
  if (finding.verdict == Verdict::kContradicted &&
      rule.comparison->kind == Comparison::Kind::kRounded) {
    SearchBase(context, statement, *first, *first_trial.computed, finding);
  }
  findings.push_back(FinishEquation(context, rule, std::move(finding), statement, *first));
}

}  // namespace

std::vector<record::Finding> CheckEquations(const Context& context, const rules::CheckRule& rule) {
  std::vector<record::Finding> findings;
  const std::vector<Expression> alternatives = rules::Alternatives(rule.comparison->right);
  const auto on = rule.settings.find("on");
  const bool rows = on == rule.settings.end() || Has(rule, "on", "rows");
  const bool prose = on == rule.settings.end() || Has(rule, "on", "prose");
  bool established = false;
  if (rows) {
    for (int t = 0; t < static_cast<int>(context.facts.tables.size()); ++t) {
      established = CheckTable(context, rule, t, alternatives, findings) || established;
    }
  }
  if (!prose || (Has(rule, "formula", kPerIssuer) && !established)) return findings;
  const std::string left = LeftName(rule);
  for (const record::Observation& stated : context.facts.observations) {
    if (stated.source != record::Source::kProse || stated.indicator != left || !stated.quantity)
      continue;
    CheckStatement(context, rule, stated, alternatives, findings);
  }
  return findings;
}

}  // namespace gouji::check
