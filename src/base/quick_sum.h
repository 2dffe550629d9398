#pragma once

// Tells two versions of a long file apart, in a tenth of the time of SHA-256: for files that nobody
// has a reason to forge.

#include <string>

#include "base/result.h"

namespace gouji {

/// Of the bytes of the file, as decimal text. Errors: kSystem.
Result<std::string> QuickSumOfFile(const std::string& path);

}  // namespace gouji
