#pragma once

// Every text of --help, in both languages, so that command_line.cc holds only the structure.

#include <string>

#include "record/observation.h"
#include "report/options.h"

namespace gouji::app::help {

extern const record::Text kProgram, kProgramExamples;
extern const record::Text kCheck, kCheckExamples, kTables, kTablesExamples, kInfo, kInfoExamples,
    kIngest, kIngestExamples, kRules, kRulesList, kRulesTest, kRulesExamples;
extern const record::Text kPaths, kLanguage, kRulesFolder, kPages, kFailOn, kFormat, kOutput,
    kTablesOutput, kDebug, kJobs, kMemory, kSeconds, kPageMemory, kPageSeconds, kOcr, kDatabase,
    kDatabaseNeeded, kShow, kQuiet, kNoColour, kHelp, kVersion;
// Headings of CLI11's help page.
extern const record::Text kUsage, kOptions, kArguments, kCommands, kCommonOptions;

}  // namespace gouji::app::help
