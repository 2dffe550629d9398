#pragma once

// The rows of an unruled table below its head: lines of chunks -> rows of cells. A cell may wrap:
// its lines stand closer than rows do, or between the same rules, or go on where a full line ended.

#include <cstddef>
#include <span>
#include <vector>

#include "table/chunk_rows.h"
#include "table/columns.h"
#include "table/placed_row.h"
#include "table/ruling_grid.h"

namespace gouji::table {

/// The usual distance between successive lines of figures; 0 if there are no two.
double UsualPitch(std::span<const ChunkRow> rows);

/// Whether most rows of figures have rules of their own: the lines between two rules are one row.
bool RulesPartRows(std::size_t rules, std::size_t value_rows);

/// How many of the first `head` rows are left if those that no rule parts from the first row of
/// figures below them are lines of its wrapped cells. `rules` are those of the frame.
std::size_t WithoutWrappedCells(std::span<const ChunkRow> rows, std::size_t head,
                                const std::vector<double>& rules, double pitch);

/// `rules` are the row rules among the rows. A rule that leaves a column out goes around a cell of
/// several rows.
std::vector<PlacedRow> FindBody(std::span<const ChunkRow> rows, const Columns& columns,
                                const std::vector<Segment>& rules, double pitch);

}  // namespace gouji::table
