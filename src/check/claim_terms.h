#pragma once

// The parts of a prose claim as the checks need them: figures of terms, labels that mean the same
// category, and findings that say why a claim cannot be checked.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/context.h"
#include "check/finding_builder.h"

namespace gouji::check {

/// All claims of one kind, in the order of the text.
std::vector<const record::Claim*> ClaimsOf(const Context& context, std::string_view kind);

/// The figure of a term; nullptr if there is no term, or its figure is missing or not a number.
const record::Observation* FigureOf(const Context& context, const record::Term* term);

/// What a term is called: its own words, else the name of its figure.
std::string TermLabel(const Context& context, const record::Term& term);

/// The whole number from 1 to 9999 of a term that is one (前三 is delivered as "3"); nothing for
/// other texts.
std::optional<int> NumberOf(const record::Term* term);

/// The name of a category without its class word (rules/neutral_words.tsv, class category): 咨询类
/// and 咨询 are one, so are 居民生活 and 居民生活问题.
std::string CategoryName(const Context& context, const std::string& label);

/// "1件": a number with the measure of an observation.
std::string WithMeasure(const Rational& value, const record::Observation& like);

/// A claim that cannot be checked, with the figures that it has. `why` is one clause for people.
record::Finding UncheckedClaim(const Context& context, const rules::CheckRule& rule,
                               const record::Claim& claim, const std::string& reason,
                               const record::Text& why);

/// The values of a rule's setting; empty if the rule does not have it.
std::vector<std::string> Setting(const rules::CheckRule& rule, const std::string& key);

}  // namespace gouji::check
