#pragma once

// Pages with rulings -> Tables: the text of each cell of each grid, and the gates that keep frames,
// charts and boxes with prose from being tables.

#include <vector>

#include "document/page.h"
#include "table/chunk_rows.h"
#include "table/ruling_grid.h"
#include "table/table.h"
#include "table/trace.h"

namespace gouji::table {

/// Defaults were chosen on fixtures and the European half of ICDAR-2013.
struct RuledOptions {
  GridOptions grid;
  ChunkOptions chunks;
  /// A page of more grids is a drawing or a map.
  std::size_t most_grids = 200;
  /// A grid of so few cells without a digit is a form.
  std::size_t most_boxes = 4;
  /// A grid with a smaller share of filled cells is a chart, a form or a frame.
  double least_filled = 0.2;
  /// A column in which nothing is printed, its head included, is no wider than this.
  double widest_empty_column_pt = 20;
  /// A cell that holds more than this share of the text of a grid is a box of prose ...
  double most_text_in_a_cell = 0.6;
  /// ... if it is longer than this, or the grid has no more than two rows and no two figures.
  std::size_t least_prose_glyphs = 200;
};

/// `before` is the table that ends the page before, if it may go on: a single row under its columns
/// is a table here, to be joined with it.
std::vector<Table> FindRuled(const document::Page& page, const Segments& segments,
                             const RuledOptions& options, const Table* before = nullptr,
                             Trace* trace = nullptr);

}  // namespace gouji::table
