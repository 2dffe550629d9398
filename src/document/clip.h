#pragma once

// The part of a box that is seen.

#include <algorithm>

#include "document/page.h"

namespace gouji::document {

/// The part of `box` inside `clip`; a negative extent if there is none.
inline Rect Intersection(const Rect& box, const Rect& clip) {
  return {std::max(box.left, clip.left), std::max(box.top, clip.top),
          std::min(box.right, clip.right), std::min(box.bottom, clip.bottom)};
}

}  // namespace gouji::document
