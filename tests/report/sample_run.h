#pragma once

// One run that every format is tested with: every verdict and severity, a root with dependents, an
// explanation that names a figure, a repair, numbers of each fate, a document without findings, one
// read in part, and texts that a format has to escape.

#include "record/finding.h"
#include "report/formats.h"

namespace gouji::report {

record::RunSummary SampleRun();
std::vector<FileTables> SampleTables();

}  // namespace gouji::report
