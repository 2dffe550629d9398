#pragma once

// A table of words in rules/: UTF-8, TAB-separated, one header line of column names.
//
// Lines that start with '#' and empty lines are comments. The columns are checked against those
// that the caller knows: an unknown or missing one is an error at its place, so is a row with more
// fields than the header, or without one of a column that must be there. A field is trimmed;
// missing fields at the end of a row are "". Two rows of one file with one key (row_key.h) are an
// error that names both.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "rules/file_position.h"

namespace gouji::rules {

class TsvFile {
 public:
  struct Row {
    std::vector<std::string> fields;  ///< One for each wanted column, in the order asked for.
    FilePosition position;            ///< Of the line; `column` is that of field 0.
    std::vector<int> columns;         ///< The text column, from 1, where each field starts.
    /// The position of field `index`, for an error about it.
    FilePosition At(std::size_t index) const;
  };

  /// Reads `path`. `wanted` are all columns, every one of which must be in the header line, in any
  /// order; a name that ends in '?' may be missing (its fields are then ""). Without any, all
  /// columns that the header line names are read, in its order.
  static Result<TsvFile> Read(const std::string& path, const std::vector<std::string>& wanted);
  static Result<TsvFile> Parse(std::string_view text, const std::string& path,
                               const std::vector<std::string>& wanted);

  const std::vector<Row>& rows() const { return rows_; }
  /// What tells a row from the others of its file (row_key.h), TAB between fields; "" if there may
  /// be many of it.
  std::string KeyOfRow(std::size_t row) const;
  const std::string& path() const { return path_; }

 private:
  /// Two rows with one key are an error at the second.
  Result<void> CheckKeys() const;

  std::string path_;
  std::vector<Row> rows_;
  std::vector<std::size_t> key_fields_;
  std::string always_added_;
};

/// Splits "a|b|c" (a list inside a field), trimmed; empty for "".
std::vector<std::string> SplitList(std::string_view field, char separator = '|');

/// The whole file. Errors name the path: kNotFound, kPermission, kSystem, kInvalid (not UTF-8).
Result<std::string> ReadTextFile(const std::string& path);

}  // namespace gouji::rules
