#include "check/expression_text.h"

namespace gouji::check {

namespace {

using rules::Expression;
using NameOf = std::function<std::string(const std::string&)>;

int Strength(const Expression& expression) {
  switch (expression.kind) {
    case Expression::Kind::kAdd:
    case Expression::Kind::kSubtract:
      return 1;
    case Expression::Kind::kMultiply:
    case Expression::Kind::kDivide:
      return 2;
    default:
      return 3;
  }
}

bool IsHundred(const Expression& expression) {
  return expression.kind == Expression::Kind::kNumber && expression.number == Rational(100);
}

std::string Text(const Expression& expression, const NameOf& name_of, int at_least) {
  if (expression.kind == Expression::Kind::kNumber) return expression.number.ToShortString();
  if (expression.kind == Expression::Kind::kChoice)
    return Text(expression.operands[0], name_of, at_least);
  if (Strength(expression) == 3) return name_of(expression.name);
  const Expression& left = expression.operands[0];
  const Expression& right = expression.operands[1];
  std::string text;
  switch (expression.kind) {
    case Expression::Kind::kAdd:
      text = Text(left, name_of, 1) + " + " + Text(right, name_of, 1);
      break;
    case Expression::Kind::kSubtract:
      text = Text(left, name_of, 1) + " − " + Text(right, name_of, 2);
      break;
    case Expression::Kind::kMultiply:
      text = Text(left, name_of, 2) + " × " + Text(right, name_of, 2);
      break;
    default:
      if (left.kind == Expression::Kind::kMultiply && IsHundred(left.operands[0])) {
        text = Text(left.operands[1], name_of, 2) + " ÷ " + Text(right, name_of, 3);
      } else {
        text = Text(left, name_of, 2) + " ÷ " + Text(right, name_of, 3);
      }
  }
  return Strength(expression) < at_least ? "(" + text + ")" : text;
}

}  // namespace

std::string ExpressionText(const Expression& expression, const NameOf& name_of) {
  return Text(expression, name_of, 1);
}

}  // namespace gouji::check
