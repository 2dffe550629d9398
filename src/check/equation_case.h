#pragma once

// One application of an equation rule: the figures of one table row, or of one statement in the
// prose.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "check/context.h"
#include "check/evaluate.h"
#include "check/rounding.h"
#include "record/finding.h"
#include "rules/check_rules.h"

namespace gouji::check {

struct EquationCase {
  int stated = -1;                     ///< The observation on the left (of several: the first).
  std::map<std::string, int> figures;  ///< Indicator -> observation with a quantity.
  std::string subject;                 ///< For people: a row's name, "" for the whole bulletin.
  int table = -1;                      ///< -1 in prose.
};

/// The result of one alternative of the right side.
struct Trial {
  enum class Outcome { kFits, kOff, kMissing, kZeroDivisor };
  Outcome outcome = Outcome::kMissing;
  Fit fit = Fit::kOff;
  /// It fits some values that the printed operands may stand for, not the printed ones themselves.
  bool only_unrounded = false;
  std::optional<Rational> computed;  ///< The right side, from the printed operands as they stand.
};

Trial Try(const Context& context, const rules::Comparison& comparison,
          const rules::Expression& right, const EquationCase& equation);

/// The operands of a finding: "stated" first, then numerator and denominator (or terms) by
/// indicator.
std::vector<record::Operand> OperandsOf(const Context& context, const EquationCase& equation,
                                        const rules::Expression& right);

/// The printed names and the printed values put into the expression.
std::string NamesText(const Context& context, const EquationCase& equation,
                      const rules::Expression& expression);
std::string ValuesText(const Context& context, const EquationCase& equation,
                       const rules::Expression& expression);

/// A finding with values, operands and message; `right` is the alternative that it speaks of. An
/// explanation may be set on the result before Finish is called by the caller.
record::Finding StartEquation(const Context& context, const rules::CheckRule& rule,
                              record::Verdict verdict, const EquationCase& equation,
                              const rules::Expression& right, const Trial& trial);
record::Finding FinishEquation(const Context& context, const rules::CheckRule& rule,
                               record::Finding finding, const EquationCase& equation,
                               const rules::Expression& right);

/// What makes a figure that is off right after all; sets verdict, severity and explanation of
/// `finding`, which is kContradicted. In this order: truncation, a term left out (the rule's
/// setting "omit").
void ExplainEquation(const Context& context, const rules::CheckRule& rule,
                     const EquationCase& equation, const rules::Expression& right,
                     const Trial& trial, record::Finding& finding);

}  // namespace gouji::check
