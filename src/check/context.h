#pragma once

// What every kind of check gets: the document's facts, the vocabulary, and the small questions
// about observations that all of them ask.

#include <optional>
#include <string>
#include <vector>

#include "base/interval.h"
#include "record/finding.h"
#include "rules/lexicon.h"

namespace gouji::check {

/// Most rows of most tables hold, and mostly nobody reads how: kSkip leaves their messages and
/// values empty.
enum class MessagesOfHolds { kWrite, kSkip };

struct Context {
  const record::Facts& facts;
  const rules::Lexicon& lexicon;
  MessagesOfHolds messages_of_holds = MessagesOfHolds::kWrite;

  const record::Observation& At(int id) const {
    return facts.observations[static_cast<std::size_t>(id)];
  }
  /// The indicator's entry; nullptr if the id is "" or unknown.
  const rules::Indicator* IndicatorOf(const std::string& id) const;
};

/// True if the observation is a count of things printed in full: its value is exact, not rounded.
bool IsExactCount(const Context& context, const record::Observation& observation);

/// Every value that the printed figure may stand for: a point for an exact count, the rounding
/// interval (ends included) for others, the stated side for bounds (95%以上 is [95, ∞)). Nothing if
/// the figure is missing.
std::optional<Interval> ValuesOf(const Context& context, const record::Observation& observation);

/// The name of the figure for people: "凤凰乡 受理案件数", "农林水利类", "办结率".
std::string LabelOf(const Context& context, const record::Observation& observation);

record::Operand OperandOf(const Context& context, int observation, const std::string& role);
/// A value that gouji computed: the sum of a column, the sum of the parts.
record::Operand ComputedOperand(const std::string& role, const record::Text& label,
                                const Rational& value, const std::string& measure);

/// The label of an operand, which may quote the bulletin, in both languages.
record::Text NameOf(const record::Operand& operand);

/// 件, 通, 宗 ... are counted alike when figures of a hotline are compared; 家 and 件 are not.
bool SameMeasure(const Context& context, const std::string& a, const std::string& b);

}  // namespace gouji::check
