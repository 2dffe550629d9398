#pragma once

// A place as the six values that every row with a place ends in: page, box, line.

#include "document/page.h"
#include "store/sqlite.h"

namespace gouji::store {

struct PlaceValues {
  Value page, left, top, right, bottom, line;
  explicit PlaceValues(int page_number, const document::Rect& box, int line_number)
      : page(NumberOrNull(page_number, 0)), line(NumberOrNull(line_number, 0)) {
    if (page_number == 0) return;
    left = box.left;
    top = box.top;
    right = box.right;
    bottom = box.bottom;
  }
  explicit PlaceValues(const document::Place& place)
      : PlaceValues(place.page, place.box, place.line) {}
};

}  // namespace gouji::store
