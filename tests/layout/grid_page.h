#pragma once

// Sets text on the glyph grid of document/page.h, as the reader of text files does.

#include <string>
#include <string_view>

#include "base/utf8.h"
#include "document/page.h"

namespace gouji::layout {

inline document::Document GridDocument(std::string_view text) {
  document::Document document;
  document.id = "sha256:0";
  document.format = "text";
  document::Page page;
  page.number = 1;
  int line = 1;
  int first_line = 1;
  double left = 0;
  std::size_t offset = 0;
  while (offset < text.size()) {
    const char32_t c = NextCodePoint(text, &offset);
    if (c == U'\f') {
      page.height = line * document::kTextLinePt;
      document.pages.push_back(std::move(page));
      page = {};
      page.number = static_cast<int>(document.pages.size()) + 1;
      first_line = line;
      continue;
    }
    if (c == U'\n') {
      ++line;
      left = 0;
      continue;
    }
    document::Glyph glyph;
    AppendUtf8(c, &glyph.text);
    const double width = (IsWide(c) ? 2 : 1) * document::kTextColumnPt;
    glyph.box = {left, (line - first_line) * document::kTextLinePt, left + width,
                 (line - first_line + 1) * document::kTextLinePt};
    glyph.font_size = document::kTextLinePt;
    glyph.line = line;
    glyph.source = document::GlyphSource::kPlainText;
    page.glyphs.push_back(glyph);
    left += width;
  }
  page.height = line * document::kTextLinePt;
  document.pages.push_back(std::move(page));
  return document;
}

}  // namespace gouji::layout
