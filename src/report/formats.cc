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
      {"csv", WriteTablesCsv},
      {"json", WriteTablesJson},
      {"html", WriteTablesHtml},
      {"markdown", WriteTablesMarkdown},
      {"xlsx", WriteTablesXlsx, Encoding::kBinary},
  };
  return formats;
}

}  // namespace gouji::report
