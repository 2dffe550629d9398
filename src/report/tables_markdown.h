#pragma once

// Tables as Markdown pipe tables. Markdown has neither spans nor several header rows: a spanning
// cell's text is repeated in the header, so that each column keeps its whole name, and stands once
// in the body.

#include <ostream>
#include <vector>

#include "report/formats.h"
#include "report/options.h"

namespace gouji::report {

void WriteTablesMarkdown(const std::vector<FileTables>& files, const Options& options,
                         std::ostream& out);

}  // namespace gouji::report
