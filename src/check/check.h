#pragma once

// Facts x rules -> Findings: whether the published figures of one document agree.
//
// Pure: no I/O, no state between documents, the same facts give the same findings in the same
// order. All arithmetic is exact (base/rational.h). What cannot be checked is kUnchecked with a
// reason and never kHolds.

#include <vector>

#include "base/result.h"
#include "check/context.h"
#include "record/finding.h"
#include "rules/lexicon.h"

namespace gouji::check {

/// Findings of all verdicts: by place, roots before their dependents.
std::vector<record::Finding> Check(const record::Facts& facts, const rules::Lexicon& lexicon,
                                   MessagesOfHolds messages = MessagesOfHolds::kWrite);

/// The same of a document that may have scanned pages. Their figures are first read as the checks
/// suggest (readings.h), those that the checks prove are marked (proof.h), and what is contradicted
/// by a figure that stays doubtful says so (reading_error.h).
std::vector<record::Finding> SettleAndCheck(record::Facts& facts, const rules::Lexicon& lexicon,
                                            MessagesOfHolds messages = MessagesOfHolds::kWrite);

/// The kinds, settings and placeholders that rules name exist (rule files are data; this is where
/// the code has its say). Errors name the rule's file and line.
Result<void> ValidateRules(const rules::CheckRules& rules);

}  // namespace gouji::check
