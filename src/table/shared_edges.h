#pragma once

// Columns that only few rows have something in, close to the column behind it: a group's name
// beside the names in the group.

#include <vector>

#include "table/chunk_rows.h"

namespace gouji::table {

/// Parts chunks at gaps narrower than those between columns if half of the rows begin a chunk
/// behind the gap and nothing reaches over it. Gives the gaps, from left to right.
std::vector<Gutter> PartAtSharedEdges(std::vector<ChunkRow>* rows);

}  // namespace gouji::table
