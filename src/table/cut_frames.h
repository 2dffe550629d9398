#pragma once

// Row rules at a page break: the last row of the page has no rule below it, what is left of it on
// the next page has none above it.

#include <vector>

#include "document/page.h"
#include "table/chunk_rows.h"
#include "table/rule_frames.h"

namespace gouji::table {

/// Closes the frame below a row of words that stands under its last rule and ends the page but for
/// its margin. `rows` are those of the page.
void CloseAtFoot(const document::Page& page, const std::vector<ChunkRow>& rows,
                 const ChunkOptions& options, RuleFrame* frame);

/// Closes the frame above the lines that stand in its columns over its first rule. REQUIRES: the
/// page before ends with a table.
void CloseAtHead(const std::vector<ChunkRow>& rows, const ChunkOptions& options, RuleFrame* frame);

}  // namespace gouji::table
