#pragma once

// Contradictions that may come of the reading and not of the publisher.

#include <vector>

#include "check/context.h"
#include "record/finding.h"

namespace gouji::check {

/// A finding that speaks of a doubtful figure of a scanned page, which nothing proves, is a note
/// with the explanation "reading_error": which figures were read with doubt, and how else.
void ExplainReadingErrors(const Context& context, std::vector<record::Finding>& findings);

}  // namespace gouji::check
