#pragma once

// Tables made by hand, and the part of the lexicon that tables are read with.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "rules/lexicon.h"
#include "table/table.h"

namespace gouji::normalise {

inline const rules::Lexicon& TableLexicon() {
  static const rules::Lexicon lexicon = [] {
    rules::Lexicon loaded;
    loaded.numbers = rules::LoadNumberWords({GOUJI_RULES}).value();
    loaded.indicators = rules::LoadIndicators({GOUJI_RULES}).value();
    loaded.units = rules::LoadUnitWords({GOUJI_RULES}).value();
    loaded.reading = rules::LoadTableReading({GOUJI_RULES}).value();
    loaded.document = rules::LoadDocumentWords({GOUJI_RULES}).value();
    return loaded;
  }();
  return lexicon;
}

/// `rows[0 .. header_rows)` are the header. A text "^" continues the cell above, "<" the cell to
/// the left; a row of one text is a group label over the whole width.
inline table::Table MakeTable(const std::vector<std::vector<std::string>>& rows,
                              int header_rows = 1) {
  table::Table table;
  table.page = table.last_page = 1;
  table.rows = static_cast<int>(rows.size());
  table.columns = static_cast<int>(rows.front().size());
  table.header_rows = header_rows;
  const auto cell_at = [&](int row, int column) {
    for (table::Cell& cell : table.cells) {
      if (row >= cell.row && row < cell.row + cell.row_span && column >= cell.column &&
          column < cell.column + cell.column_span) {
        return &cell;
      }
    }
    return static_cast<table::Cell*>(nullptr);
  };
  for (int row = 0; row < table.rows; ++row) {
    const auto& texts = rows[static_cast<std::size_t>(row)];
    for (int column = 0; column < static_cast<int>(texts.size()); ++column) {
      const std::string& text = texts[static_cast<std::size_t>(column)];
      if (text == "^") {
        ++cell_at(row - 1, column)->row_span;
        continue;
      }
      if (text == "<") {
        ++cell_at(row, column - 1)->column_span;
        continue;
      }
      table::Cell cell;
      cell.row = row;
      cell.column = column;
      cell.text = text;
      cell.page = 1;
      cell.box = {60.0 * column, 20.0 * row, 60.0 * (column + 1), 20.0 * (row + 1)};
      if (row < header_rows) cell.role = table::Role::kHeader;
      if (texts.size() == 1) {
        cell.column_span = table.columns;
        cell.role = table::Role::kGroup;
      }
      table.cells.push_back(std::move(cell));
    }
  }
  return table;
}

}  // namespace gouji::normalise
