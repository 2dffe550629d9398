#include "rules/expression.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace gouji::rules {
namespace {

/// The tree in prefix form, so that precedence shows.
std::string Tree(const Expression& e) {
  static constexpr const char* kOperators[] = {"", "", "", "+", "-", "*", "/", "|"};
  if (e.kind == Expression::Kind::kNumber) return e.number.ToShortString();
  if (e.kind == Expression::Kind::kIndicator) return e.name;
  if (e.kind == Expression::Kind::kHidden) return "?" + e.name;
  std::string text = std::string("(") + kOperators[static_cast<int>(e.kind)];
  for (const Expression& operand : e.operands) text += " " + Tree(operand);
  return text + ")";
}

TEST(ExpressionTest, PrecedenceIsThatOfArithmetic) {
  struct Case {
    std::string_view text;
    const char* right;
  };
  const Case cases[] = {
      {"a ~ 100 * b / c", "(/ (* 100 b) c)"},
      {"a ~ b - c - d", "(- (- b c) d)"},
      {"a == b + c * d", "(+ b (* c d))"},
      {"a <= (b + c) * 0.3", "(* (+ b c) 0.3)"},
      {"a ~ 100 * b / {c | d + e | hidden(f)}", "(/ (* 100 b) (| c (+ d e) ?f))"},
      {"a~b2", "b2"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.text);
    const Result<Comparison> parsed = ParseComparison(c.text);
    ASSERT_TRUE(parsed) << parsed.error().ToString();
    EXPECT_EQ(Tree(parsed->right), c.right);
    EXPECT_EQ(Tree(parsed->left), "a");
  }
}

TEST(ExpressionTest, TheOperatorSaysHowSidesAreCompared) {
  EXPECT_EQ(ParseComparison("a == b")->kind, Comparison::Kind::kEqual);
  EXPECT_EQ(ParseComparison("a ~ b")->kind, Comparison::Kind::kRounded);
  EXPECT_EQ(ParseComparison("a <= b")->kind, Comparison::Kind::kAtMost);
}

TEST(ExpressionTest, ErrorsSayWhereAndWhatWasExpected) {
  struct Case {
    std::string_view text;
    const char* error;
  };
  const Case cases[] = {
      {"a", "character 2: expected ==, ~ or <=, but the text ends"},
      {"a ~ ", "character 5: expected a number, an indicator or (, but the text ends"},
      {"a ~ (b", "character 7: expected ), but the text ends"},
      {"a ~ b )", "character 7: expected an operator or the end, found \")\""},
      {"a ~ {b | c", "character 11: expected | or }, but the text ends"},
      {"a ~ hidden b", "character 12: expected ( after hidden, found \"b\""},
      {"a ~ 办结", "character 5: expected a number, an indicator or (, found \"办结\""},
  };
  for (const Case& c : cases) {
    const Result<Comparison> parsed = ParseComparison(c.text);
    ASSERT_FALSE(parsed) << c.text;
    EXPECT_EQ(parsed.error().ToString(), c.error);
  }
}

TEST(ExpressionTest, DeepNestingIsRefusedInsteadOfExhaustingTheStack) {
  EXPECT_FALSE(ParseComparison("a ~ " + std::string(100000, '(')));
}

TEST(ExpressionTest, AlternativesKeepTheUsualChoiceInFront) {
  const Comparison comparison = ParseComparison("a ~ {b|c} / {d|e}").value();
  std::string all;
  for (const Expression& option : Alternatives(comparison.right)) all += Tree(option) + " ";
  EXPECT_EQ(all, "(/ b d) (/ c d) (/ b e) (/ c e) ");
}

TEST(ExpressionTest, AlternativesAreBounded) {
  const std::string choice = "{b|c|d|e}";
  const Comparison comparison =
      ParseComparison("a ~ " + choice + "+" + choice + "+" + choice + "+" + choice).value();
  EXPECT_LE(Alternatives(comparison.right).size(), 64u);
}

}  // namespace
}  // namespace gouji::rules
