#include "scan/rules.h"

#include <cmath>
#include <optional>

#include "scan/faint_lines.h"
#include "scan/ink.h"
#include "scan/rule_ink.h"

namespace gouji::scan {

namespace {

// Pixels at 300 dpi, chosen on the development pages.
constexpr int kStroke = 24;         ///< What is shorter is part of a character.
constexpr int kBreak = 16;          ///< Closed at once: scratches.
constexpr int kLongBreak = 70;      ///< Closed between two pieces of one line.
constexpr int kLongestBreak = 500;  ///< ... if rests of it lie between.
constexpr double kLeastInk = 0.5;   ///< Of a rule, all breaks together.
constexpr int kOpening = 48;        ///< 11.5 pt: digits that stand below each other are shorter.
constexpr int kSurelyARule = 130;   ///< Twice the longest stroke of a heading.
constexpr int kHairline = 6;        ///< A thinner rule may have broken into dashes.
constexpr int kBent = 14;           ///< A hairline over the height of a page is not quite straight.
constexpr double kSameLine = 4.5;   ///< Pieces of one line are off by less.
constexpr int kReach = 14;          ///< Rules that miss each other by less than this meet.
constexpr int kJoint = 8;           ///< Beside the middle of one that crosses, its ink.

/// x for y: what holds along the page holds down the page too.
PixelBox Exchanged(const PixelBox& box) { return {box.top, box.left, box.bottom, box.right}; }
std::vector<PixelBox> Exchanged(std::vector<PixelBox> boxes) {
  for (PixelBox& box : boxes) box = Exchanged(box);
  return boxes;
}
PixPtr Exchanged(Pix* bits) {
  const PixPtr turned = Own(pixRotateOrth(bits, 1));
  return Own(pixFlipLR(nullptr, turned.get()));
}

/// Boxes of what is long and thin along x, in pieces that almost touch.
std::vector<PixelBox> BoxesOfThin(Pix* pieces, int thickest) {
  const PixPtr joined = Own(pixCloseSafeBrick(nullptr, pieces, 5, 3));
  std::vector<PixelBox> found;
  const BoxaPtr boxes(pixConnCompBB(joined.get(), 8));
  if (boxes == nullptr) return found;
  for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
    l_int32 left = 0, top = 0, width = 0, height = 0;
    boxaGetBoxGeometry(boxes.get(), i, &left, &top, &width, &height);
    if (height <= thickest && width >= 3 * height) {
      found.push_back({left, top, left + width, top + height});
    }
  }
  return found;
}

/// Boxes of strokes in a line.
std::vector<PixelBox> ThinBoxes(Pix* bits) {
  const PixPtr strokes = Own(pixOpenBrick(nullptr, bits, kStroke, 1));
  const PixPtr closed = Own(pixCloseSafeBrick(nullptr, strokes.get(), kBreak, 1));
  const PixPtr opened = Own(pixOpenBrick(nullptr, closed.get(), kOpening, 1));
  return BoxesOfThin(opened.get(), kThickestRule);
}

/// Pieces of one line joined: the same height on the page, with a gap that damage may have left. A
/// long gap is closed where `may_close`(height, begin, end) says so.
template <typename MayClose>
std::vector<PixelBox> Joined(std::vector<PixelBox> pieces, const MayClose& may_close) {
  std::sort(pieces.begin(), pieces.end(),
            [](const PixelBox& a, const PixelBox& b) { return a.left < b.left; });
  std::vector<PixelBox> lines;
  std::vector<double> ends;  // The height at which each line ends.
  for (const PixelBox& piece : pieces) {
    int best = -1;
    // The end of one that is bent lies off its middle.
    double nearest = kSameLine + std::max(0, piece.height() - kHairline) / 2.0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const int gap = piece.left - lines[i].right;
      const double off = std::abs(piece.middle() - ends[i]);
      if (gap > kLongestBreak || off >= nearest) continue;
      if (gap > kBreak && !may_close(piece.middle(), lines[i].right, piece.left)) continue;
      best = static_cast<int>(i);
      nearest = off;
    }
    if (best < 0) {
      lines.push_back(piece);
      ends.push_back(piece.middle());
      continue;
    }
    const auto at = static_cast<std::size_t>(best);
    if (piece.right > lines[at].right) ends[at] = piece.middle();
    lines[at] = Union(lines[at], piece);
  }
  return lines;
}

bool Meets(const Rule& rule, int end, const std::vector<Rule>& others) {
  return std::any_of(others.begin(), others.end(), [&](const Rule& other) {
    return std::abs(other.middle() - end) <= kReach && rule.middle() >= other.begin() - kReach &&
           rule.middle() <= other.end() + kReach;
  });
}

/// Strokes of characters that stand below each other look like dashes too, with white between the
/// lines: on pages of prose and lists at L1 and L5 they have no longer stretch than 47 pixels,
/// dotted rules of faxes at least 250.
bool IsDashed(const Grey& ink, int threshold, const Rule& rule) {
  constexpr double kMostly = 0.6;
  constexpr int kLongerThanCharacters = 130;
  const int length = rule.end() - rule.begin();
  const int thickness = rule.horizontal ? rule.box.height() : rule.box.width();
  if (thickness > kBent || length < kSurelyARule) return false;
  const int faint = FaintThreshold(threshold);
  if (!IsDrawn(Measure(ink, faint, rule), kMostly)) return false;
  const bool straight_across = rule.horizontal && thickness <= kHairline;
  return straight_across || LongestRun(ink, faint, rule) >= kLongerThanCharacters;
}

bool GoesOnElsewhere(const Rule& rule, const std::vector<Rule>& rules) {
  constexpr double kOff = 5;
  return std::any_of(rules.begin(), rules.end(), [&](const Rule& other) {
    return std::abs(other.middle() - rule.middle()) <= kOff &&
           (other.begin() > rule.end() - kReach || other.end() < rule.begin() + kReach);
  });
}

/// Whether one of the other direction meets or crosses it.
bool TouchesAny(const Rule& rule, const std::vector<Rule>& others) {
  return std::any_of(others.begin(), others.end(), [&](const Rule& other) {
    return other.middle() >= rule.begin() - kReach && other.middle() <= rule.end() + kReach &&
           rule.middle() >= other.begin() - kReach && rule.middle() <= other.end() + kReach;
  });
}

/// Prose in which 月 stands below 月 has strokes in a line, with the white between its lines 0.6 of
/// a rule; strokes of one line of text come to 540 pixels. Somewhere a rule has a stretch that no
/// character has (of 390 such lines of strokes on 13 pages none has 132 pixels, in a title 130);
/// one that has broken everywhere is longer, or meets such a rule, or is a part of one.
void DropText(const Grey& ink, int threshold, std::vector<Rule>* across, std::vector<Rule>* down) {
  constexpr int kLongerThanCharacters = 160, kLongerThanText = 700;
  const auto is_drawn = [&](const Rule& rule) {
    return IsDrawn(Measure(ink, threshold, rule), kLeastInk) || IsDashed(ink, threshold, rule);
  };
  const auto is_sure = [&](const Rule& rule) {
    return LongestRun(ink, threshold, rule) > kLongerThanCharacters ||
           (rule.end() - rule.begin() >= kLongerThanText && IsDashed(ink, threshold, rule));
  };
  for (std::vector<Rule>* rules : {across, down}) {
    std::erase_if(*rules, [&](const Rule& rule) { return !is_drawn(rule); });
  }
  std::vector<Rule> sure_across, sure_down;
  std::copy_if(across->begin(), across->end(), std::back_inserter(sure_across), is_sure);
  std::copy_if(down->begin(), down->end(), std::back_inserter(sure_down), is_sure);
  const auto is_text = [&](const Rule& rule) {
    return !is_sure(rule) && !TouchesAny(rule, rule.horizontal ? sure_down : sure_across) &&
           !GoesOnElsewhere(rule, rule.horizontal ? sure_across : sure_down);
  };
  std::erase_if(*across, is_text);
  std::erase_if(*down, is_text);
}

bool IsNearlyCovered(const PixelBox& box, const std::vector<PixelBox>& pieces) {
  constexpr double kNearlyAll = 0.9;
  double covered = 0;
  for (const PixelBox& piece : pieces) {
    if (std::abs(piece.middle() - box.middle()) >= kSameLine) continue;
    covered += std::max(std::min(piece.right, box.right) - std::max(piece.left, box.left), 0);
  }
  return covered >= kNearlyAll * box.width();
}

/// Lines of dashes that are shorter than strokes, white on both sides. A row of text has ink there,
/// and dots that lead to a page number are mostly white. Those along the page; those down the page
/// with x for y. `known` pieces say better where a rule lies that they are nearly all of.
std::vector<PixelBox> DashedBoxes(const Grey& ink, int threshold, bool horizontal,
                                  const std::vector<PixelBox>& known) {
  constexpr int kOff = 5;  // Dashes of one line stand a pixel or two apart.
  const int faint = FaintThreshold(threshold);
  const auto rule_of = [&](const PixelBox& box) {
    return Rule{horizontal ? box : Exchanged(box), horizontal};
  };
  const PixPtr bits = horizontal ? Darker(ink, faint) : Exchanged(Darker(ink, faint).get());
  const PixPtr thick = Own(pixDilateBrick(nullptr, bits.get(), 1, kOff));
  const PixPtr closed = Own(pixCloseSafeBrick(nullptr, thick.get(), kBreak, 1));
  const PixPtr opened = Own(pixOpenBrick(nullptr, closed.get(), kOpening, 1));
  std::vector<PixelBox> pieces = BoxesOfThin(opened.get(), kBent + kOff);
  std::erase_if(pieces, [&](const PixelBox& box) {
    return !IsDrawn(Measure(ink, faint, rule_of(box)), kLeastInk);
  });
  std::vector<PixelBox> found = Joined(
      std::move(pieces), [](double, int begin, int end) { return end - begin <= kLongBreak; });
  for (PixelBox& box : found) {
    box.top += kOff / 2;
    box.bottom -= kOff / 2;
  }
  std::erase_if(found, [&](const PixelBox& box) {
    return IsNearlyCovered(box, known) || !IsDashed(ink, threshold, rule_of(box));
  });
  return found;
}

/// The position of the rule of the other direction that lies nearest to a point of a rule.
int NearestTo(int point, const Rule& rule, const std::vector<Rule>& others) {
  int nearest = point;
  double least = kReach + 1;
  for (const Rule& other : others) {
    if (rule.middle() < other.begin() - kReach || rule.middle() > other.end() + kReach) continue;
    const double distance = std::abs(other.middle() - point);
    if (distance >= least) continue;
    least = distance;
    nearest = static_cast<int>(other.middle());
  }
  return nearest;
}

/// A stretch of a rule.
Rule Part(const Rule& rule, int begin, int end) {
  Rule part = rule;
  (rule.horizontal ? part.box.left : part.box.top) = begin;
  (rule.horizontal ? part.box.right : part.box.bottom) = end;
  return part;
}

/// Whether a short line runs from rule to rule, and does not stop short of both like a stroke of
/// what stands in the cell.
bool RunsFromRuleToRule(const Grey& ink, int threshold, const Rule& rule,
                        const std::vector<Rule>& others) {
  constexpr double kMostlyDrawn = 0.6;
  if (!Meets(rule, rule.begin(), others) || !Meets(rule, rule.end(), others)) return false;
  const int begin = NearestTo(rule.begin(), rule, others),
            end = NearestTo(rule.end(), rule, others);
  if (end - begin <= 4 * kJoint) return true;
  const auto dark = [&](int from, int to) {
    return Measure(ink, threshold, Part(rule, from, to)).dark;
  };
  const bool starts = dark(begin + kJoint, begin + 2 * kJoint) > 0.5;
  const bool ends = dark(end - 2 * kJoint, end - kJoint) > 0.5;
  return (starts && ends) || ((starts || ends) && dark(begin, end) >= kMostlyDrawn);
}

/// Of the short lines those stay that run from rule to rule. The strokes of 回 run from one to the
/// next, so that only what stays already is a rule to run to.
void DropStrokes(const Grey& ink, int threshold, std::vector<Rule>* across,
                 std::vector<Rule>* down) {
  const auto take_short = [](std::vector<Rule>* rules) {
    const auto is_long = [](const Rule& r) { return r.end() - r.begin() >= kSurelyARule; };
    const auto first = std::stable_partition(rules->begin(), rules->end(), is_long);
    const std::vector<Rule> taken(first, rules->end());
    rules->erase(first, rules->end());
    return taken;
  };
  const std::vector<Rule> all_down = *down;
  std::vector<Rule> short_across = take_short(across), short_down = take_short(down);
  const auto put_back = [&](std::vector<Rule>* left, const std::vector<Rule>& others,
                            std::vector<Rule>* rules) {
    const std::size_t before = left->size();
    std::erase_if(*left, [&](const Rule& rule) {
      // A column that is parted in one row is parted in others too.
      const bool stays = (rule.horizontal || GoesOnElsewhere(rule, all_down)) &&
                         RunsFromRuleToRule(ink, threshold, rule, others);
      if (stays) rules->push_back(rule);
      return stays;
    });
    return left->size() < before;
  };
  for (bool more = true; more;) {
    more = put_back(&short_across, *down, across);
    more |= put_back(&short_down, *across, down);
  }
}

/// Whether a rule is there between two joints, broken or not: a stroke of what stands in the cell
/// reaches neither edge. `dashed`: the rule is, as a whole. `others_stop`: see OthersStop.
bool IsStretchDrawn(const Grey& ink, int threshold, const FaintLines& faint, const Rule& rule,
                    bool dashed, bool others_stop, int from, int to) {
  // Where the others stop a stroke of a character may stand in the way, and fill most of a narrow
  // row.
  constexpr double kHardlyAny = 0.12, kMostly = 0.6, kWhole = 0.85;
  constexpr int kNear = 8;
  const Rule stretch = Part(rule, from, to);
  if (!others_stop && faint.Cover(rule, from, to)) return true;
  if (dashed && !others_stop) {
    constexpr double kSomeDashes = 0.4, kClear = 0.6;
    const Along dashes = Measure(ink, FaintThreshold(threshold), stretch);
    if (dashes.dark >= kSomeDashes && dashes.alone >= kClear) return true;
  }
  const Along along = Measure(ink, threshold, stretch);
  if (along.dark < kHardlyAny) return false;
  if (IsDrawn(along, others_stop ? kWhole : kMostly) || to - from <= 2 * kNear) return true;
  if (IsDashed(ink, threshold, stretch)) return true;
  return Measure(ink, threshold, Part(rule, from, from + kNear)).dark > 0.5 ||
         Measure(ink, threshold, Part(rule, to - kNear, to)).dark > 0.5;
}

/// Whether most of the rules beside one have a gap from `from` to `to`: a row over all columns.
bool OthersStop(const Rule& rule, const std::vector<Rule>& rules, int from, int to) {
  int stop = 0, go_on = 0;
  for (const Rule& other : rules) {
    if (&other == &rule) continue;
    const bool is_there = other.begin() < from + kReach && other.end() > to - kReach;
    const bool stops_here =
        std::abs(other.end() - from) <= kReach || std::abs(other.begin() - to) <= kReach;
    go_on += is_there;
    stop += !is_there && stops_here;
  }
  return stop > go_on;
}

/// Where a rule was joined over a cell that spans both sides: from one of `others` to the next
/// there is no ink at all. That stretch goes again.
std::vector<Rule> WithoutSpans(const Grey& ink, int threshold, const FaintLines& faint,
                               const std::vector<Rule>& rules, const std::vector<Rule>& others) {
  std::vector<Rule> result;
  for (const Rule& rule : rules) {
    std::vector<int> stops = {rule.begin(), rule.end()};
    for (const Rule& other : others) {
      const double at = other.middle();
      const bool crosses = at > rule.begin() + kReach && at < rule.end() - kReach &&
                           rule.middle() > other.begin() - kReach &&
                           rule.middle() < other.end() + kReach;
      if (crosses) stops.push_back(static_cast<int>(at));
    }
    std::sort(stops.begin(), stops.end());
    const bool dashed = IsDashed(ink, threshold, rule);
    int begin = stops.front();
    for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
      const int from = stops[i] + kJoint, to = stops[i + 1] - kJoint;
      const bool others_stop = OthersStop(rule, rules, stops[i], stops[i + 1]);
      if (to <= from ||
          IsStretchDrawn(ink, threshold, faint, rule, dashed, others_stop, from, to)) {
        continue;
      }
      if (stops[i] > begin) result.push_back(Part(rule, begin, stops[i]));
      begin = stops[i + 1];
    }
    if (rule.end() > begin) result.push_back(Part(rule, begin, rule.end()));
  }
  return result;
}

/// Rests of rules that are shorter than any rule: a rule goes on to the next of the other direction
/// where ink on its way says so.
void ExtendEnds(const Grey& ink, int threshold, const std::vector<Rule>& others,
                std::vector<Rule>* rules) {
  // What is mostly there is followed over a wide cell too.
  constexpr int kFarthest = 140, kFarthestDrawn = 700;
  constexpr double kRest = 0.4, kMostly = 0.7;
  for (Rule& rule : *rules) {
    for (const bool forward : {false, true}) {
      for (bool extended = true; extended;) {
        extended = false;
        const int end = forward ? rule.end() : rule.begin();
        int next = 0, nearest = kFarthestDrawn;
        for (const Rule& other : others) {
          if (rule.middle() < other.begin() - kReach || rule.middle() > other.end() + kReach)
            continue;
          const int distance =
              static_cast<int>(forward ? other.middle() - end : end - other.middle());
          if (distance <= kReach || distance >= nearest) continue;
          nearest = distance;
          next = static_cast<int>(other.middle());
        }
        if (nearest >= kFarthestDrawn) continue;
        const int middle = static_cast<int>(rule.middle());
        const auto along = [&](int from, int to) {
          const PixelBox part = {from, middle - 1, to, middle + 2};
          return Measure(ink, threshold,
                         {rule.horizontal ? part : Exchanged(part), rule.horizontal});
        };
        const int from = std::min(end, next) + kJoint, to = std::max(end, next) - kJoint;
        // A rule that breaks off shortly before the next meets it.
        if (nearest > 3 * kReach) {
          if (!IsDrawn(along(from, to), nearest < kFarthest ? kRest : kMostly)) continue;
          // A stroke of what stands in the cell reaches neither of its edges.
          const bool whole = Meets(rule, end, others);
          const bool reaches =
              along(from, from + kJoint).dark > 0.5 || along(to - kJoint, to).dark > 0.5;
          if (whole && !reaches) continue;
        }
        PixelBox& box = rule.box;
        (rule.horizontal ? (forward ? box.right : box.left) : (forward ? box.bottom : box.top)) =
            next;
        extended = true;
      }
    }
  }
}

/// Where most rules across begin or end, three at least, near the end of one: `nearest` to
/// `farthest` beyond it; negative: short of it.
std::optional<int> UsualEnd(const std::vector<Rule>& across, const Rule& rule, bool forward,
                            int nearest, int farthest) {
  const auto end_of = [&](const Rule& r) { return forward ? r.end() : r.begin(); };
  std::optional<int> best;
  std::ptrdiff_t most = 2;
  for (const Rule& other : across) {
    const int beyond = forward ? other.end() - rule.end() : rule.begin() - other.begin();
    if (beyond <= nearest || beyond >= farthest) continue;
    const auto alike = std::count_if(across.begin(), across.end(), [&](const Rule& r) {
      return std::abs(end_of(r) - end_of(other)) <= kReach / 2;
    });
    if (alike <= most) continue;
    most = alike;
    best = end_of(other);
  }
  return best;
}

/// Rules across a table without sides begin and end below each other: one that lost its end goes on
/// to where most do, if a rest of it lies there.
void AlignEnds(const Grey& ink, int threshold, std::vector<Rule>* across) {
  constexpr int kFarthest = 180;
  constexpr double kRest = 0.15;
  for (const bool forward : {false, true}) {
    for (Rule& rule : *across) {
      const std::optional<int> best = UsualEnd(*across, rule, forward, kReach, kFarthest);
      if (!best) continue;
      const int end = forward ? rule.end() : rule.begin();
      const PixelBox way = {std::min(*best, end), rule.box.top, std::max(*best, end),
                            rule.box.bottom};
      if (!IsDrawn(Measure(ink, threshold, {way, true}), kRest)) continue;
      (forward ? rule.box.right : rule.box.left) = *best;
    }
  }
}

/// A bad copy takes a little of the end of a rule, or adds its dust to it.
void EvenEnds(const std::vector<Rule>& down, std::vector<Rule>* across) {
  constexpr int kLittle = 48;
  for (const bool forward : {false, true}) {
    for (Rule& rule : *across) {
      if (Meets(rule, forward ? rule.end() : rule.begin(), down)) continue;
      const std::optional<int> usual = UsualEnd(*across, rule, forward, -kLittle, kLittle);
      if (usual) (forward ? rule.box.right : rule.box.left) = *usual;
    }
  }
}

/// A rule down the page ends at one across: what was joined above it is a character's stroke.
void TrimEnds(const Grey& ink, int threshold, const std::vector<Rule>& across,
              std::vector<Rule>* down) {
  for (Rule& rule : *down) {
    int first = rule.end(), last = rule.begin();
    for (const Rule& other : across) {
      const bool crosses =
          rule.middle() > other.begin() - kReach && rule.middle() < other.end() + kReach;
      const int at = static_cast<int>(other.middle());
      if (!crosses || at < rule.begin() - kReach || at > rule.end() + kReach) continue;
      first = std::min(first, at);
      last = std::max(last, at);
    }
    if (first >= last) continue;
    constexpr double kMostly = 0.7;
    const auto goes_on = [&](int from, int to) {
      return to - from >= kSurelyARule &&
             Measure(ink, threshold, Part(rule, from, to)).dark >= kMostly;
    };
    if (!goes_on(rule.begin(), first)) rule.box.top = first;
    if (!goes_on(last, rule.end())) rule.box.bottom = last;
  }
}

/// What is seen of a faint line point by point are parts of it at best.
void AddFaint(const Grey& ink, int threshold, const FaintLines& faint, std::vector<Rule>* rules) {
  constexpr double kNearlyAll = 0.9, kAnyInk = 0.05, kSomeInk = 0.2, kNearlyAlone = 0.85;
  for (const Rule& line : faint.Find()) {
    // Serifs of a line of text have others beside them; the strokes of 市 below each other are
    // crossed by others of it, a rule by the few rules of the other direction.
    const Along along = Measure(ink, threshold, line);
    if (along.dark < kSomeInk || along.alone < kNearlyAlone) continue;
    const auto is_text = [&](int from, int to) {
      const Along part = Measure(ink, threshold, Part(line, from, to));
      return part.dark > kAnyInk && part.alone < kNearlyAlone;
    };
    const double off = kSameLine + (line.horizontal ? line.box.height() : line.box.width()) / 2.0;
    const auto is_part = [&](const Rule& rule) {
      return std::abs(rule.middle() - line.middle()) <= off && rule.begin() < line.end() &&
             rule.end() > line.begin();
    };
    double known = 0;
    int first = line.end(), last = line.begin();
    for (const Rule& rule : *rules) {
      if (!is_part(rule)) continue;
      known += std::min(rule.end(), line.end()) - std::max(rule.begin(), line.begin());
      first = std::min(first, rule.begin());
      last = std::max(last, rule.end());
    }
    // Beyond what is known it may be strokes of text that happen to lie in line.
    Rule whole = line;
    if (known > 0 && is_text(line.begin(), first)) whole = Part(whole, first, whole.end());
    if (known > 0 && is_text(last, line.end())) whole = Part(whole, whole.begin(), last);
    if (known >= kNearlyAll * (whole.end() - whole.begin())) continue;
    for (const Rule& rule : *rules) {
      if (is_part(rule)) whole.box = Union(whole.box, rule.box);
    }
    std::erase_if(*rules, is_part);
    rules->push_back(whole);
  }
}

}  // namespace

std::vector<Rule> FindRules(const Grey& ink, int threshold) {
  const PixPtr bits = Darker(ink, threshold);
  std::vector<PixelBox> thin_across = ThinBoxes(bits.get());
  std::vector<PixelBox> thin_down = ThinBoxes(Exchanged(bits.get()).get());  // x for y.
  const auto add_dashed = [&](bool horizontal, std::vector<PixelBox>* boxes) {
    const std::vector<PixelBox> dashed = DashedBoxes(ink, threshold, horizontal, *boxes);
    boxes->insert(boxes->end(), dashed.begin(), dashed.end());
  };
  add_dashed(true, &thin_across);
  add_dashed(false, &thin_down);
  // A gap from a rule of the other direction to the next is a cell that spans both sides, unless a
  // rest of a rule lies in it.
  const auto closes = [&](const std::vector<PixelBox>& others, bool horizontal) {
    return [&ink, &others, threshold, horizontal](double across, int begin, int end) {
      const auto stops_at = [&](int along) -> std::optional<double> {
        const auto other = std::find_if(others.begin(), others.end(), [&](const PixelBox& box) {
          return std::abs((box.left + box.right) / 2.0 - along) <= kReach &&
                 across >= box.top - kReach && across <= box.bottom + kReach;
        });
        if (other == others.end()) return std::nullopt;
        return (other->left + other->right) / 2.0;
      };
      const std::optional<double> first = stops_at(begin), last = stops_at(end);
      // At both sides of one rule it has broken where it crosses that.
      const bool whole = first && last && std::abs(*first - *last) > kReach;
      if (end - begin <= kLongBreak && !whole) return true;
      constexpr double kRest = 0.25;
      if (end - begin <= 2 * kJoint) return true;
      const int middle = static_cast<int>(across);
      const auto along = [&](int from, int to) {
        const PixelBox part = {from, middle - 1, to, middle + 2};
        return Measure(ink, threshold, {horizontal ? part : Exchanged(part), horizontal});
      };
      // A stroke of what stands in the cell reaches neither of its edges.
      const bool starts = along(begin + kJoint, begin + 2 * kJoint).dark > 0.5;
      const bool ends = along(end - 2 * kJoint, end - kJoint).dark > 0.5;
      // Nor does a rule go on beyond the last that crosses it, if it ends there.
      constexpr int kBeyond = 7;
      const bool goes_on = whole && (begin - *first > kBeyond || *last - end > kBeyond);
      return (!whole || starts || ends || goes_on) &&
             IsDrawn(along(begin + kJoint, end - kJoint), kRest);
    };
  };
  std::vector<Rule> across, down;
  const std::vector<PixelBox> across_as_others = Exchanged(thin_across),
                              down_as_others = Exchanged(thin_down);
  for (const PixelBox& box : Joined(thin_across, closes(down_as_others, true))) {
    across.push_back({box, true});
  }
  for (const PixelBox& box : Joined(thin_down, closes(across_as_others, false))) {
    down.push_back({Exchanged(box), false});
  }
  DropText(ink, threshold, &across, &down);
  DropStrokes(ink, threshold, &across, &down);
  const FaintLines faint_across(ink, true), faint_down(ink, false);
  AddFaint(ink, threshold, faint_across, &across);
  AddFaint(ink, threshold, faint_down, &down);
  AlignEnds(ink, threshold, &across);
  // What one direction gains is what the other may run to.
  for (int pass = 0; pass < 2; ++pass) {
    ExtendEnds(ink, threshold, down, &across);
    ExtendEnds(ink, threshold, across, &down);
  }
  EvenEnds(down, &across);
  TrimEnds(ink, threshold, across, &down);
  // Strokes of characters in several rows were as long as a rule together.
  DropStrokes(ink, threshold, &across, &down);
  std::vector<Rule> split = WithoutSpans(ink, threshold, faint_across, across, down);
  down = WithoutSpans(ink, threshold, faint_down, down, across);
  across = std::move(split);
  across.insert(across.end(), down.begin(), down.end());
  return across;
}

bool IsRestOfRule(const PixelBox& ink, const std::vector<Rule>& rules) {
  constexpr int kFlat = 9, kFarthest = 60;
  constexpr int kSmall = 20;  // Characters of 6 pt are higher.
  const bool is_small = ink.width() <= kSmall && ink.height() <= kSmall;
  const auto lies_on = [&](const Rule& rule) {
    return rule.horizontal && ink.left < rule.box.right && ink.right > rule.box.left &&
           rule.middle() >= ink.top && rule.middle() <= ink.bottom;
  };
  if (is_small && std::any_of(rules.begin(), rules.end(), lies_on)) return true;
  if (ink.height() > kFlat || ink.width() < 2 * ink.height()) return false;
  return std::any_of(rules.begin(), rules.end(), [&](const Rule& rule) {
    const int gap = std::max(ink.left - rule.box.right, rule.box.left - ink.right);
    return rule.horizontal && gap >= 0 && gap <= kFarthest &&
           std::abs(rule.middle() - ink.middle()) <= kSameLine;
  });
}

}  // namespace gouji::scan
