#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <optional>
#include <sstream>
#include <utility>

#include "app/commands.h"
#include "app/inputs.h"
#include "app/message.h"
#include "app/output.h"
#include "app/pipeline.h"
#include "app/progress.h"
#include "app/run_store.h"
#include "report/formats.h"

namespace gouji::app {

namespace {

/// Widths in which the text report is still readable.
constexpr int kMinWidth = 60, kMaxWidth = 120, kDefaultWidth = 100;

bool IsTerminal(const CommandLine& line) {
  return line.output.empty() && isatty(STDOUT_FILENO) == 1;
}

report::Options ReportOptions(const CommandLine& line) {
  report::Options options;
  options.language = line.language;
  options.show_checked = line.show_checked;
  options.show_repairs = line.show_repairs;
  options.show_numbers = line.show_numbers;
  options.width = kDefaultWidth;
  if (!line.output.empty()) options.byte_order_mark = report::ByteOrderMark::kWrite;
  if (!IsTerminal(line)) return options;
  // https://no-color.org: set and not empty means no colours.
  const char* no_colour = std::getenv("NO_COLOR");
  const bool wanted =
      line.colour == ColourChoice::kAutomatic && (no_colour == nullptr || *no_colour == '\0');
  options.colour = wanted ? report::Colour::kOn : report::Colour::kOff;
  winsize size = {};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    options.width = std::clamp(static_cast<int>(size.ws_col), kMinWidth, kMaxWidth);
  }
  return options;
}

/// The path stands in a field of its own.
record::Problem ProblemOf(const std::string& path, const Error& error, report::Language language) {
  std::string where = error.where;
  if (where.starts_with(path)) where.erase(0, path.size());
  if (where.starts_with(": ")) where.erase(0, 2);
  const std::string place = where.empty() ? "" : where + ": ";
  return {path, 0, place + Explain(error, language), true};
}

/// One run over the inputs. `failure` is set when the database could not take a document.
struct Run {
  record::RunSummary summary;
  std::optional<Error> failure;
  int unchanged = 0;
};

void CheckFile(const std::string& path, const CommandLine& line, const RuleSet& rules,
               RunStore& run_store, Run& run) {
  reader::ReaderOptions options;
  options.pages = line.pages;
  Result<Content> content = ReadContent(path, options, rules.table_words);
  if (!content) {
    run.summary.problems.push_back(ProblemOf(path, content.error(), line.language));
    return;
  }
  if (line.command == Command::kIngest) {
    const Result<bool> current = run_store.IsCurrent(content->document.id);
    if (current && *current) {
      ++run.unchanged;
      return;
    }
  }
  for (record::Problem& problem : UnreadPages(content->document, line.language)) {
    run.summary.problems.push_back(std::move(problem));
  }
  Result<record::DocumentResult> result = CheckContent(*content, rules);
  if (!result) {
    run.summary.problems.push_back(ProblemOf(path, result.error(), line.language));
    return;
  }
  const Result<void> saved =
      run_store.Save({content->document.pages, content->tables, content->paragraphs, *result});
  if (!saved && !run.failure) run.failure = saved.error();
  run.summary.documents.push_back(std::move(result).value());
}

Result<void> WriteReport(const record::RunSummary& summary, const CommandLine& line) {
  const auto& formats = report::FindingsFormats();
  const auto format = std::find_if(formats.begin(), formats.end(),
                                   [&](const auto& f) { return f.name == line.format; });
  std::ostringstream out;
  format->write(summary, ReportOptions(line), out);
  return WriteOutput(out.str(), line.output);
}

std::string IngestLine(const Run& run, report::Language language) {
  const std::string stored = std::to_string(run.summary.documents.size());
  const std::string unchanged = std::to_string(run.unchanged);
  const std::string unread = std::to_string(run.summary.problems.size());
  if (language == report::Language::kChinese) {
    return "存入 " + stored + " 份，" + unchanged + " 份没有变化，" + unread + " 个问题\n";
  }
  return stored + " stored, " + unchanged + " unchanged, " + unread + " problem(s)\n";
}

/// A check prints the report, an ingest one line and the problems.
Result<void> Print(const Run& run, const CommandLine& line, ExitStatus status) {
  if (line.command == Command::kIngest) {
    for (const record::Problem& problem : run.summary.problems) {
      const std::string page = problem.page > 0 ? " (" + std::to_string(problem.page) + ")" : "";
      PrintLine("gouji: " + problem.path + page + ": " + problem.message);
    }
    if (line.verbosity == Verbosity::kQuiet) return {};
    return WriteOutput(IngestLine(run, line.language), "");
  }
  const bool nothing_to_say = line.verbosity == Verbosity::kQuiet && status == ExitStatus::kClean &&
                              line.output.empty() && line.format == "text";
  if (nothing_to_say) return {};
  return WriteReport(run.summary, line);
}

}  // namespace

ExitStatus RunCheck(const CommandLine& line) {
  const auto start = std::chrono::steady_clock::now();
  const Result<RuleSet> rules = LoadRuleSet(line.rules);
  if (!rules) {
    PrintError(rules.error(), line.language);
    return ExitStatus::kUsage;
  }
  Result<RunStore> run_store = RunStore::Open(line.database, *rules);
  if (!run_store) {
    PrintError(run_store.error(), line.language);
    // A database of another program or version is a wrong argument; a full disk is a failure.
    return run_store.error().code == ErrorCode::kSystem ? ExitStatus::kFailed : ExitStatus::kUsage;
  }
  Inputs inputs = FindInputs(line.paths, line.language);
  Run run;
  run.summary.version = ProgramVersion();
  run.summary.rules_hash = rules->lexicon.hash;
  run.summary.problems = std::move(inputs.problems);
  {
    Progress progress(inputs.files.size(), line.verbosity);
    for (const std::string& path : inputs.files) {
      progress.Next(path);
      CheckFile(path, line, *rules, *run_store, run);
    }
  }
  run.summary.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  const FailOn fail_on = line.command == Command::kIngest ? FailOn::kNever : line.fail_on;
  const ExitStatus status = StatusOf(run.summary, fail_on);
  const Result<void> printed = Print(run, line, status);
  if (run.failure) PrintError(*run.failure, line.language);
  if (!printed) PrintError(printed.error(), line.language);
  return run.failure || !printed ? ExitStatus::kFailed : status;
}

}  // namespace gouji::app
