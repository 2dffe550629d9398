#include "pdf/hidden_text.h"

#include <algorithm>
#include <cmath>

namespace gouji::pdf {
namespace {

using document::Glyph;
using document::Rect;

/// A glyph's box is higher than its shape: the middle three fifths are what is seen.
constexpr double kInnerShare = 0.2;

bool Covers(const Rect& cover, const Rect& glyph) {
  const double x = kInnerShare * glyph.width(), y = kInnerShare * glyph.height();
  return cover.left <= glyph.left + x && cover.right >= glyph.right - x &&
         cover.top <= glyph.top + y && cover.bottom >= glyph.bottom - y;
}

bool IsBlank(const Glyph& glyph) { return glyph.text == " "; }

}  // namespace

void PageBitmap::Reset(double width, double height) {
  const double longer = std::max({width, height, kLeastSidePt});
  side_ = std::max(kLeastSidePt, longer / kMostSquares);
  columns_ = std::clamp(static_cast<int>(std::ceil(width / side_)), 1, kMostSquares);
  rows_ = std::clamp(static_cast<int>(std::ceil(height / side_)), 1, kMostSquares);
  row_words_ = (columns_ + 63) / 64;
  words_.assign(static_cast<std::size_t>(row_words_) * static_cast<std::size_t>(rows_), 0);
}

PageBitmap::Range PageBitmap::Touched(double begin, double end, int count) const {
  const double most = count;
  return {static_cast<int>(std::clamp(std::floor(begin / side_), 0.0, most)),
          static_cast<int>(std::clamp(std::floor(end / side_), -1.0, most - 1))};
}

PageBitmap::Range PageBitmap::Within(double begin, double end, int count) const {
  const double most = count;
  return {static_cast<int>(std::clamp(std::ceil(begin / side_), 0.0, most)),
          static_cast<int>(std::clamp(std::floor(end / side_) - 1, -1.0, most - 1))};
}

template <typename Visit>
void PageBitmap::VisitWords(const Range& columns, const Range& rows, Visit visit) const {
  if (columns.first > columns.last) return;
  for (int row = rows.first; row <= rows.last; ++row) {
    for (int word = columns.first / 64; word <= columns.last / 64; ++word) {
      const int begin = std::max(columns.first - word * 64, 0);
      const int end = std::min(columns.last - word * 64, 63);
      const std::uint64_t mask = (~std::uint64_t{0} >> (63 - end)) & (~std::uint64_t{0} << begin);
      visit(static_cast<std::size_t>(row * row_words_ + word), mask);
    }
  }
}

PageBitmap::Bit PageBitmap::BitAt(double x, double y) const {
  if (!(x >= 0 && y >= 0 && x < side_ * columns_ && y < side_ * rows_)) return {};
  const int column = static_cast<int>(x / side_), row = static_cast<int>(y / side_);
  return {static_cast<std::size_t>(row * row_words_ + column / 64),
          std::uint64_t{1} << column % 64};
}

void PageBitmap::SetAt(double x, double y) {
  const Bit bit = BitAt(x, y);
  if (bit.mask != 0) words_[bit.word] |= bit.mask;
}

bool PageBitmap::IsSetAt(double x, double y) const {
  const Bit bit = BitAt(x, y);
  return bit.mask != 0 && (words_[bit.word] & bit.mask) != 0;
}

void PageBitmap::SetTouched(const Rect& box) {
  VisitWords(Touched(box.left, box.right, columns_), Touched(box.top, box.bottom, rows_),
             [this](std::size_t word, std::uint64_t mask) { words_[word] |= mask; });
}

bool PageBitmap::AnyWithin(const Rect& box) const {
  bool any = false;
  VisitWords(
      Within(box.left, box.right, columns_), Within(box.top, box.bottom, rows_),
      [&](std::size_t word, std::uint64_t mask) { any = any || (words_[word] & mask) != 0; });
  return any;
}

void PageBitmap::ClearWithin(const Rect& box) {
  VisitWords(Within(box.left, box.right, columns_), Within(box.top, box.bottom, rows_),
             [this](std::size_t word, std::uint64_t mask) { words_[word] &= ~mask; });
}

void HiddenText::Reset(double width, double height) {
  glyphs_.Reset(width, height);
  paint_.Reset(width, height);
  white_.clear();
  hidden_ = 0;
  searches_ = 0;
}

void HiddenText::AddCover(const Rect& box, std::vector<Glyph>* glyphs) {
  if (searches_ >= kMostSearches || !glyphs_.AnyWithin(box)) return;
  ++searches_;
  glyphs_.ClearWithin(box);
  for (Glyph& glyph : *glyphs) {
    if (glyph.invisible || !Covers(box, glyph.box)) continue;
    glyph.invisible = true;
    if (!IsBlank(glyph)) ++hidden_;
  }
}

std::size_t HiddenText::Finish(std::vector<Glyph>* glyphs) {
  for (const std::size_t number : white_) {
    Glyph& glyph = (*glyphs)[number];
    const Rect& box = glyph.box;
    if (glyph.invisible || paint_.IsSetAt((box.left + box.right) / 2, (box.top + box.bottom) / 2)) {
      continue;
    }
    glyph.invisible = true;
    if (!IsBlank(glyph)) ++hidden_;
  }
  return hidden_;
}

}  // namespace gouji::pdf
