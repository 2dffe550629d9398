#pragma once

// Document -> Tables: every finder over every page, then pieces of one table joined.
//
// Order of trust on a page: rulings first, then markup (pipes, TABs, one cell per line) in text
// files, then aligned columns in what is left. A table that goes on over a page break, or after a
// repeated header, or after a group label (行政事业单位) between two pieces of the same columns, is
// one table: the header stands once, the label becomes a group row.

#include <vector>

#include "document/page.h"
#include "layout/line.h"
#include "table/table.h"
#include "table/trace.h"
#include "table/words.h"

namespace gouji::table {

struct TableOptions {
  Words words;
  /// Points by which rulings may miss each other and still meet.
  double snap_tolerance_pt = 3.0;
};

/// `lines[i]` are the lines of `document.pages[i]`, whose text runs to the right. Untrusted pages
/// have no tables, nor have scanned ones that were not recognised.
std::vector<Table> FindTables(const document::Document& document,
                              const std::vector<std::vector<layout::Line>>& lines,
                              const TableOptions& options, document::Notes& notes,
                              Trace* trace = nullptr);

}  // namespace gouji::table
