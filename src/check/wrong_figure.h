#pragma once

// A printed figure that is wrong contradicts everything that it is compared with: a misprinted 合计
// is neither the sum of its column nor the total that the prose states. That is one mistake.

#include <vector>

#include "check/context.h"
#include "record/finding.h"

namespace gouji::check {

/// Where one other value of a printed figure settles several findings, sets `root` of them to the
/// one that is about that figure, and explains this one by the value.
///
/// Whether a value settles a finding is not guessed: the document is checked again with it. A
/// value that contradicts what held before is none, and two figures of which either would do are
/// left alone.
void LinkToWrongFigures(const Context& context, std::vector<record::Finding>& findings);

}  // namespace gouji::check
