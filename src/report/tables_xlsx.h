#pragma once

// Tables as an Excel workbook (Office Open XML, ECMA-376): a sheet for each table, behind a first
// sheet that says where each of them stands.
//
// A figure is a number that shows as it was printed, wherever a number format can do that
// (printed_number.h); everything else is text as printed, and no text is a formula. Spans are
// merged cells. A cell holds 32,767 characters, a sheet 1,048,576 rows and 16,384 columns: the
// first sheet says of which table a part is missing. The same tables make the same bytes.

#include <ostream>
#include <vector>

#include "base/result.h"
#include "report/formats.h"
#include "report/options.h"

namespace gouji::report {

/// Errors: kUnsupported if libxlsxwriter is not installed. Throws std::runtime_error if it cannot
/// make the workbook (no memory, no temporary file).
Result<void> WriteTablesXlsx(const std::vector<FileTables>& files, const Options& options,
                             std::ostream& out);

}  // namespace gouji::report
