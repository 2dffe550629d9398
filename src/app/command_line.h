#pragma once

// The words of the command line -> what to do. Parsing only: nothing is opened here.

#include <string>
#include <utility>
#include <vector>

#include "app/exit_status.h"
#include "app/scanned_pages.h"
#include "report/options.h"
#include "worker/limits.h"

namespace gouji::app {

enum class Command { kCheck, kTables, kInfo, kIngest, kRulesList, kRulesTest };
enum class Verbosity { kNormal, kQuiet };
enum class ColourChoice { kAutomatic, kNever };

/// How the workers are run that read the documents.
struct WorkerOptions {
  int jobs = 0;  ///< Workers at once; 0: one for each processor.
  worker::Limits limits;
  /// For each scanned page besides: A4 at 300 dpi takes about a second and 100 MB.
  worker::Limits page_limits = {.memory_bytes = std::size_t{400} << 20, .processor_seconds = 60};
};

struct CommandLine {
  Command command = Command::kCheck;
  std::vector<std::string> paths;
  report::Language language = report::Language::kChinese;
  std::vector<std::string> rules;      ///< --rules, in the order given.
  std::pair<int, int> pages = {0, 0};  ///< --pages; {0, 0}: all.
  FailOn fail_on = FailOn::kError;
  std::string format;     ///< The name of a format; checked.
  std::string output;     ///< --output; "": standard output.
  std::string database;   ///< --db; "": none.
  std::string debug;      ///< --debug, a folder for pictures of the pages; "": none.
  WorkerOptions workers;  ///< --jobs, --memory, --seconds, --page-memory, --page-seconds
  Ocr ocr = Ocr::kAutomatic;
  Verbosity verbosity = Verbosity::kNormal;
  ColourChoice colour = ColourChoice::kAutomatic;
  bool show_checked = false, show_repairs = false, show_numbers = false;  ///< --show
};

/// A command line, or (`command_line.command` is then without meaning) a text to print and the
/// status to end with: help and the version for standard output, a mistake for standard error.
struct ParsedCommandLine {
  enum class Kind { kRun, kPrint, kMistake };
  Kind kind = Kind::kRun;
  CommandLine command_line;
  std::string text;
};

/// `arguments` without the program's name.
ParsedCommandLine ParseCommandLine(const std::vector<std::string>& arguments);

}  // namespace gouji::app
