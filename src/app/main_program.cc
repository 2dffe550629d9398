#include "app/main_program.h"

#include <csignal>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "app/command_line.h"
#include "app/commands.h"
#include "app/message.h"
#include "app/output.h"
#include "rules/pattern_regex.h"

namespace gouji::app {

namespace {

ExitStatus Dispatch(const CommandLine& line) {
  switch (line.command) {
    case Command::kCheck:
    case Command::kIngest:
      return RunCheck(line);
    case Command::kTables:
      return RunTables(line);
    case Command::kInfo:
      return RunInfo(line);
    case Command::kRulesList:
      return RunRulesList(line);
    case Command::kRulesTest:
      return RunRulesTest(line);
  }
  return ExitStatus::kFailed;
}

ExitStatus Run(const std::vector<std::string>& arguments) {
  const ParsedCommandLine parsed = ParseCommandLine(arguments);
  switch (parsed.kind) {
    case ParsedCommandLine::Kind::kPrint:
      return WriteOutput(parsed.text, "") ? ExitStatus::kClean : ExitStatus::kFailed;
    case ParsedCommandLine::Kind::kMistake:
      std::fputs(parsed.text.c_str(), stderr);
      return ExitStatus::kUsage;
    case ParsedCommandLine::Kind::kRun:
      break;
  }
  return Dispatch(parsed.command_line);
}

}  // namespace

int MainProgram(int argc, char** argv) {
  // A file that grows past its limit must be an error of the write, as a full disk is, not a
  // signal.
  std::signal(SIGXFSZ, SIG_IGN);
  // Ignored, as some starters leave it, it would take away how the workers ended.
  std::signal(SIGCHLD, SIG_DFL);
  try {
    return static_cast<int>(Run(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc)));
  } catch (const rules::BrokenExpression& broken) {
    PrintLine(std::string("gouji: ") + broken.what());
    return static_cast<int>(ExitStatus::kUsage);
  } catch (const std::exception& exception) {
    PrintLine(std::string("gouji: internal failure: ") + exception.what());
    return static_cast<int>(ExitStatus::kFailed);
  }
}

}  // namespace gouji::app
