#include "report/tables_html.h"

#include <sstream>

#include "report/xml_text.h"

namespace gouji::report {

namespace {

void WriteCell(const table::Cell& cell, std::ostream& out) {
  const bool heading = cell.role == table::Role::kHeader || cell.role == table::Role::kStub ||
                       cell.role == table::Role::kGroup;
  const char* tag = heading ? "th" : "td";
  out << "<" << tag;
  if (cell.column_span > 1) out << " colspan=\"" << cell.column_span << "\"";
  if (cell.row_span > 1) out << " rowspan=\"" << cell.row_span << "\"";
  out << ">" << XmlText(cell.text) << "</" << tag << ">";
}

void WriteRows(const table::Table& found, int first_row, int end_row, std::ostream& out) {
  auto cell = found.cells.begin();
  while (cell != found.cells.end() && cell->row < first_row) ++cell;
  for (int row = first_row; row < end_row; ++row) {
    out << "<tr>";
    for (; cell != found.cells.end() && cell->row == row; ++cell) WriteCell(*cell, out);
    out << "</tr>\n";
  }
}

void WriteTable(const table::Table& found, std::ostream& out) {
  out << "<table>\n";
  if (!found.title.empty() || !found.measure.empty()) {
    out << "<caption>" << XmlText(found.title);
    if (!found.measure.empty()) out << " (" << XmlText(found.measure) << ")";
    out << "</caption>\n";
  }
  if (found.header_rows > 0) {
    out << "<thead>\n";
    WriteRows(found, 0, found.header_rows, out);
    out << "</thead>\n";
  }
  out << "<tbody>\n";
  WriteRows(found, found.header_rows, found.rows, out);
  out << "</tbody>\n</table>\n";
  for (const std::string& note : found.notes) out << "<p>" << XmlText(note) << "</p>\n";
}

}  // namespace

std::string TablesAsHtml(const FileTables& file, const Options&) {
  std::ostringstream out;
  out << "<h1>" << XmlText(file.path) << "</h1>\n";
  for (const table::Table& found : file.tables) WriteTable(found, out);
  return out.str();
}

Frame TablesHtmlFrame(const Options& options) {
  const std::string language = options.language == Language::kChinese ? "zh-CN" : "en";
  return {"<!DOCTYPE html>\n<html lang=\"" + language +
              "\">\n<head>\n<meta charset=\"utf-8\">\n<title>gouji tables</title>\n"
              "<style>table{border-collapse:collapse;margin:1em 0}th,td{border:1px solid;"
              "padding:.2em .5em}</style>\n</head>\n<body>\n",
          "", "</body>\n</html>\n"};
}

}  // namespace gouji::report
