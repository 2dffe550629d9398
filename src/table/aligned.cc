#include "table/aligned.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <span>
#include <utility>

#include "base/utf8.h"
#include "layout/marks.h"
#include "table/body.h"
#include "table/cell_text.h"
#include "table/columns.h"
#include "table/head.h"
#include "table/placed_row.h"
#include "table/rule_frames.h"
#include "table/stretches.h"
#include "table/structure.h"

namespace gouji::table {
namespace {

using document::Page;
using document::Rect;
using layout::Line;

constexpr std::size_t kLongestChunk = 24;  ///< Characters, on average; prose is longer.
constexpr std::size_t kLeastTicks = 5;     ///< Of the axis of a chart.
constexpr double kEvenSteps = 0.6;         ///< This share of the steps of an axis is the same.
constexpr double kSameRuleEnd = 3;         ///< Points by which rules around one cell end apart.
constexpr double kWidestCaption = 0.6;     ///< Of the table.
constexpr double kSameEdge = 6;        ///< Points by which the edges of a column's figures differ.
constexpr double kLeadPitch = 2.2;     ///< Line heights: a label over columns is not further above.
constexpr double kWrappedPitch = 1.3;  ///< Line heights: lines of one label are closer.
constexpr double kTightPitch = 0.75;   ///< Of the usual pitch: lines of one label.

double Middle(const Rect& box) { return (box.top + box.bottom) / 2; }

bool IsValue(const std::string& text) { return IsNumber(text) || IsNullMark(text); }

bool IsSingle(const ChunkRow& row) { return row.chunks.size() < 2; }

/// Which cell covers each position of a grid.
class Cover {
 public:
  Cover(int rows, int columns)
      : columns_(static_cast<std::size_t>(columns)),
        cells_(static_cast<std::size_t>(rows) * columns_, kFree) {}

  std::optional<std::size_t> At(int row, int column) const {
    const std::size_t cell = cells_[PositionOf(row, column)];
    return cell == kFree ? std::nullopt : std::optional(cell);
  }
  void Take(const Cell& cell, std::size_t index) {
    for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
      const auto first = cells_.begin() + static_cast<std::ptrdiff_t>(PositionOf(row, cell.column));
      std::fill_n(first, cell.column_span, index);
    }
  }

 private:
  static constexpr std::size_t kFree = static_cast<std::size_t>(-1);
  std::size_t PositionOf(int row, int column) const {
    return static_cast<std::size_t>(row) * columns_ + static_cast<std::size_t>(column);
  }
  std::size_t columns_;
  std::vector<std::size_t> cells_;
};

/// What the positions of the cell leave it: it ends before the next cell of its row, and begins
/// behind what reaches down from the rows above. Nothing if all of it is taken.
std::optional<ColumnRange> FreeRange(const PlacedRow& row, const PlacedCell& cell, int r,
                                     const Cover& cover, int columns) {
  int end = std::min(cell.column + cell.column_span, columns);
  for (const PlacedCell& other : row.cells) {
    if (other.column > cell.column) end = std::min(end, other.column);
  }
  int first = cell.column;
  while (first < end && cover.At(r, first)) ++first;
  if (first == end) return std::nullopt;
  int last = first;
  while (last + 1 < end && !cover.At(r, last + 1)) ++last;
  return ColumnRange{first, last};
}

/// Text that finds its place taken joins what stands there.
Table ToTable(const Page& page, const std::vector<PlacedRow>& rows, int columns) {
  Table table;
  table.kind = Kind::kAligned;
  table.page = table.last_page = page.number;
  table.rows = static_cast<int>(rows.size());
  table.columns = columns;
  Cover cover(table.rows, columns);
  for (int r = 0; r < table.rows; ++r) {
    const PlacedRow& row = rows[static_cast<std::size_t>(r)];
    table.box = r == 0 ? row.box : Union(table.box, row.box);
    for (const PlacedCell& placed : row.cells) {
      const std::optional<ColumnRange> range = FreeRange(row, placed, r, cover, columns);
      if (!range) {
        Cell& there = table.cells[*cover.At(r, placed.column)];
        if (!placed.text.empty()) there.box = Union(there.box, placed.box);
        there.text = JoinLines(there.text, placed.text);
        continue;
      }
      Cell cell;
      cell.row = r;
      cell.column = range->first;
      cell.row_span = std::min(placed.row_span, table.rows - r);
      cell.column_span = range->count();
      cell.text = placed.text;
      cell.box = placed.box;
      cell.line = placed.line;
      cell.page = page.number;
      cover.Take(cell, table.cells.size());
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
    for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
      for (int c = cell.column; c < cell.column + cell.column_span; ++c) {
        covered[static_cast<std::size_t>(row * table->columns + c)] = true;
      }
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
  const int least = framed || table.columns >= 3 ? 2 : options.least_rows;
  const bool numeric = std::any_of(columns.begin() + 1, columns.end(), [&](const Counts& column) {
    return column.numbers >= 2 && column.numbers >= options.numeric_share * column.filled &&
           AlignedShare(column.boxes) >= options.aligned_share;
  });
  int numeric_columns = 0, axes = 0;
  for (const Counts& column : columns) {
    numeric_columns += column.numbers >= 2 ? 1 : 0;
    axes += IsScale(column.figures) && IsFalling(column.figures) ? 1 : 0;
  }
  if ((axes > 0 && 2 * axes >= numeric_columns) || HasScaleRow(rows)) return Verdict::kAxes;
  const auto positions = static_cast<double>(table.rows) * table.columns;
  const bool full = static_cast<double>(cells) > options.filled_with_words * positions;
  if (framed && table.rows >= 3 && (numeric || full)) return Verdict::kTaken;
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

/// True if the row holds figures below a head. Years alone head columns.
bool IsBodyRow(const ChunkRow& row) {
  for (std::size_t i = 0; i < row.chunks.size(); ++i) {
    const std::string& text = row.chunks[i].text;
    if (IsNumber(text) && !IsYear(text)) return true;
    if (i > 0 && IsNullMark(text)) return true;
  }
  return false;
}

/// Names led by dots to one column of whole numbers that rise: a table of contents.
bool IsContents(const std::vector<ChunkRow>& rows) {
  std::size_t led = 0;
  long last = 0;
  for (const ChunkRow& row : rows) {
    if (!row.has_leader) continue;
    ++led;
    const std::string& page = row.chunks.back().text;
    if (page.size() > 4 || page.find_first_not_of("0123456789") != std::string::npos) return false;
    const long number = std::strtol(page.c_str(), nullptr, 10);
    const auto figures = std::count_if(row.chunks.begin() + 1, row.chunks.end(),
                                       [](const Chunk& chunk) { return IsValue(chunk.text); });
    if (figures > 1 || number < last) return false;
    last = number;
  }
  return led >= 2 && 2 * led >= rows.size();
}

/// Of a line above the columns' heads: it labels some of them. What begins where the table does,
/// stands over its middle, in brackets or before a colon is a caption or a note.
bool IsLabelOverColumns(const ChunkRow& row, const ChunkRow& below, const Columns& columns) {
  const Chunk& chunk = row.chunks.front();
  const double height = std::max(row.box.height(), below.box.height());
  const double distance = Middle(below.box) - Middle(row.box);
  const Extent table = columns.ExtentOf({0, columns.count() - 1});
  const double from_middle = std::abs((chunk.box.left + chunk.box.right) / 2 - table.middle());
  if (distance > kLeadPitch * height || from_middle < row.font_size) return false;
  if (chunk.box.left <= columns.gutters().front().left) return false;
  for (const char* mark : {"(", "（", ":", "："}) {
    if (chunk.text.find(mark) != std::string::npos) return false;
  }
  const ColumnRange range = columns.Of(chunk.box);
  return range.first > 0 && (range.count() > 1 || distance < kWrappedPitch * height);
}

/// Rows above the head that are its caption: what stands above the first rule, or in the middle of
/// the table and no wider than a title.
void DropCaptions(const Columns& columns, std::vector<double>* rules, std::vector<ChunkRow>* rows) {
  const Extent table = columns.ExtentOf({0, columns.count() - 1});
  const auto is_caption = [&](const ChunkRow& row) {
    const double middle = (row.box.left + row.box.right) / 2;
    return row.chunks.size() <= 2 && std::abs(middle - table.middle()) < row.font_size &&
           row.box.width() < kWidestCaption * (table.right - table.left);
  };
  const auto body = std::find_if(rows->begin(), rows->end(), IsBodyRow);
  auto first = rows->begin();
  while (first != body && first + 1 != rows->end() && is_caption(*first)) {
    const double above = Middle(first->box), below = Middle((first + 1)->box);
    const bool ruled = std::any_of(rules->begin(), rules->end(),
                                   [&](double rule) { return rule > above && rule < below; });
    if (!ruled && !rules->empty() && rules->front() < above) break;  // Inside of the frame.
    ++first;
  }
  if (first == rows->begin()) return;
  const double above = Middle((first - 1)->box);
  rows->erase(rows->begin(), first);
  std::erase_if(*rules, [&](double rule) { return rule < above; });
}

/// How many of the rows are the head: those above the first figures, but for a label that stands
/// alone above its rows.
std::size_t CountHeadRows(const std::vector<ChunkRow>& rows, const Columns& columns,
                          const std::vector<double>& rules, double pitch) {
  std::size_t count = 0;
  while (count < rows.size() && !IsBodyRow(rows[count])) ++count;
  if (count == rows.size()) {  // A table of words: its head is what the second rule ends.
    const double end = rules.size() > 2 ? rules[1] : rows.front().box.top;
    return static_cast<std::size_t>(std::count_if(
        rows.begin(), rows.end(), [&](const ChunkRow& row) { return Middle(row.box) < end; }));
  }
  const auto labels_stub = [&](const ChunkRow& row) {
    return columns.Of(row.chunks.front().box).first == 0;
  };
  while (count > 1 && IsSingle(rows[count - 1]) && labels_stub(rows[count - 1])) {
    const bool close =
        Middle(rows[count - 1].box) - Middle(rows[count - 2].box) < kTightPitch * pitch;
    const bool named = std::any_of(
        rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(count) - 1, labels_stub);
    if (close || !named) break;
    --count;
  }
  return count;
}

std::vector<PlacedRow> PlaceRows(const std::vector<ChunkRow>& rows, const Columns& columns,
                                 const Segments& segments, const std::vector<double>& rules) {
  const auto first_body = std::find_if(rows.begin(), rows.end(), IsBodyRow);
  const double pitch = UsualPitch({first_body, rows.end()});
  const std::span<const ChunkRow> all(rows);
  const std::size_t head = CountHeadRows(rows, columns, rules, pitch);
  std::vector<PlacedRow> placed = FindHead(all.first(head), columns, segments.horizontal, pitch);
  const std::span<const ChunkRow> body = all.subspan(head);
  if (body.empty()) return placed;
  // Half of a row above and below: the rules at both ends are the body's too.
  const double slack = body.front().box.height();
  const Extent table = columns.ExtentOf({0, columns.count() - 1});
  std::vector<Segment> among;
  for (const Segment& rule : segments.horizontal) {
    if (rule.position > body.front().box.top - slack &&
        rule.position < body.back().box.bottom + slack && rule.begin < table.right &&
        rule.end > table.left) {
      among.push_back(rule);
    }
  }
  for (PlacedRow& row : FindBody(body, columns, among, pitch)) placed.push_back(std::move(row));
  return placed;
}

/// Where several row rules begin or end they go around a cell of several rows: columns part there.
void AddRuleEnds(const std::vector<ChunkRow>& rows, const std::vector<Segment>& segments,
                 std::vector<Gutter>* gutters) {
  double left = rows.front().box.left, right = rows.front().box.right;
  for (const ChunkRow& row : rows) {
    left = std::min(left, row.box.left);
    right = std::max(right, row.box.right);
  }
  std::vector<double> ends;
  for (const Segment& rule : segments) {
    if (rule.position < rows.front().box.top || rule.position > rows.back().box.bottom) continue;
    ends.push_back(rule.begin);
    ends.push_back(rule.end);
  }
  std::sort(ends.begin(), ends.end());
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    const double x = ends[i];
    if (ends[i + 1] - x > kSameRuleEnd || x < left + kSameEdge || x > right - kSameEdge) continue;
    const bool known = std::any_of(gutters->begin(), gutters->end(), [&](const Gutter& g) {
      return x > g.left - kSameEdge && x < g.right + kSameEdge;
    });
    const bool crossed = std::any_of(rows.begin(), rows.end(), [&](const ChunkRow& row) {
      return IsBodyRow(row) &&
             std::any_of(row.chunks.begin(), row.chunks.end(),
                         [&](const Chunk& c) { return c.box.left < x - 1 && c.box.right > x + 1; });
    });
    if (!known && !crossed) gutters->push_back({x, x});
  }
  std::sort(gutters->begin(), gutters->end(),
            [](const Gutter& a, const Gutter& b) { return a.left < b.left; });
}

/// `rules` are those of the frame around the rows; empty without one.
std::optional<Table> ToTable(const Page& page, Stretch stretch, std::vector<double> rules,
                             const Segments& segments, const AlignedOptions& options,
                             Trace* trace) {
  std::vector<ChunkRow>& rows = stretch.rows;
  if (rows.size() < 2) return std::nullopt;
  std::vector<Gutter> gutters = FindGutters(rows, options.chunks);
  if (gutters.empty()) {
    Record(trace, page.number, Verdict::kNoGutter, rows);
    return std::nullopt;
  }
  if (IsContents(rows)) {
    Record(trace, page.number, Verdict::kContents, rows);
    return std::nullopt;
  }
  AddRuleEnds(rows, segments.horizontal, &gutters);
  const Columns columns(std::move(gutters), rows);
  DropCaptions(columns, &rules, &rows);
  if (rows.size() < 2) return std::nullopt;
  while (!stretch.lead.empty() && IsLabelOverColumns(stretch.lead.back(), rows.front(), columns)) {
    rows.insert(rows.begin(), std::move(stretch.lead.back()));
    stretch.lead.pop_back();
  }
  std::vector<PlacedRow> placed = PlaceRows(rows, columns, segments, rules);
  if (rules.empty()) {
    while (!placed.empty() && placed.back().cells.size() < 2) placed.pop_back();
  }
  if (placed.empty()) return std::nullopt;
  Table table = ToTable(page, placed, columns.count());
  // A rule above and one below are no more than lines of the page.
  const Verdict verdict = Judge(table, placed, rules.size() >= 3, options);
  if (!rules.empty()) {
    table.box.top = std::min(table.box.top, rules.front());
    table.box.bottom = std::max(table.box.bottom, rules.back());
    table.areas = {{page.number, table.box}};
  }
  Record(trace, page.number, verdict, table.box, columns.gutters());
  if (verdict != Verdict::kTaken) return std::nullopt;
  AddEmptyCells(&table);
  return table;
}

/// The rules of a frame that belong to some of its rows.
std::vector<double> RulesAround(const std::vector<ChunkRow>& rows, const RuleFrame& frame) {
  const double slack = 1.5 * rows.front().box.height();
  std::vector<double> rules;
  for (const double rule : frame.rules) {
    const bool near = rule > rows.front().box.top - slack && rule < rows.back().box.bottom + slack;
    if (near) rules.push_back(rule);
  }
  return rules;
}

/// What has become a table is none of another.
void RemoveWithin(const Rect& box, std::vector<ChunkRow>* rows) {
  std::vector<ChunkRow> kept;
  for (ChunkRow& row : *rows) {
    const double y = Middle(row.box);
    if (y < box.top || y > box.bottom) {
      kept.push_back(std::move(row));
      continue;
    }
    std::vector<Chunk> outside;
    for (Chunk& chunk : row.chunks) {
      const double x = (chunk.box.left + chunk.box.right) / 2;
      if (x < box.left || x > box.right) outside.push_back(std::move(chunk));
    }
    if (!outside.empty()) kept.push_back(ToRow(std::move(outside), row.font_size));
  }
  *rows = std::move(kept);
}

}  // namespace

std::vector<Table> FindAligned(const Page& page, const std::vector<Line>& lines,
                               const std::vector<Rect>& occupied, const Segments& segments,
                               const AlignedOptions& options, Trace* trace) {
  std::vector<ChunkRow> rows = ToChunkRows(page, lines, occupied, options.chunks);
  if (std::count_if(rows.begin(), rows.end(), [](const ChunkRow& r) { return !IsSingle(r); }) < 2) {
    return {};
  }
  std::vector<Table> tables;
  for (const RuleFrame& frame : FindRuleFrames(segments, occupied, rows)) {
    std::vector<ChunkRow> rest = rows;
    for (Stretch& stretch : SplitRows(TakeRows(frame, &rest))) {
      std::vector<double> rules = RulesAround(stretch.rows, frame);
      std::optional<Table> table =
          ToTable(page, std::move(stretch), std::move(rules), segments, options, trace);
      if (!table) continue;
      RemoveWithin(table->box, &rows);
      tables.push_back(std::move(*table));
    }
  }
  for (Stretch& stretch : FindStretches(rows, options.chunks)) {
    std::optional<Table> table = ToTable(page, std::move(stretch), {}, segments, options, trace);
    if (table) tables.push_back(std::move(*table));
  }
  std::stable_sort(tables.begin(), tables.end(),
                   [](const Table& a, const Table& b) { return a.box.top < b.box.top; });
  return tables;
}

}  // namespace gouji::table
