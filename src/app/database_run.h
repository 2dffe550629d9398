#pragma once

// The database of a run, whether it is a file (--db) or memory only: one code for both.

#include <string>

#include "app/rule_set.h"
#include "base/result.h"
#include "store/database.h"

namespace gouji::app {

/// The version of this program.
std::string ProgramVersion();

/// Who writes, and when: now.
store::RunInfo CurrentRun(const RuleSet& rules);

/// `path` "" is memory.
Result<store::Database> OpenDatabase(const std::string& path, const RuleSet& rules,
                                     const store::RunInfo& run);

}  // namespace gouji::app
