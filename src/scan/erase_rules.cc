#include "scan/erase_rules.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "scan/rule_ink.h"

namespace gouji::scan {

namespace {

/// Where the ink of a rule lies, place by place: the box of one that is bent is wider than it, and
/// a figure may stand as near as that.
class Trace {
 public:
  Trace(const Grey& ink, int threshold, const Rule& rule)
      : ink_(ink),
        threshold_(threshold),
        rule_(rule),
        begin_(std::max(rule.begin() - kSoft, 0)),
        end_(std::min(rule.end() + kSoft, rule.horizontal ? ink.width : ink.height)) {
    const PixelBox& box = rule.box;
    first_ = rule.horizontal ? box.top : box.left;
    last_ = (rule.horizontal ? box.bottom : box.right) - 1;
    for (int at = begin_; at < end_; ++at) seen_.push_back(SeenAt(at));
    std::vector<int> widths;
    for (const Stretch& seen : seen_) {
      if (seen.width() > 0) widths.push_back(seen.width());
    }
    usual_ = widths.empty() ? last_ - first_ + 1 : Middle(&widths);
  }

  int begin() const { return begin_; }
  int end() const { return end_; }

  /// White where the rule is and where smoothing spread it, unless a stroke goes across it.
  void Remove(int at, Grey* result) const {
    const Stretch own = OwnAt(at);
    const bool before = GoesOn(at, own.first, -1), after = GoesOn(at, own.last, 1);
    if (before && after) return;
    const int from = before ? own.first : EndOfSoft(at, own.first, -1);
    const int to = after ? own.last : EndOfSoft(at, own.last, 1);
    for (int across = from; across <= to; ++across) {
      if (Holds(across)) Set(at, across, result);
    }
  }

 private:
  /// [first, last] across the rule.
  struct Stretch {
    int first = 0, last = -1;
    int width() const { return last - first + 1; }
  };
  static constexpr int kSoft = 2;  ///< Smoothing spreads a rule.

  static int Middle(std::vector<int>* values) {
    const auto at = values->begin() + static_cast<std::ptrdiff_t>(values->size() / 2);
    std::nth_element(values->begin(), at, values->end());
    return *at;
  }

  bool Holds(int across) const {
    return across >= 0 && across < (rule_.horizontal ? ink_.height : ink_.width);
  }
  int Shade(int at, int across) const {
    if (!Holds(across)) return 255;
    return rule_.horizontal ? ink_.Row(across)[at] : ink_.Row(at)[across];
  }
  void Set(int at, int across, Grey* result) const {
    (rule_.horizontal ? result->Row(across)[at] : result->Row(at)[across]) = 255;
  }
  bool IsInk(int at, int across) const { return Shade(at, across) < threshold_; }

  /// The ink in the box; none where it goes on beyond, for it is not the rule's alone.
  Stretch SeenAt(int at) const {
    Stretch seen = {first_, last_};
    while (seen.first <= seen.last && !IsInk(at, seen.first)) ++seen.first;
    while (seen.last >= seen.first && !IsInk(at, seen.last)) --seen.last;
    if (seen.width() <= 0 || IsInk(at, first_ - kSoft) || IsInk(at, last_ + kSoft)) return {};
    return seen;
  }

  /// As thick as usual, where the ink around says.
  Stretch OwnAt(int at) const {
    constexpr int kAround = 30;
    std::vector<int> middles;
    for (int i = std::max(at - kAround, begin_); i <= std::min(at + kAround, end_ - 1); ++i) {
      const Stretch& seen = seen_[static_cast<std::size_t>(i - begin_)];
      if (seen.width() > 0 && seen.width() <= usual_ + 1) middles.push_back(seen.first + seen.last);
    }
    if (middles.empty()) return {first_, last_};
    const int twice = Middle(&middles);  // Of an odd one both pixels of the middle are its own.
    return {(twice - usual_ + 1) / 2, (twice + usual_) / 2};
  }

  /// Whether ink touches it there and goes on beyond what smoothing spreads.
  bool GoesOn(int at, int from, int step) const {
    for (int i = 1; i <= kSoft + 1; ++i) {
      if (!IsInk(at, from + i * step)) return false;
    }
    return true;
  }

  /// Beside it the shade grows lighter, up to where something else begins.
  int EndOfSoft(int at, int from, int step) const {
    int end = from;
    for (int i = 1; i <= kSoft + 1; ++i) {
      const int next = from + i * step;
      if (Shade(at, next) < Shade(at, end)) break;
      end = next;
    }
    return end;
  }

  const Grey& ink_;
  int threshold_;
  const Rule& rule_;
  int begin_, end_;
  int first_ = 0, last_ = 0;   ///< Of its box.
  int usual_ = 1;              ///< Thickness.
  std::vector<Stretch> seen_;  ///< From `begin_` on.
};

/// Of a rule that has broken there is little ink to follow: all goes that lies in its box, but
/// where ink goes on at one side.
void RemoveBroken(const Grey& ink, int threshold, const Rule& rule, Grey* result) {
  constexpr int kEdge = 2;  // Smoothing spreads a rule.
  const auto dark = [&](int x, int y) {
    return x >= 0 && y >= 0 && x < ink.width && y < ink.height && ink.Row(y)[x] < threshold;
  };
  const PixelBox box = {std::max(rule.box.left - kEdge, 0), std::max(rule.box.top - kEdge, 0),
                        std::min(rule.box.right + kEdge, ink.width),
                        std::min(rule.box.bottom + kEdge, ink.height)};
  if (rule.horizontal) {
    for (int x = box.left; x < box.right; ++x) {
      if (dark(x, box.top - 2) || dark(x, box.bottom + 1)) continue;
      for (int y = box.top; y < box.bottom; ++y) result->Row(y)[x] = 255;
    }
    return;
  }
  for (int y = box.top; y < box.bottom; ++y) {
    if (dark(box.left - 2, y) || dark(box.right + 1, y)) continue;
    std::fill(result->Row(y) + box.left, result->Row(y) + box.right, std::uint8_t{255});
  }
}

}  // namespace

Grey WithoutRules(const Grey& ink, const std::vector<Rule>& rules, int threshold) {
  Grey result = ink;
  constexpr double kWhole = 0.9;
  for (const Rule& rule : rules) {
    if (Measure(ink, threshold, rule).dark < kWhole) {
      RemoveBroken(ink, threshold, rule, &result);
      continue;
    }
    const Trace trace(ink, threshold, rule);
    for (int at = trace.begin(); at < trace.end(); ++at) trace.Remove(at, &result);
  }
  return result;
}

}  // namespace gouji::scan
