#pragma once

// What the program returns to the shell.

#include "record/finding.h"

namespace gouji::app {

enum class ExitStatus {
  kClean = 0,     ///< Nothing at or above --fail-on.
  kFindings = 1,  ///< At least one finding at or above --fail-on.
  kUsage = 2,  ///< The command line, a rule file or the kind of database is wrong: nothing was run.
  kUnread = 3,  ///< Some input could not be read; the others were, and are reported.
  kFailed = 4,  ///< gouji itself failed: an output that cannot be written, a defect of its own.
};

/// --fail-on: the least severity that makes a run fail.
enum class FailOn { kNote, kWarning, kError, kCritical, kNever };

/// Input that could not be read outweighs findings: they are then not all that there are.
ExitStatus StatusOf(const record::RunSummary& run, FailOn fail_on);

}  // namespace gouji::app
