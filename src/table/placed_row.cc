#include "table/placed_row.h"

#include <algorithm>

#include "base/utf8.h"

namespace gouji::table {

bool IsLabel(const PlacedRow& row) {
  return !row.has_value && std::count_if(row.cells.begin(), row.cells.end(),
                                         [](const auto& cell) { return !cell.text.empty(); }) == 1;
}

const PlacedCell& LabelOf(const PlacedRow& row) {
  return *std::find_if(row.cells.begin(), row.cells.end(),
                       [](const PlacedCell& cell) { return !cell.text.empty(); });
}

void AppendLines(const PlacedRow& below, PlacedRow* row) {
  for (const PlacedCell& cell : below.cells) {
    const auto same = std::find_if(row->cells.begin(), row->cells.end(),
                                   [&](const PlacedCell& c) { return c.Covers(cell.column); });
    if (same == row->cells.end()) {
      row->cells.push_back(cell);
      continue;
    }
    same->text = JoinLines(same->text, cell.text);
    same->box = Union(same->box, cell.box);
  }
  row->box = Union(row->box, below.box);
  row->has_value = row->has_value || below.has_value;
  std::sort(row->cells.begin(), row->cells.end(),
            [](const PlacedCell& a, const PlacedCell& b) { return a.column < b.column; });
}

}  // namespace gouji::table
