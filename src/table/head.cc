#include "table/head.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/utf8.h"
#include "table/label_ranges.h"
#include "table/middles.h"
#include "table/wrapped_rows.h"

namespace gouji::table {
namespace {

using document::Rect;

// In units of the font size. Chosen on fixtures/layouts.
constexpr double kWideGapEm = 0.9;      ///< Parts two labels in any case.
constexpr double kFullLineShare = 0.6;  ///< Of the columns: a line of labels of its own.

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
    FindRanges({rows_, columns_, rules_, table_, pitch_}, &lines);
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
