#pragma once

// Where the header of a table ends, and one header out of what OCR or a page break made of it.

#include <string>
#include <vector>

#include "table/table.h"
#include "table/words.h"

namespace gouji::table {

/// Sets `header_rows`, gives blank header cells to the cell that spans them, joins a header that
/// was cut into two rows, and takes the blanks of wrapped lines out of header cells.
void FindHeader(const Words& words, Table* table);

/// The header of each column, rows joined from top to bottom, without blanks.
std::vector<std::string> HeaderTexts(const Table& table);

/// The same, as if the header were the first `rows` rows.
std::vector<std::string> HeaderTexts(const Table& table, int rows);

}  // namespace gouji::table
