#pragma once

// Where a report goes. A file is written whole or not at all: under a name of its own beside the
// target first, then renamed, so a full disk leaves the older one as it was.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace gouji::app {

/// `path` "" is standard output. A link is followed: what it names is replaced, the link stays. A
/// file that was there keeps its permissions. What is no regular file (a device, a pipe) or already
/// open (/dev/stdout) is written directly. Errors: kNotFound (the folder), kPermission, kInvalid (a
/// folder, links in a circle), kSystem.
Result<void> WriteOutput(std::string_view text, const std::string& path);
/// The same of a text in pieces.
Result<void> WriteOutput(std::span<const std::string_view> pieces, const std::string& path);

/// Refuses (kInvalid) an output that would replace one of the files that are read or the database,
/// by whatever name. "" is no output, no database.
Result<void> CheckOutput(const std::string& path, const std::vector<std::string>& inputs,
                         const std::string& database);

}  // namespace gouji::app
