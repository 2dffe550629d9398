#include "table/ruling_grid.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "table/close_frames.h"

namespace gouji::table {
namespace {

using document::Rect;
using document::Ruling;

constexpr double kShortestLine = 4;  ///< Points, after joining.
constexpr double kSmallestOverhang =
    5;  ///< A row rule past the last column rule by more opens a column.
/// A grid of more positions than this is a chart or a drawing.
constexpr std::size_t kMostPositions = 200000;

class UnionFind {
 public:
  explicit UnionFind(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t Find(std::size_t i) {
    while (parent_[i] != i) {
      parent_[i] = parent_[parent_[i]];
      i = parent_[i];
    }
    return i;
  }
  void Join(std::size_t a, std::size_t b) { parent_[Find(a)] = Find(b); }

 private:
  std::vector<std::size_t> parent_;
};

/// Joins what lies on one line and touches. Positions are averages weighted by length.
std::vector<Segment> JoinCollinear(std::vector<Segment> pieces, const GridOptions& options) {
  std::sort(pieces.begin(), pieces.end(),
            [](const Segment& a, const Segment& b) { return a.position < b.position; });
  std::vector<Segment> joined;
  std::size_t begin = 0;
  while (begin < pieces.size()) {
    std::size_t end = begin;
    while (end < pieces.size() &&
           pieces[end].position - pieces[begin].position <= options.snap_tolerance_pt) {
      ++end;
    }
    std::sort(pieces.begin() + static_cast<std::ptrdiff_t>(begin),
              pieces.begin() + static_cast<std::ptrdiff_t>(end),
              [](const Segment& a, const Segment& b) { return a.begin < b.begin; });
    double weight = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const Segment& piece = pieces[i];
      const double length = std::max(piece.end - piece.begin, 0.01);
      if (i > begin && piece.begin - joined.back().end <= options.join_gap_pt) {
        Segment& line = joined.back();
        line.position = (line.position * weight + piece.position * length) / (weight + length);
        line.end = std::max(line.end, piece.end);
        weight += length;
      } else {
        joined.push_back(piece);
        weight = length;
      }
    }
    begin = end;
  }
  std::erase_if(joined, [](const Segment& s) { return s.end - s.begin < kShortestLine; });
  return joined;
}

struct Component {
  std::vector<Segment> horizontal, vertical;
};

std::vector<Component> FindComponents(const Segments& segments, double tolerance) {
  const std::size_t rows = segments.horizontal.size();
  std::vector<Segment> vertical = segments.vertical;
  std::sort(vertical.begin(), vertical.end(),
            [](const Segment& a, const Segment& b) { return a.position < b.position; });
  UnionFind sets(rows + vertical.size());
  for (std::size_t h = 0; h < rows; ++h) {
    const Segment& row = segments.horizontal[h];
    auto v = std::lower_bound(vertical.begin(), vertical.end(), row.begin - tolerance,
                              [](const Segment& s, double x) { return s.position < x; });
    for (; v != vertical.end() && v->position <= row.end + tolerance; ++v) {
      if (row.position >= v->begin - tolerance && row.position <= v->end + tolerance) {
        sets.Join(h, rows + static_cast<std::size_t>(v - vertical.begin()));
      }
    }
  }
  std::map<std::size_t, Component> by_root;
  for (std::size_t h = 0; h < rows; ++h) {
    by_root[sets.Find(h)].horizontal.push_back(segments.horizontal[h]);
  }
  for (std::size_t v = 0; v < vertical.size(); ++v) {
    by_root[sets.Find(rows + v)].vertical.push_back(vertical[v]);
  }
  std::vector<Component> components;
  for (auto& [root, component] : by_root) {
    if (component.horizontal.size() >= 2 && !component.vertical.empty()) {
      components.push_back(std::move(component));
    }
  }
  return components;
}

/// Distinct positions of the lines, and the outer ends of those that cross them where a side is
/// open.
std::vector<double> FindEdges(const std::vector<Segment>& lines, const std::vector<Segment>& across,
                              double tolerance) {
  std::vector<double> positions;
  for (const Segment& line : lines) positions.push_back(line.position);
  std::sort(positions.begin(), positions.end());
  std::vector<double> edges;
  std::size_t begin = 0;
  while (begin < positions.size()) {
    std::size_t end = begin;
    double sum = 0;
    while (end < positions.size() && positions[end] - positions[begin] <= tolerance) {
      sum += positions[end++];
    }
    edges.push_back(sum / static_cast<double>(end - begin));
    begin = end;
  }
  if (across.empty()) return edges;
  double first = across.front().begin, last = across.front().end;
  for (const Segment& line : across) {
    first = std::min(first, line.begin);
    last = std::max(last, line.end);
  }
  if (edges.empty() || first < edges.front() - kSmallestOverhang)
    edges.insert(edges.begin(), first);
  if (last > edges.back() + kSmallestOverhang) edges.push_back(last);
  return edges;
}

/// [edge][span]: true if lines at `edges[edge]` cover most of spans[span] to spans[span + 1].
std::vector<std::vector<bool>> FindStandingEdges(const std::vector<Segment>& lines,
                                                 const std::vector<double>& edges,
                                                 const std::vector<double>& spans,
                                                 const GridOptions& options) {
  std::vector<std::vector<double>> covered(edges.size(), std::vector<double>(spans.size() - 1));
  for (const Segment& line : lines) {
    const auto near =
        std::lower_bound(edges.begin(), edges.end(), line.position - options.snap_tolerance_pt);
    for (auto edge = near;
         edge != edges.end() && *edge <= line.position + options.snap_tolerance_pt; ++edge) {
      auto span = std::upper_bound(spans.begin(), spans.end(), line.begin);
      std::size_t s =
          span == spans.begin() ? 0 : static_cast<std::size_t>(span - spans.begin()) - 1;
      for (; s + 1 < spans.size() && spans[s] < line.end; ++s) {
        covered[static_cast<std::size_t>(edge - edges.begin())][s] +=
            std::min(line.end, spans[s + 1]) - std::max(line.begin, spans[s]);
      }
    }
  }
  std::vector<std::vector<bool>> stands(edges.size(), std::vector<bool>(spans.size() - 1));
  for (std::size_t e = 0; e < edges.size(); ++e) {
    for (std::size_t s = 0; s + 1 < spans.size(); ++s) {
      const double length = spans[s + 1] - spans[s];
      const bool outer = e == 0 || e + 1 == edges.size();
      stands[e][s] = outer || covered[e][s] >= options.edge_coverage * length;
    }
  }
  return stands;
}

/// Edges that stand nowhere (short ticks, underlines) part nothing.
void DropEdges(std::vector<double>* edges, std::vector<std::vector<bool>>* stands) {
  for (std::size_t e = edges->size(); e-- > 0;) {
    if (std::find((*stands)[e].begin(), (*stands)[e].end(), true) != (*stands)[e].end()) continue;
    edges->erase(edges->begin() + static_cast<std::ptrdiff_t>(e));
    stands->erase(stands->begin() + static_cast<std::ptrdiff_t>(e));
  }
}

/// Positions without an edge between them -> cells. A region that is no rectangle falls apart into
/// the runs of its rows.
void FindCells(const std::vector<std::vector<bool>>& column_edges,
               const std::vector<std::vector<bool>>& row_edges, Grid* grid) {
  const auto rows = static_cast<std::size_t>(grid->row_count());
  const auto columns = static_cast<std::size_t>(grid->column_count());
  UnionFind regions(rows * columns), runs(rows * columns);
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < columns; ++c) {
      if (c + 1 < columns && !column_edges[c + 1][r]) {
        regions.Join(r * columns + c, r * columns + c + 1);
        runs.Join(r * columns + c, r * columns + c + 1);
      }
      if (r + 1 < rows && !row_edges[r + 1][c]) {
        regions.Join(r * columns + c, (r + 1) * columns + c);
      }
    }
  }
  struct Extent {
    std::size_t top, bottom, left, right, count;
  };
  std::vector<Extent> extents(rows * columns, {rows, 0, columns, 0, 0});
  for (std::size_t i = 0; i < rows * columns; ++i) {
    Extent& extent = extents[regions.Find(i)];
    extent.top = std::min(extent.top, i / columns);
    extent.bottom = std::max(extent.bottom, i / columns);
    extent.left = std::min(extent.left, i % columns);
    extent.right = std::max(extent.right, i % columns);
    ++extent.count;
  }
  grid->owner.assign(rows * columns, -1);
  std::map<std::size_t, int> cell_of;
  for (std::size_t i = 0; i < rows * columns; ++i) {
    const std::size_t region = regions.Find(i);
    const Extent& e = extents[region];
    const bool rectangle = e.count == (e.bottom - e.top + 1) * (e.right - e.left + 1);
    const std::size_t root = rectangle ? region : rows * columns + runs.Find(i);
    const auto [found, is_new] = cell_of.try_emplace(root, static_cast<int>(grid->cells.size()));
    if (is_new) {
      grid->cells.push_back(
          {.row = static_cast<int>(i / columns), .column = static_cast<int>(i % columns)});
    }
    GridCell& cell = grid->cells[static_cast<std::size_t>(found->second)];
    cell.row_span = static_cast<int>(i / columns) - cell.row + 1;
    cell.column_span = std::max(cell.column_span, static_cast<int>(i % columns) - cell.column + 1);
    grid->owner[i] = found->second;
  }
}

}  // namespace

Rect Grid::BoxOf(const GridCell& cell) const {
  return {columns[static_cast<std::size_t>(cell.column)], rows[static_cast<std::size_t>(cell.row)],
          columns[static_cast<std::size_t>(cell.column + cell.column_span)],
          rows[static_cast<std::size_t>(cell.row + cell.row_span)]};
}

int Grid::CellAt(double x, double y) const {
  const auto column = std::upper_bound(columns.begin(), columns.end(), x);
  const auto row = std::upper_bound(rows.begin(), rows.end(), y);
  if (column == columns.begin() || column == columns.end()) return -1;
  if (row == rows.begin() || row == rows.end()) return -1;
  const auto c = static_cast<std::size_t>(column - columns.begin()) - 1;
  const auto r = static_cast<std::size_t>(row - rows.begin()) - 1;
  return owner[r * static_cast<std::size_t>(column_count()) + c];
}

Segments ToSegments(const std::vector<Ruling>& rulings, const GridOptions& options) {
  Segments segments;
  for (const Ruling& ruling : rulings) {
    const Rect& box = ruling.box;
    if (ruling.horizontal()) {
      segments.horizontal.push_back({(box.top + box.bottom) / 2, box.left, box.right});
    } else {
      segments.vertical.push_back({(box.left + box.right) / 2, box.top, box.bottom});
    }
  }
  PartCloseFrames(options, &segments);
  segments.horizontal = JoinCollinear(std::move(segments.horizontal), options);
  segments.vertical = JoinCollinear(std::move(segments.vertical), options);
  return segments;
}

std::vector<Grid> FindGrids(const Segments& segments, const GridOptions& options) {
  std::vector<Grid> grids;
  if (segments.horizontal.size() + segments.vertical.size() > options.most_segments) return grids;
  for (const Component& component : FindComponents(segments, options.snap_tolerance_pt)) {
    Grid grid;
    grid.columns = FindEdges(component.vertical, component.horizontal, options.snap_tolerance_pt);
    grid.rows = FindEdges(component.horizontal, component.vertical, options.snap_tolerance_pt);
    if (grid.columns.size() < 2 || grid.rows.size() < 2) continue;
    if (grid.columns.size() * grid.rows.size() > kMostPositions) continue;
    auto row_edges = FindStandingEdges(component.horizontal, grid.rows, grid.columns, options);
    DropEdges(&grid.rows, &row_edges);
    auto column_edges = FindStandingEdges(component.vertical, grid.columns, grid.rows, options);
    DropEdges(&grid.columns, &column_edges);
    // The row edges were measured over all columns; those that are left decide again.
    row_edges = FindStandingEdges(component.horizontal, grid.rows, grid.columns, options);
    FindCells(column_edges, row_edges, &grid);
    grids.push_back(std::move(grid));
  }
  std::sort(grids.begin(), grids.end(),
            [](const Grid& a, const Grid& b) { return a.rows.front() < b.rows.front(); });
  return grids;
}

}  // namespace gouji::table
