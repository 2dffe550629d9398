#pragma once

// What recurs at the head of pages: running heads, which are no titles of tables even in documents
// too short to show them by number, and the captions of tables that go on, which are no running
// heads.

#include <vector>

#include "layout/line.h"
#include "table/continuation.h"
#include "table/words.h"

namespace gouji::table {

/// A table that stands at the head of each page has its number (表5), 续表 and 单位 note at one
/// place on them: these are no running heads, and do not part its title from it.
void UnmarkCaptions(const std::vector<layout::Line>& lines, const Words& words,
                    std::vector<bool>* furniture);

/// Marks lines at the head of a page that the page before has at the same place, unless they belong
/// to a table there. `pieces` end with those of `page_before`.
void MarkRepeatedHeads(const std::vector<layout::Line>& before, int page_before,
                       const std::vector<Piece>& pieces, const std::vector<layout::Line>& lines,
                       std::vector<bool>* furniture);

}  // namespace gouji::table
