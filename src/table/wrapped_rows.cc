#include "table/wrapped_rows.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/utf8.h"
#include "table/cell_text.h"
#include "table/middles.h"

namespace gouji::table {
namespace {

using document::Rect;

// Chosen on fixtures/layouts and the European half of ICDAR-2013.
constexpr double kIndentEm = 0.5;  ///< The second line of a wrapped name stands further right.
/// Of the usual distance of rows. The padding of cells parts rows more than the lines of a cell.
constexpr double kLinePitch = 0.9;

const PlacedCell* StubOf(const PlacedRow& row) {
  return !row.cells.empty() && row.cells.front().column == 0 ? &row.cells.front() : nullptr;
}

bool BeginsInLowerCase(const std::string& text) {
  return !text.empty() && text.front() >= 'a' && text.front() <= 'z';
}

/// How wide the first word of a cell is; all of it where words are not parted by blanks.
double FirstWordWidth(const PlacedCell& cell) {
  const std::size_t characters = std::max<std::size_t>(CountCodePoints(cell.text), 1);
  const std::size_t blank = cell.text.find(' ');
  const std::size_t word =
      blank == std::string::npos ? characters : CountCodePoints(cell.text.substr(0, blank));
  std::size_t offset = 0;
  const bool wide = !cell.text.empty() && IsWide(NextCodePoint(cell.text, &offset));
  return cell.box.width() / static_cast<double>(characters) *
         static_cast<double>(wide ? 1 : word + 1);
}

/// True if the first word of `next` would not have fitted behind `row`.
bool IsFull(const PlacedCell& row, const PlacedCell& next, double right) {
  return row.box.right + FirstWordWidth(next) > right;
}

/// True if `next` is set as the second line of a name is.
bool IsSetAsContinuation(const PlacedCell& row, const PlacedCell& next) {
  const double em = std::max(row.box.height(), next.box.height());
  return next.box.left > row.box.left + kIndentEm * em || BeginsInLowerCase(next.text);
}

/// Which neighbour a line without figures is part of.
enum class Home { kOwn, kAbove, kBelow };

class WrappedRows {
 public:
  WrappedRows(std::vector<PlacedRow> rows, const Columns& columns, double pitch)
      : rows_(std::move(rows)), pitch_(pitch) {
    stub_right_ = columns.ExtentOf({0, 0}).right;
    for (const PlacedRow& row : rows_) {
      const PlacedCell* stub = StubOf(row);
      if (stub != nullptr && stub->column_span == 1) {
        stub_right_ = std::max(stub_right_, stub->box.right);
      }
    }
    if (pitch_ <= 0) pitch_ = PitchOfNames();
  }

  std::vector<PlacedRow> Join() {
    std::vector<Home> homes;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      homes.push_back(HomeOf(i, homes.empty() ? Home::kOwn : homes.back()));
    }
    std::vector<PlacedRow> joined;
    std::vector<PlacedRow> waiting;  // Lines that are part of the row below.
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (homes[i] == Home::kAbove && waiting.empty() && !joined.empty()) {
        AppendLines(rows_[i], &joined.back());
        continue;
      }
      waiting.push_back(std::move(rows_[i]));
      if (homes[i] == Home::kBelow && i + 1 < rows_.size()) continue;
      PlacedRow row = std::move(waiting.front());
      for (std::size_t k = 1; k < waiting.size(); ++k) AppendLines(waiting[k], &row);
      waiting.clear();
      joined.push_back(std::move(row));
    }
    return joined;
  }

 private:
  double DistanceTo(std::size_t above, std::size_t below) const {
    return MiddleY(rows_[below].box) - MiddleY(rows_[above].box);
  }

  Home HomeOf(std::size_t i, Home of_line_above) const {
    const PlacedRow& row = rows_[i];
    if (row.has_value || pitch_ <= 0) return Home::kOwn;
    const bool first = i == 0, last = i + 1 == rows_.size();
    const double up = first ? 1e9 : DistanceTo(i - 1, i);
    const double down = last ? 1e9 : DistanceTo(i, i + 1);
    if (std::min(up, down) < kTightPitch * pitch_) {
      if (of_line_above == Home::kBelow && down < kTightPitch * pitch_) return Home::kBelow;
      return up <= 1.05 * down ? Home::kAbove : Home::kBelow;  // Lines are spaced alike.
    }
    const PlacedCell* stub = StubOf(row);
    if (!IsLabel(row) || stub == nullptr || stub->column_span > 1) return Home::kOwn;
    if (SurroundsFigures(i) && GoesOn(i, i + 1, kLinePitch)) return Home::kBelow;
    if (!first && (GoesOn(i - 1, i, kLinePitch) || IsContinued(i - 1, i))) return Home::kAbove;
    return !last && IsContinued(i, i + 1) ? Home::kBelow : Home::kOwn;
  }

  /// True if the name of row `above` fills its line and `below` is at most so many pitches away. A
  /// running number goes on with none.
  bool GoesOn(std::size_t above, std::size_t below, double pitches) const {
    const PlacedCell* row = StubOf(rows_[above]);
    const PlacedCell* next = StubOf(rows_[below]);
    return row != nullptr && next != nullptr && !IsNumber(next->text) &&
           DistanceTo(above, below) < pitches * pitch_ && IsFull(*row, *next, stub_right_);
  }

  /// The same at the distance of rows, where it takes the look of a continuation.
  bool IsContinued(std::size_t above, std::size_t below) const {
    return GoesOn(above, below, 1.25) &&
           IsSetAsContinuation(*StubOf(rows_[above]), *StubOf(rows_[below]));
  }

  /// True if the lines from `i` on are those of a name in whose middle its figures stand.
  bool SurroundsFigures(std::size_t i) const {
    const auto close = [&](std::size_t above) {
      return above + 1 < rows_.size() && DistanceTo(above, above + 1) < kLinePitch * pitch_;
    };
    while (!rows_[i].has_value && close(i)) ++i;
    return rows_[i].has_value && close(i) && !rows_[i + 1].has_value;
  }

  /// The usual distance of names of which the lower would have fitted behind the upper, so that
  /// they are two; 0 without such names.
  double PitchOfNames() const {
    std::vector<double> distances;
    for (std::size_t i = 1; i < rows_.size(); ++i) {
      const PlacedCell* above = StubOf(rows_[i - 1]);
      const PlacedCell* below = StubOf(rows_[i]);
      if (above == nullptr || below == nullptr || IsFull(*above, *below, stub_right_)) continue;
      distances.push_back(DistanceTo(i - 1, i));
    }
    if (distances.empty()) return 0;
    const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
    std::nth_element(distances.begin(), middle, distances.end());
    return *middle;
  }

  std::vector<PlacedRow> rows_;
  double pitch_;
  double stub_right_ = 0;
};

}  // namespace

std::vector<PlacedRow> JoinWrappedRows(std::vector<PlacedRow> rows, const Columns& columns,
                                       double pitch) {
  return WrappedRows(std::move(rows), columns, pitch).Join();
}

}  // namespace gouji::table
