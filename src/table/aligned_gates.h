#pragma once

// What keeps prose, lists, tables of contents and charts from being unruled tables.

#include <vector>

#include "table/aligned.h"
#include "table/chunk_rows.h"
#include "table/placed_row.h"
#include "table/table.h"
#include "table/trace.h"

namespace gouji::table {

/// Whether drawn rules bound the rows; those need no figures to be a table.
enum class Frame { kNone, kRuled };

/// `rows` are those of `table`.
Verdict JudgeAligned(const Table& table, const std::vector<PlacedRow>& rows, Frame frame,
                     const AlignedOptions& options);

/// Names led by dots to one column of whole numbers that rise: a table of contents.
bool IsContents(const std::vector<ChunkRow>& rows);

/// The same without dots: each name has one page number behind it, no row heads the columns, and
/// the numbers end at one place. Of rows without a frame.
bool IsContentsWithoutLeaders(const std::vector<ChunkRow>& rows);

}  // namespace gouji::table
