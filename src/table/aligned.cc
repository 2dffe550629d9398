#include "table/aligned.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/utf8.h"
#include "layout/marks.h"
#include "table/cell_text.h"
#include "table/structure.h"

namespace gouji::table {
namespace {

using document::Page;
using document::Rect;
using layout::Line;

constexpr std::size_t kLongestChunk = 24;  ///< Characters, on average; prose is longer.
constexpr double kSameExtent = 5;          ///< Points by which the rules of one table differ.
constexpr double kSameEdge = 6;       ///< Points by which the edges of a column's figures differ.
constexpr double kTightPitch = 0.75;  ///< Of the usual pitch: lines of one wrapped cell.

Rect Union(const Rect& a, const Rect& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

double Middle(const Rect& box) { return (box.top + box.bottom) / 2; }

bool IsValue(const std::string& text) { return IsNumber(text) || IsNullMark(text); }

bool HasLeader(const ChunkRow& row) {
  return std::any_of(row.chunks.begin(), row.chunks.end(), [](const Chunk& c) {
    return c.text.find("....") != std::string::npos || c.text.find("……") != std::string::npos ||
           c.text.find("····") != std::string::npos;
  });
}

/// Rules of one width above one another, without column rules: the frame of an open table.
struct RuleFrame {
  double left = 0, right = 0;
  std::vector<double> rules;  ///< Ascending.
};

std::vector<RuleFrame> FindRuleFrames(const Segments& segments, const std::vector<Rect>& occupied) {
  std::vector<RuleFrame> frames;
  for (const Segment& rule : segments.horizontal) {
    const Rect at = {rule.begin, rule.position, rule.end, rule.position};
    const bool taken = std::any_of(occupied.begin(), occupied.end(), [&](const Rect& area) {
      return at.top >= area.top - 1 && at.top <= area.bottom + 1 && at.left < area.right &&
             at.right > area.left;
    });
    if (taken || rule.end - rule.begin < 60) continue;
    const auto frame = std::find_if(frames.begin(), frames.end(), [&](const RuleFrame& f) {
      return std::abs(f.left - rule.begin) < kSameExtent &&
             std::abs(f.right - rule.end) < kSameExtent;
    });
    if (frame == frames.end()) {
      if (frames.size() < 64) frames.push_back({rule.begin, rule.end, {rule.position}});
    } else {
      frame->rules.push_back(rule.position);
    }
  }
  std::erase_if(frames, [](const RuleFrame& f) { return f.rules.size() < 3; });
  for (RuleFrame& frame : frames) std::sort(frame.rules.begin(), frame.rules.end());
  return frames;
}

/// The rows of one table, and the cells in them.
struct Placed {
  int column = 0, span = 1;
  std::string text;
  Rect box;
  int line = 0;
};

struct PlacedRow {
  std::vector<Placed> cells;
  Rect box;
  bool has_value = false;
};

/// First column whose right gutter ends past `x`.
int ColumnAt(const std::vector<Gutter>& gutters, double x) {
  int column = 0;
  for (const Gutter& gutter : gutters) {
    if (x < (gutter.left + gutter.right) / 2) break;
    ++column;
  }
  return column;
}

struct ColumnRange {
  int first = 0, last = 0;
};

/// The columns that a box lies in; reaching less than half a character into the next one is none.
ColumnRange ColumnsOf(const std::vector<Gutter>& gutters, const Rect& box) {
  const double inset = std::min(0.5 * box.height(), 0.3 * box.width());
  return {ColumnAt(gutters, box.left + inset), ColumnAt(gutters, box.right - inset)};
}

/// Words that stand in one column each are cells of their own, however close they are.
std::vector<Chunk> SplitAtGutters(const std::vector<Chunk>& chunks,
                                  const std::vector<Gutter>& gutters) {
  std::vector<Chunk> split;
  for (const Chunk& chunk : chunks) {
    const bool apart =
        chunk.words.size() > 1 &&
        std::all_of(chunk.words.begin(), chunk.words.end(), [&](const layout::Word& word) {
          const ColumnRange columns = ColumnsOf(gutters, word.box);
          return columns.first == columns.last;
        });
    if (!apart) {
      split.push_back(chunk);
      continue;
    }
    int last_column = -1;
    for (const layout::Word& word : chunk.words) {
      const int column = ColumnsOf(gutters, word.box).first;
      if (column != last_column) {
        split.push_back({word.text, word.box, chunk.line, {}});
      } else {
        split.back().text += ' ';
        split.back().text += word.text;
        split.back().box = Union(split.back().box, word.box);
      }
      last_column = column;
    }
  }
  return split;
}

PlacedRow Place(const ChunkRow& row, const std::vector<Gutter>& gutters) {
  PlacedRow placed;
  placed.box = row.box;
  placed.has_value = row.has_value;
  for (const Chunk& chunk : SplitAtGutters(row.chunks, gutters)) {
    const auto [first, last] = ColumnsOf(gutters, chunk.box);
    // Figures never span; words that reach a little into the next column do not either.
    const double middle = (chunk.box.left + chunk.box.right) / 2;
    const bool spans = last > first && !IsValue(chunk.text);
    Placed cell{spans ? first : ColumnAt(gutters, middle), spans ? last - first + 1 : 1, chunk.text,
                chunk.box, chunk.line};
    if (!placed.cells.empty()) {
      Placed& before = placed.cells.back();
      if (cell.column < before.column + before.span) {
        before.text = JoinLines(before.text, cell.text);
        before.box = Union(before.box, cell.box);
        continue;
      }
    }
    placed.cells.push_back(std::move(cell));
  }
  return placed;
}

/// Puts the cells of `row` below those of `home`.
void Merge(const PlacedRow& row, PlacedRow* home) {
  for (const Placed& cell : row.cells) {
    const auto same = std::find_if(home->cells.begin(), home->cells.end(), [&](const Placed& c) {
      return c.column <= cell.column && cell.column < c.column + c.span;
    });
    if (same == home->cells.end()) {
      home->cells.push_back(cell);
      continue;
    }
    same->text = JoinLines(same->text, cell.text);
    same->box = Union(same->box, cell.box);
  }
  home->box = Union(home->box, row.box);
  home->has_value = home->has_value || row.has_value;
  std::sort(home->cells.begin(), home->cells.end(),
            [](const Placed& a, const Placed& b) { return a.column < b.column; });
}

double UsualPitch(const std::vector<PlacedRow>& rows) {
  std::vector<double> pitches;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].has_value && rows[i - 1].has_value) {
      pitches.push_back(Middle(rows[i].box) - Middle(rows[i - 1].box));
    }
  }
  if (pitches.empty()) return 0;
  const auto middle = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 2);
  std::nth_element(pitches.begin(), middle, pitches.end());
  return *middle;
}

bool HasSpan(const PlacedRow& row) {
  return std::any_of(row.cells.begin(), row.cells.end(),
                     [](const Placed& c) { return c.span > 1; });
}

/// Lines of one wrapped cell stand closer than rows do.
std::vector<PlacedRow> JoinWrapped(std::vector<PlacedRow> rows) {
  const double pitch = UsualPitch(rows);
  std::vector<PlacedRow> joined;
  bool header = true;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    header = header && !rows[i].has_value;
    const bool spans =
        !joined.empty() && std::any_of(joined.back().cells.begin(), joined.back().cells.end(),
                                       [](const Placed& c) { return c.span > 1; });
    if (!joined.empty() && pitch > 0 && !rows[i].has_value && !(header && spans)) {
      const double distance = Middle(rows[i].box) - Middle(rows[i - 1].box);
      const double line = rows[i].box.height();
      const bool tight = distance < kTightPitch * pitch || (header && distance < 1.4 * line);
      if (tight) {
        Merge(rows[i], &joined.back());
        continue;
      }
    }
    joined.push_back(std::move(rows[i]));
  }
  return joined;
}

/// Rows between two successive rules are one, if most rows have rules of their own. A row with a
/// cell over several columns is a header above another.
std::vector<PlacedRow> JoinBetweenRules(std::vector<PlacedRow> rows,
                                        const std::vector<double>& rules) {
  const auto value_rows = static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [](const PlacedRow& row) { return row.has_value; }));
  if (rules.size() * 4 < (value_rows + 1) * 3) return rows;
  std::vector<PlacedRow> joined;
  std::ptrdiff_t last_band = -1;
  for (PlacedRow& row : rows) {
    const auto band = std::upper_bound(rules.begin(), rules.end(), Middle(row.box)) - rules.begin();
    const bool same = band == last_band && !joined.empty() && !HasSpan(joined.back()) &&
                      !(row.has_value && joined.back().has_value);
    if (same) {
      Merge(row, &joined.back());
    } else {
      joined.push_back(std::move(row));
    }
    last_band = band;
  }
  return joined;
}

Table ToTable(const Page& page, const std::vector<PlacedRow>& rows, int columns) {
  Table table;
  table.kind = Kind::kAligned;
  table.page = table.last_page = page.number;
  table.rows = static_cast<int>(rows.size());
  table.columns = columns;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    table.box = r == 0 ? rows[r].box : Union(table.box, rows[r].box);
    for (const Placed& placed : rows[r].cells) {
      Cell cell;
      cell.row = static_cast<int>(r);
      cell.column = placed.column;
      cell.column_span = std::min(placed.span, columns - placed.column);
      cell.text = placed.text;
      cell.box = placed.box;
      cell.line = placed.line;
      cell.page = page.number;
      table.cells.push_back(std::move(cell));
    }
  }
  table.areas = {{page.number, table.box}};
  return table;
}

/// Positions without a chunk are empty cells.
void AddEmptyCells(Table* table) {
  std::vector<bool> covered(static_cast<std::size_t>(table->rows * table->columns));
  std::vector<Rect> row_boxes(static_cast<std::size_t>(table->rows));
  std::vector<bool> seen(static_cast<std::size_t>(table->rows));
  std::vector<int> lines(static_cast<std::size_t>(table->rows));
  for (const Cell& cell : table->cells) {
    const auto r = static_cast<std::size_t>(cell.row);
    row_boxes[r] = seen[r] ? Union(row_boxes[r], cell.box) : cell.box;
    lines[r] = seen[r] ? lines[r] : cell.line;
    seen[r] = true;
    for (int c = cell.column; c < cell.column + cell.column_span; ++c) {
      covered[static_cast<std::size_t>(cell.row * table->columns + c)] = true;
    }
  }
  for (int r = 0; r < table->rows; ++r) {
    for (int c = 0; c < table->columns; ++c) {
      if (covered[static_cast<std::size_t>(r * table->columns + c)]) continue;
      Cell cell;
      cell.row = r;
      cell.column = c;
      cell.page = table->page;
      cell.box = row_boxes[static_cast<std::size_t>(r)];
      cell.line = lines[static_cast<std::size_t>(r)];
      table->cells.push_back(std::move(cell));
    }
  }
  SortCells(table);
}

struct Counts {
  int filled = 0, numbers = 0;
  std::vector<Rect> boxes;  ///< Of the numbers.
};

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

Verdict Judge(const Table& table, const std::vector<PlacedRow>& rows, bool framed,
              const AlignedOptions& options) {
  if (table.columns < 2) return Verdict::kOneColumn;
  if (table.rows < 2) return Verdict::kOneRow;
  std::vector<Counts> columns(static_cast<std::size_t>(table.columns));
  std::size_t characters = 0, cells = 0, sentences = 0;
  for (const PlacedRow& row : rows) {
    for (const Placed& cell : row.cells) {
      ++cells;
      characters += CountCodePoints(cell.text);
      sentences += layout::EndsSentence(cell.text) ? 1 : 0;
      if (!row.has_value) continue;
      Counts& column = columns[static_cast<std::size_t>(cell.column)];
      ++column.filled;
      column.numbers += IsValue(cell.text) ? 1 : 0;
      if (IsValue(cell.text)) column.boxes.push_back(cell.box);
    }
  }
  if (characters > kLongestChunk * cells || sentences * 5 > cells) return Verdict::kProse;
  const auto value_rows = static_cast<int>(
      std::count_if(rows.begin(), rows.end(), [](const PlacedRow& row) { return row.has_value; }));
  const int least = framed || table.columns >= 3 ? 2 : options.least_rows;
  const bool numeric = std::any_of(columns.begin() + 1, columns.end(), [&](const Counts& column) {
    return column.numbers >= 2 && column.numbers >= options.numeric_share * column.filled &&
           AlignedShare(column.boxes) >= options.aligned_share;
  });
  if (framed && table.rows >= 3 && static_cast<int>(cells) * 2 > table.rows * table.columns)
    return Verdict::kTaken;
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

/// A stretch of rows that may be one table.
struct Stretch {
  std::vector<ChunkRow> rows;
  std::vector<double> rules;  ///< Of its frame; empty without one.
};

std::vector<Table> ToTables(const Page& page, Stretch stretch, const AlignedOptions& options,
                            Trace* trace) {
  std::vector<ChunkRow>& rows = stretch.rows;
  const bool framed = !stretch.rules.empty();
  const auto is_single = [](const ChunkRow& row) { return row.chunks.size() < 2; };
  if (!framed) {
    rows.erase(rows.begin(), std::find_if_not(rows.begin(), rows.end(), is_single));
    while (!rows.empty() && is_single(rows.back())) rows.pop_back();
  }
  if (rows.size() < 2) return {};
  const std::vector<Gutter> gutters = FindGutters(rows, options.chunks);
  if (gutters.empty()) {
    Record(trace, page.number, Verdict::kNoGutter, rows);
    return {};
  }
  std::vector<PlacedRow> placed;
  for (const ChunkRow& row : rows) placed.push_back(Place(row, gutters));
  placed = framed ? JoinBetweenRules(std::move(placed), stretch.rules) : std::move(placed);
  placed = JoinWrapped(std::move(placed));
  Table table = ToTable(page, placed, static_cast<int>(gutters.size()) + 1);
  const Verdict verdict = Judge(table, placed, framed, options);
  if (framed) {
    table.box.top = std::min(table.box.top, stretch.rules.front());
    table.box.bottom = std::max(table.box.bottom, stretch.rules.back());
    table.areas = {{page.number, table.box}};
  }
  Record(trace, page.number, verdict, table.box, gutters);
  if (verdict != Verdict::kTaken) return {};
  AddEmptyCells(&table);
  return {std::move(table)};
}

/// One label, then a row of words, then figures: the caption and the header of another table. The
/// label belongs to neither.
bool BeginsTable(const std::vector<ChunkRow>& rows, std::size_t i) {
  if (rows[i].chunks.size() > 1) return false;
  std::size_t header = i;
  while (header < rows.size() && rows[header].chunks.size() < 2) ++header;
  return header + 1 < rows.size() && header - i <= 3 && !rows[header].has_value &&
         rows[header].chunks.size() >= 2 && rows[header + 1].has_value;
}

std::vector<Stretch> SplitAtCaptions(Stretch stretch) {
  std::vector<Stretch> parts(1);
  bool values = false;
  for (std::size_t i = 0; i < stretch.rows.size(); ++i) {
    if (values && BeginsTable(stretch.rows, i)) {
      parts.emplace_back();
      values = false;
    }
    if (parts.back().rows.empty() && parts.size() > 1 && stretch.rows[i].chunks.size() < 2)
      continue;
    values = values || stretch.rows[i].has_value;
    parts.back().rows.push_back(std::move(stretch.rows[i]));
  }
  if (parts.size() == 1) {
    parts.front().rules = std::move(stretch.rules);
    return parts;
  }
  for (Stretch& part : parts) {
    if (part.rows.empty()) continue;
    const double slack = 1.5 * part.rows.front().box.height();
    for (const double rule : stretch.rules) {
      const bool near =
          rule > part.rows.front().box.top - slack && rule < part.rows.back().box.bottom + slack;
      if (near) part.rules.push_back(rule);
    }
    if (part.rules.size() < 3) part.rules.clear();
  }
  return parts;
}

/// Rows inside of a frame leave `rows`.
std::vector<Stretch> TakeFramed(const std::vector<RuleFrame>& frames, std::vector<ChunkRow>* rows) {
  std::vector<Stretch> stretches;
  for (const RuleFrame& frame : frames) {
    Stretch stretch;
    stretch.rules = frame.rules;
    std::vector<ChunkRow> rest;
    for (ChunkRow& row : *rows) {
      const double y = Middle(row.box);
      const bool inside = y > frame.rules.front() && y < frame.rules.back() &&
                          row.box.left > frame.left - kSameExtent &&
                          row.box.right < frame.right + kSameExtent;
      (inside ? stretch.rows : rest).push_back(std::move(row));
    }
    *rows = std::move(rest);
    for (Stretch& part : SplitAtCaptions(std::move(stretch))) stretches.push_back(std::move(part));
  }
  return stretches;
}

/// Successive rows of two and more chunks; single lines between them are labels or wrapped cells.
std::vector<Stretch> FindStretches(const std::vector<ChunkRow>& rows, const ChunkOptions& options) {
  std::vector<Stretch> stretches;
  Stretch stretch;
  int single = 0;
  const auto finish = [&] {
    if (stretch.rows.size() >= 2) stretches.push_back(std::move(stretch));
    stretch = {};
    single = 0;
  };
  for (const ChunkRow& row : rows) {
    if (!stretch.rows.empty()) {
      const ChunkRow& last = stretch.rows.back();
      const double height = std::max(row.box.height(), last.box.height());
      if (Middle(row.box) - Middle(last.box) > options.largest_pitch * height) finish();
    }
    const bool is_single = row.chunks.size() < 2;
    if (HasLeader(row) || (is_single && stretch.rows.empty())) {
      finish();
      continue;
    }
    single = is_single ? single + 1 : 0;
    if (single > 2 || (is_single && layout::EndsSentence(row.chunks.front().text))) {
      finish();
      continue;
    }
    stretch.rows.push_back(row);
  }
  finish();
  return stretches;
}

}  // namespace

std::vector<Table> FindAligned(const Page& page, const std::vector<Line>& lines,
                               const std::vector<Rect>& occupied, const Segments& segments,
                               const AlignedOptions& options, Trace* trace) {
  std::vector<ChunkRow> rows = ToChunkRows(page, lines, occupied, options.chunks);
  const auto wide = std::count_if(rows.begin(), rows.end(),
                                  [](const ChunkRow& row) { return row.chunks.size() >= 2; });
  if (wide < 2) return {};
  std::vector<Stretch> stretches = TakeFramed(FindRuleFrames(segments, occupied), &rows);
  for (Stretch& stretch : FindStretches(rows, options.chunks)) {
    for (Stretch& part : SplitAtCaptions(std::move(stretch))) stretches.push_back(std::move(part));
  }
  std::vector<Table> tables;
  for (Stretch& stretch : stretches) {
    for (Table& table : ToTables(page, std::move(stretch), options, trace)) {
      tables.push_back(std::move(table));
    }
  }
  std::stable_sort(tables.begin(), tables.end(),
                   [](const Table& a, const Table& b) { return a.box.top < b.box.top; });
  return tables;
}

}  // namespace gouji::table
