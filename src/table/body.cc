#include "table/body.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "base/utf8.h"
#include "table/cell_text.h"
#include "table/middles.h"
#include "table/wrapped_rows.h"

namespace gouji::table {
namespace {

using document::Rect;

// Chosen on fixtures/layouts and the European half of ICDAR-2013.
constexpr double kSameRule = 2;  ///< Points: pieces of one rule.

/// Words that stand in one column each are cells of their own, however close they are.
std::vector<Chunk> SplitAtGutters(const std::vector<Chunk>& chunks, const Columns& columns) {
  std::vector<Chunk> split;
  for (const Chunk& chunk : chunks) {
    const bool apart =
        chunk.words.size() > 1 &&
        std::all_of(chunk.words.begin(), chunk.words.end(),
                    [&](const layout::Word& word) { return columns.Of(word.box).count() == 1; });
    if (!apart) {
      split.push_back(chunk);
      continue;
    }
    int last_column = -1;
    for (const layout::Word& word : chunk.words) {
      const int column = columns.Of(word.box).first;
      if (column != last_column) {
        split.push_back({word.text, word.box, chunk.line, {word}});
      } else {
        AppendWord(word, &split.back());
      }
      last_column = column;
    }
  }
  return split;
}

PlacedRow Place(const ChunkRow& row, const Columns& columns) {
  PlacedRow placed;
  placed.box = row.box;
  placed.has_value = row.has_value;
  for (const Chunk& chunk : SplitAtGutters(row.chunks, columns)) {
    const ColumnRange range = columns.Of(chunk.box);
    // Figures never span; words that reach a little into the next column do not either.
    const double middle = (chunk.box.left + chunk.box.right) / 2;
    const bool spans = range.count() > 1 && !IsValue(chunk.text);
    PlacedCell cell;
    cell.column = spans ? range.first : columns.At(middle);
    cell.column_span = spans ? range.count() : 1;
    cell.text = chunk.text;
    cell.box = chunk.box;
    cell.line = chunk.line;
    if (!placed.cells.empty()) {
      PlacedCell& before = placed.cells.back();
      // A text that reaches into the column of the next one does not span it.
      if (before.Covers(cell.column) && cell.column > before.column) {
        before.column_span = cell.column - before.column;
      }
      if (before.Covers(cell.column)) {
        before.text = JoinLines(before.text, cell.text);
        before.box = Union(before.box, cell.box);
        continue;
      }
    }
    placed.cells.push_back(std::move(cell));
  }
  return placed;
}

/// The heights of the rules, each once.
std::vector<double> Positions(const std::vector<Segment>& rules) {
  std::vector<double> positions;
  for (const Segment& rule : rules) positions.push_back(rule.position);
  std::sort(positions.begin(), positions.end());
  positions.erase(std::unique(positions.begin(), positions.end(),
                              [](double a, double b) { return b - a < kSameRule; }),
                  positions.end());
  return positions;
}

/// Lines between two successive rules are one row.
std::vector<PlacedRow> JoinBetweenRules(std::vector<PlacedRow> rows,
                                        const std::vector<double>& positions) {
  std::vector<PlacedRow> joined;
  std::ptrdiff_t last_band = -1;
  for (PlacedRow& row : rows) {
    const auto band =
        std::upper_bound(positions.begin(), positions.end(), MiddleY(row.box)) - positions.begin();
    if (band == last_band && !joined.empty() && !(row.has_value && joined.back().has_value)) {
      AppendLines(row, &joined.back());
    } else {
      joined.push_back(std::move(row));
    }
    last_band = band;
  }
  return joined;
}

/// True if a rule parts the column between the two heights.
bool IsParted(const std::vector<Segment>& rules, double above, double below, double x) {
  return std::any_of(rules.begin(), rules.end(), [&](const Segment& rule) {
    return rule.position > above && rule.position < below && rule.begin <= x && rule.end >= x;
  });
}

/// A cell that no rule parts from the one below is one with it, where other columns are parted.
void JoinAcrossRows(const std::vector<Segment>& rules, const Columns& columns,
                    std::vector<PlacedRow>* rows) {
  for (int column = 0; column < columns.count(); ++column) {
    const double x = columns.ExtentOf({column, column}).middle();
    PlacedCell* open = nullptr;  // Reaches down to the row before.
    std::size_t open_row = 0;
    for (std::size_t r = 0; r < rows->size(); ++r) {
      std::vector<PlacedCell>& cells = (*rows)[r].cells;
      auto cell = std::find_if(cells.begin(), cells.end(),
                               [&](const PlacedCell& c) { return c.Covers(column); });
      const double above = r == 0 ? 0 : MiddleY((*rows)[r - 1].box), y = MiddleY((*rows)[r].box);
      const bool parted = r == 0 || IsParted(rules, above, y, x);
      const bool elsewhere =
          r > 0 && std::any_of(rules.begin(), rules.end(), [&](const Segment& rule) {
            return rule.position > above && rule.position < y;
          });
      if (parted || !elsewhere || (cell != cells.end() && cell->column_span > 1)) {
        if (cell == cells.end()) {  // Blank so far: it may be named further down.
          cell = cells.insert(std::find_if(cells.begin(), cells.end(),
                                           [&](const PlacedCell& c) { return c.column > column; }),
                              PlacedCell{.column = column, .text = {}, .box = (*rows)[r].box});
        }
        open = cell->column_span > 1 ? nullptr : &*cell;
        open_row = r;
        continue;
      }
      if (open == nullptr) continue;
      if (cell != cells.end()) {
        open->box = open->text.empty() ? cell->box : Union(open->box, cell->box);
        open->text = open->text.empty() ? cell->text : JoinLines(open->text, cell->text);
        cells.erase(cell);
      }
      open->row_span = static_cast<int>(r - open_row) + 1;
    }
  }
}

/// Rules part groups of rows: a name in the middle of such a group is that of all its rows.
void SpanGroups(const std::vector<double>& positions, std::vector<PlacedRow>* rows) {
  struct Group {
    std::size_t first = 0, last = 0;
    std::ptrdiff_t band = 0;
  };
  std::vector<Group> groups;
  for (std::size_t r = 0; r < rows->size(); ++r) {
    const double y = MiddleY((*rows)[r].box);
    const auto band = std::upper_bound(positions.begin(), positions.end(), y) - positions.begin();
    if (!groups.empty() && groups.back().band == band) {
      groups.back().last = r;
    } else {
      groups.push_back({r, r, band});
    }
  }
  const auto stub = [](PlacedRow& row) -> PlacedCell* {
    const bool named = !row.cells.empty() && row.cells.front().column == 0 &&
                       row.cells.front().column_span == 1 && !row.cells.front().text.empty();
    return named ? &row.cells.front() : nullptr;
  };
  std::vector<std::pair<Group, std::size_t>> named;  // A group, and the row with its name.
  std::size_t large = 0;
  for (const Group& group : groups) {
    if (group.first == group.last) continue;
    ++large;
    std::size_t names = 0, at = 0;
    for (std::size_t r = group.first; r <= group.last; ++r) {
      if (stub((*rows)[r]) != nullptr) ++names, at = r;
    }
    if (names != 1) continue;
    const Rect& box = stub((*rows)[at])->box;
    const double middle =
        (MiddleY((*rows)[group.first].box) + MiddleY((*rows)[group.last].box)) / 2;
    if (std::abs(MiddleY(box) - middle) < box.height()) named.emplace_back(group, at);
  }
  if (named.size() < 2 || named.size() < large) return;
  for (const auto& [group, at] : named) {
    PlacedCell name = *stub((*rows)[at]);
    std::vector<PlacedCell>& cells = (*rows)[at].cells;
    cells.erase(cells.begin());
    name.row_span = static_cast<int>(group.last - group.first) + 1;
    std::vector<PlacedCell>& first = (*rows)[group.first].cells;
    first.insert(first.begin(), std::move(name));
  }
}

/// A label alone in its row stands over all columns.
void SpanLabels(const Columns& columns, std::vector<PlacedRow>* rows) {
  const Extent table = columns.ExtentOf({0, columns.count() - 1});
  for (PlacedRow& row : *rows) {
    if (!IsLabel(row)) continue;
    PlacedCell label = LabelOf(row);
    const double from_middle = (label.box.left + label.box.right) / 2 - table.middle();
    const double em = label.box.height();
    const bool centred = from_middle > -2 * em && from_middle < 2 * em;
    if (IsNullMark(label.text) || (!centred && label.column > 0)) continue;
    label.column = 0;
    label.column_span = columns.count();
    row.cells = {std::move(label)};
  }
}

/// The columns before the figures.
int CountStubColumns(const std::vector<PlacedRow>& rows, int columns) {
  std::vector<int> filled(static_cast<std::size_t>(columns)), values(filled);
  for (const PlacedRow& row : rows) {
    for (const PlacedCell& cell : row.cells) {
      if (cell.text.empty() || !row.has_value) continue;
      ++filled[static_cast<std::size_t>(cell.column)];
      values[static_cast<std::size_t>(cell.column)] += IsValue(cell.text) ? 1 : 0;
    }
  }
  int stub = columns;
  while (stub > 1) {
    const auto c = static_cast<std::size_t>(stub) - 1;
    if (10 * values[c] < 6 * filled[c]) break;
    --stub;
  }
  return stub;
}

/// 合计 in the middle of the columns of running numbers and names stands over both.
void SpanTotals(const Columns& columns, std::vector<PlacedRow>* rows) {
  const int stub = CountStubColumns(*rows, columns.count());
  if (stub < 2 || stub == columns.count()) return;
  const double middle = columns.BoundsOf({0, stub - 1}).middle();
  for (PlacedRow& row : *rows) {
    if (!row.has_value) continue;
    PlacedCell* name = nullptr;
    int names = 0;
    for (PlacedCell& cell : row.cells) {
      if (cell.column >= stub || cell.text.empty()) continue;
      ++names;
      name = &cell;
    }
    if (names != 1 || name->column_span > 1 || name->row_span > 1 || IsValue(name->text)) continue;
    const double em = name->box.height();
    const double left = columns.ExtentOf({name->column, name->column}).left;
    const double from_middle = (name->box.left + name->box.right) / 2 - middle;
    if (name->box.left - left < 0.5 * em && name->box.left > left - 0.5 * em) continue;
    if (from_middle > em || from_middle < -em) continue;
    name->column = 0;
    name->column_span = stub;
    const PlacedCell kept = *name;
    std::erase_if(row.cells, [&](const PlacedCell& c) { return c.column < stub; });
    row.cells.insert(row.cells.begin(), kept);
  }
}

}  // namespace

double UsualPitch(std::span<const ChunkRow> rows) {
  std::vector<double> pitches;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].has_value && rows[i - 1].has_value) {
      pitches.push_back(MiddleY(rows[i].box) - MiddleY(rows[i - 1].box));
    }
  }
  if (pitches.empty()) return 0;
  const auto middle = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 2);
  std::nth_element(pitches.begin(), middle, pitches.end());
  return *middle;
}

bool RulesPartRows(std::size_t rules, std::size_t value_rows) {
  return rules * 4 >= (value_rows + 1) * 3;
}

std::size_t WithoutWrappedCells(std::span<const ChunkRow> rows, std::size_t head,
                                const std::vector<double>& rules, double pitch) {
  if (head == rows.size()) return head;
  const auto band_of = [&](const ChunkRow& row) {
    return std::upper_bound(rules.begin(), rules.end(), MiddleY(row.box)) - rules.begin();
  };
  const auto band = band_of(rows[head]);
  const auto rules_above = static_cast<std::size_t>(std::max<std::ptrdiff_t>(band - 1, 0));
  const auto value_rows = static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [](const ChunkRow& row) { return row.has_value; }));
  if (!RulesPartRows(rules.size() - rules_above, value_rows)) return head;
  // Without a rule between them the head is further away than the lines of a cell are.
  const bool has_head = band_of(rows.front()) != band;
  while (head > 0 && band_of(rows[head - 1]) == band) {
    const double distance = MiddleY(rows[head].box) - MiddleY(rows[head - 1].box);
    if (!has_head && distance >= kTightPitch * pitch) break;
    --head;
  }
  return head;
}

std::vector<PlacedRow> FindBody(std::span<const ChunkRow> rows, const Columns& columns,
                                const std::vector<Segment>& rules, double pitch) {
  std::vector<PlacedRow> placed;
  for (const ChunkRow& row : rows) placed.push_back(Place(row, columns));
  const auto value_rows = static_cast<std::size_t>(std::count_if(
      placed.begin(), placed.end(), [](const PlacedRow& row) { return row.has_value; }));
  const std::vector<double> positions = Positions(rules);
  if (RulesPartRows(positions.size(), value_rows)) {
    placed = JoinBetweenRules(std::move(placed), positions);
    JoinAcrossRows(rules, columns, &placed);
  } else {
    placed = JoinWrappedRows(std::move(placed), columns, pitch);
    if (positions.size() > 2) SpanGroups(positions, &placed);
  }
  SpanLabels(columns, &placed);
  SpanTotals(columns, &placed);
  return placed;
}

}  // namespace gouji::table
