#include "table/content.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "table/turned_page.h"

namespace gouji::table {
namespace {

/// What is numbered: a table or a paragraph, and where it begins.
struct Begin {
  int page = 0;
  double top = 0, left = 0;
  int* order = nullptr;
};

void Number(Content* content) {
  std::vector<Begin> begins;
  for (Table& table : content->tables) {
    const Table::Area& area = table.areas.front();
    begins.push_back({area.page, area.box.top, area.box.left, &table.order});
  }
  for (layout::Paragraph& paragraph : content->paragraphs) {
    const layout::Anchor& first = paragraph.anchors.front();
    begins.push_back({first.page, first.box.top, first.box.left, &paragraph.order});
  }
  std::stable_sort(begins.begin(), begins.end(), [](const Begin& a, const Begin& b) {
    return std::tie(a.page, a.top) < std::tie(b.page, b.top);
  });
  for (std::size_t i = 0; i < begins.size(); ++i) *begins[i].order = static_cast<int>(i);
}

layout::ParagraphOptions ToParagraphOptions(const Words& words) {
  layout::ParagraphOptions options;
  options.page_words = words.page_words;
  options.opening_words = words.attachments;
  options.opening_words.insert(options.opening_words.end(), words.notes.begin(), words.notes.end());
  return options;
}

/// The text of all pages runs to the right.
Content FindUprightContent(const document::Document& document, const ContentOptions& options,
                           document::Notes& notes, Trace* trace) {
  Content content;
  for (const document::Page& page : document.pages) {
    content.lines.push_back(layout::FindLines(page, options.lines));
  }
  content.tables = FindTables(document, content.lines, options.tables, notes, trace);
  std::vector<layout::Occupied> occupied;
  for (const Table& table : content.tables) {
    for (const Table::Area& area : table.areas) occupied.push_back({area.page, area.box});
  }
  content.paragraphs = layout::FindParagraphs(document, content.lines, occupied,
                                              ToParagraphOptions(options.tables.words));
  Number(&content);
  std::stable_sort(content.tables.begin(), content.tables.end(),
                   [](const Table& a, const Table& b) { return a.order < b.order; });
  std::stable_sort(content.paragraphs.begin(), content.paragraphs.end(),
                   [](const auto& a, const auto& b) { return a.order < b.order; });
  return content;
}

struct TurnedPage {
  const document::Page* page = nullptr;  ///< As displayed.
  Turn turn = Turn::kNone;
};
using TurnedPages = std::map<int, TurnedPage>;  ///< By number.

TurnedPages FindTurnedPages(const document::Document& document) {
  TurnedPages pages;
  for (const document::Page& page : document.pages) {
    const Turn turn = FindTurn(page);
    if (turn != Turn::kNone) pages[page.number] = {&page, turn};
  }
  return pages;
}

document::Document TurnUpright(const document::Document& document, const TurnedPages& turned) {
  document::Document upright = document;
  for (document::Page& page : upright.pages) {
    const auto found = turned.find(page.number);
    if (found != turned.end()) page = TurnPage(page, found->second.turn);
  }
  return upright;
}

void TurnContentBack(const TurnedPages& turned, Content* content, Trace* trace) {
  const auto turn_back = [&](int page, document::Rect* box) {
    const auto found = turned.find(page);
    if (found != turned.end()) *box = TurnBack(*box, *found->second.page, found->second.turn);
  };
  for (Table& table : content->tables) {
    turn_back(table.page, &table.box);
    for (Cell& cell : table.cells) turn_back(cell.page, &cell.box);
    for (Table::Area& area : table.areas) turn_back(area.page, &area.box);
  }
  for (layout::Paragraph& paragraph : content->paragraphs) {
    for (layout::Anchor& anchor : paragraph.anchors) turn_back(anchor.page, &anchor.box);
  }
  if (trace == nullptr) return;
  for (Candidate& candidate : *trace) {
    turn_back(candidate.page, &candidate.box);
    for (document::Rect& edge : candidate.edges) turn_back(candidate.page, &edge);
    for (document::Rect& gutter : candidate.gutters) turn_back(candidate.page, &gutter);
  }
}

}  // namespace

Content FindContent(const document::Document& document, const ContentOptions& options,
                    document::Notes& notes, Trace* trace) {
  const TurnedPages turned = FindTurnedPages(document);
  if (turned.empty()) return FindUprightContent(document, options, notes, trace);
  Content content = FindUprightContent(TurnUpright(document, turned), options, notes, trace);
  TurnContentBack(turned, &content, trace);
  return content;
}

}  // namespace gouji::table
