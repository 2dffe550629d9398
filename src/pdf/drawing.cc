#include "pdf/drawing.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "document/clip.h"
#include "pdf/dashes.h"

namespace gouji::pdf {
namespace {

/// A grid has at least so many cells ...
constexpr std::size_t kLeastCells = 6;
/// ... which leave little of the area: the header may be dark.
constexpr double kCoveredByCells = 0.5;
/// More of either are a picture.
constexpr std::size_t kMostCells = 2000;

using document::Rect;
using document::Ruling;

struct Shape {
  Rect box;
  double area = 0;  ///< Signed by the direction of turning; curves count as their control polygon.
};

bool IsFinite(const Rect& box) {
  return std::isfinite(box.left) && std::isfinite(box.top) && std::isfinite(box.right) &&
         std::isfinite(box.bottom);
}

Shape ShapeOf(std::span<const PathPoint> points) {
  Shape shape;
  shape.box = {points[0].x, points[0].y, points[0].x, points[0].y};
  const PathPoint* previous = &points.back();
  // Relative to the first point, or the products of large coordinates would swallow a thin area.
  const double x0 = points[0].x, y0 = points[0].y;
  for (const PathPoint& point : points) {
    shape.box.left = std::min(shape.box.left, point.x);
    shape.box.right = std::max(shape.box.right, point.x);
    shape.box.top = std::min(shape.box.top, point.y);
    shape.box.bottom = std::max(shape.box.bottom, point.y);
    shape.area += ((previous->x - x0) * (point.y - y0) - (point.x - x0) * (previous->y - y0)) / 2;
    previous = &point;
  }
  return shape;
}

bool FillsItsBox(const Shape& shape, double share) {
  return std::abs(shape.area) >= share * shape.box.width() * shape.box.height();
}

bool IsHole(const Shape& outer, const Shape& inner, FillRule rule) {
  if (rule == FillRule::kNonZero && (outer.area > 0) == (inner.area > 0)) return false;
  return inner.box.left >= outer.box.left && inner.box.right <= outer.box.right &&
         inner.box.top >= outer.box.top && inner.box.bottom <= outer.box.bottom;
}

}  // namespace

Rect BoxOf(const Path& path) {
  if (path.points.empty()) return {0, 0, -1, -1};
  Rect box = {path.points[0].x, path.points[0].y, path.points[0].x, path.points[0].y};
  for (const PathPoint& point : path.points) {
    box = {std::min(box.left, point.x), std::min(box.top, point.y), std::max(box.right, point.x),
           std::max(box.bottom, point.y)};
  }
  return box;
}

bool IsRectangle(const Path& path) {
  const std::size_t count = path.points.size();
  if (path.ends.size() != 1 || count < 4 || count > 5) return false;
  constexpr double kSkewPt = 0.1;
  for (std::size_t i = 0; i < count; ++i) {
    const PathPoint& from = path.points[i];
    const PathPoint& to = path.points[(i + 1) % count];
    const double dx = std::abs(to.x - from.x), dy = std::abs(to.y - from.y);
    if (from.control || !(std::min(dx, dy) <= kSkewPt)) return false;
  }
  return true;
}

bool Drawing::HasRoom() {
  const std::size_t held = pieces_.size() + shades_.size() + white_boxes_.size() + images_.size();
  full_ = full_ || held >= options_.max_pieces;
  return !full_;
}

void Drawing::AddPiece(Rect box, Ruling::Kind kind, const Rect& clip) {
  if (!IsFinite(box)) return;
  box = Intersection(box, clip);
  if (box.width() < 0 || box.height() < 0 || !HasRoom()) return;
  pieces_.push_back({box, kind});
}

void Drawing::AddSegment(const PathPoint& from, const PathPoint& to, const StrokeStyle& style,
                         const Rect& clip) {
  const double dx = std::abs(to.x - from.x), dy = std::abs(to.y - from.y);
  if (!(std::min(dx, dy) <= options_.max_skew_pt)) return;
  const double half = std::max(style.width, options_.hairline_pt) / 2;
  const double middle_x = (from.x + to.x) / 2, middle_y = (from.y + to.y) / 2;
  Rect box;
  if (dx <= options_.max_skew_pt && dy <= options_.max_skew_pt) {
    box = {middle_x - half, middle_y - half, middle_x + half, middle_y + half};
  } else if (dx >= dy) {
    box = {std::min(from.x, to.x), middle_y - half, std::max(from.x, to.x), middle_y + half};
  } else {
    box = {middle_x - half, std::min(from.y, to.y), middle_x + half, std::max(from.y, to.y)};
  }
  if (style.width > options_.max_stroke_rule_pt) {
    AddBox(box, /*white=*/false, clip);
    return;
  }
  AddPiece(box, style.dashed ? Ruling::Kind::kDashed : Ruling::Kind::kStroke, clip);
}

void Drawing::AddStroke(const Path& path, const StrokeStyle& style, const Rect& clip) {
  std::size_t begin = 0;
  for (const std::size_t end : path.ends) {
    for (std::size_t i = begin + 1; i < end && !full_; ++i) {
      const PathPoint& from = path.points[i - 1];
      const PathPoint& to = path.points[i];
      if (!from.control && !to.control) AddSegment(from, to, style, clip);
    }
    begin = end;
  }
}

void Drawing::AddBox(const Rect& box, bool white, const Rect& clip) {
  if (!IsFinite(box)) return;
  const Rect visible = Intersection(box, clip);
  if (visible.width() < 0 || visible.height() < 0) return;
  if (std::min(box.width(), box.height()) <= options_.max_fill_rule_pt) {
    AddPiece(visible, Ruling::Kind::kFill, clip);
  } else if (white) {
    if (HasRoom() && white_boxes_.size() <= kMostCells) white_boxes_.push_back({visible});
  } else if (HasRoom()) {
    shades_.push_back({visible});
  }
}

/// White or light cells on a dark area: what is left of it between them are the borders.
void Drawing::AddBordersOfCells() {
  if (white_boxes_.empty()) return;
  if (white_boxes_.size() > kMostCells || shades_.size() > kMostCells) return;
  for (std::size_t i = 0; i < shades_.size(); ++i) {
    const Rect dark = shades_[i].box;
    const Rect area = {dark.left - 1, dark.top - 1, dark.right + 1, dark.bottom + 1};
    std::vector<Rect> cells;
    double covered = 0;
    const auto take = [&](const Rect& box) {
      const bool inside = box.left >= area.left && box.right <= area.right && box.top >= area.top &&
                          box.bottom <= area.bottom;
      if (!inside) return;
      cells.push_back(box);
      covered += box.width() * box.height();
    };
    for (const document::Shade& white : white_boxes_) take(white.box);
    for (std::size_t k = i + 1; k < shades_.size(); ++k) take(shades_[k].box);  // Painted later.
    const bool grid =
        cells.size() >= kLeastCells && covered >= kCoveredByCells * dark.width() * dark.height();
    if (!grid) continue;
    for (const Rect& cell : cells) {
      const Rect sides[] = {{cell.left, cell.top, cell.right, cell.top},
                            {cell.left, cell.bottom, cell.right, cell.bottom},
                            {cell.left, cell.top, cell.left, cell.bottom},
                            {cell.right, cell.top, cell.right, cell.bottom}};
      for (const Rect& side : sides) AddPiece(side, Ruling::Kind::kFill, area);
    }
  }
}

void Drawing::AddFrame(const Rect& outer, const Rect& inner, bool white, const Rect& clip) {
  const Rect sides[] = {{outer.left, outer.top, outer.right, inner.top},
                        {outer.left, inner.bottom, outer.right, outer.bottom},
                        {outer.left, outer.top, inner.left, outer.bottom},
                        {inner.right, outer.top, outer.right, outer.bottom}};
  for (const Rect& side : sides) {
    if (side.width() > 0 && side.height() > 0) AddBox(side, white, clip);
  }
}

void Drawing::AddFill(const Path& path, const Fill& fill, const Rect& clip) {
  std::vector<Shape> shapes;
  shapes.reserve(path.ends.size());
  std::size_t begin = 0;
  for (const std::size_t end : path.ends) {
    if (end > begin) shapes.push_back(ShapeOf(std::span(path.points).subspan(begin, end - begin)));
    begin = end;
  }
  for (std::size_t i = 0; i < shapes.size() && !full_; ++i) {
    const Shape& shape = shapes[i];
    const bool thin = std::min(shape.box.width(), shape.box.height()) <= options_.max_fill_rule_pt;
    const bool full_box = FillsItsBox(shape, options_.min_shade_fill);
    if (full_box && !thin && i + 1 < shapes.size() && IsHole(shape, shapes[i + 1], fill.rule) &&
        FillsItsBox(shapes[i + 1], options_.min_shade_fill)) {
      AddFrame(shape.box, shapes[i + 1].box, fill.white, clip);
      ++i;
    } else if (thin || full_box) {
      AddBox(shape.box, fill.white, clip);
    } else {
      ++outlines_;
    }
  }
}

void Drawing::AddArea(const Rect& box) { AddBox(box, /*white=*/false, box); }

void Drawing::AddImage(const document::Image& image, const Rect& clip) {
  if (!IsFinite(image.box)) return;
  document::Image visible = image;
  visible.box = Intersection(image.box, clip);
  if (visible.box.width() <= 0 || visible.box.height() <= 0) return;
  if (std::min(visible.box.width(), visible.box.height()) <= options_.max_fill_rule_pt) {
    AddPiece(visible.box, Ruling::Kind::kFill, clip);
  } else if (HasRoom()) {
    images_.push_back(visible);
  }
}

void Drawing::MoveTo(document::Page* page) {
  AddBordersOfCells();
  page->rulings = JoinDashes(std::move(pieces_));
  page->shades = std::move(shades_);
  page->images = std::move(images_);
}

}  // namespace gouji::pdf
