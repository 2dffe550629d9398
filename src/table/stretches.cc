#include "table/stretches.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "layout/marks.h"
#include "table/middles.h"

namespace gouji::table {
namespace {

using document::Rect;

// Chosen on fixtures/layouts and the European half of ICDAR-2013.
constexpr std::size_t kMostLeadRows = 2;
constexpr int kMostSingleRows = 2;  ///< One after the other.
constexpr int kMostNameLines = 5;   ///< The same in the first column: a wrapped name.

bool EndsInColon(const std::string& text) { return text.ends_with(":") || text.ends_with("："); }

bool IsInFirstColumn(const std::vector<ChunkRow>& rows, const ChunkRow& row) {
  const auto wide =
      std::find_if(rows.rbegin(), rows.rend(), [](const ChunkRow& r) { return !IsSingle(r); });
  return wide != rows.rend() && row.box.right < wide->chunks[1].box.left;
}

/// True if the row is one figure, below those of a table of two columns.
bool IsOnlyFigureOfRow(const std::vector<ChunkRow>& rows, const ChunkRow& row) {
  const auto wide =
      std::find_if(rows.rbegin(), rows.rend(), [](const ChunkRow& r) { return !IsSingle(r); });
  if (wide == rows.rend() || !IsSingle(row) || !row.has_value) return false;
  const Rect& last = wide->chunks.back().box;
  return wide->chunks.size() == 2 && row.box.left < last.right && row.box.right > last.left;
}

/// A rule of hyphens, as typewriters draw it.
bool IsDrawn(const ChunkRow& row) {
  return std::all_of(row.chunks.begin(), row.chunks.end(),
                     [](const Chunk& chunk) { return layout::IsDrawnRule(chunk.text); });
}

/// True if the row is a line of prose. 其中： in the first column heads rows of the table.
bool IsProse(const std::vector<ChunkRow>& rows_above, const ChunkRow& row) {
  if (!IsSingle(row) || !layout::EndsSentence(row.chunks.front().text)) return false;
  return !EndsInColon(row.chunks.front().text) || !IsInFirstColumn(rows_above, row);
}

/// One label, then a row of words, then figures: the caption and the header of another table. The
/// label belongs to neither.
bool BeginsTable(const std::vector<ChunkRow>& rows, std::size_t i) {
  if (!IsSingle(rows[i])) return false;
  // A line of a wrapped head stands beside its neighbours.
  const double slack = 0.2 * rows[i].box.height();
  if (i > 0 && rows[i].box.top < rows[i - 1].box.bottom - slack) return false;
  std::size_t header = i;
  while (header < rows.size() && IsSingle(rows[header])) ++header;
  return header + 1 < rows.size() && header - i <= 3 && !rows[header].has_value &&
         rows[header + 1].has_value;
}

/// Takes the line that is nothing but the unit of the table out of its head. Returns how many rows
/// are above it: the caption, in which a number (2  办理情况) is no figure.
std::ptrdiff_t TakeMeasure(Stretch* stretch) {
  int value_rows = 0;
  const auto line =
      std::find_if(stretch->rows.begin(), stretch->rows.end(), [&](const ChunkRow& row) {
        value_rows += row.has_value ? 1 : 0;
        return value_rows > 1 || !row.measure.empty();
      });
  if (line == stretch->rows.end() || line->measure.empty()) return 0;
  stretch->measure = std::move(line->measure);
  return stretch->rows.erase(line) - stretch->rows.begin();
}

std::vector<Stretch> SplitAtCaptions(Stretch stretch) {
  std::vector<Stretch> parts(1);
  parts.front().lead = std::move(stretch.lead);
  bool values = false;
  for (std::size_t i = 0; i < stretch.rows.size(); ++i) {
    if (values && BeginsTable(stretch.rows, i)) {
      parts.emplace_back();
      values = false;
    }
    if (parts.back().rows.empty() && parts.size() > 1 && IsSingle(stretch.rows[i])) {
      parts.back().lead.push_back(std::move(stretch.rows[i]));
      continue;
    }
    values = values || stretch.rows[i].has_value;
    parts.back().rows.push_back(std::move(stretch.rows[i]));
  }
  return parts;
}

class StretchFinder {
 public:
  explicit StretchFinder(const ChunkOptions& options) : options_(options) {}

  std::vector<Stretch> Find(const std::vector<ChunkRow>& rows) {
    for (const ChunkRow& row : rows) Add(row);
    Finish();
    return std::move(found_);
  }

 private:
  void Add(const ChunkRow& row) {
    if (last_ != nullptr && IsFar(*last_, row)) Finish();
    last_ = &row;
    if (IsDrawn(row)) return;
    const bool prose = IsProse(stretch_.rows, row);
    if (stretch_.rows.empty() && IsSingle(row)) {
      if (prose) stretch_.lead.clear();
      if (!prose) stretch_.lead.push_back(row);
      if (stretch_.lead.size() > kMostLeadRows) stretch_.lead.erase(stretch_.lead.begin());
      return;
    }
    // The only figure of a row stands alone between the lines of its name.
    const bool is_figure_of_name = name_lines_ > 0 && IsOnlyFigureOfRow(stretch_.rows, row);
    if (IsSingle(row) && !is_figure_of_name) {
      single_ = IsInFirstColumn(stretch_.rows, row) ? single_ : single_ + 1;
      ++name_lines_;
    } else {
      single_ = name_lines_ = 0;
    }
    if (prose || single_ > kMostSingleRows || name_lines_ > kMostNameLines) {
      Finish();
      return;
    }
    stretch_.rows.push_back(row);
  }

  bool IsFar(const ChunkRow& above, const ChunkRow& row) const {
    const double height = std::max(row.box.height(), above.box.height());
    return MiddleY(row.box) - MiddleY(above.box) > options_.largest_pitch * height;
  }

  void Finish() {
    if (stretch_.rows.size() >= 2) {
      for (Stretch& part : SplitAtCaptions(std::move(stretch_))) {
        const std::ptrdiff_t above = TakeMeasure(&part);
        part.rows.erase(part.rows.begin(), part.rows.begin() + above);
        found_.push_back(std::move(part));
      }
    }
    stretch_ = {};
    single_ = name_lines_ = 0;
  }

  const ChunkOptions& options_;
  std::vector<Stretch> found_;
  Stretch stretch_;
  const ChunkRow* last_ = nullptr;
  int single_ = 0, name_lines_ = 0;
};

}  // namespace

std::vector<Stretch> SplitRows(std::vector<ChunkRow> rows) {
  std::vector<Stretch> stretches;
  Stretch stretch;
  for (ChunkRow& row : rows) {
    if (!IsProse(stretch.rows, row)) {
      stretch.rows.push_back(std::move(row));
      continue;
    }
    stretches.push_back(std::move(stretch));
    stretch = {};
  }
  stretches.push_back(std::move(stretch));
  std::vector<Stretch> parts;
  for (Stretch& part : stretches) {
    for (Stretch& table : SplitAtCaptions(std::move(part))) parts.push_back(std::move(table));
  }
  for (Stretch& part : parts) TakeMeasure(&part);  // The caption in a frame is a row of it.
  std::erase_if(parts, [](const Stretch& part) { return part.rows.size() < 2; });
  return parts;
}

std::vector<Stretch> FindStretches(const std::vector<ChunkRow>& rows, const ChunkOptions& options) {
  return StretchFinder(options).Find(rows);
}

}  // namespace gouji::table
