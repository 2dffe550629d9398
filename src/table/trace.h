#pragma once

// What the finders looked at on each page and why it is a table or none: for people who ask where
// their table is. Nothing is collected unless somebody asks; no decision depends on it.

#include <cstdint>
#include <vector>

#include "document/page.h"
#include "table/chunk_rows.h"
#include "table/ruling_grid.h"
#include "table/table.h"

namespace gouji::table {

/// The first gate that a candidate did not pass.
enum class Verdict : std::uint8_t {
  kTaken,
  kDrawing,     ///< The lines of the page are too many: a drawing or a map.
  kOneColumn,   ///< Fewer than two columns.
  kOneRow,      ///< Fewer than two rows.
  kFrame,       ///< A grid of one or two cells.
  kEmptyCells,  ///< Too few cells hold text.
  kProseBox,    ///< Most of the text stands in one cell.
  kForm,        ///< A few boxes of words: a form, or a drawing of a process.
  kContents,    ///< Names led to rising page numbers.
  kProse,       ///< Cells are long or are sentences.
  kNoGutter,    ///< The lines share no gap.
  kNoFigures,   ///< No column holds figures, or their edges do not align.
  kFewRows,     ///< Too few rows for so few columns.
  kAxes,        ///< Columns or rows of figures in even steps: the axes of a chart.
  kUneven,      ///< Rows of markup that differ in their number of cells.
  kTooWide,     ///< Markup of more columns than any table has.
};

/// All of it on the page as displayed.
struct Candidate {
  int page = 0;
  Kind kind = Kind::kRuled;
  Verdict verdict = Verdict::kTaken;
  document::Rect box;
  std::vector<document::Rect> edges;    ///< Of a grid's columns and rows: lines without width.
  std::vector<document::Rect> gutters;  ///< Between aligned columns, as high as the box.
};

/// By page, then in the order in which they were looked at.
using Trace = std::vector<Candidate>;

/// Each does nothing if `trace` is nullptr.
void Record(Trace* trace, int page, Kind kind, Verdict verdict, const document::Rect& box);
void Record(Trace* trace, int page, Verdict verdict, const Grid& grid);
void Record(Trace* trace, int page, Verdict verdict, const document::Rect& box,
            const std::vector<Gutter>& gutters);
void Record(Trace* trace, int page, Verdict verdict, const std::vector<ChunkRow>& rows);

/// The candidate that became a table with this box was none after all.
void Reject(Trace* trace, int page, const document::Rect& box, Verdict verdict);

}  // namespace gouji::table
