#include "check/evaluate.h"

#include <algorithm>

namespace gouji::check {

using rules::Expression;

Value Evaluate(const Expression& expression, const Binding& binding) {
  switch (expression.kind) {
    case Expression::Kind::kNumber:
      return {Interval::Exactly(expression.number), false};
    case Expression::Kind::kIndicator: {
      const auto found = binding.find(expression.name);
      if (found == binding.end()) return {};
      return {found->second, false};
    }
    case Expression::Kind::kHidden:
    case Expression::Kind::kChoice:
      return {};
    case Expression::Kind::kAdd:
    case Expression::Kind::kSubtract:
    case Expression::Kind::kMultiply:
    case Expression::Kind::kDivide:
      break;
  }
  const Value left = Evaluate(expression.operands[0], binding);
  const Value right = Evaluate(expression.operands[1], binding);
  if (!left.interval || !right.interval) {
    return {std::nullopt, left.zero_divisor || right.zero_divisor};
  }
  if (expression.kind == Expression::Kind::kAdd) return {*left.interval + *right.interval, false};
  if (expression.kind == Expression::Kind::kSubtract) {
    return {*left.interval - *right.interval, false};
  }
  if (expression.kind == Expression::Kind::kMultiply) {
    return {*left.interval * *right.interval, false};
  }
  const std::optional<Interval> quotient = Divide(*left.interval, *right.interval);
  return {quotient, !quotient};
}

Point EvaluatePoint(const Expression& expression,
                    const std::function<const Decimal*(const std::string&)>& value_of) {
  switch (expression.kind) {
    case Expression::Kind::kNumber:
      return {expression.number, false};
    case Expression::Kind::kIndicator: {
      const Decimal* value = value_of(expression.name);
      if (value == nullptr) return {};
      return {Rational(*value), false};
    }
    case Expression::Kind::kHidden:
    case Expression::Kind::kChoice:
      return {};
    case Expression::Kind::kAdd:
    case Expression::Kind::kSubtract:
    case Expression::Kind::kMultiply:
    case Expression::Kind::kDivide:
      break;
  }
  const Point left = EvaluatePoint(expression.operands[0], value_of);
  const Point right = EvaluatePoint(expression.operands[1], value_of);
  if (!left.value || !right.value) {
    return {std::nullopt, left.zero_divisor || right.zero_divisor};
  }
  switch (expression.kind) {
    case Expression::Kind::kAdd:
      return {*left.value + *right.value, false};
    case Expression::Kind::kSubtract:
      return {*left.value - *right.value, false};
    case Expression::Kind::kMultiply:
      return {*left.value * *right.value, false};
    default:
      if (right.value->IsZero()) return {std::nullopt, true};
      return {*left.value / *right.value, false};
  }
}

bool HasHidden(const Expression& expression) {
  return expression.kind == Expression::Kind::kHidden ||
         std::any_of(expression.operands.begin(), expression.operands.end(), HasHidden);
}

std::optional<Quotient> TopQuotient(const Expression& expression) {
  if (expression.kind != Expression::Kind::kDivide) return std::nullopt;
  return Quotient{expression.operands[0], expression.operands[1]};
}

std::optional<Expression> DividedByHidden(const Expression& expression) {
  const std::optional<Quotient> quotient = TopQuotient(expression);
  if (!quotient || quotient->denominator.kind != Expression::Kind::kHidden) return std::nullopt;
  return quotient->numerator;
}

}  // namespace gouji::check
