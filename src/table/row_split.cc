#include "table/row_split.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "table/cell_text.h"
#include "table/wrapped_number.h"

namespace gouji::table {
namespace {

using layout::Line;

double Middle(const Line& line) { return (line.box.top + line.box.bottom) / 2; }

bool IsValue(const Line& line) {
  const std::string text = line.Text();
  return IsNumber(text) || IsNullMark(text);
}

/// The lines of a cell from its first number on, if they are all values and at least two.
std::optional<std::vector<const Line*>> ValueLines(const LinedCell& cell) {
  std::vector<const Line*> values;
  for (const Line& line : cell.lines) {
    if (IsValue(line)) {
      values.push_back(&line);
    } else if (!values.empty()) {
      return std::nullopt;
    }
  }
  if (values.size() < 2) return std::nullopt;
  return values;
}

/// True if the figures of a drawn row are numbers that its narrow cells broke: one of them has a
/// line that is no number alone, or all of them may be.
bool HoldsWrappedNumbers(const std::vector<const LinedCell*>& row) {
  bool all = true, any = false;
  for (const LinedCell* cell : row) {
    if (!ValueLines(*cell)) continue;
    const bool wrapped = JoinWrappedNumber(cell->lines, cell->cell.box).has_value();
    if (wrapped && !AreNumbers(cell->lines)) return true;
    any = true;
    all = all && wrapped;
  }
  return any && all;
}

/// The middles of the text rows in a drawn row; empty if it is one row.
std::vector<double> FindBaselines(const std::vector<const LinedCell*>& row) {
  std::vector<std::vector<const Line*>> stacks;
  for (const LinedCell* cell : row) {
    if (auto values = ValueLines(*cell)) stacks.push_back(std::move(*values));
  }
  if (stacks.empty() || HoldsWrappedNumbers(row)) return {};
  const auto longest =
      std::max_element(stacks.begin(), stacks.end(),
                       [](const auto& a, const auto& b) { return a.size() < b.size(); });
  std::vector<double> baselines;
  for (const Line* line : *longest) baselines.push_back(Middle(*line));
  std::sort(baselines.begin(), baselines.end());  // Lines are in order for each direction of text.
  for (const auto& stack : stacks) {
    for (const Line* line : stack) {
      const auto near = std::lower_bound(baselines.begin(), baselines.end(),
                                         Middle(*line) - 0.5 * line->font_size);
      if (near == baselines.end() || *near > Middle(*line) + 0.5 * line->font_size) return {};
    }
  }
  // Fewer lines of names than of figures: the cells of one row hold two figures each.
  std::size_t names = 0;
  for (const LinedCell* cell : row) {
    const bool words = std::any_of(cell->lines.begin(), cell->lines.end(),
                                   [](const Line& line) { return !IsValue(line); });
    if (words) names = std::max(names, cell->lines.size());
  }
  if (names > 0 && names < baselines.size()) return {};
  // One column of stacked figures among cells of one line each is a wrapped cell, not rows.
  const auto single = std::count_if(row.begin(), row.end(),
                                    [](const LinedCell* cell) { return cell->lines.size() == 1; });
  return static_cast<std::size_t>(single) * 2 > row.size() ? std::vector<double>{} : baselines;
}

/// Where the rows part: above each baseline but the first; the first too if lines stand above it.
std::vector<double> FindCuts(const std::vector<const LinedCell*>& row,
                             const std::vector<double>& baselines) {
  std::vector<double> cuts;
  const double pitch = baselines[1] - baselines[0];
  const double head = baselines[0] - 0.6 * pitch;
  const bool has_head = std::any_of(row.begin(), row.end(), [&](const LinedCell* cell) {
    return !cell->lines.empty() && Middle(cell->lines.front()) < head;
  });
  if (has_head) cuts.push_back(head);
  for (std::size_t i = 1; i < baselines.size(); ++i) {
    cuts.push_back((baselines[i - 1] + baselines[i]) / 2);
  }
  return cuts;
}

void Distribute(LinedCell whole, const std::vector<double>& cuts, std::vector<LinedCell>* cells) {
  std::vector<LinedCell> parts(cuts.size() + 1);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    parts[i].cell = whole.cell;
    parts[i].cell.row += static_cast<int>(i);
    if (i > 0) parts[i].cell.box.top = cuts[i - 1];
    if (i < cuts.size()) parts[i].cell.box.bottom = cuts[i];
  }
  for (Line& line : whole.lines) {
    const auto part = std::upper_bound(cuts.begin(), cuts.end(), Middle(line)) - cuts.begin();
    parts[static_cast<std::size_t>(part)].lines.push_back(std::move(line));
  }
  for (LinedCell& part : parts) cells->push_back(std::move(part));
}

}  // namespace

void SplitRows(std::vector<LinedCell>* cells, int* rows) {
  std::map<int, std::vector<const LinedCell*>> by_row;
  for (const LinedCell& cell : *cells) by_row[cell.cell.row].push_back(&cell);
  std::map<int, std::vector<double>> cuts_of_row;
  for (const auto& [row, members] : by_row) {
    const bool plain = std::all_of(members.begin(), members.end(),
                                   [](const LinedCell* cell) { return cell->cell.row_span == 1; });
    const std::vector<double> baselines = plain ? FindBaselines(members) : std::vector<double>{};
    if (!baselines.empty()) cuts_of_row[row] = FindCuts(members, baselines);
  }
  if (cuts_of_row.empty()) return;
  std::vector<int> added(static_cast<std::size_t>(*rows) + 1);  // [row]: rows added above it.
  for (std::size_t row = 1; row < added.size(); ++row) {
    const auto cuts = cuts_of_row.find(static_cast<int>(row) - 1);
    added[row] =
        added[row - 1] + (cuts == cuts_of_row.end() ? 0 : static_cast<int>(cuts->second.size()));
  }
  const auto added_before = [&](int row) { return added[static_cast<std::size_t>(row)]; };
  std::vector<LinedCell> split;
  for (LinedCell& cell : *cells) {
    const auto cuts = cuts_of_row.find(cell.cell.row);
    const int end = cell.cell.row + cell.cell.row_span;
    const int row = cell.cell.row;
    cell.cell.row += added_before(row);
    if (cuts == cuts_of_row.end()) {
      cell.cell.row_span = end + added_before(end) - cell.cell.row;
      split.push_back(std::move(cell));
    } else {
      Distribute(std::move(cell), cuts->second, &split);
    }
  }
  *rows += added_before(*rows);
  *cells = std::move(split);
}

Cell ToCell(LinedCell cell) {
  Cell result = std::move(cell.cell);
  for (const Line& line : cell.lines) result.lines.push_back(line.Text());
  if (const auto number = JoinWrappedNumber(cell.lines, result.box)) {
    result.text = *number;
  } else {
    for (const std::string& printed : result.lines) {
      const std::string line = WithoutSpread(printed);
      result.text = result.text.empty() ? line : JoinLines(result.text, line);
    }
  }
  if (result.lines.size() < 2) result.lines.clear();
  return result;
}

}  // namespace gouji::table
