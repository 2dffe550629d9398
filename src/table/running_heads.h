#pragma once

// Running heads of documents too short to show them by number: they are no titles of tables.

#include <vector>

#include "layout/line.h"
#include "table/continuation.h"

namespace gouji::table {

/// Marks lines at the head of a page that the page before has at the same place, unless they belong
/// to a table there. `pieces` end with those of `page_before`.
void MarkRepeatedHeads(const std::vector<layout::Line>& before, int page_before,
                       const std::vector<Piece>& pieces, const std::vector<layout::Line>& lines,
                       std::vector<bool>* furniture);

}  // namespace gouji::table
