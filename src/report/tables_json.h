#pragma once

// Tables as JSON: the full grid of texts, and every cell with its spans, place and role.

#include <ostream>
#include <vector>

#include "report/formats.h"
#include "report/options.h"

namespace gouji::report {

void WriteTablesJson(const std::vector<FileTables>& files, const Options& options,
                     std::ostream& out);

}  // namespace gouji::report
