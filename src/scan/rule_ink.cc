#include "scan/rule_ink.h"

#include <algorithm>

namespace gouji::scan {

namespace {

/// At a place along the rule, and one across it.
bool IsDark(const Grey& ink, int threshold, const Rule& rule, int at, int across) {
  const int x = rule.horizontal ? at : across, y = rule.horizontal ? across : at;
  return x >= 0 && y >= 0 && x < ink.width && y < ink.height && ink.Row(y)[x] < threshold;
}

/// Across it, 4 pt at most: a bar above is a filled area.
int Thickness(const Rule& rule) {
  return std::min(rule.horizontal ? rule.box.height() : rule.box.width(), kThickestRule);
}

/// Whether ink of the rule lies there.
bool IsInked(const Grey& ink, int threshold, const Rule& rule, int at) {
  constexpr int kLeastOff = 2;
  const int farthest = std::max(kLeastOff, Thickness(rule) / 2);
  const int middle = static_cast<int>(rule.middle());
  for (int off = -farthest; off <= farthest; ++off) {
    if (IsDark(ink, threshold, rule, at, middle + off)) return true;
  }
  return false;
}

}  // namespace

Along Measure(const Grey& ink, int threshold, const Rule& rule) {
  int dark = 0, alone = 0, all = 0;
  const int middle = static_cast<int>(rule.middle());
  constexpr int kClear = 6;
  const auto is_dark = [&](int at, int across) { return IsDark(ink, threshold, rule, at, across); };
  for (int at = rule.begin(); at < rule.end(); at += 2) {
    ++all;
    if (!IsInked(ink, threshold, rule, at)) continue;
    ++dark;
    const int beside = Thickness(rule) / 2 + kClear;
    alone += !is_dark(at, middle - beside) && !is_dark(at, middle + beside);
  }
  if (dark == 0) return {};
  return {static_cast<double>(dark) / all, static_cast<double>(alone) / dark};
}

bool IsDrawn(const Along& along, double least_ink) {
  constexpr double kLeastAlone = 0.7;
  return along.dark >= least_ink && along.alone >= kLeastAlone;
}

int LongestRun(const Grey& ink, int threshold, const Rule& rule) {
  constexpr int kScratch = 4;
  int longest = 0, begin = rule.begin(), last = begin - kScratch - 1;
  for (int at = rule.begin(); at < rule.end(); ++at) {
    if (!IsInked(ink, threshold, rule, at)) continue;
    if (at - last > kScratch + 1) begin = at;
    last = at;
    longest = std::max(longest, at + 1 - begin);
  }
  return longest;
}

}  // namespace gouji::scan
