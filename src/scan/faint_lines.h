#pragma once

// Lines that are too faint or too broken to be seen point by point: over a stretch of a few
// millimetres their mean is darker than the paper on both sides, however noisy that is. Pixels at
// 300 dpi.

#include <cstdint>
#include <vector>

#include "scan/grey.h"
#include "scan/rules.h"

namespace gouji::scan {

class FaintLines {
 public:
  /// Of a straight page: those across it, or those down it.
  FaintLines(const Grey& ink, bool horizontal);

  /// Those of at least 4 cm, each once. Lines of text and dots that lead to a page number are none.
  std::vector<Rule> Find() const;

  /// Whether one of them can be seen in most of a stretch of a rule.
  bool Cover(const Rule& rule, int from, int to) const;

 private:
  // A stretch is made of cells, each a few pixels of a row. "Along" and "off" are x and y for lines
  // across the page, y and x for those down it.
  struct Point {
    int stretch = 0;
    int off = 0;
  };
  using Chain = std::vector<Point>;

  void Sum(const Grey& ink);
  double MeanOf(int cell, int cells, int first_off, int end_off) const;
  double PaperAround(int stretch, int off) const;
  double Contrast(int stretch, int off) const;
  double ContrastOfCell(int cell, int stretch, int off) const;
  std::vector<int> Peaks(int stretch) const;
  bool Passes(const Chain& chain, double middle, int stretch) const;
  std::vector<Chain> Chains() const;
  bool IsLine(const Chain& chain) const;
  int EndOf(const Point& last, int step) const;
  Rule ToRule(const Chain& chain) const;

  bool horizontal_;
  int offs_ = 0, cells_ = 0, stretches_ = 0;
  std::vector<std::uint32_t> sums_;  ///< [off * cells_ + cell]: of the shades of what lies before.
  std::vector<Chain> lines_;
};

}  // namespace gouji::scan
