#pragma once

// What tells the rows of a TSV file of rules/ apart.
//
// Two rows of one file with one key contradict or repeat each other: TsvFile refuses the second. A
// row of a further folder takes the place of the built-in row with its key; where a file has no
// key columns its rows are only added to.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "rules/file_position.h"

namespace gouji::rules {

struct RowKey {
  std::vector<std::string> columns;  ///< Empty: the whole row.
  std::string always_added;          ///< The key of rows that may be many; "": there is none.
};

/// Of the file with that name ("topics.tsv").
const RowKey& KeyOf(std::string_view file_name);

/// The rows of later folders that replace one of an earlier folder, by file name and line. Errors:
/// see rules/tsv_file.h.
Result<std::vector<Replacement>> FindReplacedRows(const std::vector<std::string>& folders);

}  // namespace gouji::rules
