#pragma once

// Rows of one label in tables without sides (一、镇（街道）): no rule down the page stands in them,
// so that nothing joins the rows above with those below.

#include "document/page.h"
#include "table/ruling_grid.h"

namespace gouji::table {

/// Adds the sides of such rows: the rules across above and below begin and end alike, the columns
/// above and below are the same, one line of text stands between, and figures follow. A caption
/// between two tables is followed by a head.
Segments WithSidesOfGroupRows(const document::Page& page, Segments segments,
                              const GridOptions& options);

}  // namespace gouji::table
