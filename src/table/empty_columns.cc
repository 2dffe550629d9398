#include "table/empty_columns.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <set>
#include <utility>

#include "base/utf8.h"
#include "table/columns.h"
#include "table/head_rows.h"

namespace gouji::table {
namespace {

constexpr double kFar = std::numeric_limits<double>::max();

/// Labels that stand over one another.
struct Label : Extent {
  std::set<std::size_t> rows;
};

bool ShareARow(const Label& a, const Label& b) {
  return std::any_of(a.rows.begin(), a.rows.end(),
                     [&](std::size_t row) { return b.rows.contains(row); });
}

double GapBetween(const Extent& a, const Extent& b) {
  return std::max({0.0, a.left - b.right, b.left - a.right});
}

/// Where the labels of a head stand: lines of one label, and a label over several with these, are
/// one. 备　注 is one label. Ascending.
std::vector<Label> LabelsAbove(const std::vector<ChunkRow>& rows, std::size_t body) {
  constexpr double kSpacedEm = 2.5;
  std::vector<Label> labels;
  for (std::size_t r = 0; r < body; ++r) {
    const ChunkRow& row = rows[r];
    for (std::size_t i = 0; i < row.chunks.size(); ++i) {
      Label label = {{row.chunks[i].box.left, row.chunks[i].box.right}, {r}};
      const auto is_character = [&](std::size_t at) {
        return at < row.chunks.size() && CountCodePoints(row.chunks[at].text) == 1;
      };
      while (is_character(i) && is_character(i + 1) &&
             row.chunks[i + 1].box.left - label.right < kSpacedEm * row.font_size) {
        label.right = row.chunks[++i].box.right;
      }
      labels.push_back(std::move(label));
    }
  }
  std::sort(labels.begin(), labels.end(),
            [](const Label& a, const Label& b) { return a.left < b.left; });
  std::vector<Label> apart;
  for (Label& label : labels) {
    if (apart.empty() || label.left >= apart.back().right) {
      apart.push_back(std::move(label));
    } else {
      apart.back().right = std::max(apart.back().right, label.right);
      apart.back().rows.merge(label.rows);
    }
  }
  return apart;
}

/// What the figures and names of each column take up; nothing if one of them has none.
std::vector<Extent> ColumnsBelow(const std::vector<ChunkRow>& rows, std::size_t body,
                                 const std::vector<Gutter>& gutters) {
  std::vector<Extent> columns(gutters.size() + 1, {kFar, -kFar});
  for (std::size_t r = body; r < rows.size(); ++r) {
    for (const Chunk& chunk : rows[r].chunks) {
      const auto after = std::find_if(gutters.begin(), gutters.end(),
                                      [&](const Gutter& g) { return chunk.box.left < g.right; });
      if (after != gutters.end() && chunk.box.right > after->left) continue;  // Over several.
      Extent& column = columns[static_cast<std::size_t>(after - gutters.begin())];
      column.left = std::min(column.left, chunk.box.left);
      column.right = std::max(column.right, chunk.box.right);
    }
  }
  const bool all = std::all_of(columns.begin(), columns.end(),
                               [](const Extent& c) { return c.left <= c.right; });
  return all ? columns : std::vector<Extent>();
}

/// The column that begins right of a label; all are left of it at `columns.size()`. Nothing if the
/// label stands over one of them.
std::optional<std::size_t> PlaceOf(const Extent& label, const std::vector<Extent>& columns) {
  std::size_t next = 0;
  while (next < columns.size() && columns[next].right <= label.left) ++next;
  if (next < columns.size() && columns[next].left < label.right) return std::nullopt;
  return next;
}

}  // namespace

void AddEmptyColumns(const std::vector<ChunkRow>& rows, std::vector<Gutter>* gutters) {
  const auto first = std::find_if(rows.begin(), rows.end(), IsBodyRow);
  const auto body = static_cast<std::size_t>(first - rows.begin());
  const std::vector<Label> labels = LabelsAbove(rows, body);
  const std::vector<Extent> columns = ColumnsBelow(rows, body, *gutters);
  if (columns.empty() || labels.size() <= columns.size()) return;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Label& label = labels[i];
    const std::optional<std::size_t> next = PlaceOf(label, columns);
    if (!next || *next == 0) continue;
    const auto is_labelled = [&](const Extent& column, std::size_t by) {
      return by < labels.size() && ShareARow(labels[by], label) &&
             GapBetween(labels[by], column) <= GapBetween(label, column);
    };
    const bool is_last = *next == columns.size();
    if (!is_labelled(columns[*next - 1], i - 1) ||
        (!is_last && !is_labelled(columns[*next], i + 1))) {
      continue;
    }
    const double left = std::max(columns[*next - 1].right, labels[i - 1].right);
    if (left >= label.left) continue;
    if (is_last) {
      gutters->push_back({left, label.left});
      return;
    }
    const double right = std::min(columns[*next].left, labels[i + 1].left);
    if (right <= label.right) continue;
    const auto at = std::find_if(gutters->begin(), gutters->end(), [&](const Gutter& g) {
      return g.right > columns[*next - 1].right;
    });
    if (at == gutters->end()) continue;
    *at = {left, label.left};
    gutters->insert(at + 1, {label.right, right});
  }
}

}  // namespace gouji::table
