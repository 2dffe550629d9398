#include "table/label_ranges.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "table/middles.h"
#include "table/wrapped_rows.h"

namespace gouji::table {
namespace {

using document::Rect;

// In units of the font size. Chosen on fixtures/layouts.
constexpr double kCentredEm = 0.75;       ///< A label misses the middle of its columns by less.
constexpr double kSharedEm = 0.5;         ///< The same, of columns that labels share.
constexpr double kBetterCentredEm = 0.3;  ///< Over several columns rather than over one.
constexpr double kEdgeEm = 0.35;          ///< Which says less than a common middle.
constexpr double kBesideColumnsEm = 3;    ///< From a label to those of two columns below it.
constexpr int kMostSharedColumns = 40;  ///< With more below one rule each label is seen by itself.
constexpr double kBesideShare = 0.3;    ///< Of its height: labels stand beside each other.
constexpr double kCoveringShare = 0.6;  ///< Of a column's extent: the label stands over it.
constexpr double kLongestSpannerShare = 0.9;  ///< Of the table: longer rules part head and body.

class RangeFinder {
 public:
  explicit RangeFinder(const HeadPlace& place)
      : rows_(place.rows),
        columns_(place.columns),
        rules_(place.rules),
        table_(place.table),
        pitch_(place.pitch) {}

  void Find(std::vector<std::vector<Label>>* lines) const {
    for (std::vector<Label>& line : *lines) {
      for (Label& label : line) label.rule = SpannerRule(label);
    }
    for (std::size_t r = 0; r < lines->size(); ++r) FindRanges(r, lines);
  }

 private:
  /// The middle of the first row below the label that has something in its columns, or beside them.
  /// Rows that begin beside the label are not below it.
  double BeginOfBelow(const Label& label) const {
    for (const double reach : {0.0, kBesideColumnsEm * label.em}) {
      for (const ChunkRow& row : rows_) {
        if (row.box.top <= label.box.bottom - kBesideShare * label.em) continue;
        const bool under = std::any_of(row.chunks.begin(), row.chunks.end(), [&](const Chunk& c) {
          return c.box.left < label.box.right + reach && c.box.right > label.box.left - reach;
        });
        if (under) return MiddleY(row.box);
      }
    }
    return label.box.bottom + label.em;
  }

  /// A rule below the label that is shorter than the table.
  const Segment* SpannerRule(const Label& label) const {
    const double below = BeginOfBelow(label);
    for (const Segment& rule : rules_) {
      const bool short_rule =
          rule.end - rule.begin < kLongestSpannerShare * (table_.right - table_.left);
      if (short_rule && rule.position > MiddleY(label.box) && rule.position < below &&
          rule.begin <= label.box.left + 0.5 * label.em &&
          rule.end >= label.box.right - 0.5 * label.em) {
        return &rule;
      }
    }
    return nullptr;
  }

  /// The labels that stand above the rule, from left to right: several if their rules touch.
  std::vector<Label*> LabelsAbove(const Segment& rule,
                                  std::vector<std::vector<Label>>* lines) const {
    std::vector<Label*> above;
    for (std::vector<Label>& line : *lines) {
      for (Label& label : line) {
        if (label.rule == &rule) above.push_back(&label);
      }
    }
    std::sort(above.begin(), above.end(),
              [](const Label* a, const Label* b) { return a->box.left < b->box.left; });
    return above;
  }

  ColumnRange RangeUnder(const Segment& rule, const ColumnRange& otherwise) const {
    ColumnRange range = {columns_.count(), -1};
    for (int c = 0; c < columns_.count(); ++c) {
      const double middle = columns_.ExtentOf({c, c}).middle();
      if (middle < rule.begin || middle > rule.end) continue;
      range.first = std::min(range.first, c);
      range.last = std::max(range.last, c);
    }
    return range.last < 0 ? otherwise : range;
  }

  /// True if the lines below, or the lines above, label each of the columns, at least two of them
  /// apart.
  bool AreLabelled(const ColumnRange& range, std::size_t r,
                   const std::vector<std::vector<Label>>& lines) const {
    const std::span<const std::vector<Label>> all(lines);
    return AreLabelled(range, all.subspan(r + 1)) || AreLabelled(range, all.first(r));
  }

  bool AreLabelled(const ColumnRange& range, std::span<const std::vector<Label>> lines) const {
    std::vector<bool> labelled(static_cast<std::size_t>(columns_.count()));
    int apart = 0;
    for (const std::vector<Label>& line : lines) {
      int in_line = 0;
      for (const Label& label : line) {
        if (!range.Holds(columns_.At(MiddleX(label.box)))) continue;
        ++in_line;
        for (int c = label.range.first; c <= label.range.last; ++c) {
          labelled[static_cast<std::size_t>(c)] = true;
        }
      }
      apart = std::max(apart, in_line);
    }
    for (int c = range.first; c <= range.last; ++c) {
      if (!labelled[static_cast<std::size_t>(c)]) return false;
    }
    return apart >= 2;
  }

  /// How far the label is from standing over the column as labels do: in the middle or at an edge.
  double Distance(const Label& label, int column) const {
    const Extent extent = columns_.ExtentOf({column, column});
    const double edge =
        std::min(std::abs(label.box.left - extent.left), std::abs(label.box.right - extent.right));
    const double middle =
        std::min(std::abs(MiddleX(label.box) - extent.middle()),
                 std::abs(MiddleX(label.box) - columns_.BoundsOf({column, column}).middle()));
    return edge < kSameEdgeEm * label.em ? std::min(edge + kEdgeEm * label.em, middle) : middle;
  }

  /// How far the label is from the middle of the columns, of their figures, or of their labels.
  double Distance(const Label& label, const ColumnRange& range,
                  const std::vector<std::vector<Label>>& lines) const {
    const double middle = MiddleX(label.box);
    double least = std::min(std::abs(middle - columns_.ExtentOf(range).middle()),
                            std::abs(middle - columns_.BoundsOf(range).middle()));
    for (const std::vector<Label>& line : lines) {
      std::optional<Rect> box;
      int first = columns_.count(), last = -1;
      for (const Label& other : line) {
        if (other.row == label.row || other.range.first < range.first ||
            other.range.last > range.last) {
          continue;
        }
        box = box ? Union(*box, other.box) : other.box;
        first = std::min(first, other.range.first);
        last = std::max(last, other.range.last);
      }
      if (box && first == range.first && last == range.last) {
        least = std::min(least, std::abs(middle - MiddleX(*box)));
      }
    }
    return least;
  }

  int CoveredColumns(const Label& label) const {
    int covered = 0;
    for (int c = label.range.first; c <= label.range.last; ++c) {
      const Extent extent = columns_.ExtentOf({c, c});
      const double inside =
          std::min(label.box.right, extent.right) - std::max(label.box.left, extent.left);
      covered += inside >= kCoveringShare * (extent.right - extent.left) ? 1 : 0;
    }
    return covered;
  }

  /// True if one of the columns has a label beside this one, a little higher or lower.
  static bool HasBeside(const Label& label, const ColumnRange& range,
                        const std::vector<std::vector<Label>>& lines) {
    for (const std::vector<Label>& line : lines) {
      for (const Label& other : line) {
        const bool in_range = other.range.first <= range.last && range.first <= other.range.last;
        const double common =
            std::min(label.box.bottom, other.box.bottom) - std::max(label.box.top, other.box.top);
        if (other.row != label.row && in_range && common > kBesideShare * label.box.height()) {
          return true;
        }
      }
    }
    return false;
  }

  /// The most columns in whose middle the label stands, if there are several.
  std::optional<ColumnRange> CentredRange(const Label& label, int low, int high, std::size_t r,
                                          const std::vector<std::vector<Label>>& lines) const {
    std::optional<ColumnRange> best;
    for (int first = low; first <= label.range.last; ++first) {
      for (int last = std::max(first + 1, label.range.first); last <= high; ++last) {
        const ColumnRange range = {first, last};
        if (best && range.count() <= best->count()) continue;
        if (Distance(label, range, lines) >= kCentredEm * label.em) continue;
        if (!HasBeside(label, range, lines) && AreLabelled(range, r, lines)) best = range;
      }
    }
    return best;
  }

  /// Labels share columns below them out, so that each stands as near to the middle of its own as
  /// can be. `farthest`: no label may be further from it, or nothing is shared.
  void ShareOut(const ColumnRange& under, const std::vector<std::vector<Label>>& lines,
                const std::vector<Label*>& above, double farthest) const {
    const auto columns = static_cast<std::size_t>(under.count());
    if (columns < above.size() || under.count() > kMostSharedColumns) return;
    constexpr double kNotYet = std::numeric_limits<double>::max();
    // [columns taken]: the least sum of the distances of the labels so far.
    std::vector<double> least(columns + 1, kNotYet);
    least[0] = 0;
    // [label][columns taken]: how many the labels before it take.
    std::vector<std::vector<std::size_t>> taken_before;
    for (const Label* label : above) {
      std::vector<double> next(columns + 1, kNotYet);
      std::vector<std::size_t> before(columns + 1);
      for (std::size_t from = 0; from < columns; ++from) {
        if (least[from] == kNotYet) continue;
        for (std::size_t to = from + 1; to <= columns; ++to) {
          const ColumnRange range = {under.first + static_cast<int>(from),
                                     under.first + static_cast<int>(to) - 1};
          const double off = Distance(*label, range, lines);
          const double distance = least[from] + off;
          if (off > farthest || distance >= next[to]) continue;
          next[to] = distance;
          before[to] = from;
        }
      }
      least = std::move(next);
      taken_before.push_back(std::move(before));
    }
    if (least[columns] == kNotYet) return;
    std::size_t end = columns;
    for (std::size_t i = above.size(); i-- > 0;) {
      const std::size_t begin = taken_before[i][end];
      above[i]->range = {under.first + static_cast<int>(begin),
                         under.first + static_cast<int>(end) - 1};
      above[i]->shares_columns = true;
      end = begin;
    }
  }

  /// [column]: whether a label stands in it alone in the last line, and in no other line but `r`.
  std::vector<bool> LabelledBelowOnly(std::size_t r,
                                      const std::vector<std::vector<Label>>& lines) const {
    std::vector<bool> below(static_cast<std::size_t>(columns_.count())), elsewhere(below);
    for (std::size_t line = 0; line < lines.size(); ++line) {
      if (line == r) continue;
      for (const Label& label : lines[line]) {
        if (label.range.count() > 1) continue;
        (line + 1 == lines.size() ? below
                                  : elsewhere)[static_cast<std::size_t>(label.range.first)] = true;
      }
    }
    for (std::size_t c = 0; c < below.size(); ++c) below[c] = below[c] && !elsewhere[c];
    return below;
  }

  /// Labels of line `r` stand over the columns that have another label in the last line: each over
  /// its share of such columns side by side, if it is in the middle of it.
  void ShareLabelledColumns(std::size_t r, std::vector<std::vector<Label>>* lines) const {
    if (r + 1 == lines->size() || columns_.count() > kMostSharedColumns) return;
    const std::vector<bool> below = LabelledBelowOnly(r, *lines);
    for (int first = 0; first < columns_.count();) {
      int end = first;
      while (end < columns_.count() && below[static_cast<std::size_t>(end)]) ++end;
      if (end == first) {
        ++first;
        continue;
      }
      const Extent run = columns_.BoundsOf({first, end - 1});
      std::vector<Label*> above;
      for (Label& label : (*lines)[r]) {
        const double middle = MiddleX(label.box);
        if (middle > run.left && middle < run.right) above.push_back(&label);
      }
      const bool may_share = !above.empty() && end - first > 1 &&
                             std::none_of(above.begin(), above.end(), [](const Label* label) {
                               return label->rule != nullptr || label->shares_columns;
                             });
      if (may_share) ShareOut({first, end - 1}, *lines, above, kSharedEm * above.front()->em);
      first = end;
    }
  }

  /// Decides over how many columns each label of a line stands.
  void FindRanges(std::size_t r, std::vector<std::vector<Label>>* lines) const {
    ShareLabelledColumns(r, lines);
    std::vector<Label>& labels = (*lines)[r];
    const std::vector<Label> before = labels;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      Label& label = labels[i];
      const int low = i == 0 ? std::min(1, label.range.first) : labels[i - 1].range.last + 1;
      const int high = i + 1 < labels.size() ? before[i + 1].range.first - 1 : columns_.count() - 1;
      if (label.shares_columns) continue;
      const std::vector<Label*> above =
          label.rule == nullptr ? std::vector<Label*>() : LabelsAbove(*label.rule, lines);
      if (above.size() == 1) {
        const ColumnRange under = RangeUnder(*label.rule, label.range);
        label.range = {std::max(under.first, low), std::min(under.last, std::max(high, low))};
        if (label.range.last < label.range.first) label.range = before[i].range;
        continue;
      }
      if (above.size() > 1) {
        ShareOut(RangeUnder(*label.rule, above.front()->range), *lines, above, table_.right);
      }
      if (label.shares_columns) continue;
      int column = label.range.first;
      for (int c = label.range.first; c <= label.range.last; ++c) {
        if (Distance(label, c) < Distance(label, column)) column = c;
      }
      const bool covers_several = CoveredColumns(label) > 1;
      const std::optional<ColumnRange> centred = CentredRange(label, low, high, r, *lines);
      const double single = Distance(label, column);
      if (centred && (covers_several || !IsLineOf(label, column, *lines)) &&
          (covers_several ||
           Distance(label, *centred, *lines) + kBetterCentredEm * label.em < single ||
           IsApart(label, *centred, *lines))) {
        label.range = *centred;
      } else if (!covers_several) {
        label.range = {column, column};
      }
    }
  }

  /// True if the next label of the column, above or below, is close and set like a line of the same
  /// text.
  bool IsLineOf(const Label& label, int column,
                const std::vector<std::vector<Label>>& lines) const {
    for (const std::vector<Label>& line : lines) {
      for (const Label& other : line) {
        if (other.row == label.row || !other.range.Holds(column)) continue;
        const double distance = std::abs(MiddleY(other.box) - MiddleY(label.box));
        const bool close =
            pitch_ > 0 ? distance < kTightPitch * pitch_ : distance < kWrappedPitchEm * label.em;
        const double apart = std::min(std::abs(MiddleX(other.box) - MiddleX(label.box)),
                                      std::abs(other.box.left - label.box.left));
        if (close && apart < kSameEdgeEm * label.em) return true;
      }
    }
    return false;
  }

  /// True if the labels above and below in these columns are as far away as rows are: the label is
  /// no line of one of them.
  bool IsApart(const Label& label, const ColumnRange& range,
               const std::vector<std::vector<Label>>& lines) const {
    if (pitch_ <= 0) return false;
    for (const std::vector<Label>& line : lines) {
      for (const Label& other : line) {
        const bool beside = other.range.last < range.first || other.range.first > range.last;
        if (other.row == label.row || beside) continue;
        if (std::abs(MiddleY(other.box) - MiddleY(label.box)) < kTightPitch * pitch_) return false;
      }
    }
    return true;
  }

  std::span<const ChunkRow> rows_;
  const Columns& columns_;
  const std::vector<Segment>& rules_;
  Extent table_;
  double pitch_;
};

}  // namespace

void FindRanges(const HeadPlace& place, std::vector<std::vector<Label>>* lines) {
  RangeFinder(place).Find(lines);
}

}  // namespace gouji::table
