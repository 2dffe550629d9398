#include "table/close_frames.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace gouji::table {
namespace {

// Chosen on fixtures/layouts, whose frames and boxes stand 0 to 4 points apart.
constexpr double kSamePlace = 1;   ///< Points: strokes of one line; a line ends at another's edge.
constexpr double kSameColumn = 4;  ///< Points: the sides of boxes that stand beside each other.
constexpr double kAddedGap = 0.5;  ///< Points.
constexpr double kShortest = 60;   ///< Points: of the rules of a table.
constexpr std::size_t kMostLevels = 1000;  ///< A page with more is a drawing.

/// The pieces at one height, joined.
struct Level {
  double position = 0, begin = 0, end = 0;
};

std::vector<Level> FindLevels(std::vector<Segment> pieces, double join_gap) {
  std::sort(pieces.begin(), pieces.end(),
            [](const Segment& a, const Segment& b) { return a.position < b.position; });
  std::vector<Level> levels;
  for (std::size_t begin = 0; begin < pieces.size();) {
    std::size_t end = begin;
    while (end < pieces.size() && pieces[end].position - pieces[begin].position < kSamePlace) ++end;
    const auto first = pieces.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = pieces.begin() + static_cast<std::ptrdiff_t>(end);
    const double position = first->position;
    std::sort(first, last, [](const Segment& a, const Segment& b) { return a.begin < b.begin; });
    const std::size_t old = levels.size();
    for (auto piece = first; piece != last; ++piece) {
      if (levels.size() > old && piece->begin - levels.back().end <= join_gap) {
        levels.back().end = std::max(levels.back().end, piece->end);
      } else {
        levels.push_back({position, piece->begin, piece->end});
      }
    }
    begin = end;
  }
  std::erase_if(levels, [](const Level& level) { return level.end - level.begin < kShortest; });
  return levels;
}

bool IsBeyond(double x, const Level& level) {
  return x < level.begin - kSameColumn || x > level.end + kSameColumn;
}

bool IsCrossed(const std::vector<Segment>& columns, const Level& above, const Level& below) {
  return std::any_of(columns.begin(), columns.end(), [&](const Segment& column) {
    return column.begin < above.position + kSamePlace / 4 &&
           column.end > below.position - kSamePlace / 4 && !IsBeyond(column.position, above);
  });
}

enum class Side { kEnding, kBeginning };

/// Where the columns stand that end or begin at the level.
std::vector<double> ColumnsAt(const std::vector<Segment>& columns, const Level& level, Side side) {
  std::vector<double> found;
  for (const Segment& column : columns) {
    const double end = side == Side::kEnding ? column.end : column.begin;
    if (std::abs(end - level.position) < kSamePlace && !IsBeyond(column.position, level)) {
      found.push_back(column.position);
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

bool IsClosed(const std::vector<double>& columns, const Level& level) {
  return columns.size() >= 2 && columns.front() - level.begin < kSameColumn &&
         level.end - columns.back() < kSameColumn;
}

bool HasAllOf(const std::vector<double>& columns, const std::vector<double>& others) {
  return std::all_of(others.begin(), others.end(), [&](double other) {
    return std::any_of(columns.begin(), columns.end(),
                       [&](double column) { return std::abs(column - other) < kSameColumn; });
  });
}

bool AreTwoFrames(const std::vector<Segment>& columns, const Level& above, const Level& below) {
  if (IsCrossed(columns, above, below)) return false;
  const std::vector<double> upper = ColumnsAt(columns, above, Side::kEnding);
  const std::vector<double> lower = ColumnsAt(columns, below, Side::kBeginning);
  return IsClosed(upper, above) && IsClosed(lower, below) && !HasAllOf(upper, lower) &&
         !HasAllOf(lower, upper);
}

/// Moves the level, and the ends of the columns that meet it.
void Move(Side side, double by, Level* moved, Segments* segments) {
  const Level level = *moved;
  moved->position += by;
  for (Segment& row : segments->horizontal) {
    const bool is_piece = std::abs(row.position - level.position) < kSamePlace &&
                          row.begin > level.begin - kSamePlace && row.end < level.end + kSamePlace;
    if (is_piece) row.position += by;
  }
  for (Segment& column : segments->vertical) {
    double& end = side == Side::kEnding ? column.end : column.begin;
    if (std::abs(end - level.position) < kSamePlace && !IsBeyond(column.position, level)) end += by;
  }
}

}  // namespace

void PartCloseFrames(const GridOptions& options, Segments* segments) {
  if (segments->horizontal.size() + segments->vertical.size() > options.most_segments) return;
  const double least_gap = std::max(options.snap_tolerance_pt, options.join_gap_pt);
  std::vector<Level> levels = FindLevels(segments->horizontal, least_gap);
  if (levels.size() > kMostLevels) return;
  for (std::size_t a = 0; a < levels.size(); ++a) {
    for (std::size_t b = a + 1; b < levels.size(); ++b) {
      const double gap = levels[b].position - levels[a].position;
      if (gap > least_gap) break;
      const bool overlap = levels[a].begin < levels[b].end && levels[b].begin < levels[a].end;
      if (gap < kSamePlace || !overlap) continue;
      if (!AreTwoFrames(segments->vertical, levels[a], levels[b])) continue;
      const double by = (least_gap + kAddedGap - gap) / 2;
      Move(Side::kEnding, -by, &levels[a], segments);
      Move(Side::kBeginning, by, &levels[b], segments);
    }
  }
}

}  // namespace gouji::table
