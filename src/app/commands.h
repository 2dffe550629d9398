#pragma once

// One function for each command; main_program.cc lists them.

#include "app/command_line.h"
#include "app/exit_status.h"

namespace gouji::app {

ExitStatus RunCheck(const CommandLine& line);  ///< check and ingest
ExitStatus RunTables(const CommandLine& line);
ExitStatus RunInfo(const CommandLine& line);
ExitStatus RunRulesList(const CommandLine& line);
ExitStatus RunRulesTest(const CommandLine& line);

}  // namespace gouji::app
