#include "report/tables_json.h"

#include <cmath>
#include <sstream>

#include "report/json_values.h"

namespace gouji::report {

namespace {

double Thousandths(double share) { return std::round(share * 1000) / 1000; }

Json CellJson(const table::Cell& cell) {
  Json json;
  json["row"] = cell.row;
  json["column"] = cell.column;
  json["row_span"] = cell.row_span;
  json["column_span"] = cell.column_span;
  json["text"] = cell.text;
  if (!cell.read.empty()) json["read"] = cell.read;
  if (cell.proved) json["proved"] = true;
  json["page"] = cell.page;
  if (cell.line > 0) json["line"] = cell.line;
  json["box"] = BoxJson(cell.box);
  json["confidence"] = Thousandths(cell.confidence);
  if (!cell.alternatives.empty()) {
    json["alternatives"] = Json::array();
    for (const document::Alternative& alternative : cell.alternatives) {
      json["alternatives"].push_back({{"text", alternative.text},
                                      {"reader", alternative.reader},
                                      {"confidence", Thousandths(alternative.confidence)}});
    }
  }
  json["role"] = Name(cell.role);
  return json;
}

Json TableJson(const table::Table& found) {
  Json json;
  json["page"] = found.page;
  json["last_page"] = found.last_page;
  json["box"] = BoxJson(found.box);
  json["title"] = found.title;
  json["unit"] = TextOrNull(found.measure);
  json["notes"] = found.notes;
  json["header_rows"] = found.header_rows;
  json["kind"] = Name(found.kind);
  json["rows"] = table::ToGrid(found);
  json["cells"] = Json::array();
  for (const table::Cell& cell : found.cells) json["cells"].push_back(CellJson(cell));
  return json;
}

}  // namespace

std::string TablesAsJson(const FileTables& file, const Options&) {
  Json tables = Json::array();
  for (const table::Table& found : file.tables) tables.push_back(TableJson(found));
  std::ostringstream out;
  out << "\n  ";
  WriteJsonItem({{"path", file.path}, {"tables", std::move(tables)}}, out);
  return out.str();
}

Frame TablesJsonFrame(const Options&) { return {"[", ",", "\n]\n"}; }

}  // namespace gouji::report
