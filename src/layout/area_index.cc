#include "layout/area_index.h"

#include <algorithm>
#include <utility>

namespace gouji::layout {

using document::Rect;

AreaIndex::AreaIndex(std::vector<Rect> areas) : areas_(std::move(areas)) {
  std::sort(areas_.begin(), areas_.end(),
            [](const Rect& a, const Rect& b) { return a.top < b.top; });
  for (const Rect& area : areas_) {
    lowest_.push_back(lowest_.empty() ? area.bottom : std::max(lowest_.back(), area.bottom));
  }
}

bool AreaIndex::HoldsMiddleOf(const Rect& box) const {
  const double x = (box.left + box.right) / 2;
  const double y = (box.top + box.bottom) / 2;
  const auto below = std::upper_bound(areas_.begin(), areas_.end(), y,
                                      [](double at, const Rect& area) { return at < area.top; });
  for (auto i = static_cast<std::size_t>(below - areas_.begin()); i > 0 && lowest_[i - 1] >= y;
       --i) {
    const Rect& area = areas_[i - 1];
    if (y <= area.bottom && x >= area.left && x <= area.right) return true;
  }
  return false;
}

std::vector<Rect> AreaIndex::Beside(const Rect& box) const {
  std::vector<Rect> beside;
  const auto below = std::lower_bound(areas_.begin(), areas_.end(), box.bottom,
                                      [](const Rect& area, double at) { return area.top < at; });
  for (auto i = static_cast<std::size_t>(below - areas_.begin()); i > 0 && lowest_[i - 1] > box.top;
       --i) {
    const Rect& area = areas_[i - 1];
    if (area.bottom <= box.top) continue;
    if (area.left >= box.right || area.right <= box.left) beside.push_back(area);
  }
  return beside;
}

}  // namespace gouji::layout
