#pragma once

// Rows of a page -> stretches of successive rows, each of which may be one unruled table.

#include <string>
#include <vector>

#include "table/chunk_rows.h"

namespace gouji::table {

struct Stretch {
  /// Single lines right above the rows: labels over several columns, or a caption.
  std::vector<ChunkRow> lead;
  std::vector<ChunkRow> rows;  ///< The first has two chunks or more.
  std::string measure;  ///< Of a line above the figures, which is none of the rows; "" without.
};

// Single lines inside a stretch are labels or wrapped cells; a caption between two tables parts
// them.

/// The rows of a frame, which may hold several tables with captions or prose between them.
std::vector<Stretch> SplitRows(std::vector<ChunkRow> rows);

/// Of rows without a frame.
std::vector<Stretch> FindStretches(const std::vector<ChunkRow>& rows, const ChunkOptions& options);

}  // namespace gouji::table
