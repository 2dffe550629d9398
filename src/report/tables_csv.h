#pragma once

// Tables as CSV (RFC 4180: UTF-8, CRLF, fields quoted where needed), one after the other with an
// empty line between them. A spanning cell stands in its first position.

#include <ostream>
#include <vector>

#include "report/formats.h"
#include "report/options.h"

namespace gouji::report {

void WriteTablesCsv(const std::vector<FileTables>& files, const Options& options,
                    std::ostream& out);

}  // namespace gouji::report
