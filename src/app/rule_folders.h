#pragma once

// Where the rule files are.

#include <string>
#include <vector>

#include "base/result.h"

namespace gouji::app {

/// The built-in rules, then `more` (--rules). Built in is the first that exists of: the variable
/// GOUJI_RULES_DIR, ../share/gouji/rules beside the program, the source folder it was built from.
/// Errors: kNotFound names the folders that were looked at; a folder that holds what no loader
/// reads, or nothing, is refused (rules/folder_content.h).
Result<std::vector<std::string>> FindRuleFolders(const std::vector<std::string>& more);

}  // namespace gouji::app
