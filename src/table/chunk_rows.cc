#include "table/chunk_rows.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "layout/area_index.h"
#include "table/cell_text.h"
#include "table/leaders.h"

namespace gouji::table {
namespace {

// Chosen on fixtures/layouts.
constexpr double kProseWidth = 0.33;  ///< Of the page: a line of prose in a column is wider.
constexpr double kSameWidth = 0.85;   ///< Columns of a page are of one width; those of tables vary.
constexpr double kSameLeft = 3;       ///< Points.
constexpr int kProseLines = 8;        ///< Make a column of the page.

using document::Rect;
using layout::Line;

bool IsLetter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool EndsInLetter(const std::string& text) { return !text.empty() && IsLetter(text.back()); }
bool BeginsWithLetter(const std::string& text) { return !text.empty() && IsLetter(text.front()); }

bool Parts(const Chunk& last, const layout::Word& next, double em, const ChunkOptions& options) {
  const double gap = next.box.left - last.box.right;
  if (gap > options.column_gap_em * em) return true;
  if (gap <= options.number_gap_em * em) return false;
  // Justified Latin prose sets such gaps beside its numbers too.
  return (IsValue(next.text) && !EndsInLetter(last.text)) ||
         (IsValue(last.text) && !BeginsWithLetter(next.text));
}

/// Lines of prose that begin at one place: a column of the page.
struct ProseColumn {
  double left = 0, right = 0, top = 0, bottom = 0;
  int lines = 0;
};

std::vector<ProseColumn> FindProseColumns(const document::Page& page,
                                          const std::vector<ChunkRow>& rows) {
  std::vector<ProseColumn> columns;
  for (const ChunkRow& row : rows) {
    for (const Chunk& chunk : row.chunks) {
      if (chunk.box.width() < kProseWidth * page.width) continue;
      const auto same = std::find_if(columns.begin(), columns.end(), [&](const ProseColumn& c) {
        return chunk.box.left > c.left - kSameLeft && chunk.box.left < c.left + kSameLeft;
      });
      if (same == columns.end()) {
        columns.push_back({chunk.box.left, chunk.box.right, chunk.box.top, chunk.box.bottom, 1});
        continue;
      }
      same->right = std::max(same->right, chunk.box.right);
      same->top = std::min(same->top, chunk.box.top);
      same->bottom = std::max(same->bottom, chunk.box.bottom);
      ++same->lines;
    }
  }
  std::erase_if(columns, [](const ProseColumn& c) { return c.lines < kProseLines; });
  std::sort(columns.begin(), columns.end(),
            [](const ProseColumn& a, const ProseColumn& b) { return a.left < b.left; });
  return columns;
}

}  // namespace

std::vector<ChunkRow> SplitAtPageColumns(const document::Page& page, std::vector<ChunkRow> rows) {
  const std::vector<ProseColumn> columns = FindProseColumns(page, rows);
  for (std::size_t i = 0; i + 1 < columns.size(); ++i) {
    const ProseColumn& left = columns[i];
    const ProseColumn& right = columns[i + 1];
    const double ratio = (left.right - left.left) / (right.right - right.left);
    if (left.right >= right.left || ratio < kSameWidth || ratio > 1 / kSameWidth) continue;
    const double x = (left.right + right.left) / 2;
    const double top = std::min(left.top, right.top), bottom = std::max(left.bottom, right.bottom);
    std::vector<ChunkRow> split;
    for (ChunkRow& row : rows) {
      const double y = (row.box.top + row.box.bottom) / 2;
      const auto beyond = std::find_if(row.chunks.begin(), row.chunks.end(),
                                       [&](const Chunk& c) { return c.box.right > x; });
      const bool apart = y > top && y < bottom && beyond != row.chunks.begin() &&
                         beyond != row.chunks.end() && beyond->box.left > x;
      if (!apart) {
        split.push_back(std::move(row));
        continue;
      }
      std::vector<Chunk> behind(std::make_move_iterator(beyond),
                                std::make_move_iterator(row.chunks.end()));
      row.chunks.erase(beyond, row.chunks.end());
      split.push_back(ToRow(std::move(row.chunks), row.font_size));
      split.push_back(ToRow(std::move(behind), row.font_size));
    }
    rows = std::move(split);
  }
  return rows;
}

void AppendWord(const layout::Word& word, Chunk* chunk) {
  chunk->text += ' ';
  chunk->text += word.text;
  chunk->box = Union(chunk->box, word.box);
  chunk->words.push_back(word);
}

ChunkRow ToRow(std::vector<Chunk> chunks, double font_size) {
  ChunkRow row;
  row.font_size = font_size;
  row.box = chunks.front().box;
  for (const Chunk& chunk : chunks) {
    row.box = Union(row.box, chunk.box);
    row.has_value = row.has_value || IsNumber(chunk.text);
  }
  row.chunks = std::move(chunks);
  return row;
}

std::vector<ChunkRow> ToChunkRows(const document::Page& page, const std::vector<Line>& lines,
                                  const std::vector<Rect>& occupied, const ChunkOptions& options) {
  const bool plain =
      !page.glyphs.empty() && page.glyphs.front().source == document::GlyphSource::kPlainText;
  const layout::AreaIndex areas(occupied);
  std::vector<ChunkRow> rows;
  for (const Line& line : lines) {
    if (line.direction != document::Direction::kRight) continue;
    const LedWords led = WithoutLeaders(page, line.words);
    std::vector<Chunk> chunks;
    for (std::size_t i = 0; i < led.words.size(); ++i) {
      const layout::Word& word = led.words[i];
      if (areas.HoldsMiddleOf(word.box)) continue;
      const bool apart = chunks.empty() || plain || led.led_to[i] ||
                         Parts(chunks.back(), word, line.font_size, options);
      const bool amount = !chunks.empty() && IsCurrencySign(chunks.back().text) &&
                          IsNumber(word.text) && !led.led_to[i];
      if (apart && !amount) {
        chunks.push_back({word.text, word.box, line.number, {word}});
        continue;
      }
      AppendWord(word, &chunks.back());
    }
    if (chunks.empty()) continue;
    rows.push_back(ToRow(std::move(chunks), line.font_size));
    rows.back().has_leader = led.has_leader;
    rows.back().measure = MeasureIn(line.Text(), options.measures);
  }
  rows = SplitAtPageColumns(page, std::move(rows));
  std::stable_sort(rows.begin(), rows.end(), [](const ChunkRow& a, const ChunkRow& b) {
    return a.box.top + a.box.bottom < b.box.top + b.box.bottom;
  });
  return rows;
}

std::vector<Gutter> FindGutters(const std::vector<ChunkRow>& rows, const ChunkOptions& options) {
  std::vector<std::pair<double, int>> ends;  // +1 where a chunk begins, -1 where it ends.
  std::size_t counted = 0;
  double em = 0;
  const auto value_rows = std::count_if(rows.begin(), rows.end(), [](const ChunkRow& row) {
    return row.chunks.size() >= 2 && row.has_value;
  });
  for (const ChunkRow& row : rows) {
    if (row.chunks.size() < 2 || (value_rows >= 2 && !row.has_value)) continue;
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
