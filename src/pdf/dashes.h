#pragma once

// Short collinear pieces -> dashed and dotted rules. A dotted border reaches us as thousands of
// separate squares or circles (Chromium draws up to 35,000 on a page), a dashed one as short
// strokes.

#include <vector>

#include "document/page.h"

namespace gouji::pdf {

struct DashOptions {
  /// Pieces longer than this are rules of their own.
  double max_dash_pt = 15;
  /// A gap between two pieces is at most this, or ...
  double max_gap_pt = 3.4;
  /// ... as long as the piece before it, up to this. Longer gaps would bridge the missing border of
  /// a merged cell in a table whose borders are drawn cell by cell.
  double max_long_gap_pt = 9;
  /// How far the middles of the pieces of one rule may stray.
  double straightness_pt = 0.5;
  /// Fewer pieces, or a shorter row of them, are no rule: an ellipsis, a row of bullets.
  int min_pieces = 3;
  double min_length_pt = 8;
  /// A piece that is not longer than this in either direction is a dot: it has no direction of its
  /// own, and without neighbours it is no rule. Gaps and dot sizes: chosen on tables that cairo,
  /// Chromium and LibreOffice typeset with dashed and dotted borders.
  double max_dot_pt = 2.6;
};

/// The pieces that form no dashed rule keep their order and come first. Pieces that touch each
/// other all along are a solid line and keep its kind. O(n log n).
std::vector<document::Ruling> JoinDashes(std::vector<document::Ruling> pieces,
                                         const DashOptions& options = {});

}  // namespace gouji::pdf
