#include <unistd.h>

#include <algorithm>
#include <sstream>
#include <utility>

#include "app/commands.h"
#include "app/documents.h"
#include "app/drawing_folder.h"
#include "app/inputs.h"
#include "app/message.h"
#include "app/output.h"
#include "app/progress.h"
#include "report/formats.h"

namespace gouji::app {

ExitStatus RunTables(const CommandLine& line) {
  const auto& formats = report::TablesFormats();
  const auto format = std::find_if(formats.begin(), formats.end(),
                                   [&](const auto& f) { return f.name == line.format; });
  if (format->encoding == report::Encoding::kBinary && line.output.empty() &&
      isatty(STDOUT_FILENO) == 1) {
    PrintError({ErrorCode::kInvalid, "the format is not for a terminal: name a file with --output",
                line.format},
               line.language);
    return ExitStatus::kUsage;
  }
  const Result<table::Words> words = LoadTableWords(line.rules);
  if (!words) {
    PrintError(words.error(), line.language);
    return ExitStatus::kUsage;
  }
  const Inputs inputs = FindInputs(line.paths, line.language);
  if (const auto apart = CheckOutput(line.output, inputs.files, ""); !apart) {
    PrintError(apart.error(), line.language);
    return ExitStatus::kUsage;
  }
  for (const record::Problem& problem : inputs.problems)
    PrintLine(ProblemText(problem, line.language));
  bool unread = !inputs.problems.empty();
  std::vector<report::FileTables> files;
  Wanted wanted;
  wanted.reader.pages = line.pages;
  wanted.words = &*words;
  if (!line.debug.empty()) wanted.extra = Wanted::Extra::kPictures;
  wanted.language = line.language;
  DrawingFolder drawings(line.debug);
  Documents documents(inputs.files, wanted, line.workers);
  Progress progress(inputs.files.size(), line.verbosity);
  for (const std::string& path : inputs.files) {
    progress.Next(path);
    Result<Reading> reading = documents.Next();
    if (!reading) {
      PrintError(reading.error(), line.language);
      unread = true;
      continue;
    }
    for (const record::Problem& problem : UnreadPages(reading->document, line.language)) {
      PrintLine(ProblemText(problem, line.language));
      unread = true;
    }
    if (!line.debug.empty()) {
      if (const auto drawn = drawings.Write(reading->document, reading->pictures); !drawn) {
        PrintError(drawn.error(), line.language);
        return ExitStatus::kFailed;
      }
    }
    files.push_back({path, std::move(reading->tables)});
  }
  report::Options options;
  options.language = line.language;
  if (!line.output.empty()) options.byte_order_mark = report::ByteOrderMark::kWrite;
  std::ostringstream out;
  format->write(files, options, out);
  if (const Result<void> written = WriteOutput(out.str(), line.output); !written) {
    PrintError(written.error(), line.language);
    return ExitStatus::kFailed;
  }
  return unread ? ExitStatus::kUnread : ExitStatus::kClean;
}

}  // namespace gouji::app
