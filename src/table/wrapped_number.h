#pragma once

// One number that its narrow cell broke over lines: "234753.2" over "4".

#include <optional>
#include <string>
#include <vector>

#include "document/page.h"
#include "layout/line.h"

namespace gouji::table {

/// The lines without a break, if together they are one number and cannot be two figures: a line
/// alone is none ("1,23" over "4,567", "98.5" over "%"), a point or the first comma ends a line
/// that has no room for the next ("3." over "5"), or a long decimal of one place fills the width of
/// the ruled cell `cell` and one digit follows. Figures that stand one above the other ("12" over
/// "34", "123456.5" over "12") are left alone, as is whatever may be that.
std::optional<std::string> JoinWrappedNumber(const std::vector<layout::Line>& lines,
                                             const document::Rect& cell);

/// Whether each line is a number of its own: "234753.2" over "4", but not "1,234,5" over "67".
bool AreNumbers(const std::vector<layout::Line>& lines);

}  // namespace gouji::table
