#pragma once

// Areas of a page that are printed full, such as the head of a table: white on blue.

#include "scan/grey.h"

namespace gouji::scan {

/// What stands in rectangles that are clearly darker than the paper around them, dark on white like
/// the rest of the page: lighter text becomes dark, darker text stays so. Their edges become rules.
/// What is full and empty stays as it is. `grey` is a page at the resolution of FindInk.
Grey WithoutFilledAreas(Grey grey);

}  // namespace gouji::scan
