#include "report/page_svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "record/observation.h"
#include "report/chinese_messages.h"
#include "report/phrases.h"
#include "report/xml_text.h"

namespace gouji::report {

const char* const kPageSvgHead = "<!-- a page as gouji read it -->\n";

namespace {

using document::Page;
using document::Rect;
using table::Candidate;
using table::Cell;
using table::Role;
using table::Table;
using table::Verdict;

constexpr std::size_t kMostDrawn = 50000;  ///< Of each kind; more would choke a browser.
constexpr double kLargest = 100000;        ///< Points; a damaged file can say anything.
constexpr double kLegendWidth = 190;

/// What is in the legend: the class of its shapes, its colours and what it is.
struct Layer {
  const char* name;
  const char* style;
  record::Text text;
};

const Layer kLayers[] = {
    {"glyph", "fill:none;stroke:#bbb;stroke-width:.2", {"文字", "glyph"}},
    {"invisible",
     "fill:#fa0;fill-opacity:.3;stroke:#f80;stroke-width:.3",
     {"不可见的文字", "invisible glyph"}},
    {"left-out",
     "fill:#f0f;fill-opacity:.15;stroke:#c0c;stroke-width:.3",
     {"未用的文字（重影等）", "glyph not used (duplicate)"}},
    {"furniture",
     "fill:#820;fill-opacity:.35;stroke:#820;stroke-width:.3",
     {"页码、页眉（不算正文）", "page number or running head (no text)"}},
    {"ruling", "fill:#000;stroke:#000;stroke-width:.3", {"线", "ruling"}},
    {"shade", "fill:#888;fill-opacity:.2", {"底色", "shade"}},
    {"image", "fill:#c96;fill-opacity:.2;stroke:#963;stroke-width:.5", {"图像", "image"}},
    {"taken", "fill:none;stroke:#0a0;stroke-width:1", {"当作表的网格", "grid taken for a table"}},
    {"taken-gutter", "fill:#0a0;fill-opacity:.15", {"列间空隙", "gutter of a table"}},
    {"rejected",
     "fill:none;stroke:#d00;stroke-width:.8;stroke-dasharray:3 2",
     {"没有当作表，及原因", "not taken, and why"}},
    {"rejected-gutter", "fill:#d00;fill-opacity:.1", {"其列间空隙", "its gutter"}},
    {"area",
     "fill:none;stroke:#80f;stroke-width:.8;stroke-dasharray:6 2",
     {"表及其标题、备注", "table with title and notes"}},
    {"header", "fill:#06f;fill-opacity:.25;stroke:#06f;stroke-width:.4", {"表头", "header"}},
    {"stub", "fill:#0aa;fill-opacity:.25;stroke:#088;stroke-width:.4", {"行名", "stub"}},
    {"group", "fill:#a0f;fill-opacity:.25;stroke:#80c;stroke-width:.4", {"分组", "group"}},
    {"total", "fill:#f80;fill-opacity:.25;stroke:#c60;stroke-width:.4", {"合计", "total"}},
    {"data", "fill:#8c8;fill-opacity:.15;stroke:#696;stroke-width:.4", {"数据", "data"}},
    {"note", "fill:#ee0;fill-opacity:.3;stroke:#aa0;stroke-width:.4", {"备注", "note"}},
};

const char* NameOf(GlyphUse use) {
  switch (use) {
    case GlyphUse::kText:
      break;
    case GlyphUse::kFurniture:
      return "furniture";
    case GlyphUse::kLeftOut:
      return "left-out";
  }
  return "glyph";
}

double Finite(double length) {
  return std::isfinite(length) ? std::clamp(length, -kLargest, kLargest) : 0;
}

class Picture {
 public:
  Picture(const PageView& view, Language language) : view_(view), language_(language) {}

  std::string Draw() {
    Open();
    for (const document::Image& image : view_.page.images) Box("image", image.box);
    for (const document::Shade& shade : view_.page.shades) Box("shade", shade.box);
    for (const document::Ruling& ruling : view_.page.rulings) Box("ruling", ruling.box);
    DrawGlyphs();
    DrawTables();
    for (const Candidate& candidate : view_.trace) {
      if (candidate.page == view_.page.number) DrawCandidate(candidate);
    }
    DrawLegend();
    svg_ += "</svg>\n";
    return std::move(svg_);
  }

 private:
  template <typename... Arguments>
  void Add(fmt::format_string<Arguments...> text, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(svg_), text, std::forward<Arguments>(arguments)...);
  }

  std::string Say(const record::Text& text) const { return In(text, language_); }

  void Open() {
    const double width = Finite(view_.page.width), height = Finite(view_.page.height);
    svg_ += kPageSvgHead;
    Add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-5 -5 {0:.1f} {1:.1f}\" "
        "width=\"{0:.0f}\" height=\"{1:.0f}\">\n<style>\n"
        "text{{font-family:sans-serif;fill:#333}}\n"
        ".why,.name{{paint-order:stroke;stroke:#fff;stroke-width:2px}}\n"
        ".why{{font-size:7px;fill:#d00}}\n.place{{font-size:5px;fill:#555}}\n"
        ".name{{font-size:7px;fill:#80f}}\n.legend{{font-size:9px;fill:#000}}\n",
        width + kLegendWidth + 10, std::max(height, 300.0) + 10);
    for (const Layer& layer : kLayers) Add(".{}{{{}}}\n", layer.name, layer.style);
    Add("</style>\n<rect x=\"0\" y=\"0\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"#fff\" "
        "stroke=\"#000\"/>\n",
        width, height);
  }

  /// A rectangle without its end, for a title in it.
  void OpenBox(const char* name, const Rect& box) {
    Add("<rect class=\"{}\" x=\"{:.2f}\" y=\"{:.2f}\" width=\"{:.2f}\" height=\"{:.2f}\"", name,
        Finite(box.left), Finite(box.top), std::max(Finite(box.width()), 0.0),
        std::max(Finite(box.height()), 0.0));
  }

  void Box(const char* name, const Rect& box) {
    if (IsTooMany(name)) return;
    OpenBox(name, box);
    svg_ += "/>\n";
  }

  void Text(const char* name, double x, double y, std::string_view text) {
    Add("<text class=\"{}\" x=\"{:.2f}\" y=\"{:.2f}\">{}</text>\n", name, Finite(x), Finite(y),
        XmlText(text));
  }

  bool IsTooMany(std::string_view name) {
    const std::size_t drawn = ++drawn_[name];
    cut_ = cut_ || drawn > kMostDrawn;
    return drawn > kMostDrawn;
  }

  void DrawGlyphs() {
    for (std::size_t i = 0; i < view_.page.glyphs.size(); ++i) {
      const document::Glyph& glyph = view_.page.glyphs[i];
      if (Trim(glyph.text).empty() || IsTooMany("glyph")) continue;
      const GlyphUse use = i < view_.uses.size() ? view_.uses[i] : GlyphUse::kText;
      OpenBox(glyph.invisible ? "invisible" : NameOf(use), glyph.box);
      svg_ += "/>";
      DrawCharacter(glyph);
    }
  }

  /// A glyph that runs to the right stands a little above the foot of its box; others are turned
  /// around the corner in which they begin.
  void DrawCharacter(const document::Glyph& glyph) {
    const Rect& box = glyph.box;
    double x = box.left, y = box.bottom, extent = box.height();
    int degrees = 0;
    switch (glyph.vertical ? document::Direction::kRight : glyph.direction) {
      case document::Direction::kRight:
        break;
      case document::Direction::kDown:
        y = box.top, degrees = 90, extent = box.width();
        break;
      case document::Direction::kLeft:
        x = box.right, y = box.top, degrees = 180;
        break;
      case document::Direction::kUp:
        x = box.right, degrees = -90, extent = box.width();
        break;
    }
    const double size = glyph.font_size > 0 ? glyph.font_size : extent;
    Add("<text x=\"{0:.2f}\" y=\"{1:.2f}\" font-size=\"{2:.1f}\"", Finite(x), Finite(y),
        std::max(Finite(size), 0.0));
    if (degrees != 0) Add(" transform=\"rotate({} {:.2f} {:.2f})\"", degrees, Finite(x), Finite(y));
    Add(" dy=\"-.2em\">{}</text>\n", XmlText(glyph.text));
  }

  void DrawTables() {
    for (std::size_t i = 0; i < view_.tables.size(); ++i) {
      const Table& found = view_.tables[i];
      if (found.page > view_.page.number || found.last_page < view_.page.number) continue;
      for (const Cell& cell : found.cells) {
        if (cell.page == view_.page.number && !IsTooMany("cell")) DrawCell(cell);
      }
      const std::string number = std::to_string(i + 1);
      const std::string name = Say({"附表" + number, "table " + number}) +
                               (found.title.empty() ? "" : Say({"：", ": "})) + found.title;
      for (const Table::Area& area : found.areas) {
        if (area.page != view_.page.number) continue;
        Box("area", area.box);
        Text("name", area.box.left, area.box.bottom + 7, name);
      }
    }
  }

  void DrawCell(const Cell& cell) {
    const char* name = table::Name(cell.role);
    OpenBox(name, cell.box);
    std::string spans;
    if (cell.row_span > 1 || cell.column_span > 1) {
      spans = fmt::format(" {}×{}", cell.row_span, cell.column_span);
    }
    Add("><title>{},{}{} {}: {}</title></rect>", cell.row, cell.column, spans, name,
        XmlText(cell.text));
    Text("place", cell.box.left + 0.5, cell.box.top + 4,
         fmt::format("{},{}{}", cell.row, cell.column, spans));
  }

  void DrawCandidate(const Candidate& candidate) {
    const bool taken = candidate.verdict == Verdict::kTaken;
    for (const Rect& gutter : candidate.gutters) {
      Box(taken ? "taken-gutter" : "rejected-gutter", gutter);
    }
    for (const Rect& edge : candidate.edges) {
      Add("<path class=\"{}\" d=\"M{:.2f} {:.2f}L{:.2f} {:.2f}\"/>\n", taken ? "taken" : "rejected",
          Finite(edge.left), Finite(edge.top), Finite(edge.right), Finite(edge.bottom));
    }
    Box(taken ? "taken" : "rejected", candidate.box);
    if (taken) return;
    Text("why", candidate.box.left, candidate.box.top - 2,
         KindName(candidate.kind, language_) + Say({"：", ": "}) +
             VerdictName(candidate.verdict, language_));
  }

  void DrawLegend() {
    const Page& page = view_.page;
    const double x = Finite(page.width) + 12;
    double y = 12;
    const auto line = [&](double left, const std::string& text) {
      Text("legend", left, y, text);
      y += 13;
    };
    line(x, fmt::format("{} · {:.0f}×{:.0f} pt", PlaceName({"", page.number, {}, 0}, -1, language_),
                        Finite(page.width), Finite(page.height)));
    if (!page.trust_reason.empty()) {
      const bool chinese = language_ == Language::kChinese;
      line(x, chinese ? InChineseOrQuoted(page.trust_reason) : page.trust_reason);
    }
    for (const Layer& layer : kLayers) {
      OpenBox(layer.name, {x, y - 7, x + 14, y + 1});
      svg_ += "/>";
      line(x + 20, Say(layer.text));
    }
    line(x, Say({"格内小字：行,列（从 0 起）", "in a cell: row,column (from 0)"}));
    if (cut_) line(x, Say({"内容太多，没有画全", "too much to draw all of it"}));
  }

  const PageView& view_;
  Language language_;
  std::string svg_;
  std::map<std::string_view, std::size_t> drawn_;
  bool cut_ = false;
};

}  // namespace

std::string PageSvg(const PageView& view, Language language) {
  return Picture(view, language).Draw();
}

}  // namespace gouji::report
