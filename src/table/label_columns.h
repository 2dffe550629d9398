#pragma once

// One column of labels of which some are centred (合计) and some begin at the left: where no two of
// them overlap, a gutter seems to part them.

#include <vector>

#include "table/chunk_rows.h"
#include "table/ruling_grid.h"

namespace gouji::table {

/// Drops gutters between two columns of words that no row, heads included, has something in both of
/// while rows of figures have something in either. A group's name beside the names in the group
/// stays: it shares a row with one of them or stands alone between two. So does what a rule parts.
void DropGuttersAmongLabels(const std::vector<ChunkRow>& rows, const Segments& segments,
                            std::vector<Gutter>* gutters);

}  // namespace gouji::table
