#pragma once

// One root cause is one finding: a difference that follows from another is listed under it.

#include <vector>

#include "check/context.h"
#include "record/finding.h"

namespace gouji::check {

/// Sets `root` of findings that another one explains. Roots are only findings that are reported
/// (kContradicted, kExplained, kSuspect).
void LinkRootCauses(const Context& context, std::vector<record::Finding>& findings);

}  // namespace gouji::check
