#pragma once

// Tables as one HTML page that needs nothing else: spans as colspan and rowspan, all text escaped.

#include <ostream>
#include <vector>

#include "report/formats.h"
#include "report/options.h"

namespace gouji::report {

void WriteTablesHtml(const std::vector<FileTables>& files, const Options& options,
                     std::ostream& out);

}  // namespace gouji::report
