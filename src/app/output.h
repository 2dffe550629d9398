#pragma once

// Where a report goes. A file is written whole or not at all: beside it first, then renamed, so a
// full disk leaves the older one as it was.

#include <string>

#include "base/result.h"

namespace gouji::app {

/// `path` "" is standard output. Devices and pipes are written directly.
Result<void> WriteOutput(const std::string& text, const std::string& path);

}  // namespace gouji::app
