#include "check/equation_case.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "check/expression_text.h"
#include "check/finding_builder.h"

namespace gouji::check {

namespace {

using record::Verdict;
using rules::Comparison;
using rules::Expression;

/// The printed values as points (`displayed`), or as all that they may stand for.
Binding Bind(const Context& context, const EquationCase& equation, bool displayed) {
  Binding binding;
  for (const auto& [name, id] : equation.figures) {
    const record::Observation& figure = context.At(id);
    const std::optional<Interval> values = ValuesOf(context, figure);
    if (!values) continue;
    const bool point = displayed && figure.quantity->bound == record::Bound::kExactly;
    binding.emplace(name, point ? Interval::Exactly(Rational(figure.quantity->value)) : *values);
  }
  return binding;
}

Decimal StatedOf(const Context& context, const EquationCase& equation) {
  return context.At(equation.stated).quantity->value;
}

void Soften(const Context& context, const rules::CheckRule& rule, record::Finding& finding,
            record::Severity most) {
  finding.verdict = Verdict::kExplained;
  finding.severity = std::min(Start(context, rule, Verdict::kExplained).severity, most);
}

}  // namespace

Trial Try(const Context& context, const Comparison& comparison, const Expression& right,
          const EquationCase& equation) {
  Trial trial;
  const Binding displayed = Bind(context, equation, true);
  const Binding ranges = Bind(context, equation, false);
  const Value value = Evaluate(right, displayed);
  const Value left = Evaluate(comparison.left, displayed);
  trial.left = left.interval;
  trial.right = value.interval;
  if (value.zero_divisor) {
    trial.outcome = Trial::Outcome::kZeroDivisor;
    return trial;
  }
  if (!value.interval || !left.interval) return trial;
  const Value true_right = Evaluate(right, ranges);
  const Value true_left = Evaluate(comparison.left, ranges);
  bool fits = false;
  switch (comparison.kind) {
    case Comparison::Kind::kRounded: {
      trial.fit = FitOf(*value.interval, StatedOf(context, equation));
      trial.only_unrounded = trial.fit != Fit::kRounded && true_right.interval &&
                             true_left.interval &&
                             true_right.interval->Overlaps(*true_left.interval);
      fits = trial.fit == Fit::kRounded || trial.only_unrounded;
      break;
    }
    case Comparison::Kind::kEqual:
      fits = true_right.interval && true_left.interval &&
             true_right.interval->Overlaps(*true_left.interval);
      break;
    case Comparison::Kind::kAtMost: {
      const auto& least = true_left.interval->low();
      const auto& most = true_right.interval->high();
      fits = !least || !most || least->value <= most->value;
      break;
    }
  }
  trial.outcome = fits ? Trial::Outcome::kFits : Trial::Outcome::kOff;
  return trial;
}

std::vector<record::Operand> OperandsOf(const Context& context, const EquationCase& equation,
                                        const Expression& right) {
  std::vector<record::Operand> operands = {OperandOf(context, equation.stated, "stated")};
  const std::optional<Quotient> quotient = TopQuotient(right);
  std::set<int> seen = {equation.stated};
  const auto add = [&](const Expression& expression, const std::string& role) {
    for (const std::string& name : rules::IndicatorsOf(expression)) {
      const auto figure = equation.figures.find(name);
      if (figure == equation.figures.end() || !seen.insert(figure->second).second) continue;
      operands.push_back(OperandOf(context, figure->second, role));
    }
  };
  if (quotient) {
    add(quotient->numerator, "numerator");
    add(quotient->denominator, "denominator");
  } else {
    add(right, "term");
  }
  return operands;
}

std::string NamesText(const Context& context, const EquationCase& equation,
                      const Expression& expression) {
  return ExpressionText(expression, [&](const std::string& name) {
    const auto figure = equation.figures.find(name);
    if (figure != equation.figures.end() && !context.At(figure->second).label.empty()) {
      return context.At(figure->second).label;
    }
    const rules::Indicator* indicator = context.IndicatorOf(name);
    return indicator == nullptr ? name : indicator->zh;
  });
}

std::string ValuesText(const Context& context, const EquationCase& equation,
                       const Expression& expression) {
  return ExpressionText(expression, [&](const std::string& name) -> std::string {
    const auto figure = equation.figures.find(name);
    if (figure == equation.figures.end()) return "?";
    return context.At(figure->second).quantity->value.ToString();
  });
}

record::Finding StartEquation(const Context& context, const rules::CheckRule& rule, Verdict verdict,
                              const EquationCase& equation, const Expression& right,
                              const Trial& trial) {
  record::Finding finding = Start(context, rule, verdict);
  Rational computed;
  if (trial.right && trial.right->low()) computed = trial.right->low()->value;
  SetValues(finding, context, equation.stated, computed);
  if (!trial.right) finding.computed.clear();
  if (!equation.subject.empty()) finding.subject.unit = equation.subject;
  finding.subject.table = equation.table;
  finding.operands = OperandsOf(context, equation, right);
  return finding;
}

record::Finding FinishEquation(const Context& context, const rules::CheckRule& rule,
                               record::Finding finding, const EquationCase& equation,
                               const Expression& right) {
  const record::Observation& stated = context.At(equation.stated);
  const rules::Indicator* indicator = context.IndicatorOf(stated.indicator);
  const std::string name = !stated.label.empty()  ? stated.label
                           : indicator != nullptr ? indicator->zh
                                                  : "";
  const std::string subject = equation.subject.empty() ? "" : equation.subject + " ";
  return Finish(std::move(finding), rule,
                {{"subject", Both(subject)},
                 {"name", Both(name)},
                 {"stated", Both(stated.printed)},
                 {"computed", Both(finding.computed)},
                 {"formula", Both(NamesText(context, equation, right))},
                 {"values", Both(ValuesText(context, equation, right))}});
}

void ExplainEquation(const Context& context, const rules::CheckRule& rule,
                     const EquationCase& equation, const Expression& right, const Trial& trial,
                     record::Finding& finding) {
  if (!rule.comparison || rule.comparison->kind != Comparison::Kind::kRounded) return;
  if (trial.fit == Fit::kTruncated || trial.fit == Fit::kCeiling) {
    Soften(context, rule, finding, record::Severity::kNote);
    const bool cut = trial.fit == Fit::kTruncated;
    Explain(
        finding, cut ? "truncation" : "ceiling",
        cut ? record::Text{"末位是截去而不是四舍五入", "the last digit was cut off, not rounded"}
            : record::Text{"末位是进位而不是四舍五入", "the last digit was rounded up"});
    return;
  }
  finding.tried.push_back("truncation");
  const Decimal stated = StatedOf(context, equation);
  const auto omit = rule.settings.find("omit");
  if (omit == rule.settings.end()) return;
  for (const std::string& name : omit->second) {
    if (!equation.figures.contains(name)) continue;
    Binding binding = Bind(context, equation, true);
    binding.insert_or_assign(name, Interval::Exactly(Rational(0)));
    const Value without = Evaluate(right, binding);
    if (!without.interval || FitOf(*without.interval, stated) != Fit::kRounded) continue;
    Soften(context, rule, finding, record::Severity::kWarning);
    const record::Observation& term = context.At(equation.figures.at(name));
    const std::string label = term.label.empty() ? name : term.label;
    Explain(finding, "omitted_term",
            {fmt::format("所列数值没有计入{} {}", label, term.printed),
             fmt::format("the printed value leaves out {} {}", label, term.printed)});
    finding.explanation.value = term.printed;
    finding.explanation.matches.push_back(OperandOf(context, term.id, "omitted"));
    return;
  }
  finding.tried.push_back("omitted_term");
}

}  // namespace gouji::check
