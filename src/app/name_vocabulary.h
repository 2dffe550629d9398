#pragma once

// What the reader of scanned pages knows of names, from the rule files.

#include <string>
#include <vector>

#include "base/result.h"
#include "scan/vocabulary.h"

namespace gouji::app {

/// `more`: the folders of --rules. Errors carry the file, line and column.
Result<scan::Vocabulary> LoadNameVocabulary(const std::vector<std::string>& more);

}  // namespace gouji::app
