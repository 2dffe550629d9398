#pragma once

// The ink of a page without its rules. Pixels at 300 dpi; `threshold`: what is darker is ink.

#include <vector>

#include "scan/grey.h"
#include "scan/rules.h"

namespace gouji::scan {

/// White where a rule was, except where a character's stroke crosses it. Of a whole rule its own
/// ink is followed, so that a figure that touches it stays; of one that has broken, whose rests
/// would be read as text, all goes that lies in its box.
Grey WithoutRules(const Grey& ink, const std::vector<Rule>& rules, int threshold);

}  // namespace gouji::scan
