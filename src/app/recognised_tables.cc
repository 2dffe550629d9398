#include "app/recognised_tables.h"

#include <algorithm>
#include <cstddef>

namespace gouji::app {

std::set<int> PagesReadBadly(const document::Document& document) {
  std::set<int> numbers;
  for (const document::Page& page : document.pages) {
    if (page.recognition && !page.recognition->enough) numbers.insert(page.number);
  }
  return numbers;
}

void PutReadings(const document::Document& document, const record::Facts& facts,
                 std::vector<table::Table>* tables) {
  const std::set<int> bad_pages = PagesReadBadly(document);
  for (const record::Observation& figure : facts.observations) {
    if (!figure.recognised || figure.table < 0) continue;
    const auto index = static_cast<std::size_t>(figure.table);
    const int row = facts.tables[index].first_body_row + figure.row;
    std::vector<table::Cell>& cells = (*tables)[index].cells;
    const auto cell = std::find_if(cells.begin(), cells.end(), [&](const table::Cell& c) {
      return c.row == row && c.column <= figure.column && figure.column < c.column + c.column_span;
    });
    if (cell == cells.end()) continue;
    if (cell->text != figure.printed) {
      if (cell->read.empty()) cell->read = cell->text;
      cell->text = figure.printed;
      cell->lines.clear();
    }
    cell->proved = figure.recognised->proved && !bad_pages.contains(cell->page);
  }
}

}  // namespace gouji::app
