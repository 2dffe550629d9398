#pragma once

// Tables drawn with all of their rules: columns 80 points wide from x = 100 on, rows 20 points
// high.

#include <string>
#include <vector>

#include "drawn_tables.h"

namespace gouji::table {

inline constexpr double kLeft = 100, kTop = 200, kColumn = 80, kRow = 20;

/// Text in the middle of each cell; an empty string leaves it blank.
inline void Fill(layout::DrawnPage* page, const std::vector<std::vector<std::string>>& grid,
                 double top = kTop) {
  for (std::size_t r = 0; r < grid.size(); ++r) {
    for (std::size_t c = 0; c < grid[r].size(); ++c) {
      page->Centred(kLeft + kColumn * (static_cast<double>(c) + 0.5),
                    top + kRow * static_cast<double>(r) + 5, grid[r][c]);
    }
  }
}

inline void RowRules(layout::DrawnPage* page, int rows, int columns, double top = kTop) {
  for (int r = 0; r <= rows; ++r)
    page->Horizontal(top + kRow * r, kLeft, kLeft + kColumn * columns);
}

inline void ColumnRules(layout::DrawnPage* page, int rows, int columns, double top = kTop,
                        int first = 0, int last = -1) {
  for (int c = first; c <= (last < 0 ? columns : last); ++c) {
    page->Vertical(kLeft + kColumn * c, top, top + kRow * rows);
  }
}

inline const std::vector<std::vector<std::string>> kSimple = {
    {"单位", "受理", "办结率"}, {"甲局", "3", "100%"}, {"合计", "3", "100%"}};
inline const Rows kSimpleShown = {"H:单位 | H:受理 | H:办结率", "S:甲局 | D:3 | D:100%",
                                  "T:合计 | T:3 | T:100%"};

}  // namespace gouji::table
