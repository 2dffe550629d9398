#pragma once

// One number that its narrow cell broke over lines: "234753.2" over "4".

#include <optional>
#include <string>
#include <vector>

#include "document/page.h"
#include "layout/line.h"

namespace gouji::table {

/// The lines without a break, if together they are one number and cannot be two figures: a line
/// alone is none ("1,23" over "4,567", "3." over "5", "98.5" over "%"), or a long decimal fills the
/// width of the ruled cell `cell` and a few digits follow. Two figures that stand one above the
/// other ("12" over "34") are left alone, as is whatever may be that.
std::optional<std::string> JoinWrappedNumber(const std::vector<layout::Line>& lines,
                                             const document::Rect& cell);

}  // namespace gouji::table
