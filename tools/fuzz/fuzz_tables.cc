// The table finder on arbitrary pages: no crash, no hang, and tables that keep what their header
// promises.

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "../../tests/table/words.h"
#include "document/page.h"
#include "page_maker.h"
#include "table/content.h"
#include "table/table.h"
#include "table/trace.h"

namespace gouji::fuzz {
namespace {

using document::Rect;
using table::Cell;
using table::Table;

void Print(const Table& table) {
  std::fprintf(stderr, "%s table, pages %d to %d, %d rows (%d of header), %d columns\n",
               Name(table.kind), table.page, table.last_page, table.rows, table.header_rows,
               table.columns);
  for (const Cell& c : table.cells) {
    std::fprintf(stderr, "  %d,%d  %d x %d  page %d  %g %g %g %g  %s  '%s'\n", c.row, c.column,
                 c.row_span, c.column_span, c.page, c.box.left, c.box.top, c.box.right,
                 c.box.bottom, Name(c.role), c.text.c_str());
  }
}

void Require(bool holds, const char* promise, const Table* table = nullptr) {
  if (holds) return;
  if (table != nullptr) Print(*table);
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

void RequireBox(const Rect& box, const Table& table) {
  Require(std::isfinite(box.left) && std::isfinite(box.top) && std::isfinite(box.right) &&
              std::isfinite(box.bottom),
          "boxes are finite", &table);
  Require(box.left <= box.right && box.top <= box.bottom, "boxes are not inside out", &table);
}

void RequireCells(const Table& table) {
  const auto require = [&](bool holds, const char* promise) { Require(holds, promise, &table); };
  std::vector<bool> taken(static_cast<std::size_t>(table.rows) *
                          static_cast<std::size_t>(table.columns));
  std::pair<int, int> last = {-1, -1};
  for (const Cell& cell : table.cells) {
    require(cell.row >= 0 && cell.column >= 0, "cells begin inside the grid");
    require(cell.row_span >= 1 && cell.column_span >= 1, "cells cover something");
    require(
        cell.row_span <= table.rows - cell.row && cell.column_span <= table.columns - cell.column,
        "cells end inside the grid");
    require(last < std::pair(cell.row, cell.column), "cells ascend");
    last = {cell.row, cell.column};
    for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
      for (int column = cell.column; column < cell.column + cell.column_span; ++column) {
        const auto position =
            static_cast<std::size_t>(row) * static_cast<std::size_t>(table.columns) +
            static_cast<std::size_t>(column);
        require(!taken[position], "no two cells cover one position");
        taken[position] = true;
      }
    }
    require(cell.page >= table.page && cell.page <= table.last_page, "cells stand on its pages");
    RequireBox(cell.box, table);
  }
  for (const Cell& cell : table.cells) {
    require(table.At(cell.row, cell.column) == &cell, "At finds every cell");
  }
}

void RequireTable(const Table& table) {
  const auto require = [&](bool holds, const char* promise) { Require(holds, promise, &table); };
  require(table.rows >= 2 && table.columns >= 2, "tables have two rows and columns");
  require(table.header_rows >= 0 && table.header_rows <= table.rows, "the header is of its rows");
  require(table.page >= 1 && table.page <= table.last_page, "pages ascend");
  require(!table.areas.empty(), "tables stand somewhere");
  RequireBox(table.box, table);
  for (const Table::Area& area : table.areas) RequireBox(area.box, table);
  for (const Cell& cell : table.other_headers) {
    require(cell.column >= 0 && cell.column < table.columns, "other headers are of its columns");
  }
  RequireCells(table);
  const std::vector<std::vector<std::string>> grid = ToGrid(table);
  require(grid.size() == static_cast<std::size_t>(table.rows), "the grid has all rows");
  for (const std::vector<std::string>& row : grid) {
    require(row.size() == static_cast<std::size_t>(table.columns), "the grid has all columns");
  }
}

table::ContentOptions Options() {
  table::ContentOptions options;
  options.tables.words = table::TestWords();
  return options;
}

void FindInPages(std::span<const std::uint8_t> bytes) {
  static const table::ContentOptions options = Options();
  const document::Document document = MakeDocument(bytes);
  document::Notes notes;
  table::Trace trace;
  const bool traced = bytes.size() % 2 == 1;
  const table::Content content = FindContent(document, options, notes, traced ? &trace : nullptr);
  Require(content.lines.size() == document.pages.size(), "every page has its lines");
  std::vector<bool> numbered(content.tables.size() + content.paragraphs.size());
  const auto require_order = [&](int order) {
    Require(order >= 0 && static_cast<std::size_t>(order) < numbered.size() &&
                !numbered[static_cast<std::size_t>(order)],
            "tables and paragraphs are numbered together");
    numbered[static_cast<std::size_t>(order)] = true;
  };
  for (const Table& table : content.tables) {
    RequireTable(table);
    require_order(table.order);
  }
  for (const layout::Paragraph& paragraph : content.paragraphs) {
    Require(!paragraph.anchors.empty(), "paragraphs have anchors");
    require_order(paragraph.order);
    for (const layout::Anchor& anchor : paragraph.anchors) {
      Require(anchor.offset <= paragraph.text.size(), "anchors lie in the text");
    }
  }
}

}  // namespace
}  // namespace gouji::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  gouji::fuzz::FindInPages({data, size});
  return 0;
}
