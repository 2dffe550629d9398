#pragma once

// Pages drawn for tests -> the tables that are found on them, as show.h writes them.

#include <string>
#include <utility>
#include <vector>

#include "../layout/drawn_page.h"
#include "show.h"

namespace gouji::table {

inline Content FindOn(std::vector<layout::DrawnPage> pages) {
  document::Document document;
  document.format = "pdf";
  for (layout::DrawnPage& page : pages) document.pages.push_back(std::move(page.page()));
  return FindIn(document);
}

inline Content FindOn(layout::DrawnPage page) {
  return FindOn(std::vector<layout::DrawnPage>{std::move(page)});
}

/// Figures in columns 70 points apart from x = 200 on, names at x = 80.
inline void Figures(layout::DrawnPage* page, double top, const std::string& name,
                    const std::vector<std::string>& figures) {
  if (!name.empty()) page->Text(80, top, name);
  double middle = 215;
  for (const std::string& figure : figures) {
    page->Centred(middle, top, figure);
    middle += 70;
  }
}

inline Rows ShowOnly(layout::DrawnPage page) {
  const Content content = FindOn(std::move(page));
  if (content.tables.size() != 1) return {std::to_string(content.tables.size()) + " tables"};
  return Show(content.tables[0]);
}

}  // namespace gouji::table
