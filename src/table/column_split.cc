#include "table/column_split.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "table/cell_text.h"
#include "table/middles.h"

namespace gouji::table {
namespace {

using document::Rect;
using layout::Line;
using layout::Word;

constexpr double kTouch = 1;               ///< Points by which a word may reach over an edge.
constexpr double kPartedShare = 0.6;       ///< Of the lines of a column: those with a gap.
constexpr std::ptrdiff_t kLeastLines = 3;  ///< With a gap, to split a column.

bool Crosses(const LinedCell& cell, double x) {
  for (const Line& line : cell.lines) {
    for (const Word& word : line.words) {
      if (word.box.left < x - kTouch && word.box.right > x + kTouch) return true;
    }
  }
  return false;
}

/// Splits a cell at `cuts` (ascending x); part i begins at column `starts[i]` and spans `spans[i]`.
std::vector<LinedCell> SplitAt(const LinedCell& cell, const std::vector<double>& cuts,
                               const std::vector<int>& starts, const std::vector<int>& spans) {
  std::vector<LinedCell> parts(starts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    LinedCell& part = parts[i];
    part.cell = cell.cell;
    part.cell.column = starts[i];
    part.cell.column_span = spans[i];
    if (i > 0) part.cell.box.left = cuts[i - 1];
    if (i < cuts.size()) part.cell.box.right = cuts[i];
    const double left = i > 0 ? cuts[i - 1] : -1e9;
    const double right = i < cuts.size() ? cuts[i] : 1e9;
    for (const Line& line : cell.lines) {
      Line clipped = layout::WordsBetween(line, left, right);
      if (!clipped.words.empty()) part.lines.push_back(std::move(clipped));
    }
  }
  return parts;
}

bool HoldsValue(const LinedCell& cell) {
  return std::any_of(cell.lines.begin(), cell.lines.end(), [](const Line& line) {
    return IsNumber(line.Text()) || IsNullMark(line.Text());
  });
}

/// The parts of a spanning cell, or nothing if its text does not stand in columns.
std::vector<LinedCell> PartsOfSpan(const LinedCell& cell, const std::vector<double>& edges) {
  std::vector<double> cuts;
  std::vector<int> starts = {cell.cell.column};
  const int end = cell.cell.column + cell.cell.column_span;
  for (int column = cell.cell.column + 1; column < end; ++column) {
    const double x = edges[static_cast<std::size_t>(column)];
    if (Crosses(cell, x)) continue;
    cuts.push_back(x);
    starts.push_back(column);
  }
  std::vector<int> spans;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    spans.push_back((i + 1 < starts.size() ? starts[i + 1] : end) - starts[i]);
  }
  std::vector<LinedCell> parts = SplitAt(cell, cuts, starts, spans);
  const auto filled = std::count_if(parts.begin(), parts.end(),
                                    [](const LinedCell& part) { return !part.lines.empty(); });
  const bool values = std::any_of(parts.begin(), parts.end(), HoldsValue);
  if (filled < 2 || 2 * filled < cell.cell.column_span || !values) return {};
  return parts;
}

/// The gaps that part a column of cells; empty if it is one column.
std::vector<Gutter> GuttersOf(const std::vector<const LinedCell*>& column,
                              const ChunkOptions& options) {
  std::vector<Line> lines;
  bool gap = false;
  for (const LinedCell* cell : column) {
    for (const Line& line : cell->lines) {
      for (std::size_t i = 1; i < line.words.size(); ++i) {
        gap = gap || line.words[i].box.left - line.words[i - 1].box.right >
                         options.column_gap_em * line.font_size;
      }
      lines.push_back(line);
    }
  }
  if (!gap) return {};
  const std::vector<ChunkRow> rows = ToChunkRows({}, lines, {}, options);
  const auto parted = std::count_if(rows.begin(), rows.end(),
                                    [](const ChunkRow& row) { return row.chunks.size() >= 2; });
  if (parted < kLeastLines ||
      static_cast<double>(parted) < kPartedShare * static_cast<double>(rows.size())) {
    return {};
  }
  std::vector<Gutter> gutters = FindGutters(rows, options);
  std::size_t chunks = 0, values = 0;
  for (const ChunkRow& row : rows) {
    for (const Chunk& chunk : row.chunks) {
      if (gutters.empty() || chunk.box.left < gutters.front().left) continue;
      ++chunks;
      values += IsNumber(chunk.text) || IsNullMark(chunk.text) ? 1 : 0;
    }
  }
  if (static_cast<double>(values) < kPartedShare * static_cast<double>(chunks)) gutters.clear();
  return gutters;
}

void SplitColumn(int column, const std::vector<Gutter>& gutters, std::vector<LinedCell>* cells) {
  const int added = static_cast<int>(gutters.size());
  std::vector<double> cuts;
  std::vector<int> starts = {column}, spans(gutters.size() + 1, 1);
  for (const Gutter& gutter : gutters) {
    cuts.push_back((gutter.left + gutter.right) / 2);
    starts.push_back(starts.back() + 1);
  }
  std::vector<LinedCell> split;
  for (LinedCell& cell : *cells) {
    Cell& place = cell.cell;
    const bool crossed =
        std::any_of(cuts.begin(), cuts.end(), [&](double x) { return Crosses(cell, x); });
    if (place.column == column && place.column_span == 1 && !crossed) {
      for (LinedCell& part : SplitAt(cell, cuts, starts, spans)) split.push_back(std::move(part));
      continue;
    }
    if (place.column > column) {
      place.column += added;
    } else if (place.column + place.column_span > column) {
      place.column_span += added;
    }
    split.push_back(std::move(cell));
  }
  *cells = std::move(split);
}

}  // namespace

void SplitSpans(const std::vector<double>& edges, std::vector<LinedCell>* cells) {
  std::vector<LinedCell> split;
  for (LinedCell& cell : *cells) {
    std::vector<LinedCell> parts;
    if (cell.cell.column_span > 1 && !cell.lines.empty()) parts = PartsOfSpan(cell, edges);
    if (parts.empty()) {
      split.push_back(std::move(cell));
    } else {
      for (LinedCell& part : parts) split.push_back(std::move(part));
    }
  }
  *cells = std::move(split);
}

void SplitColumns(const ChunkOptions& options, std::vector<LinedCell>* cells, int* columns) {
  std::vector<std::vector<const LinedCell*>> by_column(static_cast<std::size_t>(*columns));
  for (const LinedCell& cell : *cells) {
    if (cell.cell.column_span == 1) {
      by_column[static_cast<std::size_t>(cell.cell.column)].push_back(&cell);
    }
  }
  std::vector<std::vector<Gutter>> gutters;
  for (const auto& column : by_column) gutters.push_back(GuttersOf(column, options));
  for (int column = *columns; column-- > 0;) {
    const std::vector<Gutter>& gaps = gutters[static_cast<std::size_t>(column)];
    if (gaps.empty()) continue;
    SplitColumn(column, gaps, cells);
    *columns += static_cast<int>(gaps.size());
  }
}

}  // namespace gouji::table
