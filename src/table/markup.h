#pragma once

// Text pages -> Tables written with marks: Markdown pipes, TABs between cells, and the dumps of
// word processors that set each cell on its own TAB-indented line with a blank line between rows.
//
// The tables come as they stand: rows above one another, without spans, roles or captions.

#include <vector>

#include "document/page.h"
#include "table/table.h"
#include "table/text_rows.h"
#include "table/trace.h"

namespace gouji::table {

/// GitHub Flavored Markdown, section 4.10, with the rule row optional and rows of any width.
std::vector<Table> FindPipeTables(const document::Page& page, const std::vector<TextRow>& rows,
                                  Trace* trace = nullptr);
std::vector<Table> FindTabTables(const document::Page& page, const std::vector<TextRow>& rows,
                                 Trace* trace = nullptr);
std::vector<Table> FindCellDumps(const document::Page& page, const std::vector<TextRow>& rows,
                                 Trace* trace = nullptr);

/// All three, from top to bottom.
std::vector<Table> FindMarkup(const document::Page& page, Trace* trace = nullptr);

}  // namespace gouji::table
