#pragma once

// Rulings -> Grids: which lines of a page meet, and the cells that they enclose.
//
// The steps: segments by position, pieces of one line (dashes, cell borders drawn one by one,
// double strokes) joined; lines that touch are one component; its column and row edges; an edge
// between two positions of the grid stands if lines cover most of it; positions without an edge
// between them are one cell. Sides that are open (the usual Chinese form) are closed at the ends of
// the row rules.

#include <vector>

#include "document/page.h"

namespace gouji::table {

/// A drawn line: `position` across it, `begin` to `end` along it.
struct Segment {
  double position = 0, begin = 0, end = 0;
};

struct Segments {
  std::vector<Segment> horizontal, vertical;
};

struct GridOptions {
  /// Lines that miss each other by less than this meet; double strokes are closer (pdfplumber: 3).
  double snap_tolerance_pt = 3;
  /// Longer gaps part two lines; dots of dotted rules are closer (measured: 3.4).
  double join_gap_pt = 3.4;
  /// An edge stands if lines cover this share of it.
  double edge_coverage = 0.7;
  /// A page with more lines than this is a drawing.
  std::size_t most_segments = 20000;
};

/// Rulings by position, joined; too short ones (ticks, dots) are left out.
Segments ToSegments(const std::vector<document::Ruling>& rulings, const GridOptions& options);

struct GridCell {
  int row = 0, column = 0, row_span = 1, column_span = 1;
};

struct Grid {
  std::vector<double> columns,
      rows;                     ///< The edges, ascending: one more than there are columns, rows.
  std::vector<GridCell> cells;  ///< Ascending by row, then column; they cover the grid.
  std::vector<int> owner;       ///< [row × columns + column]: index into `cells`.

  int row_count() const { return static_cast<int>(rows.size()) - 1; }
  int column_count() const { return static_cast<int>(columns.size()) - 1; }
  document::Rect Box() const {
    return {columns.front(), rows.front(), columns.back(), rows.back()};
  }
  document::Rect BoxOf(const GridCell& cell) const;
  /// The cell at a point; -1 outside.
  int CellAt(double x, double y) const;
};

/// One grid for each component that encloses at least one position. From top to bottom.
std::vector<Grid> FindGrids(const Segments& segments, const GridOptions& options);

}  // namespace gouji::table
