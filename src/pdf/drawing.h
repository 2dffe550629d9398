#pragma once

// What a page paints besides text -> rulings, shades and images. Knows geometry, not PDF: paths
// come in points of the displayed page, already transformed.
//
// A rule may be drawn as a stroke, as a thin filled rectangle, as the border between an outer and
// an inner rectangle, as what is left of a dark area between white cells, as a picture one pixel
// high, or as rows of dashes and dots: all become Rulings.

#include <cstddef>
#include <vector>

#include "document/page.h"

namespace gouji::pdf {

struct DrawingOptions {
  /// A filled shape whose short side is at most this is a rule, else a shade.
  double max_fill_rule_pt = 2.6;
  /// A wider stroke is a background: the header row that some generators paint as one fat line.
  double max_stroke_rule_pt = 5;
  /// A segment counts as axis-parallel up to this offset between its ends.
  double max_skew_pt = 0.6;
  /// What a stroke of width 0 ("as thin as the device can") is taken for.
  double hairline_pt = 0.1;
  /// The share of its bounding box that a shade fills at least; less is a glyph outline or a logo.
  double min_shade_fill = 0.95;
  /// A page that paints more pieces than this is cut off. The most that was seen is 35,000.
  std::size_t max_pieces = 500'000;
};

struct PathPoint {
  double x = 0, y = 0;
  bool control = false;  ///< A control point of a curve.
};

/// A list of subpaths; cleared and filled again for every path so that its memory is reused.
struct Path {
  std::vector<PathPoint> points;
  std::vector<std::size_t> ends;  ///< Of each subpath in `points`, one past its last.

  void Clear() {
    points.clear();
    ends.clear();
  }
};

struct StrokeStyle {
  double width = 0;
  bool dashed = false;
};

enum class FillRule { kNonZero, kEvenOdd };

struct Fill {
  FillRule rule = FillRule::kNonZero;
  bool white = false;  ///< White areas are no shades; white rules remain, they part dark cells.
};

class Drawing {
 public:
  explicit Drawing(const DrawingOptions& options = {}) : options_(options) {}

  void AddStroke(const Path& path, const StrokeStyle& style, const document::Rect& clip);
  void AddFill(const Path& path, const Fill& fill, const document::Rect& clip);
  /// An area filled with a pattern or a gradient.
  void AddArea(const document::Rect& box);
  void AddImage(const document::Image& image, const document::Rect& clip);

  /// True once max_pieces was reached; what came after was dropped.
  bool full() const { return full_; }
  /// Filled shapes that are neither rules nor shades. Text drawn as outlines has hundreds.
  std::size_t outlines() const { return outlines_; }

  /// Joins dashes and moves everything into the page.
  void MoveTo(document::Page* page);

 private:
  bool HasRoom();
  void AddSegment(const PathPoint& from, const PathPoint& to, const StrokeStyle& style,
                  const document::Rect& clip);
  void AddPiece(document::Rect box, document::Ruling::Kind kind, const document::Rect& clip);
  void AddBox(const document::Rect& box, bool white, const document::Rect& clip);
  void AddBordersOfCells();
  void AddFrame(const document::Rect& outer, const document::Rect& inner, bool white,
                const document::Rect& clip);

  DrawingOptions options_;
  std::vector<document::Ruling> pieces_;
  std::vector<document::Shade> shades_, white_boxes_;
  std::vector<document::Image> images_;
  std::size_t outlines_ = 0;
  bool full_ = false;
};

/// The bounding box of all points; a negative extent if there is none.
document::Rect BoxOf(const Path& path);

/// Whether the path is one rectangle, upright, closed or not.
bool IsRectangle(const Path& path);

}  // namespace gouji::pdf
