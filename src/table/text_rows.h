#pragma once

// The physical lines of a text file, cut into fields: what the finders of markup share.

#include <string>
#include <vector>

#include "document/page.h"
#include "table/table.h"
#include "table/trace.h"

namespace gouji::table {

/// A line of a text page with all its glyphs, blanks and TABs included.
struct TextRow {
  int number = 0;           ///< Of the file, from 1.
  std::vector<int> glyphs;  ///< In order.
  bool blank = true;        ///< Nothing but white space.
};

/// The lines that hold at least one glyph. Empty if the page is no text page.
std::vector<TextRow> ToTextRows(const document::Page& page);

struct Field {
  std::string text;  ///< Trimmed, without Markdown marks.
  document::Rect box;
  int line = 0;  ///< Of the file, from 1.
};

/// Cuts at every glyph that is `separator`; "\|" is no separator. n separators make n + 1 fields.
std::vector<Field> Split(const document::Page& page, const TextRow& row, char separator);

using FieldRow = std::vector<Field>;

/// A table of kind kMarkup, without rows and cells if `columns` are too few or too many; short rows
/// get empty cells, fields past `columns` are joined to the last.
Table ToTable(const document::Page& page, const std::vector<FieldRow>& rows, int columns);

/// A table without numbers and with fewer than three rows is rather broken prose.
Verdict Judge(const Table& table);

}  // namespace gouji::table
