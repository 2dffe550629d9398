#include "table/rest_rows.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "layout/area_index.h"
#include "table/body.h"
#include "table/caption.h"
#include "table/cell_text.h"
#include "table/columns.h"
#include "table/middles.h"
#include "table/placed_row.h"
#include "table/placed_table.h"
#include "table/same_columns.h"

namespace gouji::table {
namespace {

using document::Page;
using document::Rect;
using layout::Line;

/// Of the columns of a row. 合计 leaves running numbers, notes and some shares empty.
constexpr double kFilledShare = 0.5;
/// A line closer than this, in heights, belongs to a cell that wraps.
constexpr double kWrapGap = 0.5;

/// The columns of a table as its body shows them; nothing if they do not stand beside one another.
std::optional<Columns> ColumnsOf(const Table& table) {
  std::vector<Gutter> gutters;
  std::vector<Chunk> chunks;
  for (const std::optional<Rect>& box : ColumnBoxes(table)) {
    if (!box) return std::nullopt;
    if (!chunks.empty()) {
      const double left = chunks.back().box.right;
      if (left >= box->left) return std::nullopt;
      gutters.push_back({left, box->left});
    }
    chunks.push_back({.text = {}, .box = *box, .words = {}});
  }
  if (gutters.empty()) return std::nullopt;
  return Columns(std::move(gutters), {ToRow(std::move(chunks), 0)});
}

/// A total between two columns stands over those up to the next text of its row.
void SpanTotal(const Columns& columns, const Words& words, PlacedRow* row) {
  if (row->cells.size() < 2) return;
  PlacedCell& label = row->cells.front();
  const Extent column = columns.ExtentOf({label.column, label.column});
  const bool is_under = label.box.left < column.right && label.box.right > column.left;
  const int next = row->cells[1].column;
  if (is_under || label.column_span > 1 || next < 2 || !IsTotalLabel(label.text, words)) return;
  label.column = 0;
  label.column_span = next;
}

std::vector<ChunkRow> RowsAbove(const Page& page, double end, const std::vector<Line>& lines,
                                const std::vector<bool>& furniture, const ChunkOptions& options) {
  std::vector<Line> above;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!furniture[i] && lines[i].box.bottom <= end) above.push_back(lines[i]);
  }
  return ToChunkRows(page, above, {}, options);
}

double LargestPitch(const ChunkRow& row, const ChunkOptions& options) {
  return options.largest_pitch * row.box.height();
}

/// `figures` tells which columns hold them. A total may stand over running numbers.
bool IsRowOfFigures(const PlacedRow& row, const std::vector<bool>& figures) {
  int filled = 0, names = 0, numbers = 0;
  for (const PlacedCell& cell : row.cells) {
    if (cell.text.empty()) continue;
    filled += cell.column_span;
    if (!IsValue(cell.text)) {
      for (int c = cell.column; c < cell.column + cell.column_span; ++c) {
        if (figures[static_cast<std::size_t>(c)] && c > 0) return false;
      }
      ++names;
    } else if (figures[static_cast<std::size_t>(cell.column)]) {
      numbers += IsNumber(cell.text) ? 1 : 0;
    }
  }
  return names > 0 && numbers > 0 && filled >= kFilledShare * static_cast<double>(figures.size());
}

/// Nothing follows the total of a table: what stands below one on the next page is something else,
/// such as last year's figures.
bool EndsInTotal(const Table& before, const Words& words) {
  return before.rows > before.header_rows &&
         std::any_of(before.cells.begin(), before.cells.end(), [&](const Cell& cell) {
           return cell.row == before.rows - 1 && IsTotalLabel(cell.text, words);
         });
}

/// 联系电话 12345, 抄送：市政府 2024: below a table of two columns one line of a name and a number
/// may be anything but a total.
bool MayBeNoRow(const std::vector<PlacedRow>& rows, const Columns& columns, const Words& words) {
  constexpr int kFew = 2;
  return rows.size() == 1 && columns.count() <= kFew &&
         std::none_of(rows[0].cells.begin(), rows[0].cells.end(),
                      [&](const PlacedCell& cell) { return IsTotalLabel(cell.text, words); });
}

/// How many of the rows repeat the header of `before`.
std::size_t CountHeadRows(const std::vector<ChunkRow>& rows, const Table& before) {
  std::set<std::string> texts;
  for (const Cell& cell : before.cells) {
    if (cell.row >= before.header_rows) break;
    texts.insert(WithoutBlanks(cell.text));
    for (const std::string& line : cell.lines) texts.insert(WithoutBlanks(line));
  }
  const auto other = std::find_if(rows.begin(), rows.end(), [&](const ChunkRow& row) {
    return !std::all_of(row.chunks.begin(), row.chunks.end(), [&](const Chunk& chunk) {
      return texts.contains(WithoutBlanks(chunk.text));
    });
  });
  return static_cast<std::size_t>(other - rows.begin());
}

bool IsNote(const ChunkRow& row, const Words& words) {
  std::string text;
  for (const Chunk& chunk : row.chunks) text += chunk.text;
  return !AfterLabel(text, words.notes).empty();
}

/// The rows that follow one another under the columns of `before`, from the first on. `end` is
/// where the page goes on with a table. Nothing if the last of them wraps or that table follows.
std::vector<PlacedRow> TakeRows(std::span<const ChunkRow> rows, const Columns& columns,
                                const Table& before, double end, const ChunkOptions& options,
                                const Words& words) {
  const std::vector<bool> figures = ColumnsOfFigures(before);
  std::vector<PlacedRow> taken;
  for (std::size_t i = 0; i < rows.size() && !IsSingle(rows[i]); ++i) {
    if (i > 0 && MiddleY(rows[i].box) - MiddleY(rows[i - 1].box) > LargestPitch(rows[i], options)) {
      break;
    }
    PlacedRow row = FindBody(rows.subspan(i, 1), columns, {}, 0).front();
    SpanTotal(columns, words, &row);
    if (!IsRowOfFigures(row, figures)) break;
    taken.push_back(std::move(row));
  }
  if (taken.empty()) return {};
  const ChunkRow& last = rows[taken.size() - 1];
  const bool wraps = taken.size() < rows.size() && !IsNote(rows[taken.size()], words) &&
                     rows[taken.size()].box.top - last.box.bottom < kWrapGap * last.box.height();
  if (wraps || end - MiddleY(last.box) < LargestPitch(last, options)) return {};
  return taken;
}

}  // namespace

std::optional<Table> FindRestRows(const Page& page, const std::vector<Line>& lines,
                                  const std::vector<bool>& furniture,
                                  const std::vector<Table>& tables, const Table& before,
                                  const ChunkOptions& options, const Words& words) {
  if (before.kind != Kind::kAligned || EndsInTotal(before, words)) return std::nullopt;
  const std::optional<Columns> columns = ColumnsOf(before);
  if (!columns) return std::nullopt;
  double end = std::numeric_limits<double>::max();
  for (const Table& other : tables) end = std::min(end, other.box.top);
  const std::vector<ChunkRow> all = RowsAbove(page, end, lines, furniture, options);
  const std::size_t head = CountHeadRows(all, before);
  const std::vector<PlacedRow> rows =
      TakeRows(std::span(all).subspan(head), *columns, before, end, options, words);
  if (rows.empty() || (head == 0 && MayBeNoRow(rows, *columns, words))) return std::nullopt;
  Table table = TableOf(page, rows, columns->count());
  AddEmptyCells(&table);
  for (std::size_t i = 0; i < head; ++i) table.box = Union(table.box, all[i].box);
  if (!HaveSameColumns(before, table)) return std::nullopt;
  const Caption caption =
      FindCaption(page, lines, furniture, layout::AreaIndex({table.box}), table, words);
  const bool heads_page = caption.touches_previous && caption.titles.empty() &&
                          caption.label.empty() && caption.measure.empty();
  return heads_page ? std::optional(std::move(table)) : std::nullopt;
}

}  // namespace gouji::table
