#include "table/aligned_gates.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "layout/marks.h"
#include "table/cell_text.h"
#include "table/columns.h"

namespace gouji::table {
namespace {

using document::Rect;

// Chosen on fixtures/layouts and the European half of ICDAR-2013.
constexpr std::size_t kLongestChunk = 24;  ///< Characters, on average; prose is longer.
constexpr std::size_t kLeastTicks = 5;     ///< Of the axis of a chart.
constexpr double kEvenSteps = 0.6;         ///< This share of the steps of an axis is the same.
constexpr std::size_t kLeastEntries = 5;   ///< Fewer names with rising numbers may be a table.

struct Counts {
  int filled = 0, numbers = 0;
  std::vector<Rect> boxes;           ///< Of the numbers.
  std::vector<std::string> figures;  ///< From top to bottom.
};

/// Numbers that go on by the same step as those of an axis do, most of them at least. Years do too.
bool IsScale(const std::vector<std::string>& figures) {
  if (figures.size() < kLeastTicks) return false;
  std::vector<double> steps;
  for (std::size_t i = 1; i < figures.size(); ++i) {
    if (IsYear(figures[i])) return false;
    steps.push_back(std::strtod(figures[i].c_str(), nullptr) -
                    std::strtod(figures[i - 1].c_str(), nullptr));
  }
  std::sort(steps.begin(), steps.end());
  const double usual = steps[steps.size() / 2];
  const auto same = std::count_if(steps.begin(), steps.end(), [&](double step) {
    return std::abs(step - usual) <= 1e-6 * std::abs(usual);
  });
  // 1, 2, 3 number the rows or columns.
  return usual != 0 && usual != 1 &&
         static_cast<double>(same) >= kEvenSteps * static_cast<double>(steps.size());
}

/// An axis falls from top to bottom, or rises from left to right.
bool IsFalling(const std::vector<std::string>& figures) {
  return std::strtod(figures.front().c_str(), nullptr) >
         std::strtod(figures.back().c_str(), nullptr);
}

bool HasScaleRow(const std::vector<PlacedRow>& rows) {
  return std::any_of(rows.begin(), rows.end(), [](const PlacedRow& row) {
    std::vector<std::string> figures;
    for (const PlacedCell& cell : row.cells) {
      if (IsNumber(cell.text)) figures.push_back(cell.text);
    }
    return IsScale(figures) && !IsFalling(figures);
  });
}

/// A name with a page number behind it; another number may count the names.
bool IsEntry(const ChunkRow& row) {
  const std::string& page = row.chunks.back().text;
  if (page.size() > 4 || page.find_first_not_of("0123456789") != std::string::npos) return false;
  return std::count_if(row.chunks.begin() + 1, row.chunks.end(),
                       [](const Chunk& chunk) { return IsValue(chunk.text); }) <= 1;
}

long PageOf(const ChunkRow& entry) {
  return std::strtol(entry.chunks.back().text.c_str(), nullptr, 10);
}

/// The share of the boxes that have one edge in common: the most usual left, right or middle. The
/// values at the ends of the bars of a chart have none.
double AlignedShare(const std::vector<Rect>& boxes) {
  std::size_t most = 0;
  for (int edge = 0; edge < 3; ++edge) {
    std::vector<double> at;
    for (const Rect& box : boxes) {
      at.push_back(edge == 0 ? box.left : edge == 1 ? box.right : (box.left + box.right) / 2);
    }
    std::sort(at.begin(), at.end());
    std::size_t begin = 0;
    for (std::size_t end = 0; end < at.size(); ++end) {
      while (at[end] - at[begin] > kSameEdge) ++begin;
      most = std::max(most, end - begin + 1);
    }
  }
  return boxes.empty() ? 0 : static_cast<double>(most) / static_cast<double>(boxes.size());
}

/// A label over each figure of the only row: a table, though one row makes no columns of figures.
bool IsHeadWithOneRow(const Table& table, const std::vector<PlacedRow>& rows) {
  if (rows.size() != 2 || table.columns < 3) return false;
  const PlacedRow& head = rows.front();
  const PlacedRow& figures = rows.back();
  const auto columns = static_cast<std::size_t>(table.columns);
  return !head.has_value && figures.has_value && head.cells.size() == columns &&
         figures.cells.size() == columns &&
         std::all_of(figures.cells.begin() + 1, figures.cells.end(),
                     [](const PlacedCell& cell) { return IsValue(cell.text); });
}

/// True if the first row has words above each column, as no chart has.
bool HeadsAllColumns(const Table& table, const PlacedRow& row) {
  int columns = 0;
  for (const PlacedCell& cell : row.cells) columns += cell.text.empty() ? 0 : cell.column_span;
  return !row.has_value && columns == table.columns;
}

}  // namespace

Verdict JudgeAligned(const Table& table, const std::vector<PlacedRow>& rows, Frame frame,
                     const AlignedOptions& options) {
  if (table.columns < 2) return Verdict::kOneColumn;
  if (table.rows < 2) return Verdict::kOneRow;
  std::vector<Counts> columns(static_cast<std::size_t>(table.columns));
  std::size_t characters = 0, cells = 0, sentences = 0;
  for (const PlacedRow& row : rows) {
    for (const PlacedCell& cell : row.cells) {
      ++cells;
      characters += CountCodePoints(cell.text);
      sentences += layout::EndsSentence(cell.text) ? 1 : 0;
      if (!row.has_value) continue;
      Counts& column = columns[static_cast<std::size_t>(cell.column)];
      ++column.filled;
      column.numbers += IsValue(cell.text) ? 1 : 0;
      if (!IsValue(cell.text)) continue;
      column.boxes.push_back(cell.box);
      column.figures.push_back(cell.text);
    }
  }
  if (characters > kLongestChunk * cells || sentences * 5 > cells) return Verdict::kProse;
  const auto value_rows = static_cast<int>(
      std::count_if(rows.begin(), rows.end(), [](const PlacedRow& row) { return row.has_value; }));
  const int least = (frame == Frame::kRuled) || table.columns >= 3 ? 2 : options.least_rows;
  const bool numeric = std::any_of(columns.begin() + 1, columns.end(), [&](const Counts& column) {
    return column.numbers >= 2 && column.numbers >= options.numeric_share * column.filled &&
           AlignedShare(column.boxes) >= options.aligned_share;
  });
  int numeric_columns = 0, axes = 0;
  for (const Counts& column : columns) {
    numeric_columns += column.numbers >= 2 ? 1 : 0;
    axes += IsScale(column.figures) && IsFalling(column.figures) ? 1 : 0;
  }
  const bool is_headed = frame == Frame::kRuled && HeadsAllColumns(table, rows.front());
  if ((axes > 0 && 2 * axes >= numeric_columns && !is_headed) || HasScaleRow(rows)) {
    return Verdict::kAxes;
  }
  const auto positions = static_cast<double>(table.rows) * table.columns;
  const bool full = static_cast<double>(cells) > options.filled_with_words * positions;
  if ((frame == Frame::kRuled) && table.rows >= 3 && (numeric || full)) return Verdict::kTaken;
  if (IsHeadWithOneRow(table, rows)) return Verdict::kTaken;
  if (!numeric) return Verdict::kNoFigures;
  if (value_rows < least) return Verdict::kFewRows;
  // Two columns of nothing but numbers are the axes of charts.
  const Counts& stub = columns.front();
  if (table.columns == 2 && stub.numbers >= options.numeric_share * stub.filled) {
    return Verdict::kAxes;
  }
  int filled = 0;
  for (const Counts& column : columns) filled += column.filled;
  const bool sparse = filled < options.least_filled * value_rows * table.columns;
  return sparse ? Verdict::kEmptyCells : Verdict::kTaken;
}

bool IsContents(const std::vector<ChunkRow>& rows) {
  std::size_t led = 0;
  long last = 0;
  for (const ChunkRow& row : rows) {
    if (!row.has_leader) continue;
    ++led;
    if (!IsEntry(row)) return false;
    const long number = PageOf(row);
    if (number < last) return false;
    last = number;
  }
  return led >= 2 && 2 * led >= rows.size();
}

bool IsContentsWithoutLeaders(const std::vector<ChunkRow>& rows) {
  std::vector<const ChunkRow*> entries;
  for (const ChunkRow& row : rows) {
    if (IsSingle(row)) continue;  // The heading, a part's name, the first line of a wrapped one.
    if (!IsEntry(row) || !HasWordCharacters(row.chunks[row.chunks.size() - 2].text)) return false;
    if (!entries.empty()) {
      const ChunkRow& before = *entries.back();
      if (PageOf(row) < PageOf(before)) return false;
      if (std::abs(row.box.right - before.box.right) > kSameEdge) return false;
    }
    entries.push_back(&row);
  }
  return entries.size() >= kLeastEntries && PageOf(*entries.front()) < PageOf(*entries.back());
}

}  // namespace gouji::table
