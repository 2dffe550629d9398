#pragma once

// The value of a rule's expression for given operands, exactly.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/interval.h"
#include "rules/expression.h"

namespace gouji::check {

/// What the indicators of an expression stand for. Points are intervals of one value.
using Binding = std::map<std::string, Interval>;

struct Value {
  std::optional<Interval> interval;  ///< Nothing: an operand is missing or a divisor can be zero.
  bool zero_divisor = false;
};

/// REQUIRES: no choices (see rules::Alternatives) and no hidden numbers.
Value Evaluate(const rules::Expression& expression, const Binding& binding);

/// The same for printed values taken as they stand: what most rows need, and much cheaper.
struct Point {
  std::optional<Rational> value;
  bool zero_divisor = false;
};
/// `value_of` gives nullptr for an operand that is missing.
Point EvaluatePoint(const rules::Expression& expression,
                    const std::function<const Decimal*(const std::string&)>& value_of);

bool HasHidden(const rules::Expression& expression);

/// The outermost "a / hidden(x)" or "f * a / hidden(x)": the expression of what is divided, hidden
/// number left out. Nothing if the hidden number stands elsewhere.
std::optional<rules::Expression> DividedByHidden(const rules::Expression& expression);

/// The numerator and denominator of a quotient at the top of the expression: "100 * a / b" gives
/// ("100 * a", "b"). Nothing for other shapes.
struct Quotient {
  rules::Expression numerator, denominator;
};
std::optional<Quotient> TopQuotient(const rules::Expression& expression);

}  // namespace gouji::check
