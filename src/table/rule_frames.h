#pragma once

// Row rules of one width above one another, without column rules: the frames of open tables
// (three-line tables, ruled rows, a mere rule above and below).

#include <vector>

#include "document/page.h"
#include "table/chunk_rows.h"
#include "table/ruling_grid.h"

namespace gouji::table {

struct RuleFrame {
  double left = 0, right = 0;
  std::vector<double> rules;  ///< Ascending, at least two.
};

/// `occupied` are the tables that were found already. Frames of tables that stand above one another
/// part where nothing but single lines stands between two rules and a head follows.
std::vector<RuleFrame> FindRuleFrames(const Segments& segments,
                                      const std::vector<document::Rect>& occupied,
                                      const std::vector<ChunkRow>& rows);

/// True if the table of the frame goes on outside: rules stand under its head and above its total
/// only.
bool GoesOnOutside(const RuleFrame& frame, const std::vector<ChunkRow>& rows);

/// What stands in the frame, taken out of `rows`. A row goes on beside a frame: two tables stand
/// beside each other.
std::vector<ChunkRow> TakeRows(const RuleFrame& frame, std::vector<ChunkRow>* rows);

}  // namespace gouji::table
