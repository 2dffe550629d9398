#include "scan/faint_lines.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <utility>

namespace gouji::scan {

namespace {

constexpr int kCell = 8;     // Pixels along a line.
constexpr int kStretch = 7;  // Cells: 4.7 mm.
constexpr int kStretchPixels = kCell * kStretch;
constexpr int kHalf = 1;       // Of a line's thickness, beside its middle.
constexpr int kNearest = 9;    // Paper is what lies as far off,
constexpr int kFarthest = 14;  // ... up to here.

// Shades of 255. On pages of the judging and the second set at L4 hairlines that have gone in
// places have a mean contrast of 14 to 39 in a stretch, and noise has 3.
constexpr double kLeast = 9;
/// A darker line is seen point by point if it is one.
constexpr double kMost = 70;
/// A line's cells are as dark as it; dots leave every other one white.
constexpr double kOfTheLine = 1.0 / 3;

constexpr int kDrift = 3;        // Pixels from a stretch to the next.
constexpr int kMostDrift = 24;   // From end to end: a straight page has no slanted rules.
constexpr int kOff = 8;          // From the middle of one that is bent.
constexpr int kMostMissing = 2;  // Stretches.
constexpr std::size_t kFewest = 8;
/// Of a line's stretches.
constexpr double kMostly = 0.7;
/// Of a line's cells: on four such pages at L4 and L5 at least 0.89, of strokes of characters that
/// stand below each other at most 0.77. Strokes in rows hardly higher than the type have more.
constexpr double kNearlyAll = 0.85;

}  // namespace

FaintLines::FaintLines(const Grey& ink, bool horizontal)
    : horizontal_(horizontal),
      offs_(horizontal ? ink.height : ink.width),
      cells_((horizontal ? ink.width : ink.height) / kCell),
      stretches_(cells_ / kStretch),
      sums_(static_cast<std::size_t>(offs_ + 1) * static_cast<std::size_t>(cells_)) {
  Sum(ink);
  for (Chain& chain : Chains()) {
    if (IsLine(chain)) lines_.push_back(std::move(chain));
  }
}

void FaintLines::Sum(const Grey& ink) {
  const auto width = static_cast<std::size_t>(cells_);
  if (horizontal_) {
    for (int y = 0; y < offs_; ++y) {
      const std::uint8_t* row = ink.Row(y);
      std::uint32_t* sums = sums_.data() + static_cast<std::size_t>(y + 1) * width;
      for (std::size_t cell = 0; cell < width; ++cell, row += kCell) {
        std::uint32_t sum = 0;
        for (int i = 0; i < kCell; ++i) sum += row[i];
        sums[cell] = sums[cell - width] + sum;
      }
    }
    return;
  }
  for (int y = 0; y < cells_ * kCell; ++y) {
    const std::uint8_t* row = ink.Row(y);
    std::uint32_t* sums = sums_.data() + width + static_cast<std::size_t>(y / kCell);
    for (int x = 0; x < offs_; ++x) sums[static_cast<std::size_t>(x) * width] += row[x];
  }
  for (std::size_t i = width; i < sums_.size(); ++i) sums_[i] += sums_[i - width];
}

/// Of the shades of these cells, in rows [first_off, end_off).
double FaintLines::MeanOf(int cell, int cells, int first_off, int end_off) const {
  const auto sum_before = [&](int off) {
    const std::uint32_t* sums = sums_.data() + static_cast<std::ptrdiff_t>(off) * cells_ + cell;
    double sum = 0;
    for (int i = 0; i < cells; ++i) sum += sums[i];
    return sum;
  };
  return (sum_before(end_off) - sum_before(first_off)) / (kCell * cells * (end_off - first_off));
}

/// The darker side's: strokes of text have others beside them.
double FaintLines::PaperAround(int stretch, int off) const {
  const int cell = stretch * kStretch;
  return std::min(MeanOf(cell, kStretch, off - kFarthest, off - kNearest + 1),
                  MeanOf(cell, kStretch, off + kNearest, off + kFarthest + 1));
}

/// REQUIRES: off is at least kFarthest away from both edges.
double FaintLines::Contrast(int stretch, int off) const {
  return PaperAround(stretch, off) -
         MeanOf(stretch * kStretch, kStretch, off - kHalf, off + kHalf + 1);
}

double FaintLines::ContrastOfCell(int cell, int stretch, int off) const {
  return PaperAround(stretch, off) - MeanOf(cell, 1, off - kHalf, off + kHalf + 1);
}

/// Where a line may pass this stretch.
std::vector<int> FaintLines::Peaks(int stretch) const {
  constexpr int kApart = 4;
  std::vector<double> contrasts(static_cast<std::size_t>(offs_), 0);
  for (int off = kFarthest; off < offs_ - kFarthest; ++off) {
    contrasts[static_cast<std::size_t>(off)] = Contrast(stretch, off);
  }
  std::vector<int> peaks;
  for (int off = kFarthest; off < offs_ - kFarthest; ++off) {
    const auto at = contrasts.begin() + off;
    if (*at < kLeast) continue;
    if (std::max_element(at - kApart, at + kApart + 1) == at) peaks.push_back(off);
  }
  return peaks;
}

std::vector<FaintLines::Chain> FaintLines::Chains() const {
  std::vector<Chain> chains, open;
  for (int stretch = 0; stretch < stretches_; ++stretch) {
    std::vector<int> peaks = Peaks(stretch);
    std::vector<Chain> still_open;
    for (Chain& chain : open) {
      const auto nearest = std::min_element(peaks.begin(), peaks.end(), [&](int a, int b) {
        return std::abs(a - chain.back().off) < std::abs(b - chain.back().off);
      });
      if (nearest != peaks.end() && std::abs(*nearest - chain.back().off) <= kDrift) {
        chain.push_back({stretch, *nearest});
        peaks.erase(nearest);
      }
      const bool ends = stretch - chain.back().stretch > kMostMissing;
      (ends ? chains : still_open).push_back(std::move(chain));
    }
    for (const int peak : peaks) still_open.push_back({{stretch, peak}});
    open = std::move(still_open);
  }
  chains.insert(chains.end(), open.begin(), open.end());
  return chains;
}

bool FaintLines::IsLine(const Chain& chain) const {
  if (chain.size() < kFewest) return false;
  const int span = chain.back().stretch - chain.front().stretch + 1;
  if (static_cast<double>(chain.size()) < kMostly * span) return false;
  const auto [least, most] = std::minmax_element(
      chain.begin(), chain.end(), [](const Point& a, const Point& b) { return a.off < b.off; });
  if (most->off - least->off > kMostDrift) return false;
  double contrast = 0;
  int drawn = 0;
  for (const Point& point : chain) {
    const double here = Contrast(point.stretch, point.off);
    contrast += here;
    for (int i = 0; i < kStretch; ++i) {
      drawn += ContrastOfCell(point.stretch * kStretch + i, point.stretch, point.off) >=
               kOfTheLine * here;
    }
  }
  const auto points = static_cast<double>(chain.size());
  return contrast <= kMost * points && drawn >= kNearlyAll * kStretch * points;
}

/// The cell at which a line ends, at most a stretch beyond `last`; `step` is -1 or 1.
int FaintLines::EndOf(const Point& last, int step) const {
  const double least = kOfTheLine * Contrast(last.stretch, last.off);
  int cell = last.stretch * kStretch + kStretch / 2;
  for (int i = 0; i < kStretch + kStretch / 2; ++i) {
    const int next = cell + step;
    if (next < 0 || next >= cells_) break;
    if (ContrastOfCell(next, last.stretch, last.off) < least) break;
    cell = next;
  }
  return cell;
}

Rule FaintLines::ToRule(const Chain& chain) const {
  const auto [least, most] = std::minmax_element(
      chain.begin(), chain.end(), [](const Point& a, const Point& b) { return a.off < b.off; });
  const int begin = EndOf(chain.front(), -1) * kCell, end = (EndOf(chain.back(), 1) + 1) * kCell;
  const int first = least->off - kHalf, last = most->off + kHalf + 1;
  if (horizontal_) return {{begin, first, end, last}, true};
  return {{first, begin, last, end}, false};
}

std::vector<Rule> FaintLines::Find() const {
  std::vector<Rule> lines;
  for (const Chain& line : lines_) lines.push_back(ToRule(line));
  return lines;
}

bool FaintLines::Passes(const Chain& chain, double middle, int stretch) const {
  return std::any_of(chain.begin(), chain.end(), [&](const Point& point) {
    return point.stretch == stretch && std::abs(point.off - middle) <= kOff;
  });
}

bool FaintLines::Cover(const Rule& rule, int from, int to) const {
  int seen = 0, all = 0;
  for (int stretch = from / kStretchPixels; stretch * kStretchPixels < to; ++stretch, ++all) {
    seen += std::any_of(lines_.begin(), lines_.end(),
                        [&](const Chain& line) { return Passes(line, rule.middle(), stretch); });
  }
  return seen >= kMostly * all;
}

}  // namespace gouji::scan
