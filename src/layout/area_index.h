#pragma once

// Which of many boxes of a page hold a point. Tables of a page hardly ever stand beside each other,
// so a search by height is enough: O(log n) for a page of a thousand tables.

#include <vector>

#include "document/page.h"

namespace gouji::layout {

class AreaIndex {
 public:
  explicit AreaIndex(std::vector<document::Rect> areas);

  /// True if the middle of `box` lies in an area; an edge counts.
  bool HoldsMiddleOf(const document::Rect& box) const;
  /// The areas at the sides of `box`: as high as it is in part, and apart from it.
  std::vector<document::Rect> Beside(const document::Rect& box) const;

 private:
  std::vector<document::Rect> areas_;  ///< Ascending top.
  std::vector<double> lowest_;         ///< [i]: the largest bottom of areas_[0..i].
};

}  // namespace gouji::layout
