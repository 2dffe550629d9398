#pragma once

// The findings as Markdown, for an issue tracker or a mail: a heading for each document, an item
// for each finding, its dependents as items under it.

#include <ostream>

#include "record/finding.h"
#include "report/options.h"

namespace gouji::report {

void WriteFindingsMarkdown(const record::RunSummary& run, const Options& options,
                           std::ostream& out);

}  // namespace gouji::report
