#pragma once

// Pages -> unruled tables: successive lines whose gaps overlap, with at least one column of
// numbers.
//
// Precision comes first: prose, lists and tables of contents are none. Drawn row rules (three-line
// tables, rows ruled without columns) bound a table and may part its rows.

#include <vector>

#include "document/page.h"
#include "layout/line.h"
#include "table/chunk_rows.h"
#include "table/ruling_grid.h"
#include "table/table.h"
#include "table/trace.h"

namespace gouji::table {

/// Defaults were chosen on fixtures and the European half of ICDAR-2013.
struct AlignedOptions {
  ChunkOptions chunks;
  /// A numeric column: this share of its filled cells are numbers.
  double numeric_share = 0.6;
  /// This share of the figures of such a column has an edge or a middle in common.
  double aligned_share = 0.6;
  /// This share of the cells of a table is filled.
  double least_filled = 0.5;
  /// A framed table without figures has more filled cells than this.
  double filled_with_words = 0.7;
  /// Rows with numbers; two are enough for three columns and more.
  int least_rows = 3;
};

/// `before` is the table that ends the page before, if it may go on: lines of its columns at the
/// head of this page are rows of it, however few they are.
std::vector<Table> FindAligned(const document::Page& page, const std::vector<layout::Line>& lines,
                               const std::vector<document::Rect>& occupied,
                               const Segments& segments, const AlignedOptions& options,
                               const Table* before = nullptr, Trace* trace = nullptr);

}  // namespace gouji::table
