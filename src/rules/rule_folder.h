#pragma once

// A rule file in several folders: the built-in one first, then those that a user adds.

#include <functional>
#include <string>
#include <vector>

#include "rules/tsv_file.h"

namespace gouji::rules {

/// Whether the expressions of the first folder are compiled when they are loaded, or when they are
/// first needed: they were checked before they were installed.
enum class BuiltIn { kCheck, kTrust };
enum class Compiling { kNow, kLater };
inline Compiling CompilingOf(std::size_t folder, BuiltIn built_in) {
  return folder == 0 && built_in == BuiltIn::kTrust ? Compiling::kLater : Compiling::kNow;
}

/// Calls `read` for each row of `name` in each folder, with the folder's index. A file that is
/// missing is an error in the first folder and nothing elsewhere.
Result<void> ForEachRow(const std::vector<std::string>& folders, const std::string& name,
                        const std::vector<std::string>& columns,
                        const std::function<Result<void>(const TsvFile::Row&, std::size_t)>& read);

/// The index of `text` in `names`; otherwise an error at field `field` of `row` that lists the
/// names.
Result<std::size_t> OneOf(const TsvFile::Row& row, std::size_t field,
                          const std::vector<std::string>& names, const std::string& what);

/// Sorts words so that the longest stands first; equal words are kept once.
void SortLongestFirst(std::vector<std::string>& words);

}  // namespace gouji::rules
