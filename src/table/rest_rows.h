#pragma once

// The last rows of a table without column rules that a page break parted from it. One or two rows,
// such as 合计 alone on the next page, show no columns of their own, not even under a header that
// is repeated: those of the table say whether they are its rows.

#include <optional>
#include <vector>

#include "document/page.h"
#include "layout/line.h"
#include "table/chunk_rows.h"
#include "table/table.h"
#include "table/words.h"

namespace gouji::table {

/// The rows under the columns of `before`, which ends the page before, that stand above everything
/// else on this page but `furniture` and the header, if it is repeated: each has a name, a figure,
/// and half of the columns filled.
/// `tables` are those that were found on this page.
std::optional<Table> FindRestRows(const document::Page& page,
                                  const std::vector<layout::Line>& lines,
                                  const std::vector<bool>& furniture,
                                  const std::vector<Table>& tables, const Table& before,
                                  const ChunkOptions& options, const Words& words);

}  // namespace gouji::table
