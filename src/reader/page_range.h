#pragma once

// Which pages of a file are read.

#include <utility>

#include "base/result.h"

namespace gouji::reader {

/// First and last page of a file of `count` pages, from 1, for ReaderOptions::pages. Errors:
/// kInvalid (no pages, or none of those), kLimit (more than `most`).
Result<std::pair<int, int>> PagesToRead(int count, int most, std::pair<int, int> wanted);

}  // namespace gouji::reader
