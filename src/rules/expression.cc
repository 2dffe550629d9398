#include "rules/expression.h"

#include <algorithm>
#include <utility>

namespace gouji::rules {

namespace {

constexpr std::size_t kMaxAlternatives = 64;
constexpr int kMaxDepth = 20;  // Of parentheses; published formulas need two.

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Result<Comparison> Read() {
    Comparison comparison;
    TRY_ASSIGN(comparison.left, Sum(0));
    Skip();
    if (Take("==")) {
      comparison.kind = Comparison::Kind::kEqual;
    } else if (Take("~")) {
      comparison.kind = Comparison::Kind::kRounded;
    } else if (Take("<=")) {
      comparison.kind = Comparison::Kind::kAtMost;
    } else {
      return Fail("expected ==, ~ or <=");
    }
    TRY_ASSIGN(comparison.right, Sum(0));
    Skip();
    if (position_ < text_.size()) return Fail("expected an operator or the end");
    return comparison;
  }

 private:
  Error Fail(const std::string& message) const {
    const std::string rest(text_.substr(position_, 20));
    return {ErrorCode::kInvalid,
            message + (rest.empty() ? ", but the text ends" : ", found \"" + rest + "\""),
            "character " + std::to_string(position_ + 1)};
  }
  void Skip() {
    while (position_ < text_.size() && (text_[position_] == ' ' || text_[position_] == '\n')) {
      ++position_;
    }
  }
  bool Take(std::string_view token) {
    Skip();
    if (!text_.substr(position_).starts_with(token)) return false;
    position_ += token.size();
    return true;
  }
  static Expression Node(Expression::Kind kind, Expression left, Expression right) {
    Expression node;
    node.kind = kind;
    node.operands.push_back(std::move(left));
    node.operands.push_back(std::move(right));
    return node;
  }

  Result<Expression> Sum(int depth) {
    TRY_ASSIGN(Expression left, Product(depth));
    while (true) {
      const bool add = Take("+");
      if (!add && !Take("-")) return left;
      TRY_ASSIGN(Expression right, Product(depth));
      left = Node(add ? Expression::Kind::kAdd : Expression::Kind::kSubtract, std::move(left),
                  std::move(right));
    }
  }

  Result<Expression> Product(int depth) {
    TRY_ASSIGN(Expression left, Factor(depth));
    while (true) {
      const bool multiply = Take("*");
      if (!multiply && !Take("/")) return left;
      TRY_ASSIGN(Expression right, Factor(depth));
      left = Node(multiply ? Expression::Kind::kMultiply : Expression::Kind::kDivide,
                  std::move(left), std::move(right));
    }
  }

  std::string Word() {
    Skip();
    const std::size_t begin = position_;
    while (position_ < text_.size() &&
           ((text_[position_] >= 'a' && text_[position_] <= 'z') || text_[position_] == '_' ||
            (position_ > begin && text_[position_] >= '0' && text_[position_] <= '9'))) {
      ++position_;
    }
    return std::string(text_.substr(begin, position_ - begin));
  }

  Result<Expression> Factor(int depth) {
    if (depth > kMaxDepth) return Fail("nested too deep");
    Skip();
    if (Take("(")) {
      TRY_ASSIGN(Expression inner, Sum(depth + 1));
      if (!Take(")")) return Fail("expected )");
      return inner;
    }
    if (Take("{")) {
      Expression choice;
      choice.kind = Expression::Kind::kChoice;
      do {
        TRY_ASSIGN(Expression option, Sum(depth + 1));
        choice.operands.push_back(std::move(option));
      } while (Take("|"));
      if (!Take("}")) return Fail("expected | or }");
      return choice;
    }
    const std::size_t begin = position_;
    while (position_ < text_.size() &&
           ((text_[position_] >= '0' && text_[position_] <= '9') || text_[position_] == '.')) {
      ++position_;
    }
    Expression leaf;
    if (position_ > begin) {
      TRY_ASSIGN(const Decimal number, Decimal::Parse(text_.substr(begin, position_ - begin)));
      leaf.number = Rational(number);
      return leaf;
    }
    leaf.name = Word();
    if (leaf.name.empty()) return Fail("expected a number, an indicator or (");
    leaf.kind = Expression::Kind::kIndicator;
    if (leaf.name == "hidden") {
      if (!Take("(")) return Fail("expected ( after hidden");
      leaf.kind = Expression::Kind::kHidden;
      leaf.name = Word();
      if (leaf.name.empty() || !Take(")")) return Fail("expected hidden(name)");
    }
    return leaf;
  }

  std::string_view text_;
  std::size_t position_ = 0;
};

void CollectIndicators(const Expression& expression, std::vector<std::string>* names) {
  if (expression.kind == Expression::Kind::kIndicator &&
      std::find(names->begin(), names->end(), expression.name) == names->end()) {
    names->push_back(expression.name);
  }
  for (const Expression& operand : expression.operands) CollectIndicators(operand, names);
}

}  // namespace

Result<Comparison> ParseComparison(std::string_view text) { return Parser(text).Read(); }

std::vector<std::string> IndicatorsOf(const Expression& expression) {
  std::vector<std::string> names;
  CollectIndicators(expression, &names);
  return names;
}

std::vector<Expression> Alternatives(const Expression& expression) {
  if (expression.kind == Expression::Kind::kChoice) {
    std::vector<Expression> all;
    for (const Expression& option : expression.operands) {
      for (Expression& alternative : Alternatives(option)) all.push_back(std::move(alternative));
    }
    if (all.size() > kMaxAlternatives) all.resize(kMaxAlternatives);
    return all;
  }
  std::vector<Expression> all = {expression};
  for (std::size_t i = 0; i < expression.operands.size(); ++i) {
    const std::vector<Expression> options = Alternatives(expression.operands[i]);
    std::vector<Expression> next;
    // The options of a later operand vary slowest, so the usual choice of each stays in front.
    for (const Expression& option : options) {
      for (const Expression& base : all) {
        if (next.size() == kMaxAlternatives) break;
        next.push_back(base);
        next.back().operands[i] = option;
      }
    }
    all = std::move(next);
  }
  return all;
}

}  // namespace gouji::rules
