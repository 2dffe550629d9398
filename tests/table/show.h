#pragma once

// One line of text per row, for comparing tables by eye: "S:甲局 | D:3 | D:100%". A letter tells
// the role (Header, Stub, Group, Total, Data, Note), {rows x columns} a span.

#include <string>
#include <vector>

#include "../layout/grid_page.h"
#include "table/content.h"
#include "words.h"

namespace gouji::table {

inline std::vector<std::string> Show(const Table& table) {
  std::vector<std::string> rows(static_cast<std::size_t>(table.rows));
  for (const Cell& cell : table.cells) {
    std::string& row = rows.at(static_cast<std::size_t>(cell.row));
    if (!row.empty()) row += " | ";
    row += "HSGTDN"[static_cast<int>(cell.role)];
    row += ":" + cell.text;
    if (cell.row_span > 1 || cell.column_span > 1) {
      row += "{" + std::to_string(cell.row_span) + "x" + std::to_string(cell.column_span) + "}";
    }
  }
  return rows;
}

inline Content FindIn(const document::Document& document) {
  ContentOptions options;
  options.tables.words = TestWords();
  document::Notes notes;
  return FindContent(document, options, notes);
}

inline Content FindInText(std::string_view text) { return FindIn(layout::GridDocument(text)); }

using Rows = std::vector<std::string>;

}  // namespace gouji::table
