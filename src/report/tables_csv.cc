#include "report/tables_csv.h"

#include "report/csv_fields.h"

namespace gouji::report {

void WriteTablesCsv(const std::vector<FileTables>& files, const Options& options,
                    std::ostream& out) {
  WriteByteOrderMark(options.byte_order_mark, out);
  bool first = true;
  for (const FileTables& file : files) {
    for (const table::Table& found : file.tables) {
      if (!first) out << "\r\n";
      first = false;
      for (const std::vector<std::string>& row : table::ToGrid(found)) WriteCsvRow(row, out);
    }
  }
}

}  // namespace gouji::report
