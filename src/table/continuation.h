#pragma once

// Pieces of tables -> Tables: a table that goes on over a page break, after a repeated header, or
// after a group label is one table. Its header stands once, from the piece that agrees best with
// the others (OCR garbles a cell here and there; on printed pages headers that differ are those of
// different tables); the label becomes a group row; a row that the page break cut is one row.
// Tables that stand beside each other go on each below its own columns. Tables with titles of their
// own stay apart.

#include <vector>

#include "table/caption.h"
#include "table/table.h"
#include "table/words.h"

namespace gouji::table {

struct Piece {
  Table table;
  Caption caption;
  /// Nothing but what stands beside it is above it, or below.
  bool first_on_page = false, last_on_page = false;
  bool is_recognised = false;  ///< On a scan: characters may be misread.
};

/// `pieces` in reading order, each with its structure found. Captions become titles and notes.
std::vector<Table> JoinPieces(std::vector<Piece> pieces, const Words& words);

}  // namespace gouji::table
