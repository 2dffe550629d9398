#pragma once

// A page that lies askew, was photographed from the side or curls: made straight.
//
// What is straight in print shows in the rules of tables, and in lines of text where there are
// none. Each fragment of a rule says how steep the print is where it lies; a slope field fitted to
// all of them, one for each direction, says so everywhere, and its integral is how far the
// print is shifted. No corner has to be found, and broken rules serve as well as whole ones.

#include <array>
#include <vector>

#include "scan/grey.h"

namespace gouji::scan {

struct Point {
  double x = 0, y = 0;
};

/// Pixels of a picture as scanned <-> pixels of the straight one, which has the same size.
class Warp {
 public:
  Warp() = default;
  Warp(int width, int height);

  Point ToStraight(Point scanned) const;
  Point ToScanned(Point straight) const;
  /// The farthest that a corner or an edge's middle moves.
  double greatest_shift() const;

  /// Slopes at normalised x, y: coefficients of 1, along, across, along², along × across, across².
  using Slopes = std::array<double, 6>;
  /// One step: what is left of the slopes after those before it.
  struct Step {
    Slopes across = {};  ///< dy/dx of rows.
    Slopes down = {};    ///< dx/dy of columns.
  };
  void Add(const Step& step) { steps_.push_back(step); }

 private:
  Point Shift(const Step& step, Point at) const;

  double width_ = 0, height_ = 0;
  std::vector<Step> steps_;
};

/// How `ink` (FindInk's) has to be bent.
Warp FindWarp(const Grey& ink, int threshold);

Grey Straightened(const Grey& ink, const Warp& warp);

}  // namespace gouji::scan
