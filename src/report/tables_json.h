#pragma once

// Tables as JSON: the full grid of texts, and every cell with its spans, place and role.

#include <string>

#include "report/formats.h"
#include "report/options.h"

namespace gouji::report {

std::string TablesAsJson(const FileTables& file, const Options& options);
Frame TablesJsonFrame(const Options& options);

}  // namespace gouji::report
