#include "report/formats.h"

#include "report/findings_csv.h"
#include "report/findings_json.h"
#include "report/findings_markdown.h"
#include "report/tables_csv.h"
#include "report/tables_html.h"
#include "report/tables_json.h"
#include "report/tables_markdown.h"
#include "report/tables_xlsx.h"
#include "report/text.h"

namespace gouji::report {

namespace {

Frame NoFrame(const Options&) { return {}; }

}  // namespace

std::vector<std::string_view> JoinParts(const std::vector<std::string>& parts, const Frame& frame) {
  std::vector<std::string_view> pieces = {frame.begin};
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (pieces.size() > 1) pieces.push_back(frame.between);
    pieces.push_back(part);
  }
  pieces.push_back(frame.end);
  return pieces;
}

const std::vector<FindingsFormat>& FindingsFormats() {
  static const std::vector<FindingsFormat> formats = {
      {"text", WriteText},
      {"json", WriteFindingsJson},
      {"csv", WriteFindingsCsv},
      {"markdown", WriteFindingsMarkdown},
  };
  return formats;
}

const std::vector<TablesFormat>& TablesFormats() {
  static const std::vector<TablesFormat> formats = {
      {"csv", "csv", TablesAsCsv, TablesCsvFrame, nullptr},
      {"json", "json", TablesAsJson, TablesJsonFrame, nullptr},
      {"html", "html", TablesAsHtml, TablesHtmlFrame, nullptr},
      {"markdown", "md", TablesAsMarkdown, NoFrame, nullptr},
      {"xlsx", "xlsx", nullptr, nullptr, WriteTablesXlsx, Encoding::kBinary},
  };
  return formats;
}

}  // namespace gouji::report
