#pragma once

// Which glyphs no reader sees although they are painted: white ones on the white page, and those
// that something opaque was painted over. Nothing is rendered: two coarse bitmaps of the page tell
// where glyphs stand and where anything but white was painted, so that a page of thousands of cells
// costs no search. Errs towards visible: a white glyph near any painted area is taken for seen.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "document/page.h"

namespace gouji::pdf {

/// One bit for every square of the page.
class PageBitmap {
 public:
  /// Forgets everything.
  void Reset(double width, double height);
  void SetAt(double x, double y);
  bool IsSetAt(double x, double y) const;
  /// All squares that the box touches.
  void SetTouched(const document::Rect& box);
  /// Whether a square is set that lies in the box as a whole.
  bool AnyWithin(const document::Rect& box) const;
  void ClearWithin(const document::Rect& box);

 private:
  static constexpr double kLeastSidePt = 4;  ///< Less than half of the smallest row of a table.
  static constexpr int kMostSquares = 1024;  ///< In one direction.

  struct Range {
    int first = 0, last = -1;
  };
  struct Bit {
    std::size_t word = 0;
    std::uint64_t mask = 0;  ///< 0 outside of the page.
  };
  Bit BitAt(double x, double y) const;
  Range Touched(double begin, double end, int count) const;
  Range Within(double begin, double end, int count) const;
  template <typename Visit>
  void VisitWords(const Range& columns, const Range& rows, Visit visit) const;

  double side_ = kLeastSidePt;
  int columns_ = 0, rows_ = 0, row_words_ = 0;
  std::vector<std::uint64_t> words_;
};

class HiddenText {
 public:
  void Reset(double width, double height);
  /// A glyph was painted, as number `number` of the page.
  void AddGlyph(const document::Rect& box) {
    glyphs_.SetAt((box.left + box.right) / 2, (box.top + box.bottom) / 2);
  }
  void AddWhiteGlyph(std::size_t number) { white_.push_back(number); }
  /// Something that is not white was painted in the box, before or after the glyphs.
  void AddPaint(const document::Rect& box) { paint_.SetTouched(box); }
  /// Something opaque fills the box, over all glyphs so far: those inside become invisible.
  void AddCover(const document::Rect& box, std::vector<document::Glyph>* glyphs);
  /// White glyphs where nothing was painted become invisible. The number of glyphs that were found
  /// hidden on the page, covered ones included.
  std::size_t Finish(std::vector<document::Glyph>* glyphs);

 private:
  /// A page covers its text in a few places, or else plays with us.
  static constexpr int kMostSearches = 500;

  PageBitmap glyphs_, paint_;
  std::vector<std::size_t> white_;
  std::size_t hidden_ = 0;
  int searches_ = 0;
};

}  // namespace gouji::pdf
