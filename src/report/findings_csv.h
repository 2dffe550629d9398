#pragma once

// The findings as one CSV table (RFC 4180: UTF-8, CRLF, fields quoted where needed), a row for each
// finding, dependents after their root. For spreadsheets; the operands are joined in one field.

#include <ostream>

#include "record/finding.h"
#include "report/options.h"

namespace gouji::report {

void WriteFindingsCsv(const record::RunSummary& run, const Options& options, std::ostream& out);

}  // namespace gouji::report
