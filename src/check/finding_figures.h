#pragma once

// Which printed figures a finding speaks of.

#include <vector>

#include "record/finding.h"

namespace gouji::check {

/// kContradicted or kSuspect.
bool IsContradiction(const record::Finding& finding);
/// A contradiction, or explained.
bool IsReported(const record::Finding& finding);

bool UsesFigure(const record::Finding& finding, int observation);

/// Observations, ascending, each once.
std::vector<int> FiguresOf(const record::Finding& finding);

/// The operand whose value is `stated`; nullptr if the finding is about something else than one
/// printed value.
const record::Operand* StatedFigure(const record::Finding& finding);

}  // namespace gouji::check
