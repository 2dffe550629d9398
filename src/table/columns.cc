#include "table/columns.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace gouji::table {

using document::Rect;

namespace {

double Middle(const Gutter& gutter) { return (gutter.left + gutter.right) / 2; }

}  // namespace

Columns::Columns(std::vector<Gutter> gutters, const std::vector<ChunkRow>& rows)
    : gutters_(std::move(gutters)) {
  constexpr double kNone = std::numeric_limits<double>::max();
  extents_.assign(gutters_.size() + 1, {kNone, -kNone});
  for (const ChunkRow& row : rows) {
    if (row.chunks.size() < 2) continue;
    for (const Chunk& chunk : row.chunks) {
      const ColumnRange range = Of(chunk.box);
      if (range.count() > 1) continue;
      Extent& extent = extents_[static_cast<std::size_t>(range.first)];
      extent.left = std::min(extent.left, chunk.box.left);
      extent.right = std::max(extent.right, chunk.box.right);
    }
  }
  // Nothing stands in the column alone: it is what the gutters leave.
  for (std::size_t c = 0; c < extents_.size(); ++c) {
    if (extents_[c].left <= extents_[c].right) continue;
    const double left = c > 0 ? gutters_[c - 1].right : gutters_.front().left;
    const double right = c < gutters_.size() ? gutters_[c].left : gutters_.back().right;
    extents_[c] = {std::min(left, right), std::max(left, right)};
  }
}

int Columns::At(double x) const {
  const auto beyond = std::find_if(gutters_.begin(), gutters_.end(),
                                   [&](const Gutter& g) { return x < Middle(g); });
  return static_cast<int>(beyond - gutters_.begin());
}

ColumnRange Columns::Of(const Rect& box) const {
  const double inset = std::min(0.5 * box.height(), 0.3 * box.width());
  ColumnRange range = {At(box.left + inset), At(box.right - inset)};
  // A long name reaches into the gutter and not to what stands behind it.
  const double slack = 0.25 * box.height();
  const auto reaches = [&](int column) {
    const Extent& extent = extents_[static_cast<std::size_t>(column)];
    return extent.left > extent.right ||
           (box.right > extent.left - slack && box.left < extent.right + slack);
  };
  const int middle = At((box.left + box.right) / 2);
  while (range.last > middle && !reaches(range.last)) --range.last;
  while (range.first < middle && !reaches(range.first)) ++range.first;
  return range;
}

Extent Columns::ExtentOf(const ColumnRange& range) const {
  return {extents_[static_cast<std::size_t>(range.first)].left,
          extents_[static_cast<std::size_t>(range.last)].right};
}

Extent Columns::BoundsOf(const ColumnRange& range) const {
  Extent bounds = ExtentOf(range);
  if (range.first > 0) bounds.left = Middle(gutters_[static_cast<std::size_t>(range.first) - 1]);
  const auto last = static_cast<std::size_t>(range.last);
  if (last < gutters_.size()) bounds.right = Middle(gutters_[last]);
  return bounds;
}

double Columns::Overlap(const Rect& box, int column) const {
  const auto c = static_cast<std::size_t>(column);
  const double left = c > 0 ? std::max(box.left, Middle(gutters_[c - 1])) : box.left;
  const double right = c < gutters_.size() ? std::min(box.right, Middle(gutters_[c])) : box.right;
  return std::max(0.0, right - left);
}

std::optional<Columns> FindColumns(const std::vector<ChunkRow>& rows, const ChunkOptions& options) {
  std::vector<Gutter> gutters = FindGutters(rows, options);
  if (gutters.empty()) return std::nullopt;
  return Columns(std::move(gutters), rows);
}

}  // namespace gouji::table
