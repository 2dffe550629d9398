#include "table/group_rows.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "layout/line.h"
#include "table/cell_text.h"

namespace gouji::table {
namespace {

using document::Page;
using document::Rect;

constexpr double kSameEnd = 5;            ///< Points by which the rules of one table differ.
constexpr std::size_t kMostRules = 1000;  ///< A page with more is a drawing.

/// Rules that begin and end alike, from top to bottom.
using Ladder = std::vector<Segment>;

std::vector<Ladder> FindLadders(std::vector<Segment> rules) {
  std::sort(rules.begin(), rules.end(),
            [](const Segment& a, const Segment& b) { return a.position < b.position; });
  std::vector<Ladder> ladders;
  for (const Segment& rule : rules) {
    const auto ladder = std::find_if(ladders.begin(), ladders.end(), [&](const Ladder& l) {
      return std::abs(l.front().begin - rule.begin) < kSameEnd &&
             std::abs(l.front().end - rule.end) < kSameEnd;
    });
    if (ladder == ladders.end()) {
      ladders.push_back({rule});
    } else {
      ladder->push_back(rule);
    }
  }
  return ladders;
}

/// Where rules down the page stand between two rules across, from left to right.
std::vector<double> ColumnsBetween(const std::vector<Segment>& down, const Segment& above,
                                   const Segment& below) {
  const double middle = (above.position + below.position) / 2;
  std::vector<double> columns;
  for (const Segment& rule : down) {
    const bool stands = rule.begin < middle && rule.end > middle &&
                        rule.position > above.begin - kSameEnd &&
                        rule.position < above.end + kSameEnd;
    if (stands) columns.push_back(rule.position);
  }
  std::sort(columns.begin(), columns.end());
  return columns;
}

bool HoldsAll(const std::vector<double>& columns, const std::vector<double>& others,
              double tolerance) {
  return std::all_of(others.begin(), others.end(), [&](double other) {
    return std::any_of(columns.begin(), columns.end(),
                       [&](double column) { return std::abs(column - other) < tolerance; });
  });
}

/// The glyphs whose middle lies in a row.
std::vector<int> GlyphsWithin(const Page& page, const Rect& row) {
  std::vector<int> glyphs;
  for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
    const Rect& glyph = page.glyphs[i].box;
    const double x = (glyph.left + glyph.right) / 2, y = (glyph.top + glyph.bottom) / 2;
    if (x > row.left && x < row.right && y > row.top && y < row.bottom) {
      glyphs.push_back(static_cast<int>(i));
    }
  }
  return glyphs;
}

/// Pieces beside each other are one line.
bool IsOneLine(const std::vector<layout::Line>& lines) {
  return !lines.empty() && std::all_of(lines.begin(), lines.end(), [&](const layout::Line& line) {
    return line.box.top < lines.front().box.bottom && line.box.bottom > lines.front().box.top;
  });
}

/// Whether a cell behind the first column is a figure.
bool HoldsFigure(const Page& page, const Rect& row, const std::vector<double>& columns) {
  std::vector<std::vector<int>> cells(columns.size() + 1);
  for (const int glyph : GlyphsWithin(page, row)) {
    const Rect& box = page.glyphs[static_cast<std::size_t>(glyph)].box;
    const auto next = std::upper_bound(columns.begin(), columns.end(), (box.left + box.right) / 2);
    cells[static_cast<std::size_t>(next - columns.begin())].push_back(glyph);
  }
  return std::any_of(cells.begin() + 1, cells.end(), [&](const std::vector<int>& cell) {
    const std::vector<layout::Line> lines = layout::FindLinesAmong(page, cell);
    return lines.size() == 1 && IsNumber(lines.front().Text());
  });
}

/// Whether the rows between `first` and `last` are labels between the rows of one table.
bool AreGroupRows(const Page& page, const Ladder& rules,
                  const std::vector<std::vector<double>>& columns, std::size_t first,
                  std::size_t last, const GridOptions& options) {
  const std::vector<double>&above = columns[first - 1], &below = columns[last];
  const double tolerance = options.snap_tolerance_pt;
  if (!HoldsAll(above, below, tolerance) && !HoldsAll(below, above, tolerance)) return false;
  const auto box_of = [&](std::size_t row) -> Rect {
    return {rules[row].begin, rules[row].position, rules[row].end, rules[row + 1].position};
  };
  for (std::size_t row = first; row < last; ++row) {
    if (!IsOneLine(layout::FindLinesAmong(page, GlyphsWithin(page, box_of(row))))) return false;
  }
  return HoldsFigure(page, box_of(last), below);
}

}  // namespace

Segments WithSidesOfGroupRows(const Page& page, Segments segments, const GridOptions& options) {
  if (segments.horizontal.size() + segments.vertical.size() > kMostRules) return segments;
  std::vector<Segment> sides;
  for (const Ladder& rules : FindLadders(segments.horizontal)) {
    std::vector<std::vector<double>> columns;  // [row]
    for (std::size_t r = 0; r + 1 < rules.size(); ++r) {
      columns.push_back(ColumnsBetween(segments.vertical, rules[r], rules[r + 1]));
    }
    for (std::size_t first = 1; first < columns.size(); ++first) {
      if (!columns[first].empty() || columns[first - 1].empty()) continue;
      std::size_t last = first;
      while (last < columns.size() && columns[last].empty()) ++last;
      if (last == columns.size()) break;
      if (!AreGroupRows(page, rules, columns, first, last, options)) continue;
      for (const double x : {rules[first].begin, rules[first].end}) {
        sides.push_back({x, rules[first].position, rules[last].position});
      }
    }
  }
  segments.vertical.insert(segments.vertical.end(), sides.begin(), sides.end());
  return segments;
}

}  // namespace gouji::table
