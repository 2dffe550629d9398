#pragma once

// Where a box stands on the page, in points from the left and from the top.

#include "document/page.h"

namespace gouji::table {

inline double MiddleX(const document::Rect& box) { return (box.left + box.right) / 2; }
inline double MiddleY(const document::Rect& box) { return (box.top + box.bottom) / 2; }

}  // namespace gouji::table
