#pragma once

// Part of read_pdf.cc, the one translation unit that sees Poppler: what its graphics state says, in
// the terms of a document.

#include <GfxFont.h>
#include <GfxState.h>

#include <algorithm>
#include <cmath>

#include "document/page.h"

namespace gouji::pdf {

using document::Rect;

/// Coordinates beyond this are nonsense, and would overflow what computes with them.
constexpr double kMaxCoordinatePt = 1e6;

/// Whether rectangles stay rectangles with upright sides.
inline bool IsUpright(const double* matrix) {
  const double straight = std::abs(matrix[0]) + std::abs(matrix[3]);
  const double turned = std::abs(matrix[1]) + std::abs(matrix[2]);
  return std::min(straight, turned) <= 1e-3 * std::max(straight, turned);
}

struct Vector {
  double x = 0, y = 0;
};

inline Rect ClipOf(const GfxState* state) {
  Rect clip;
  state->getClipBBox(&clip.left, &clip.top, &clip.right, &clip.bottom);
  return clip;
}

inline bool IsWhite(const GfxRGB& colour) {
  constexpr GfxColorComp kNearlyFull = gfxColorComp1 - gfxColorComp1 / 200;
  return colour.r >= kNearlyFull && colour.g >= kNearlyFull && colour.b >= kNearlyFull;
}

inline bool FillIsWhite(GfxState* state) {
  if (state->getFillColorSpace()->getMode() == csPattern) return false;
  GfxRGB colour;
  state->getFillRGB(&colour);
  return IsWhite(colour);
}

inline bool StrokeIsWhite(GfxState* state) {
  if (state->getStrokeColorSpace()->getMode() == csPattern) return false;
  GfxRGB colour;
  state->getStrokeRGB(&colour);
  return IsWhite(colour);
}

/// How far a font reaches above and below its baseline, in em, and the em itself in font sizes.
struct Extent {
  double ascent = 0, descent = 0, em = 1;
};

inline Extent ExtentOf(const GfxFont& font) {
  constexpr Extent kUsual = {0.88, -0.12, 1};  // Of the common CJK fonts.
  if (font.getType() != fontType3) {
    const double ascent = std::min(font.getAscent(), 1.05);
    const double descent = std::clamp(font.getDescent(), -0.4, 0.0);
    const double height = ascent - descent;
    return height > 0.3 && height < 3 ? Extent{ascent, descent, 1} : kUsual;
  }
  const double* box = font.getFontBBox();
  const double scale = font.getFontMatrix()[3];
  const double low = std::min(box[1] * scale, box[3] * scale);
  const double high = std::max(box[1] * scale, box[3] * scale);
  const double height = high - low;
  if (height > 0.3 && height < 3) return {high, low, 1};
  // A matrix like [1 0 0 1 0 0] with glyphs ten units high: the em is in the glyphs.
  if (height >= 3 && height < 10'000) return {high, low, height};
  return kUsual;
}

inline document::Direction DirectionOf(const Vector& v) {
  using document::Direction;
  if (std::abs(v.x) >= std::abs(v.y)) return v.x >= 0 ? Direction::kRight : Direction::kLeft;
  return v.y >= 0 ? Direction::kDown : Direction::kUp;
}

/// The bounding box, on the displayed page, of the parallelogram origin + [0, 1] a + [0, 1] b.
inline Rect BoxOf(GfxState* state, const Vector& origin, const Vector& a, const Vector& b) {
  Vector corner, u, v;
  state->transform(origin.x, origin.y, &corner.x, &corner.y);
  state->transformDelta(a.x, a.y, &u.x, &u.y);
  state->transformDelta(b.x, b.y, &v.x, &v.y);
  return {corner.x + std::min(u.x, 0.0) + std::min(v.x, 0.0),
          corner.y + std::min(u.y, 0.0) + std::min(v.y, 0.0),
          corner.x + std::max(u.x, 0.0) + std::max(v.x, 0.0),
          corner.y + std::max(u.y, 0.0) + std::max(v.y, 0.0)};
}

inline bool IsSane(const Rect& box) {
  return std::abs(box.left) < kMaxCoordinatePt && std::abs(box.right) < kMaxCoordinatePt &&
         std::abs(box.top) < kMaxCoordinatePt && std::abs(box.bottom) < kMaxCoordinatePt;
}

inline bool HasCentreIn(const Rect& box, const Rect& clip) {
  const double x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
  return x >= clip.left && x <= clip.right && y >= clip.top && y <= clip.bottom;
}

/// What a text rendering mode does with glyphs.
struct TextPaint {
  bool fills = false, strokes = false;
  bool clips = false;  ///< What comes after the text object is seen through its glyphs only.
};

inline TextPaint TextPaintOf(int mode) {
  const int paint = mode & 3;
  return {paint == 0 || paint == 2, paint == 1 || paint == 2, (mode & 4) != 0};
}

/// Painted with opacity 0, or, as the text behind a scan, not at all.
inline bool IsInvisible(const GfxState* state, const TextPaint& paint) {
  if (!paint.fills && !paint.strokes) return !paint.clips;
  return !(paint.fills && state->getFillOpacity() > 0) &&
         !(paint.strokes && state->getStrokeOpacity() > 0);
}

}  // namespace gouji::pdf
