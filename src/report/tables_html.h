#pragma once

// Tables as one HTML page that needs nothing else: spans as colspan and rowspan, all text escaped.

#include <string>

#include "report/formats.h"
#include "report/options.h"

namespace gouji::report {

std::string TablesAsHtml(const FileTables& file, const Options& options);
Frame TablesHtmlFrame(const Options& options);

}  // namespace gouji::report
