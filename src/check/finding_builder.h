#pragma once

// The one way to make a Finding: everything that reports need is filled here.

#include <map>
#include <string>

#include "check/context.h"
#include "check/implied.h"
#include "record/finding.h"
#include "rules/check_rules.h"

namespace gouji::check {

/// Values for the {placeholders} of a rule's message; the same in both languages, or one for each.
using Placeholders = std::map<std::string, record::Text>;

/// A text that is the same in both languages.
inline record::Text Both(const std::string& text) { return {text, text}; }

/// "附表1", "table 1". `table` is an index.
record::Text TableName(int table);

/// Appends one member to a list: 甲、乙 and "A, B".
void AddToList(record::Text& list, const record::Text& member);

/// A finding of `rule` with its severity: the rule's for kContradicted, kNote for kHolds and
/// kUnchecked, at most kWarning for kExplained and kSuspect. Callers may lower it.
record::Finding Start(const Context& context, const rules::CheckRule& rule,
                      record::Verdict verdict);

/// Sets what the stated figure is about.
void SetSubject(record::Finding& finding, const Context& context, int stated_observation);
/// The same, and stated, computed and the interval of the stated figure. `measure` is appended to
/// both texts.
void SetValues(record::Finding& finding, const Context& context, int stated_observation,
               const Rational& computed);

/// Sets an explanation; a range is given for implied whole numbers.
void Explain(record::Finding& finding, const std::string& kind, const record::Text& detail);
void ExplainRange(record::Finding& finding, const std::string& kind, const WholeRange& range,
                  std::vector<record::Operand> matches, const record::Text& detail);

/// A percentage that is off by itself: nearly every slip leads to some denominator, so that one
/// which is not printed is no more likely than another percentage. Names both.
void ExplainEither(record::Finding& finding, const Decimal& percent, const std::string& measure,
                   const Rational& computed, const WholeRange& range);

/// "164", or "54201…54221".
std::string RangeText(const WholeRange& range);

/// Gives the finding its id. Call last.
record::Finding WithName(record::Finding finding);
/// Fills the message from the rule and gives the finding its id. Call last.
record::Finding Finish(record::Finding finding, const rules::CheckRule& rule,
                       const Placeholders& placeholders);

}  // namespace gouji::check
