#include "table/cut_frames.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <set>
#include <utility>

#include "table/columns.h"
#include "table/middles.h"

namespace gouji::table {
namespace {

// Chosen on fixtures/layouts.
constexpr double kFootMargin = 0.125;   ///< Of the page: where page marks stand.
constexpr double kNextLine = 2;         ///< Line heights: lines of one row are closer.
constexpr std::size_t kLeastRules = 4;  ///< Of a table whose rows have rules of their own.

std::optional<Columns> ColumnsWithin(const RuleFrame& frame, std::vector<ChunkRow> rows,
                                     const ChunkOptions& options) {
  return FindColumns(TakeRows(frame, &rows), options);
}

/// Takes the columns of the row's chunks; false if one stands in none or in several.
bool AddColumns(const ChunkRow& row, const RuleFrame& frame, const Columns& columns,
                std::set<int>* taken) {
  return std::all_of(row.chunks.begin(), row.chunks.end(), [&](const Chunk& chunk) {
    if (chunk.box.left < frame.left || chunk.box.right > frame.right) return false;
    const ColumnRange range = columns.Of(chunk.box);
    taken->insert(range.first);
    return range.count() == 1;
  });
}

bool IsNextLine(double y, const ChunkRow& row) {
  return std::abs(MiddleY(row.box) - y) < kNextLine * row.box.height();
}

bool IsMostOf(const std::set<int>& taken, const Columns& columns) {
  return 2 * static_cast<int>(taken.size()) > columns.count();
}

}  // namespace

void CloseAtFoot(const document::Page& page, const std::vector<ChunkRow>& rows,
                 const ChunkOptions& options, RuleFrame* frame) {
  if (frame->rules.size() < kLeastRules) return;
  const double last_rule = frame->rules.back();
  auto row = std::find_if(rows.begin(), rows.end(),
                          [&](const ChunkRow& r) { return MiddleY(r.box) > last_rule; });
  if (row == rows.end() || row->has_value) return;
  const std::optional<Columns> columns = ColumnsWithin(*frame, rows, options);
  std::set<int> taken;
  if (!columns || !AddColumns(*row, *frame, *columns, &taken) || !IsMostOf(taken, *columns)) return;
  double y = last_rule, bottom = last_rule;
  for (; row != rows.end() && IsNextLine(y, *row); ++row) {
    if (!AddColumns(*row, *frame, *columns, &taken)) break;
    y = MiddleY(row->box);
    bottom = row->box.bottom;
  }
  const bool ends_page = std::all_of(row, rows.end(), [&](const ChunkRow& r) {
    return MiddleY(r.box) > (1 - kFootMargin) * page.height;
  });
  if (ends_page && bottom > last_rule) frame->rules.push_back(bottom);
}

void CloseAtHead(const std::vector<ChunkRow>& rows, const ChunkOptions& options, RuleFrame* frame) {
  const std::optional<Columns> columns = ColumnsWithin(*frame, rows, options);
  if (!columns) return;
  const double first_rule = frame->rules.front();
  std::set<int> taken;
  double y = first_rule, top = first_rule;
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    if (MiddleY(row->box) > first_rule) continue;
    if (!IsNextLine(y, *row) || !AddColumns(*row, *frame, *columns, &taken)) break;
    y = MiddleY(row->box);
    top = row->box.top;
  }
  if (top < first_rule) frame->rules.insert(frame->rules.begin(), top);
}

}  // namespace gouji::table
