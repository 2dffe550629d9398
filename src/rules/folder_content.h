#pragma once

// Whether all that lies in a folder of rules is read. A file with a wrong name or in a wrong place
// would otherwise be passed over, and a run without a rule calls broken figures sound.

#include <string>

#include "base/result.h"

namespace gouji::rules {

/// `folder` may hold TSV files that `built_in` has too, `checks/*.yaml` and `patterns/*.yaml`; .md
/// files, names that begin with a dot and an editor's backups (~) are left alone. Errors name the
/// first other entry and what is expected there: kInvalid (also for a folder without any rule
/// file), kNotFound, kPermission. `built_in` itself must have checks and patterns.
Result<void> CheckFolderContent(const std::string& folder, const std::string& built_in);

}  // namespace gouji::rules
