#pragma once

// Columns of which nothing but the head is printed: 备注, where nobody remarked anything.

#include <vector>

#include "table/chunk_rows.h"

namespace gouji::table {

/// Parts a label above the figures from its neighbours where it stands over none of the columns
/// that `gutters` part, and those beside it have labels of their own in its line.
void AddEmptyColumns(const std::vector<ChunkRow>& rows, std::vector<Gutter>* gutters);

}  // namespace gouji::table
