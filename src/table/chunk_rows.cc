#include "table/chunk_rows.h"

#include <algorithm>
#include <utility>

#include "layout/area_index.h"

namespace gouji::table {
namespace {

using document::Rect;
using layout::Line;

Rect Union(const Rect& a, const Rect& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

}  // namespace

std::vector<ChunkRow> ToChunkRows(const document::Page& page, const std::vector<Line>& lines,
                                  const std::vector<Rect>& occupied, const ChunkOptions& options) {
  const bool plain =
      !page.glyphs.empty() && page.glyphs.front().source == document::GlyphSource::kPlainText;
  const layout::AreaIndex areas(occupied);
  std::vector<ChunkRow> rows;
  for (const Line& line : lines) {
    if (line.direction != document::Direction::kRight) continue;
    ChunkRow row;
    row.font_size = line.font_size;
    for (const layout::Word& word : line.words) {
      if (areas.HoldsMiddleOf(word.box)) continue;
      const double gap = row.chunks.empty() ? 0 : word.box.left - row.chunks.back().box.right;
      const bool parts = plain || gap > options.column_gap_em * line.font_size;
      if (row.chunks.empty() || parts) {
        row.chunks.push_back({word.text, word.box, line.number});
      } else {
        Chunk& chunk = row.chunks.back();
        chunk.text += ' ';
        chunk.text += word.text;
        chunk.box = Union(chunk.box, word.box);
      }
    }
    if (row.chunks.empty()) continue;
    row.box = row.chunks.front().box;
    for (const Chunk& chunk : row.chunks) row.box = Union(row.box, chunk.box);
    rows.push_back(std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const ChunkRow& a, const ChunkRow& b) {
    return a.box.top + a.box.bottom < b.box.top + b.box.bottom;
  });
  return rows;
}

std::vector<Gutter> FindGutters(const std::vector<ChunkRow>& rows, const ChunkOptions& options) {
  std::vector<std::pair<double, int>> ends;  // +1 where a chunk begins, -1 where it ends.
  std::size_t counted = 0;
  double em = 0;
  for (const ChunkRow& row : rows) {
    if (row.chunks.size() < 2) continue;
    ++counted;
    em = std::max(em, row.font_size);
    for (const Chunk& chunk : row.chunks) {
      ends.emplace_back(chunk.box.left, 1);
      ends.emplace_back(chunk.box.right, -1);
    }
  }
  std::sort(ends.begin(), ends.end());
  const int most = static_cast<int>(options.gutter_crossings * static_cast<double>(counted));
  std::vector<Gutter> gutters;
  int covered = 0;
  double open_since = 0;
  bool open = false, begun = false;
  for (const auto& [x, change] : ends) {
    const int before = covered;
    covered += change;
    if (before <= most && covered > most) {
      if (open && begun && x - open_since > 0.4 * em) gutters.push_back({open_since, x});
      open = false;
      begun = true;
    } else if (before > most && covered <= most) {
      open = true;
      open_since = x;
    }
  }
  return gutters;
}

}  // namespace gouji::table
