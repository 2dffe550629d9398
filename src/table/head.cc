#include "table/head.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "table/middles.h"
#include "table/wrapped_rows.h"

namespace gouji::table {
namespace {

using document::Rect;

// In units of the font size. Chosen on fixtures/layouts, which sets lines of one label 1.15 to 1.45
// apart.
constexpr double kWrappedPitchEm = 1.5;
constexpr double kCentredEm = 0.75;       ///< A label misses the middle of its columns by less.
constexpr double kSharedEm = 0.5;         ///< The same, of columns that labels share.
constexpr double kBetterCentredEm = 0.3;  ///< Over several columns rather than over one.
constexpr double kWideGapEm = 0.9;        ///< Parts two labels in any case.
constexpr double kSameEdgeEm = 0.25;      ///< A label and its column begin or end together.
constexpr double kEdgeEm = 0.35;          ///< Which says less than a common middle.

constexpr double kBesideColumnsEm = 3;  ///< From a label to those of two columns below it.
constexpr int kMostSharedColumns = 40;  ///< With more below one rule each label is seen by itself.
constexpr double kBesideShare = 0.3;    ///< Of its height: labels stand beside each other.
constexpr double kFullLineShare = 0.6;  ///< Of the columns: a line of labels of its own.
constexpr double kCoveringShare = 0.6;  ///< Of a column's extent: the label stands over it.
constexpr double kLongestSpannerShare = 0.9;  ///< Of the table: longer rules part head and body.

/// A label, or one line of it.
struct Label {
  ColumnRange range;
  std::string text;
  Rect box;
  Rect last_line;
  double em = 0;
  std::size_t row = 0, last_row = 0;  ///< Lines of the head.
  int line = 0;
  const Segment* rule = nullptr;  ///< Its spanner rule.
  bool shares_columns = false;    ///< With other labels, and its range is known.
};

bool IsBracketed(const std::string& text) {
  return (text.starts_with("（") && text.ends_with("）")) ||
         (text.starts_with('(') && text.ends_with(')'));
}

class HeadFinder {
 public:
  HeadFinder(std::span<const ChunkRow> rows, const Columns& columns,
             const std::vector<Segment>& rules, const Pitch& pitch)
      : rows_(rows), columns_(columns), pitch_(pitch.usual), is_ruled_(pitch.is_ruled) {
    table_ = columns.ExtentOf({0, columns.count() - 1});
    for (const ChunkRow& row : rows) {
      table_.left = std::min(table_.left, row.box.left);
      table_.right = std::max(table_.right, row.box.right);
    }
    const double slack = 2 * rows.back().box.height();
    for (const Segment& rule : rules) {
      const bool near = rule.position > rows.front().box.top - slack &&
                        rule.position < rows.back().box.bottom + slack &&
                        rule.begin < table_.right && rule.end > table_.left;
      if (near) rules_.push_back(rule);
    }
  }

  std::vector<PlacedRow> Find() {
    std::vector<std::vector<Label>> lines;
    for (std::size_t r = 0; r < rows_.size(); ++r) lines.push_back(LabelsOf(r));
    for (std::size_t r = 1; r < lines.size(); ++r) JoinBrackets(r, &lines);
    for (std::vector<Label>& line : lines) {
      for (Label& label : line) label.rule = SpannerRule(label);
    }
    for (std::size_t r = 0; r < lines.size(); ++r) FindRanges(r, &lines);
    std::vector<Label> labels = JoinWrapped(std::move(lines));
    return ToRows(labels);
  }

 private:
  /// The words of a line, joined where they stand over one column.
  std::vector<Label> LabelsOf(std::size_t r) const {
    std::vector<Label> labels;
    const ChunkRow& row = rows_[r];
    for (const Chunk& chunk : row.chunks) {
      for (const layout::Word& word : chunk.words) {
        const ColumnRange at = columns_.Of(word.box);
        if (!labels.empty()) {
          Label& last = labels.back();
          const double gap = word.box.left - last.box.right;
          const bool apart = gap > kWideGapEm * row.font_size ||
                             columns_.At(MiddleX(word.box)) != columns_.At(MiddleX(last.box));
          if (!apart) {
            last.text += ' ';
            last.text += word.text;
            last.box = last.last_line = Union(last.box, word.box);
            last.range = columns_.Of(last.box);
            continue;
          }
        }
        labels.push_back({at, word.text, word.box, word.box, row.font_size, r, r, chunk.line});
      }
    }
    ShareColumns(&labels);
    return labels;
  }

  /// Each column goes to the label that lies in it more; labels of the same column are one.
  void ShareColumns(std::vector<Label>* labels) const {
    for (std::size_t i = 0; i + 1 < labels->size();) {
      Label& left = (*labels)[i];
      Label& right = (*labels)[i + 1];
      if (left.range.last < right.range.first) {
        ++i;
        continue;
      }
      const int shared = left.range.last;
      const bool left_may = left.range.count() > 1, right_may = right.range.count() > 1;
      if (!left_may && !right_may) {
        left.text += ' ';
        left.text += right.text;
        left.box = left.last_line = Union(left.box, right.box);
        labels->erase(labels->begin() + static_cast<std::ptrdiff_t>(i) + 1);
        continue;
      }
      const bool left_keeps =
          columns_.Overlap(left.box, shared) >= columns_.Overlap(right.box, shared);
      if (right_may && (left_keeps || !left_may)) {
        ++right.range.first;
      } else {
        --left.range.last;
      }
    }
  }

  /// What stands in brackets below the middle of a label is its last line: 电力 （万千瓦时）. Both
  /// together are as wide as what they stand over, and one of them alone may be too narrow.
  void JoinBrackets(std::size_t r, std::vector<std::vector<Label>>* lines) const {
    std::erase_if((*lines)[r], [&](const Label& label) {
      if (!IsBracketed(label.text)) return false;
      for (std::size_t above = r; above-- > 0;) {
        for (Label& other : (*lines)[above]) {
          const bool below =
              std::abs(MiddleX(other.box) - MiddleX(label.box)) < kSameEdgeEm * label.em &&
              MiddleY(label.box) - MiddleY(other.last_line) < kWrappedPitchEm * label.em;
          if (!below || IsRuleBetween(other, label)) continue;
          other.text = JoinLines(other.text, label.text);
          other.box = Union(other.box, label.box);
          other.last_line = label.box;
          other.last_row = label.row;
          other.range = columns_.Of(other.box);
          return true;
        }
      }
      return false;
    });
  }

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

  bool IsRuleBetween(const Label& above, const Label& below) const {
    return std::any_of(rules_.begin(), rules_.end(), [&](const Segment& rule) {
      return rule.position > MiddleY(above.last_line) && rule.position < MiddleY(below.box) &&
             rule.begin < below.box.right && rule.end > below.box.left;
    });
  }

  /// The share of the columns that a line labels.
  double LabelledShare(const std::vector<Label>& labels) const {
    int labelled = 0;
    for (const Label& label : labels) labelled += label.range.count();
    return static_cast<double>(labelled) / columns_.count();
  }

  bool GoesOn(const Label& above, const Label& below,
              const std::vector<double>& labelled_shares) const {
    if (above.range != below.range || IsRuleBetween(above, below)) return false;
    if (is_ruled_) return true;
    const double distance = MiddleY(below.box) - MiddleY(above.last_line);
    if (pitch_ > 0 && distance < kTightPitch * pitch_) return true;
    if (distance > kWrappedPitchEm * std::max(above.em, below.em)) return false;
    // Two full lines as far apart as rows: names above, their units below.
    const bool full = labelled_shares[above.last_row] >= kFullLineShare &&
                      labelled_shares[below.row] >= kFullLineShare;
    return !full || pitch_ <= 0 || distance < 0.9 * pitch_;
  }

  /// True for a last line of units below the names of the columns. Names of one and of two lines
  /// stand in the middle of their row, so some of them end too far above to go on in this line.
  bool IsRowOfUnits(const std::vector<std::vector<Label>>& lines,
                    const std::vector<double>& shares) const {
    if (is_ruled_ || lines.size() < 2 || shares.back() < kFullLineShare) return false;
    int far = 0;
    for (const Label& label : lines.back()) {
      const Label* above = nullptr;
      for (auto line = lines.rbegin() + 1; line != lines.rend() && above == nullptr; ++line) {
        for (const Label& other : *line) {
          if (other.range.Holds(label.range.first)) above = &other;
        }
      }
      if (above == nullptr || label.range.count() > 1) return false;
      far += above->range == label.range && MiddleY(label.box) - MiddleY(above->last_line) >
                                                kWrappedPitchEm * std::max(above->em, label.em)
                 ? 1
                 : 0;
    }
    return far >= 2;
  }

  std::vector<Label> JoinWrapped(std::vector<std::vector<Label>> lines) {
    std::vector<double> shares;
    for (const std::vector<Label>& line : lines) shares.push_back(LabelledShare(line));
    if (IsRowOfUnits(lines, shares)) units_ = lines.size() - 1;
    std::vector<Label> joined;
    for (std::vector<Label>& line : lines) {
      for (Label& label : line) {
        const auto above = std::find_if(joined.rbegin(), joined.rend(), [&](const Label& l) {
          return l.last_row < label.row && l.range.first <= label.range.last &&
                 label.range.first <= l.range.last;
        });
        if (above == joined.rend() || label.row == units_ || !GoesOn(*above, label, shares)) {
          joined.push_back(std::move(label));
          continue;
        }
        above->text = JoinLines(above->text, label.text);
        above->box = Union(above->box, label.box);
        above->last_line = label.box;
        above->last_row = label.row;
      }
    }
    std::stable_sort(joined.begin(), joined.end(),
                     [](const Label& a, const Label& b) { return a.row < b.row; });
    return joined;
  }

  /// [level]: true for a row below all names, such as their units: each of its labels stands under
  /// one of the same column. Blanks in it are cells; elsewhere the label above reaches down.
  static std::vector<bool> LevelsApart(const std::vector<Label>& labels,
                                       const std::vector<int>& levels, int height) {
    std::vector<bool> apart(static_cast<std::size_t>(height), true);
    for (std::size_t i = 0; i < labels.size(); ++i) {
      bool below = false;
      for (std::size_t k = 0; k < i; ++k) {
        below = below || (levels[k] + 1 == levels[i] && labels[k].range == labels[i].range);
      }
      if (!below) apart[static_cast<std::size_t>(levels[i])] = false;
    }
    return apart;
  }

  /// True if the label stands in the middle of the whole head, and not of the names only.
  bool IsBesideUnits(const Label& label, const std::vector<Label>& labels) const {
    double top = label.box.top, names = label.box.bottom, units = names;
    for (const Label& other : labels) {
      double& bottom = other.row == units_ ? units : names;
      bottom = std::max(bottom, other.box.bottom);
      top = std::min(top, other.box.top);
    }
    const double middle = MiddleY(label.box);
    return std::abs(middle - (top + units) / 2) < std::abs(middle - (top + names) / 2);
  }

  std::vector<PlacedRow> ToRows(const std::vector<Label>& labels) const {
    std::vector<int> depths(static_cast<std::size_t>(columns_.count()));
    std::vector<int> levels;
    int height = 0, units_level = -1;
    for (const Label& label : labels) {
      int level = 0;
      for (int c = label.range.first; c <= label.range.last; ++c) {
        level = std::max(level, depths[static_cast<std::size_t>(c)]);
      }
      if (label.row == units_) {
        if (units_level < 0) units_level = height;
        level = units_level;
      }
      for (int c = label.range.first; c <= label.range.last; ++c) {
        depths[static_cast<std::size_t>(c)] = level + 1;
      }
      levels.push_back(level);
      height = std::max(height, level + 1);
    }
    std::vector<bool> apart = LevelsApart(labels, levels, height);
    if (units_level >= 0) apart[static_cast<std::size_t>(units_level)] = true;
    std::vector<PlacedRow> rows(static_cast<std::size_t>(height));
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const Label& label = labels[i];
      int next = levels[i] + 1;
      while (next < height && (!apart[static_cast<std::size_t>(next)] ||
                               (next == units_level && IsBesideUnits(label, labels)))) {
        ++next;
      }
      for (std::size_t k = i + 1; k < labels.size(); ++k) {
        const bool below =
            labels[k].range.first <= label.range.last && label.range.first <= labels[k].range.last;
        if (below) next = std::min(next, levels[k]);
      }
      PlacedRow& row = rows[static_cast<std::size_t>(levels[i])];
      row.box = row.cells.empty() ? label.box : Union(row.box, label.box);
      row.cells.push_back({label.range.first, label.range.count(), std::max(1, next - levels[i]),
                           label.text, label.box, label.line});
    }
    for (PlacedRow& row : rows) {
      std::sort(row.cells.begin(), row.cells.end(),
                [](const PlacedCell& a, const PlacedCell& b) { return a.column < b.column; });
    }
    return rows;
  }

  static constexpr std::size_t kNoLine = static_cast<std::size_t>(-1);

  std::span<const ChunkRow> rows_;
  const Columns& columns_;
  double pitch_;
  bool is_ruled_;
  std::size_t units_ = kNoLine;  ///< The line that is a row of units.
  Extent table_;
  std::vector<Segment> rules_;
};

}  // namespace

std::vector<PlacedRow> FindHead(std::span<const ChunkRow> rows, const Columns& columns,
                                const std::vector<Segment>& rules, const Pitch& pitch) {
  if (rows.empty()) return {};
  return HeadFinder(rows, columns, rules, pitch).Find();
}

}  // namespace gouji::table
