#pragma once

// The expressions of equation rules: "rate_handled ~ 100 * handled / {due | received}".
//
//   comparison := sum ("==" | "~" | "<=") sum
//   sum        := product (("+" | "-") product)*
//   product    := factor (("*" | "/") factor)*
//   factor     := number | indicator | "hidden" "(" name ")" | "(" sum ")" | "{" sum ("|" sum)* "}"
//
// An indicator is an id of rules/indicators.tsv; its value is in the indicator's own measure, a
// rate in percent. "==" compares at printed precision with exact operands (counts), "~" allows the
// rounding of the printed result, "<=" is a bound. Braces list alternatives, the usual one first.
// hidden(x) is a whole number that the bulletin does not print. The language has no loops and
// always ends.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/rational.h"
#include "base/result.h"

namespace gouji::rules {

struct Expression {
  enum class Kind { kNumber, kIndicator, kHidden, kAdd, kSubtract, kMultiply, kDivide, kChoice };
  Kind kind = Kind::kNumber;
  Rational number;                   ///< kNumber
  std::string name;                  ///< kIndicator, kHidden
  std::vector<Expression> operands;  ///< Two for the arithmetic kinds, two or more for kChoice.
};

struct Comparison {
  enum class Kind { kEqual, kRounded, kAtMost };
  Kind kind = Kind::kRounded;
  Expression left, right;
};

/// Errors: kInvalid with the character position (from 1) of the offending text in `where`.
Result<Comparison> ParseComparison(std::string_view text);

/// The names of all indicators in the expression, each once, in order of appearance.
std::vector<std::string> IndicatorsOf(const Expression& expression);

/// Every way to take one alternative of each choice; the first is the usual one. At most 64.
std::vector<Expression> Alternatives(const Expression& expression);

}  // namespace gouji::rules
