#pragma once

// Draws text and rulings on a page, as the PDF reader delivers them: wide characters are one em
// wide, others half an em; blanks move on and, as in most PDF files, are glyphs of their own.

#include <string>
#include <string_view>

#include "base/utf8.h"
#include "document/page.h"

namespace gouji::layout {

class DrawnPage {
 public:
  explicit DrawnPage(int number = 1, double width = 595, double height = 842) {
    page_.number = number;
    page_.width = width;
    page_.height = height;
  }

  /// Sets `text` with its left end at `left` and the top of its boxes at `top`; returns its right
  /// end.
  double Text(double left, double top, std::string_view text, double size = 10) {
    std::size_t offset = 0;
    while (offset < text.size()) {
      const char32_t c = NextCodePoint(text, &offset);
      document::Glyph glyph;
      AppendUtf8(c, &glyph.text);
      const double width = (IsWide(c) ? 1.0 : 0.5) * size;
      glyph.box = {left, top, left + width, top + size};
      glyph.font_size = size;
      page_.glyphs.push_back(glyph);
      left += width;
    }
    return left;
  }

  void Centred(double middle, double top, std::string_view text, double size = 10) {
    double width = 0;
    std::size_t offset = 0;
    while (offset < text.size()) width += (IsWide(NextCodePoint(text, &offset)) ? 1.0 : 0.5) * size;
    Text(middle - width / 2, top, text, size);
  }

  void Horizontal(double y, double left, double right, double stroke = 0.5) {
    page_.rulings.push_back({{left, y - stroke / 2, right, y + stroke / 2}});
  }
  void Vertical(double x, double top, double bottom, double stroke = 0.5) {
    page_.rulings.push_back({{x - stroke / 2, top, x + stroke / 2, bottom}});
  }

  document::Page& page() { return page_; }

 private:
  document::Page page_;
};

}  // namespace gouji::layout
