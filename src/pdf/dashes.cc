#include "pdf/dashes.h"

#include <algorithm>
#include <cstddef>

namespace gouji::pdf {
namespace {

using document::Rect;
using document::Ruling;

enum class Axis { kHorizontal, kVertical };

/// A piece seen along one axis.
struct Span {
  double middle = 0;  ///< Across the axis.
  double begin = 0, end = 0;
  std::size_t piece = 0;
};

Span SpanOf(const Rect& box, Axis axis, std::size_t piece) {
  if (axis == Axis::kHorizontal) return {(box.top + box.bottom) / 2, box.left, box.right, piece};
  return {(box.left + box.right) / 2, box.top, box.bottom, piece};
}

void Extend(Rect* box, const Rect& other) {
  box->left = std::min(box->left, other.left);
  box->top = std::min(box->top, other.top);
  box->right = std::max(box->right, other.right);
  box->bottom = std::max(box->bottom, other.bottom);
}

class Joiner {
 public:
  Joiner(const std::vector<Ruling>& pieces, const DashOptions& options)
      : pieces_(pieces), options_(options), used_(pieces.size()) {}

  bool IsDot(const Rect& box) const {
    return box.width() <= options_.max_dot_pt && box.height() <= options_.max_dot_pt;
  }
  bool IsUsed(std::size_t piece) const { return used_[piece]; }

  std::vector<Ruling> Join(Axis axis) {
    std::vector<Ruling> rules;
    std::vector<Span> spans = ShortSpans(axis);
    std::sort(spans.begin(), spans.end(),
              [](const Span& a, const Span& b) { return a.middle < b.middle; });
    for (std::size_t begin = 0; begin < spans.size();) {
      std::size_t end = begin + 1;
      while (end < spans.size() &&
             spans[end].middle - spans[begin].middle <= options_.straightness_pt) {
        ++end;
      }
      JoinRow(spans.data() + begin, spans.data() + end, &rules);
      begin = end;
    }
    return rules;
  }

 private:
  std::vector<Span> ShortSpans(Axis axis) const {
    std::vector<Span> spans;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const Rect& box = pieces_[i].box;
      if (std::max(box.width(), box.height()) > options_.max_dash_pt) continue;
      // A stroke with a dash pattern is one whole rule already, however short.
      if (pieces_[i].kind == Ruling::Kind::kDashed) continue;
      if (IsDot(box) || pieces_[i].horizontal() == (axis == Axis::kHorizontal)) {
        spans.push_back(SpanOf(box, axis, i));
      }
    }
    return spans;
  }

  void JoinRow(Span* begin, Span* end, std::vector<Ruling>* rules) {
    std::sort(begin, end, [](const Span& a, const Span& b) { return a.begin < b.begin; });
    while (begin < end) {
      double reach = begin->end;
      Span* next = begin + 1;
      while (next < end && next->begin - reach <= LongestGapAfter(next[-1])) {
        reach = std::max(reach, next->end);
        ++next;
      }
      if (next - begin >= options_.min_pieces && reach - begin->begin >= options_.min_length_pt) {
        rules->push_back(JoinChain(begin, next));
      }
      begin = next;
    }
  }

  double LongestGapAfter(const Span& span) const {
    return std::max(options_.max_gap_pt, std::min(span.end - span.begin, options_.max_long_gap_pt));
  }

  Ruling JoinChain(const Span* begin, const Span* end) {
    constexpr double kTouchingPt = 0.3;
    Ruling rule = pieces_[begin->piece];
    double reach = begin->end;
    bool solid = true;
    for (const Span* span = begin; span < end; ++span) {
      used_[span->piece] = true;
      Extend(&rule.box, pieces_[span->piece].box);
      solid = solid && span->begin - reach <= kTouchingPt;
      reach = std::max(reach, span->end);
    }
    if (!solid) rule.kind = Ruling::Kind::kDashed;
    return rule;
  }

  const std::vector<Ruling>& pieces_;
  const DashOptions& options_;
  std::vector<bool> used_;
};

}  // namespace

std::vector<Ruling> JoinDashes(std::vector<Ruling> pieces, const DashOptions& options) {
  Joiner joiner(pieces, options);
  std::vector<Ruling> rules = joiner.Join(Axis::kHorizontal);
  const std::vector<Ruling> vertical = joiner.Join(Axis::kVertical);
  rules.insert(rules.end(), vertical.begin(), vertical.end());
  std::vector<Ruling> result;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!joiner.IsUsed(i) && !joiner.IsDot(pieces[i].box)) result.push_back(pieces[i]);
  }
  result.insert(result.end(), rules.begin(), rules.end());
  return result;
}

}  // namespace gouji::pdf
