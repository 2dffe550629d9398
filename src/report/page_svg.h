#pragma once

// A page as the table finders saw it, as an SVG picture for a browser: glyphs, rulings, shades and
// images as they were read, the candidates for tables with their edges or gutters (rejected ones
// with the reason), the cells of the tables with their roles, and the areas that titles and notes
// take. One unit is a point of the page.

#include <cstdint>
#include <string>
#include <vector>

#include "document/page.h"
#include "report/options.h"
#include "table/table.h"
#include "table/trace.h"

namespace gouji::report {

/// What became of a glyph.
enum class GlyphUse : std::uint8_t {
  kText,
  kFurniture,  ///< Of a page mark or running head.
  kLeftOut,    ///< In no line of text, as duplicates that make it bold.
};

/// What is drawn. `tables` and `trace` may be those of the whole document.
struct PageView {
  const document::Page& page;
  std::vector<GlyphUse> uses;  ///< Of the page's glyphs; those behind its end are text.
  const std::vector<table::Table>& tables;
  const table::Trace& trace;
};

/// Of very full pages the first 50,000 glyphs, cells, rulings, shades and images each are drawn;
/// the legend says so.
std::string PageSvg(const PageView& view, Language language);

/// The first bytes of every picture, by which a file is known to be one.
extern const char* const kPageSvgHead;

}  // namespace gouji::report
