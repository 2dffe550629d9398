#pragma once

// The sheet of one table.

#include <string>

#include "report/options.h"
#include "report/xlsx_workbook.h"
#include "table/table.h"

namespace gouji::report {

/// False if a part did not fit.
bool WriteTableSheet(Workbook* book, const std::string& name, const table::Table& found,
                     Language language);

}  // namespace gouji::report
