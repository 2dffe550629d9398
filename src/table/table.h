#pragma once

// What the table finders deliver: grids of cells with spans, roles and places.
//
// Rows and columns count from 0. A cell stands once, at its first row and column; the positions
// that it spans are covered and hold no cell of their own. Boxes are points on the page named
// beside them.

#include <string>
#include <vector>

#include "document/page.h"

namespace gouji::table {

enum class Role {
  kHeader,  ///< Names columns; `header_rows` of the table are the rows of such cells.
  kStub,    ///< Names a row: unit names, running numbers (序号) included.
  kGroup,   ///< A label for the rows below it: 县市区, 行政事业单位.
  kTotal,   ///< A figure or label of a 合计, 总计 or 小计 row.
  kData,
  kNote,  ///< A row of text below or inside the table: 备注.
};

enum class Kind { kRuled, kAligned, kMarkup, kScanned };

struct Cell {
  int row = 0, column = 0;
  int row_span = 1, column_span = 1;
  std::string text;  ///< As printed; wrapped lines joined, without blanks beside Chinese
                     ///< characters, and what blanks spread over the cell is one word.
  std::vector<std::string> lines;  ///< The printed lines before they were joined, if more than one.
  Role role = Role::kData;
  int page = 0;
  document::Rect box;
  int line = 0;  ///< Of a text file, from 1; 0 elsewhere.
  double confidence = 1;
  std::vector<document::Alternative> alternatives;  ///< Of a recognised cell; best first.
  /// As it was read first, if another reading or a name of the vocabulary has taken its place.
  std::string read;
  bool proved = false;  ///< A figure that the arithmetic of its table proves to be read right.
};

struct Table {
  int page = 0, last_page = 0;
  document::Rect box;              ///< On `page`.
  std::string title;               ///< The caption above, joined; "" if there is none.
  std::string measure;             ///< From a note such as "单位：件"; "" if there is none.
  std::vector<std::string> notes;  ///< 备注 lines that belong to the table.
  Kind kind = Kind::kRuled;
  int rows = 0, columns = 0;
  int header_rows = 0;
  std::vector<Cell> cells;  ///< Ascending by row, then column.
  /// Headers of later pieces that were dropped although a text differs from the header's: the
  /// cell's `column` and joined text. What they mean is told by whoever reads the header.
  std::vector<Cell> other_headers;
  int order = 0;  ///< Position among the paragraphs and tables of the document.
  /// The areas it covers, one for each page or piece, title and notes included (they are no prose).
  struct Area {
    int page = 0;
    document::Rect box;
  };
  std::vector<Area> areas;

  const Cell* At(int row, int column) const;  ///< The cell that starts there; nullptr if none does.
};

/// rows × columns texts: a spanning cell's text at its first position, "" where it covers.
std::vector<std::vector<std::string>> ToGrid(const Table& table);

/// "ruled", "header" ...: the names that JSON and the database use.
const char* Name(Kind kind);
const char* Name(Role role);

}  // namespace gouji::table
