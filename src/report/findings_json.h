#pragma once

// A run as one JSON object: the contract for programs. Printed figures are strings as printed,
// computed ones decimal strings; tables count from 1 as pages do, rows and columns of their grid
// from 0; `repair` of an operand is the position in the list of repairs, from 0.

#include <ostream>

#include "record/finding.h"
#include "report/options.h"

namespace gouji::report {

void WriteFindingsJson(const record::RunSummary& run, const Options& options, std::ostream& out);

}  // namespace gouji::report
