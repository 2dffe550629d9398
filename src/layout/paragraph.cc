#include "layout/paragraph.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "layout/area_index.h"
#include "layout/furniture.h"
#include "layout/marks.h"
#include "layout/paragraph_breaks.h"
#include "layout/placed_text.h"
#include "layout/recognised_text.h"

namespace gouji::layout {

using document::Page;
using document::Place;
using document::Rect;

void Erase(PlacedText* text, std::size_t begin, std::size_t end) {
  std::erase_if(text->anchors,
                [&](const Anchor& a) { return a.offset >= begin && a.offset < end; });
  for (Anchor& anchor : text->anchors) {
    if (anchor.offset >= end) anchor.offset -= end - begin;
  }
  text->text.erase(begin, end - begin);
}

void Append(PlacedText* text, std::string_view separator, const PlacedText& next) {
  text->text += separator;
  const std::size_t base = text->text.size();
  text->text += next.text;
  for (Anchor anchor : next.anchors) {
    anchor.offset += base;
    text->anchors.push_back(anchor);
  }
}

namespace {

constexpr double kLargerThanText = 1.15;  ///< A short line set larger than this is a heading.
constexpr std::size_t kLongestLargeHeading = 60;  ///< Characters.

bool IsPlainText(const Page& page) {
  return !page.glyphs.empty() && page.glyphs.front().source == document::GlyphSource::kPlainText;
}

/// Removes every "**", in one pass: a line may hold nothing else.
void EraseEmphasis(PlacedText* placed) {
  if (placed->text.find("**") == std::string::npos) return;
  PlacedText kept;
  auto anchor = placed->anchors.begin();
  std::size_t begin = 0;
  while (begin <= placed->text.size()) {
    const std::size_t end = std::min(placed->text.find("**", begin), placed->text.size());
    for (; anchor != placed->anchors.end() && anchor->offset < end + 2; ++anchor) {
      if (anchor->offset >= end || anchor->offset < begin) continue;
      kept.anchors.push_back(*anchor);
      kept.anchors.back().offset = kept.text.size() + anchor->offset - begin;
    }
    kept.text += placed->text.substr(begin, end - begin);
    begin = end + 2;
  }
  *placed = std::move(kept);
}

/// Takes the marks of Markdown out of a line: "## ", "- ", "**".
void StripMarkdown(ProseLine* line) {
  PlacedText& placed = line->placed;
  const std::size_t hashes = std::min(placed.text.find_first_not_of('#'), placed.text.size());
  if (hashes > 0 && hashes <= 6 && hashes < placed.text.size() && placed.text[hashes] == ' ') {
    line->hashes = static_cast<int>(hashes);
    Erase(&placed, 0, hashes + 1);
  } else if (placed.text.starts_with("- ") || placed.text.starts_with("* ") ||
             placed.text.starts_with("+ ")) {
    line->bullet = true;
    Erase(&placed, 0, 2);
  }
  EraseEmphasis(&placed);
}

struct Collected {
  std::vector<ProseLine> lines;
  std::vector<Paragraph> furniture;
};

Paragraph ToFurniture(const Page& page, const Line& line) {
  Paragraph paragraph;
  PlacedText placed = PlaceLine(page, line, [](const Rect&) { return false; });
  paragraph.kind = Paragraph::Kind::kFurniture;
  paragraph.text = std::move(placed.text);
  paragraph.anchors = std::move(placed.anchors);
  paragraph.font_size = line.font_size;
  return paragraph;
}

Rect BoxAround(const std::vector<Anchor>& anchors) {
  Rect box = anchors.front().box;
  for (const Anchor& a : anchors) {
    box = {std::min(box.left, a.box.left), std::min(box.top, a.box.top),
           std::max(box.right, a.box.right), std::max(box.bottom, a.box.bottom)};
  }
  return box;
}

/// Lines without the words of tables, in the order of the document; furniture goes aside.
Collected Collect(const document::Document& document, const std::vector<std::vector<Line>>& lines,
                  const std::vector<Occupied>& occupied, const ParagraphOptions& options) {
  Collected collected;
  const std::vector<std::vector<bool>> is_furniture = FindFurniture(document, lines, options);
  std::map<int, std::vector<Rect>> areas_of_page;
  for (const Occupied& area : occupied) areas_of_page[area.page].push_back(area.box);
  for (std::size_t p = 0; p < lines.size() && p < document.pages.size(); ++p) {
    const Page& page = document.pages[p];
    const bool plain = IsPlainText(page);
    const AreaIndex areas(std::move(areas_of_page[page.number]));
    bool after_rule = false;
    for (std::size_t i = 0; i < lines[p].size(); ++i) {
      const Line& line = lines[p][i];
      ProseLine prose;
      prose.placed =
          PlaceLine(page, line, [&](const Rect& box) { return areas.HoldsMiddleOf(box); });
      if (prose.placed.anchors.empty()) continue;
      if (is_furniture[p][i]) {
        collected.furniture.push_back(ToFurniture(page, line));
        continue;
      }
      if (plain && IsDrawnRule(prose.placed.text)) {
        after_rule = true;
        continue;
      }
      prose.box = BoxAround(prose.placed.anchors);
      if (plain) StripMarkdown(&prose);
      if (prose.placed.anchors.empty()) continue;
      prose.font_size = line.font_size;
      prose.page = page.number;
      prose.number = line.number;
      prose.page_width = page.width;
      prose.upright = line.direction == document::Direction::kRight;
      prose.after_rule = std::exchange(after_rule, false);
      collected.lines.push_back(std::move(prose));
    }
  }
  return collected;
}

/// A paragraph that still grows.
struct Growing {
  PlacedText placed;
  const ProseLine* last = nullptr;
  int lines = 0;
  int hashes = 0;
  double font_size = 0;
};

Paragraph Finish(Growing growing, const ProseShapes& shapes) {
  const ProseShape& shape = ShapeFor(*growing.last, shapes);
  Paragraph paragraph;
  paragraph.font_size = growing.font_size;
  const std::string& text = growing.placed.text;
  const Mark mark = FindMark(text);
  const bool larger = shape.font_size > 0 &&
                      growing.font_size >= kLargerThanText * shape.font_size &&
                      CountCodePoints(text) <= kLongestLargeHeading;
  if (growing.hashes > 0 || LooksLikeHeading(text) || larger) {
    paragraph.kind = Paragraph::Kind::kHeading;
    paragraph.heading_level = mark.level > 0 ? mark.level : growing.hashes > 0 ? growing.hashes : 1;
  }
  paragraph.text = std::move(growing.placed.text);
  paragraph.anchors = std::move(growing.placed.anchors);
  return paragraph;
}

std::string_view SeparatorOf(const std::string& first, const std::string& second) {
  const std::string joined = JoinLines(first, second);
  return joined.size() > first.size() + second.size() ? " " : "";
}

std::vector<Paragraph> Join(const std::vector<ProseLine>& lines, bool plain,
                            const ParagraphOptions& options) {
  const ProseShapes shapes = FindProseShapes(lines);
  std::vector<Paragraph> paragraphs;
  std::optional<Growing> growing;
  for (const ProseLine& line : lines) {
    const ProseShape& shape = ShapeFor(line, shapes);
    const bool breaks =
        !growing || (plain ? BreaksText(growing->placed.text, *growing->last, line, shape, options)
                           : BreaksPage(growing->placed.text, growing->lines, *growing->last, line,
                                        shape, options));
    if (breaks) {
      if (growing) paragraphs.push_back(Finish(std::move(*growing), shapes));
      growing = Growing{.placed = {},
                        .last = nullptr,
                        .lines = 0,
                        .hashes = line.hashes,
                        .font_size = line.font_size};
    }
    // Only the ends decide whether a blank parts the two: joining whole paragraphs would be
    // quadratic.
    const std::string& text = growing->placed.text;
    const std::string tail = text.substr(text.size() - std::min<std::size_t>(text.size(), 4));
    Append(&growing->placed, text.empty() ? "" : SeparatorOf(tail, line.placed.text), line.placed);
    growing->last = &line;
    ++growing->lines;
  }
  if (growing) paragraphs.push_back(Finish(std::move(*growing), shapes));
  return paragraphs;
}

}  // namespace

Place Paragraph::PlaceOf(std::size_t begin, std::size_t end, const std::string& document_id) const {
  Place place;
  place.document_id = document_id;
  auto first = std::upper_bound(anchors.begin(), anchors.end(), begin,
                                [](std::size_t at, const Anchor& a) { return at < a.offset; });
  if (first != anchors.begin()) --first;
  if (first == anchors.end()) return place;
  place.page = first->page;
  place.line = first->line;
  place.box = first->box;
  for (auto a = first; a != anchors.end() && (a == first || a->offset < end); ++a) {
    if (a->page != place.page) break;
    place.box = {std::min(place.box.left, a->box.left), std::min(place.box.top, a->box.top),
                 std::max(place.box.right, a->box.right),
                 std::max(place.box.bottom, a->box.bottom)};
  }
  return place;
}

std::vector<Paragraph> FindParagraphs(const document::Document& document,
                                      const std::vector<std::vector<Line>>& lines,
                                      const std::vector<Occupied>& occupied,
                                      const ParagraphOptions& options) {
  Collected collected = Collect(document, lines, occupied, options);
  const bool plain = std::any_of(document.pages.begin(), document.pages.end(), IsPlainText);
  std::vector<Paragraph> paragraphs = Join(collected.lines, plain, options);
  for (Paragraph& mark : collected.furniture) paragraphs.push_back(std::move(mark));
  for (Paragraph& paragraph : paragraphs) AddRecognition(document, &paragraph);
  const auto position = [](const Paragraph& p) {
    const Anchor& first = p.anchors.front();
    return std::pair(first.page, first.box.top);
  };
  std::stable_sort(
      paragraphs.begin(), paragraphs.end(),
      [&](const Paragraph& a, const Paragraph& b) { return position(a) < position(b); });
  for (std::size_t i = 0; i < paragraphs.size(); ++i) paragraphs[i].order = static_cast<int>(i);
  return paragraphs;
}

}  // namespace gouji::layout
