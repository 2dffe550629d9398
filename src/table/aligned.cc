#include "table/aligned.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "table/aligned_gates.h"
#include "table/body.h"
#include "table/columns.h"
#include "table/cut_frames.h"
#include "table/empty_columns.h"
#include "table/head.h"
#include "table/head_rows.h"
#include "table/label_columns.h"
#include "table/middles.h"
#include "table/placed_row.h"
#include "table/placed_table.h"
#include "table/rule_frames.h"
#include "table/same_columns.h"
#include "table/shared_edges.h"
#include "table/stretches.h"

namespace gouji::table {
namespace {

using document::Page;
using document::Rect;
using layout::Line;

// Chosen on fixtures/layouts and the European half of ICDAR-2013.
constexpr double kSameRuleEnd = 3;  ///< Points by which rules around one cell end apart.

std::vector<PlacedRow> PlaceBody(std::span<const ChunkRow> body, const Columns& columns,
                                 const Segments& segments, double pitch) {
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
  return FindBody(body, columns, among, pitch);
}

std::vector<PlacedRow> PlaceRows(const std::vector<ChunkRow>& rows, const Columns& columns,
                                 const Segments& segments, const std::vector<double>& rules,
                                 double pitch) {
  const std::span<const ChunkRow> all(rows);
  const std::size_t head =
      WithoutWrappedCells(all, CountHeadRows(rows, columns, rules, pitch), rules, pitch);
  const auto value_rows = static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [](const ChunkRow& row) { return row.has_value; }));
  const bool is_ruled = value_rows > 0 && RulesPartRows(rules.size(), value_rows);
  std::vector<PlacedRow> placed =
      FindHead(all.first(head), columns, segments.horizontal, {pitch, is_ruled});
  const std::span<const ChunkRow> body = all.subspan(head);
  if (body.empty()) return placed;
  for (PlacedRow& row : PlaceBody(body, columns, segments, pitch)) placed.push_back(std::move(row));
  return placed;
}

/// Columns that few rows have something in part from their neighbours at gaps alone.
void AddGaps(const std::vector<Gutter>& gaps, std::vector<Gutter>* gutters) {
  for (const Gutter& gap : gaps) {
    const auto beyond = std::find_if(gutters->begin(), gutters->end(),
                                     [&](const Gutter& g) { return g.right > gap.left; });
    if (beyond == gutters->end() || beyond->left >= gap.right) gutters->insert(beyond, gap);
  }
}

/// What is left of a row that the page break cut stands in one column; it is no label of all.
void UnspanCutRow(const Columns& columns, PlacedRow* row) {
  if (row->cells.size() != 1) return;
  PlacedCell& cell = row->cells.front();
  const ColumnRange range = columns.Of(cell.box);
  if (range.first == 0 || range.count() > 1) return;
  cell.column = range.first;
  cell.column_span = 1;
}

/// Where several row rules begin or end they go around a cell of several rows: columns part there.
void AddRuleEnds(const std::vector<ChunkRow>& rows, const std::vector<Segment>& segments,
                 std::vector<Gutter>* gutters) {
  double left = rows.front().box.left, right = rows.front().box.right;
  for (const ChunkRow& row : rows) {
    left = std::min(left, row.box.left);
    right = std::max(right, row.box.right);
  }
  constexpr double kSameEnd = 0.5;  // Points.
  std::vector<double> ends;
  for (const Segment& rule : segments) {
    if (rule.position < rows.front().box.top || rule.position > rows.back().box.bottom) continue;
    ends.push_back(rule.begin);
    ends.push_back(rule.end);
  }
  std::sort(ends.begin(), ends.end());
  std::vector<const ChunkRow*> body;
  for (const ChunkRow& row : rows) {
    if (IsBodyRow(row)) body.push_back(&row);
  }
  double looked_at = left;
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    const double x = ends[i];
    if (ends[i + 1] - x > kSameRuleEnd || x < left + kSameEdge || x > right - kSameEdge) continue;
    if (x - looked_at < kSameEnd) continue;  // Each cell of a large table may have a rule.
    looked_at = x;
    const bool known = std::any_of(gutters->begin(), gutters->end(), [&](const Gutter& g) {
      return x > g.left - kSameEdge && x < g.right + kSameEdge;
    });
    const bool crossed = std::any_of(body.begin(), body.end(), [&](const ChunkRow* row) {
      return std::any_of(row->chunks.begin(), row->chunks.end(),
                         [&](const Chunk& c) { return c.box.left < x - 1 && c.box.right > x + 1; });
    });
    if (!known && !crossed) gutters->push_back({x, x});
  }
  std::sort(gutters->begin(), gutters->end(),
            [](const Gutter& a, const Gutter& b) { return a.left < b.left; });
}

void CoverRules(const std::vector<double>& rules, Table* table) {
  table->box.top = std::min(table->box.top, rules.front());
  table->box.bottom = std::max(table->box.bottom, rules.back());
  table->areas = {{table->page, table->box}};
}

/// `rules` are those of the frame around the rows; empty without one.
std::optional<Table> ToTable(const Page& page, Stretch stretch, std::vector<double> rules,
                             const Segments& segments, const AlignedOptions& options,
                             const Table* before, Trace* trace) {
  std::vector<ChunkRow>& rows = stretch.rows;
  DropRunningHead(segments.horizontal, &rules, &rows);
  if (rows.size() < 2) return std::nullopt;
  const std::vector<Gutter> gaps = PartAtSharedEdges(&rows);
  std::vector<Gutter> gutters = FindGutters(rows, options.chunks);
  AddGaps(gaps, &gutters);
  DropGuttersAmongLabels(rows, segments, &gutters);
  if (gutters.empty()) {
    Record(trace, page.number, Verdict::kNoGutter, rows);
    return std::nullopt;
  }
  // The rest of a ranking looks like contents.
  const bool may_go_on = before != nullptr;
  if (IsContents(rows) || (rules.empty() && !may_go_on && IsContentsWithoutLeaders(rows))) {
    Record(trace, page.number, Verdict::kContents, rows);
    return std::nullopt;
  }
  AddRuleEnds(rows, segments.horizontal, &gutters);
  AddEmptyColumns(rows, &gutters);
  const Columns columns(std::move(gutters), rows);
  DropCaptions(columns, &rules, &rows);
  if (rows.size() < 2) return std::nullopt;
  const double pitch = UsualPitch({std::find_if(rows.begin(), rows.end(), IsBodyRow), rows.end()});
  while (!stretch.lead.empty() && IsLabelOverColumns(stretch.lead.back(), rows.front(), columns,
                                                     segments.horizontal, pitch)) {
    rows.insert(rows.begin(), std::move(stretch.lead.back()));
    stretch.lead.pop_back();
  }
  std::vector<PlacedRow> placed = PlaceRows(rows, columns, segments, rules, pitch);
  if (rules.empty()) {
    while (!placed.empty() && placed.back().cells.size() < 2) placed.pop_back();
  }
  if (placed.empty()) return std::nullopt;
  Table table = TableOf(page, placed, columns.count());
  table.measure = std::move(stretch.measure);
  // A rule above and one below are no more than lines of the page.
  const Verdict verdict =
      JudgeAligned(table, placed, rules.size() >= 3 ? Frame::kRuled : Frame::kNone, options);
  if (!rules.empty()) CoverRules(rules, &table);
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

/// The rest of a table of words that begins on the page before: rows between the rules of the frame
/// and above them, without a head of their own. The columns say that they are its rows.
std::optional<Table> FindRest(const Page& page, std::vector<ChunkRow> rows, RuleFrame frame,
                              const Segments& segments, const AlignedOptions& options,
                              const Table& before, Trace* trace) {
  CloseAtHead(rows, options.chunks, &frame);
  const std::vector<ChunkRow> taken = TakeRows(frame, &rows);
  if (taken.empty() ||
      std::any_of(taken.begin(), taken.end(), [](const ChunkRow& row) { return row.has_value; })) {
    return std::nullopt;
  }
  const std::optional<Columns> columns = FindColumns(taken, options.chunks);
  if (!columns) return std::nullopt;
  std::vector<PlacedRow> placed = PlaceBody(taken, *columns, segments, UsualPitch(taken));
  if (placed.empty()) return std::nullopt;
  UnspanCutRow(*columns, &placed.front());
  Table table = TableOf(page, placed, columns->count());
  if (!HaveSameColumns(before, table)) return std::nullopt;
  CoverRules(frame.rules, &table);
  Record(trace, page.number, Verdict::kTaken, table.box, columns->gutters());
  AddEmptyCells(&table);
  return table;
}

/// What has become a table is none of another.
void RemoveWithin(const Rect& box, std::vector<ChunkRow>* rows) {
  std::vector<ChunkRow> kept;
  for (ChunkRow& row : *rows) {
    const double y = MiddleY(row.box);
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
                               const AlignedOptions& options, const Table* before, Trace* trace) {
  std::vector<ChunkRow> rows = ToChunkRows(page, lines, occupied, options.chunks);
  if (std::count_if(rows.begin(), rows.end(), [](const ChunkRow& r) { return !IsSingle(r); }) < 2) {
    return {};
  }
  std::vector<Table> tables;
  for (RuleFrame& frame : FindRuleFrames(segments, occupied, rows)) {
    CloseAtFoot(page, rows, options.chunks, &frame);
    if (before != nullptr && tables.empty()) {
      std::optional<Table> rest = FindRest(page, rows, frame, segments, options, *before, trace);
      if (rest) {
        RemoveWithin(rest->box, &rows);
        tables.push_back(std::move(*rest));
        continue;
      }
    }
    if (GoesOnOutside(frame, rows)) continue;
    std::vector<ChunkRow> rest = rows;
    for (Stretch& stretch : SplitRows(TakeRows(frame, &rest))) {
      std::vector<double> rules = RulesAround(stretch.rows, frame);
      std::optional<Table> table =
          ToTable(page, std::move(stretch), std::move(rules), segments, options, before, trace);
      if (!table) continue;
      RemoveWithin(table->box, &rows);
      tables.push_back(std::move(*table));
    }
  }
  for (Stretch& stretch : FindStretches(rows, options.chunks)) {
    std::optional<Table> table =
        ToTable(page, std::move(stretch), {}, segments, options, before, trace);
    if (table) tables.push_back(std::move(*table));
  }
  std::stable_sort(tables.begin(), tables.end(),
                   [](const Table& a, const Table& b) { return a.box.top < b.box.top; });
  return tables;
}

}  // namespace gouji::table
