#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <sstream>
#include <utility>
#include <vector>

#include "app/commands.h"
#include "app/documents.h"
#include "app/inputs.h"
#include "app/message.h"
#include "app/output.h"
#include "app/page_cache.h"
#include "app/progress.h"
#include "app/run_store.h"
#include "report/chinese_messages.h"
#include "report/formats.h"

namespace gouji::app {

namespace {

namespace fs = std::filesystem;

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
  const bool chinese = language == report::Language::kChinese;
  if (chinese && !report::InChinese(where).empty()) where = report::InChinese(where);
  const std::string place = where.empty() ? "" : where + (chinese ? "：" : ": ");
  return {path, 0, place + Explain(error, language), true};
}

/// One run over the inputs. `failure` is set when the database could not take a document.
struct Run {
  record::RunSummary summary;
  std::optional<Error> failure;
  int stored = 0, unchanged = 0, replaced = 0;
};

/// Of a file: absolute, links resolved; "" for standard input and pipes, which are no place.
std::string LocationOf(const std::string& path) {
  std::error_code error;
  if (path == "-" || !fs::is_regular_file(path, error)) return "";
  const fs::path location = fs::canonical(path, error);
  return error ? "" : location.string();
}

/// Takes what the worker of `path` delivered. `wanted` is what was asked of it.
void TakeReading(const std::string& path, Result<Reading> reading, const CommandLine& line,
                 const Wanted& wanted, RunStore& run_store, Run& run) {
  if (!reading) {
    run.summary.problems.push_back(ProblemOf(path, reading.error(), line.language));
    return;
  }
  // Of a file that is stored already too: what cannot be read stays a problem each time.
  for (record::Problem& problem : UnreadPages(*reading, line.language)) {
    run.summary.problems.push_back(std::move(problem));
  }
  if (line.command == Command::kIngest) {
    const Result<bool> current = run_store.IsCurrent(reading->document, LocationOf(path));
    if (!current && !run.failure) run.failure = current.error();
    if (current && *current && reading->stored != Stored::kOtherwise) {
      ++run.unchanged;
      return;
    }
  }
  if (!reading->result && !reading->failure) {
    // It was current when the run began, and another has taken its place since.
    Wanted all = wanted;
    all.current = nullptr;
    reading = Documents({path}, all, line.workers).Next();
  }
  if (!reading || !reading->result) {
    const Error& error = reading ? *reading->failure : reading.error();
    run.summary.problems.push_back(ProblemOf(path, error, line.language));
    return;
  }
  const Result<store::Saved> saved =
      run_store.Save({reading->document.pages, reading->tables, reading->paragraphs,
                      *reading->result, LocationOf(path)});
  if (!saved && !run.failure) run.failure = saved.error();
  if (saved) ++run.stored;
  if (saved && *saved == store::Saved::kInsteadOfOlder) ++run.replaced;
  run.summary.documents.push_back(std::move(*reading->result));
}

/// Has all files read, and takes what comes of it in their order.
void ReadAll(const std::vector<std::string>& files, const CommandLine& line, const RuleSet& rules,
             RunStore& run_store, Run& run) {
  Wanted wanted;
  wanted.parts = line.database.empty() ? Wanted::Parts::kFindings : Wanted::Parts::kAll;
  wanted.reader.pages = line.pages;
  wanted.ocr = line.ocr;
  Lazy<scan::Vocabulary> names([&] { return LoadNameVocabulary(line.rules); });
  wanted.names = &names;
  wanted.words = &rules.table_words;
  wanted.rules = &rules;
  const bool read_later = line.show_checked || !line.database.empty();
  wanted.messages = read_later ? check::MessagesOfHolds::kWrite : check::MessagesOfHolds::kSkip;
  store::DocumentStates current;
  if (line.command == Command::kIngest) {
    Result<store::DocumentStates> known = run_store.CurrentDocuments();
    if (known) current = std::move(known).value();
    if (!known) run.failure = known.error();
    wanted.current = &current;
  }
  Progress progress(files.size(), line.verbosity, line.language);
  PageCache cache(&run_store, &names);
  Documents documents(files, wanted, line.workers, &progress,
                      line.database.empty() ? nullptr : &cache);
  for (const std::string& path : files) {
    progress.Next(path);
    TakeReading(path, documents.Next(), line, wanted, run_store, run);
  }
  if (!run.failure) run.failure = cache.failure();
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
  const std::string stored = std::to_string(run.stored);
  const std::string unchanged = std::to_string(run.unchanged);
  const std::string unread = std::to_string(run.summary.problems.size());
  const std::string replaced = std::to_string(run.replaced);
  if (language == report::Language::kChinese) {
    const std::string of_them = run.replaced > 0 ? "（其中 " + replaced + " 份替换改动前的）" : "";
    return "存入 " + stored + " 份" + of_them + "，" + unchanged + " 份没有变化，" + unread +
           " 个问题\n";
  }
  const std::string of_them =
      run.replaced > 0 ? " (" + replaced + " in place of what the file held before)" : "";
  return stored + " stored" + of_them + ", " + unchanged + " unchanged, " + unread +
         " problem(s)\n";
}

/// A check prints the report, an ingest one line and the problems.
Result<void> Print(const Run& run, const CommandLine& line, ExitStatus status) {
  if (line.command == Command::kIngest) {
    for (const record::Problem& problem : run.summary.problems) {
      PrintLine(ProblemText(problem, line.language));
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
  Inputs inputs = FindInputs(line.paths, line.language);
  for (const auto& apart : {CheckOutput(line.output, inputs.files, line.database),
                            StaysOutput(line.output, line.paths)}) {
    if (apart) continue;
    PrintError(apart.error(), line.language);
    return ExitStatus::kUsage;
  }
  Result<RunStore> run_store = RunStore::Open(line.database, *rules, line.pages);
  if (!run_store) {
    PrintError(run_store.error(), line.language);
    // A file of another program or version is a wrong argument; one that cannot be written is a
    // failure.
    const ErrorCode code = run_store.error().code;
    const bool is_other = code == ErrorCode::kInvalid || code == ErrorCode::kUnsupported;
    return is_other ? ExitStatus::kUsage : ExitStatus::kFailed;
  }
  Run run;
  run.summary.version = ProgramVersion();
  run.summary.rules_hash = rules->lexicon.hash;
  run.summary.problems = std::move(inputs.problems);
  ReadAll(inputs.files, line, *rules, *run_store, run);
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
