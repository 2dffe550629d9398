#pragma once

// The rules of a straight page, in pixels at 300 dpi. `threshold`: what is darker is ink.

#include <vector>

#include "scan/grey.h"

namespace gouji::scan {

struct Rule {
  PixelBox box;
  bool horizontal = true;
  double middle() const {
    return horizontal ? (box.top + box.bottom) / 2.0 : (box.left + box.right) / 2.0;
  }
  int begin() const { return horizontal ? box.left : box.top; }
  int end() const { return horizontal ? box.right : box.bottom; }
};

/// Rules of at least a row's height, their breaks mended, each once. Strokes of characters are
/// none: what is short is a rule only if it runs from one rule to another.
std::vector<Rule> FindRules(const Grey& ink, int threshold);

/// Whether a piece of ink is what a bad copy left of a rule: a speck on it, or flat, in line with
/// its end and at most 5 mm beyond it. Alone it would be read as 一.
bool IsRestOfRule(const PixelBox& ink, const std::vector<Rule>& rules);

}  // namespace gouji::scan
