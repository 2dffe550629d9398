#pragma once

// The text that claim patterns are matched on: the match view with its figures covered.
//
// A figure has been read before the patterns see it, by the one grammar of numbers that there is
// (normalise/number.h); a pattern says "a count", not how counts are written. The head of
// rules/patterns/00-kinds.yaml lists the signs.

#include <string>
#include <vector>

#include "normalise/match_view.h"
#include "normalise/number.h"
#include "rules/number_words.h"
#include "rules/patterns.h"

namespace gouji::normalise {

/// As long as the view, so that positions in it are positions in the view. REQUIRES: `tokens` are
/// those of the view.
std::string CoverFigures(const MatchView& view, const std::vector<NumberToken>& tokens,
                         const rules::NumberWords& words, const rules::Patterns& patterns);

/// The examples that do not match and the counter-examples that do, an error each.
std::vector<Error> FailedExamples(const rules::Patterns& patterns, const rules::NumberWords& words);

}  // namespace gouji::normalise
