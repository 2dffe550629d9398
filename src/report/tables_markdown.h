#pragma once

// Tables as Markdown pipe tables. Markdown has neither spans nor several header rows: a spanning
// cell's text is repeated in the header, so that each column keeps its whole name, and stands once
// in the body.

#include <string>

#include "report/formats.h"
#include "report/options.h"

namespace gouji::report {

std::string TablesAsMarkdown(const FileTables& file, const Options& options);

}  // namespace gouji::report
