#pragma once

// Rows of CSV as RFC 4180 has them: fields with a comma, a quote or a line end are quoted, rows end
// in CRLF.

#include <ostream>
#include <string>
#include <vector>

#include "report/options.h"

namespace gouji::report {

void WriteCsvRow(const std::vector<std::string>& fields, std::ostream& out);
void WriteByteOrderMark(ByteOrderMark mark, std::ostream& out);

}  // namespace gouji::report
