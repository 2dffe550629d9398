#include "report/csv_fields.h"

namespace gouji::report {

void WriteCsvRow(const std::vector<std::string>& fields, std::ostream& out) {
  bool first = true;
  for (const std::string& field : fields) {
    if (!first) out << ',';
    first = false;
    if (field.find_first_of(",\"\r\n") == std::string::npos) {
      out << field;
      continue;
    }
    out << '"';
    for (const char c : field) {
      if (c == '"') out << '"';
      out << c;
    }
    out << '"';
  }
  out << "\r\n";
}

void WriteByteOrderMark(ByteOrderMark mark, std::ostream& out) {
  if (mark == ByteOrderMark::kWrite) out << "\xEF\xBB\xBF";
}

}  // namespace gouji::report
