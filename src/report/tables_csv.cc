#include "report/tables_csv.h"

#include <sstream>

#include "report/csv_fields.h"

namespace gouji::report {

namespace {

/// Between two tables.
constexpr const char* kEmptyLine = "\r\n";

}  // namespace

std::string TablesAsCsv(const FileTables& file, const Options&) {
  std::ostringstream out;
  for (const table::Table& found : file.tables) {
    if (&found != &file.tables.front()) out << kEmptyLine;
    for (const std::vector<std::string>& row : table::ToGrid(found)) WriteCsvRow(row, out);
  }
  return out.str();
}

Frame TablesCsvFrame(const Options& options) {
  std::ostringstream begin;
  WriteByteOrderMark(options.byte_order_mark, begin);
  return {begin.str(), kEmptyLine, ""};
}

}  // namespace gouji::report
