#include "table/head_rows.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "table/cell_text.h"
#include "table/middles.h"
#include "table/wrapped_rows.h"

namespace gouji::table {
namespace {

using document::Rect;

// Chosen on fixtures/layouts and the European half of ICDAR-2013.
constexpr double kWidestCaption = 0.6;     ///< Of the table.
constexpr double kWidestCaptionGapEm = 4;  ///< Between its number and its words.
constexpr double kLeadPitch = 2.2;     ///< Line heights: a label over columns is not further above.
constexpr double kWrappedPitch = 1.3;  ///< Line heights: lines of one label are closer.
constexpr double kLongestSpannerRule = 0.9;  ///< Of the table.
constexpr double kLabelledShare = 0.6;       ///< Of the columns, by a head.
/// Em: of lines of one column the middles are further apart, since type is as high.
constexpr double kBesideEm = 0.95;
constexpr double kCloseEm = 1.25;  ///< A caption is further from what it stands above.

/// True if the upper row has labels in the middle beside lines of the lower one, or the other way
/// round: both are parts of one row or one head.
bool StandBeside(const ChunkRow& above, const ChunkRow& below) {
  return MiddleY(below.box) - MiddleY(above.box) <
         kBesideEm * std::min(above.font_size, below.font_size);
}

/// The first row of figures, or of the lines beside it of a cell that wraps.
std::vector<ChunkRow>::iterator FirstBelowTitles(std::vector<ChunkRow>* rows) {
  auto first = std::find_if(rows->begin(), rows->end(), [](const ChunkRow& row) {
    return IsBodyRow(row) && !IsNumberedTitle(row);
  });
  while (first != rows->begin() && first != rows->end() && StandBeside(*(first - 1), *first)) {
    --first;
  }
  return first;
}

/// True if one chunk stands in each column, as heads do; two of them may be in the middle too.
bool HeadsEachColumn(const ChunkRow& row, const Columns& columns) {
  if (static_cast<int>(row.chunks.size()) != columns.count()) return false;
  for (int c = 0; c < columns.count(); ++c) {
    const ColumnRange range = columns.Of(row.chunks[static_cast<std::size_t>(c)].box);
    if (range.first != c || range.count() != 1) return false;
  }
  return true;
}

/// The columns over which the first `count` rows have something.
int CountLabelled(const std::vector<ChunkRow>& rows, std::size_t count, const Columns& columns) {
  std::set<int> labelled;
  for (std::size_t r = 0; r < count; ++r) {
    for (const Chunk& chunk : rows[r].chunks) {
      const ColumnRange range = columns.Of(chunk.box);
      for (int c = range.first; c <= range.last; ++c) labelled.insert(c);
    }
  }
  return static_cast<int>(labelled.size());
}

/// True if they label most columns, as a head does.
bool LabelColumns(const std::vector<ChunkRow>& rows, std::size_t count, const Columns& columns) {
  return CountLabelled(rows, count, columns) >= kLabelledShare * columns.count();
}

/// The rows above the last rule above row `body`, if they are a head; else all above it.
std::size_t CountAboveHeadRule(const std::vector<ChunkRow>& rows, const Columns& columns,
                               const std::vector<double>& rules, std::size_t body) {
  const auto below = std::lower_bound(rules.begin(), rules.end(), MiddleY(rows[body].box));
  if (below == rules.begin()) return body;
  std::size_t count = 0;
  while (count < body && MiddleY(rows[count].box) < *(below - 1)) ++count;
  return LabelColumns(rows, count, columns) ? count : body;
}

/// True if a line alone stands in the middle of all columns, and is no unit in brackets.
bool IsInTheMiddle(const ChunkRow& row, const Columns& columns) {
  const Extent table = columns.ExtentOf({0, columns.count() - 1});
  const std::string& text = row.chunks.front().text;
  return std::abs(MiddleX(row.box) - table.middle()) < row.font_size && !text.ends_with(')') &&
         !text.ends_with("）");
}

}  // namespace

bool IsBodyRow(const ChunkRow& row) {
  for (std::size_t i = 0; i < row.chunks.size(); ++i) {
    const std::string& text = row.chunks[i].text;
    if (IsNumber(text) && !IsYear(text)) return true;
    if (i > 0 && IsNullMark(text)) return true;
  }
  return false;
}

bool IsNumberedTitle(const ChunkRow& row) {
  return row.chunks.size() == 2 && IsNumber(row.chunks[0].text) && !IsNumber(row.chunks[1].text) &&
         !IsNullMark(row.chunks[1].text);
}

bool IsLabelOverColumns(const ChunkRow& row, const ChunkRow& below, const Columns& columns,
                        const std::vector<Segment>& rules, double pitch) {
  const Chunk& chunk = row.chunks.front();
  const double height = std::max(row.box.height(), below.box.height());
  const double distance = MiddleY(below.box) - MiddleY(row.box);
  const bool is_close = distance < std::min(kTightPitch * pitch, kCloseEm * row.font_size);
  if (is_close || StandBeside(row, below)) return true;
  const Extent table = columns.ExtentOf({0, columns.count() - 1});
  const double from_middle = std::abs((chunk.box.left + chunk.box.right) / 2 - table.middle());
  if (distance > kLeadPitch * height || from_middle < row.font_size) return false;
  if (chunk.box.left <= columns.gutters().front().left) return false;
  for (const char* mark : {"(", "（", ":", "："}) {
    if (chunk.text.find(mark) != std::string::npos) return false;
  }
  const ColumnRange range = columns.Of(chunk.box);
  const bool ruled = std::any_of(rules.begin(), rules.end(), [&](const Segment& rule) {
    return rule.position > MiddleY(row.box) && rule.position < MiddleY(below.box) &&
           rule.begin < chunk.box.right && rule.end > chunk.box.left && rule.begin > table.left &&
           rule.end - rule.begin < kLongestSpannerRule * (table.right - table.left);
  });
  return range.first > 0 && (ruled || range.count() > 1 || distance < kWrappedPitch * height);
}

void DropRunningHead(const std::vector<Segment>& segments, std::vector<double>* rules,
                     std::vector<ChunkRow>* rows) {
  const auto body = FirstBelowTitles(rows);
  if (body == rows->end()) return;
  Extent table = {body->box.left, body->box.right};
  for (auto row = body; row != rows->end(); ++row) {
    table.left = std::min(table.left, row->box.left);
    table.right = std::max(table.right, row->box.right);
  }
  auto kept = rows->begin();
  for (auto row = rows->begin(); row != body && row + 1 != body && row->chunks.size() <= 2; ++row) {
    if (StandBeside(*row, *(row + 1))) break;
    const bool ruled = std::any_of(segments.begin(), segments.end(), [&](const Segment& rule) {
      return rule.position > MiddleY(row->box) && rule.position < MiddleY((row + 1)->box) &&
             rule.end - rule.begin >= kLongestSpannerRule * (table.right - table.left) &&
             rule.begin < table.middle() && rule.end > table.middle();
    });
    if (ruled) kept = row + 1;
  }
  if (kept == rows->begin()) return;
  const double above = MiddleY((kept - 1)->box);
  std::erase_if(*rules, [&](double rule) { return rule < above; });
  rows->erase(rows->begin(), kept);
}

void DropCaptions(const Columns& columns, std::vector<double>* rules, std::vector<ChunkRow>* rows) {
  const Extent table = columns.ExtentOf({0, columns.count() - 1});
  const auto is_caption = [&](const ChunkRow& row) {
    const double middle = (row.box.left + row.box.right) / 2;
    const double gap =
        row.chunks.size() == 2 ? row.chunks[1].box.left - row.chunks[0].box.right : 0;
    return row.chunks.size() <= 2 && gap < kWidestCaptionGapEm * row.font_size &&
           std::abs(middle - table.middle()) < row.font_size &&
           row.box.width() < kWidestCaption * (table.right - table.left);
  };
  const auto body = FirstBelowTitles(rows);
  auto first = rows->begin();
  while (first != body && first + 1 != rows->end() && is_caption(*first)) {
    if (StandBeside(*first, *(first + 1))) break;
    const double above = MiddleY(first->box), below = MiddleY((first + 1)->box);
    const bool ruled = std::any_of(rules->begin(), rules->end(),
                                   [&](double rule) { return rule > above && rule < below; });
    if (!ruled && !rules->empty() && rules->front() < above) break;  // Inside of the frame.
    if (first + 1 == body && HeadsEachColumn(*first, columns)) break;
    ++first;
  }
  if (first == rows->begin()) return;
  const double above = MiddleY((first - 1)->box);
  rows->erase(rows->begin(), first);
  std::erase_if(*rules, [&](double rule) { return rule < above; });
}

std::size_t CountHeadRows(const std::vector<ChunkRow>& rows, const Columns& columns,
                          const std::vector<double>& rules, double pitch) {
  std::size_t count = 0;
  while (count < rows.size() && !IsBodyRow(rows[count])) ++count;
  if (count == rows.size()) {  // A table of words: its head is what the second rule ends.
    const double end = rules.size() > 2 ? rules[1] : rows.front().box.top;
    return static_cast<std::size_t>(std::count_if(
        rows.begin(), rows.end(), [&](const ChunkRow& row) { return MiddleY(row.box) < end; }));
  }
  const std::size_t above_figures = count;
  while (count > 0 && StandBeside(rows[count - 1], rows[count])) --count;
  if (count == 0) {  // Lines of the first row; or, all columns labelled, a head and its units.
    return CountLabelled(rows, above_figures, columns) == columns.count() ? above_figures : 0;
  }
  count = CountAboveHeadRule(rows, columns, rules, count);
  const auto labels_stub = [&](const ChunkRow& row) {
    return columns.Of(row.chunks.front().box).first == 0;
  };
  // Labels of the rows below.
  while (count > 1 && IsSingle(rows[count - 1])) {
    const ChunkRow& row = rows[count - 1];
    const std::size_t above = count - 1;
    const bool close = MiddleY(row.box) - MiddleY(rows[above - 1].box) < kTightPitch * pitch;
    const bool is_named =
        labels_stub(row)
            ? std::any_of(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(above),
                          labels_stub)
            : IsInTheMiddle(row, columns) && LabelColumns(rows, above, columns);
    if (close || !is_named) break;
    --count;
  }
  return count;
}

}  // namespace gouji::table
