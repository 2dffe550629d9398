#pragma once

// The report for people: for each document its findings by root cause, then what was repaired and
// what could not be read, then the counts. Lines are wrapped at Options::width.

#include <ostream>

#include "record/finding.h"
#include "report/options.h"

namespace gouji::report {

void WriteText(const record::RunSummary& run, const Options& options, std::ostream& out);

}  // namespace gouji::report
