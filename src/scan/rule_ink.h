#pragma once

// What ink lies along a line that is a rule, or may be one. Pixels at 300 dpi; `threshold`: what is
// darker is ink.

#include "scan/grey.h"
#include "scan/rules.h"

namespace gouji::scan {

/// 4 pt: a bar above is a filled area.
inline constexpr int kThickestRule = 16;

/// What lies along a line, as shares of its length.
struct Along {
  double dark = 0;   ///< Ink on it.
  double alone = 0;  ///< Of that, with white on both sides.
};

/// Rules are not quite straight: ink counts as far off the middle as the rule is thick.
Along Measure(const Grey& ink, int threshold, const Rule& rule);

/// Strokes of characters that happen to lie in a row have ink above and below; rules stand alone.
bool IsDrawn(const Along& along, double least_ink);

/// The longest stretch of ink on a line, scratches closed.
int LongestRun(const Grey& ink, int threshold, const Rule& rule);

}  // namespace gouji::scan
