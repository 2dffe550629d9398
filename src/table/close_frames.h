#pragma once

// Tables that stand closer under one another than the strokes of one line may: what joins the
// pieces of a line would make one table of both.

#include "table/ruling_grid.h"

namespace gouji::table {

/// Moves the bottom of a frame and the top of the next further apart than what `options` join,
/// where no column rule crosses the gap and the columns differ. Where one frame has all of the
/// other's columns it is a double rule, or the cells of one table have boxes of their own.
/// `segments` are as drawn, before their pieces are joined.
void PartCloseFrames(const GridOptions& options, Segments* segments);

}  // namespace gouji::table
