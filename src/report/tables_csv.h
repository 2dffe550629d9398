#pragma once

// Tables as CSV (RFC 4180: UTF-8, CRLF, fields quoted where needed), one after the other with an
// empty line between them. A spanning cell stands in its first position.

#include <string>

#include "report/formats.h"
#include "report/options.h"

namespace gouji::report {

std::string TablesAsCsv(const FileTables& file, const Options& options);
Frame TablesCsvFrame(const Options& options);

}  // namespace gouji::report
