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

/// All values that the printed figures may stand for.
Binding Ranges(const Context& context, const EquationCase& equation) {
  Binding binding;
  for (const auto& [name, id] : equation.figures) {
    if (const auto values = ValuesOf(context, context.At(id))) binding.emplace(name, *values);
  }
  return binding;
}

/// The printed values as they stand.
Point Printed(const Context& context, const EquationCase& equation, const Expression& expression) {
  return EvaluatePoint(expression, [&](const std::string& name) -> const Decimal* {
    const auto figure = equation.figures.find(name);
    if (figure == equation.figures.end()) return nullptr;
    return &context.At(figure->second).quantity->value;
  });
}

/// Whether the ranges of both sides allow the comparison.
bool RangesFit(const Context& context, const Comparison& comparison, const Expression& right,
               const EquationCase& equation) {
  const Binding ranges = Ranges(context, equation);
  const Value of_left = Evaluate(comparison.left, ranges);
  const Value of_right = Evaluate(right, ranges);
  if (!of_left.interval || !of_right.interval) return false;
  if (comparison.kind != Comparison::Kind::kAtMost) {
    return of_left.interval->Overlaps(*of_right.interval);
  }
  const auto& least = of_left.interval->low();
  const auto& most = of_right.interval->high();
  return !least || !most || least->value <= most->value;
}

Decimal StatedOf(const Context& context, const EquationCase& equation) {
  return context.At(equation.stated).quantity->value;
}

void Soften(const Context& context, const rules::CheckRule& rule, record::Finding& finding,
            record::Severity most) {
  finding.verdict = Verdict::kExplained;
  finding.severity = std::min(Start(context, rule, Verdict::kExplained).severity, most);
}

bool IsSkipped(const Context& context, Verdict verdict) {
  return verdict == Verdict::kHolds && context.messages_of_holds == MessagesOfHolds::kSkip;
}

}  // namespace

Trial Try(const Context& context, const Comparison& comparison, const Expression& right,
          const EquationCase& equation) {
  Trial trial;
  const Point left = Printed(context, equation, comparison.left);
  const Point value = Printed(context, equation, right);
  trial.computed = value.value;
  if (value.zero_divisor) {
    trial.outcome = Trial::Outcome::kZeroDivisor;
    return trial;
  }
  if (!left.value || !value.value) return trial;
  // Most figures fit as they are printed; only for the others it matters what they may stand for.
  bool fits = false;
  switch (comparison.kind) {
    case Comparison::Kind::kRounded:
      trial.fit = FitOf(*value.value, StatedOf(context, equation));
      fits = trial.fit == Fit::kRounded;
      break;
    case Comparison::Kind::kEqual:
      fits = *left.value == *value.value;
      break;
    case Comparison::Kind::kAtMost:
      fits = *left.value <= *value.value;
      break;
  }
  if (!fits) {
    fits = RangesFit(context, comparison, right, equation);
    trial.only_unrounded = fits && comparison.kind == Comparison::Kind::kRounded;
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
  if (IsSkipped(context, verdict)) {
    SetSubject(finding, context, equation.stated);
  } else {
    SetValues(finding, context, equation.stated, trial.computed.value_or(Rational()));
    if (!trial.computed) finding.computed.clear();
  }
  if (!equation.subject.empty()) finding.subject.unit = equation.subject;
  finding.subject.table = equation.table;
  finding.operands = OperandsOf(context, equation, right);
  return finding;
}

namespace {

/// The names of the operands that have no figure, "" for none.
record::Text MissingOf(const Context& context, const EquationCase& equation,
                       const Expression& right) {
  record::Text missing;
  for (const std::string& id : rules::IndicatorsOf(right)) {
    if (equation.figures.contains(id)) continue;
    const rules::Indicator* indicator = context.IndicatorOf(id);
    AddToList(missing, Both(indicator == nullptr ? id : indicator->zh));
  }
  return missing;
}

record::Text NotComputed(const std::string& name, const std::string& stated,
                         const std::string& formula, const record::Text& missing,
                         const std::string& values) {
  if (!missing.zh.empty()) {
    return {fmt::format("{}为 {}；{} 缺少 {}，不能计算", name, stated, formula, missing.zh),
            fmt::format("{} is {}; {} cannot be computed for lack of {}", name, stated, formula,
                        missing.en)};
  }
  return {fmt::format("{}为 {}；{} = {}，不能计算", name, stated, formula, values),
          fmt::format("{} is {}; {} = {} cannot be computed", name, stated, formula, values)};
}

}  // namespace

record::Finding FinishEquation(const Context& context, const rules::CheckRule& rule,
                               record::Finding finding, const EquationCase& equation,
                               const Expression& right) {
  if (finding.verdict == Verdict::kHolds && context.messages_of_holds == MessagesOfHolds::kSkip) {
    return WithName(std::move(finding));
  }
  const record::Observation& stated = context.At(equation.stated);
  const rules::Indicator* indicator = context.IndicatorOf(stated.indicator);
  const std::string name = !stated.label.empty()  ? stated.label
                           : indicator != nullptr ? indicator->zh
                                                  : "";
  const std::string subject = equation.subject.empty() ? "" : equation.subject + " ";
  if (finding.computed.empty()) {
    finding.message =
        NotComputed(subject + name, stated.printed, NamesText(context, equation, right),
                    MissingOf(context, equation, right), ValuesText(context, equation, right));
    return WithName(std::move(finding));
  }
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
    static const Decimal kNothing;
    const Point without = EvaluatePoint(right, [&](const std::string& operand) -> const Decimal* {
      if (operand == name) return &kNothing;
      const auto figure = equation.figures.find(operand);
      return figure == equation.figures.end() ? nullptr
                                              : &context.At(figure->second).quantity->value;
    });
    if (!without.value || FitOf(*without.value, stated) != Fit::kRounded) continue;
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
