#include "table/label_columns.h"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "table/cell_text.h"
#include "table/middles.h"

namespace gouji::table {
namespace {

/// What lies on one side of a gutter, as far as the next gutter.
struct Side {
  double left = 0, right = 0;
  int rows = 0;           ///< Of figures, with something on this side.
  bool words = true;      ///< None of it is a figure.
  bool is_alone = false;  ///< In a row below the head that holds nothing else.
};

double Middle(const Gutter& gutter) { return (gutter.left + gutter.right) / 2; }

/// Takes up the row; false if it has nothing on this side.
bool Add(const ChunkRow& row, bool is_head, Side* side) {
  bool found = false;
  for (const Chunk& chunk : row.chunks) {
    const double x = MiddleX(chunk.box);
    if (x < side->left || x >= side->right) continue;
    found = true;
    side->words = side->words && !IsValue(chunk.text);
  }
  side->rows += found && row.has_value && !IsSingle(row) ? 1 : 0;
  side->is_alone = side->is_alone || (found && !is_head && IsSingle(row));
  return found;
}

bool IsOneColumn(const std::vector<ChunkRow>& rows, Side first, Side second) {
  bool is_head = true;
  for (const ChunkRow& row : rows) {
    is_head = is_head && !row.has_value;
    const bool in_first = Add(row, is_head, &first), in_second = Add(row, is_head, &second);
    if (in_first && in_second) return false;
  }
  if (!first.words || !second.words || first.rows == 0 || second.rows == 0) return false;
  // Lines of wrapped labels stand alone too, where most labels stand.
  return !(first.rows <= second.rows && first.is_alone) &&
         !(second.rows <= first.rows && second.is_alone);
}

bool IsDrawn(const Gutter& gutter, const std::vector<ChunkRow>& rows, const Segments& segments) {
  return std::any_of(segments.vertical.begin(), segments.vertical.end(), [&](const Segment& rule) {
    return rule.position > gutter.left && rule.position < gutter.right &&
           rule.begin < rows.back().box.bottom && rule.end > rows.front().box.top;
  });
}

}  // namespace

void DropGuttersAmongLabels(const std::vector<ChunkRow>& rows, const Segments& segments,
                            std::vector<Gutter>* gutters) {
  constexpr double kFar = std::numeric_limits<double>::max();
  for (std::size_t g = gutters->size(); g-- > 0 && gutters->size() > 1;) {
    const double middle = Middle((*gutters)[g]);
    Side first, second;
    first.left = g > 0 ? Middle((*gutters)[g - 1]) : -kFar;
    first.right = second.left = middle;
    second.right = g + 1 < gutters->size() ? Middle((*gutters)[g + 1]) : kFar;
    if (IsDrawn((*gutters)[g], rows, segments) || !IsOneColumn(rows, first, second)) continue;
    gutters->erase(gutters->begin() + static_cast<std::ptrdiff_t>(g));
  }
}

}  // namespace gouji::table
