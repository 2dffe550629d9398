#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "app/commands.h"
#include "app/documents.h"
#include "app/drawing_folder.h"
#include "app/inputs.h"
#include "app/message.h"
#include "app/output.h"
#include "app/output_folder.h"
#include "app/progress.h"
#include "report/formats.h"

namespace gouji::app {

namespace {

namespace fs = std::filesystem;

Result<void> WriteWhole(const report::TablesFormat& format,
                        const std::vector<report::FileTables>& files,
                        const report::Options& options, const std::string& path) {
  std::ostringstream out;
  TRY(format.write(files, options, out));
  return WriteOutput(out.str(), path);
}

/// What has been read so far, in the one of both forms that the format asks for.
class TablesReport {
 public:
  explicit TablesReport(const report::TablesFormat& format) : format_(format) {}

  void Add(const std::string& path, Reading reading) {
    if (format_.part != nullptr) {
      parts_.push_back(std::move(reading.report_part));
    } else {
      files_.push_back({path, std::move(reading.tables)});
    }
  }

  Result<void> Write(const report::Options& options, const std::string& path) const {
    if (format_.part != nullptr) {
      const report::Frame frame = format_.frame(options);
      return WriteOutput(report::JoinParts(parts_, frame), path);
    }
    return WriteWhole(format_, files_, options, path);
  }

 private:
  const report::TablesFormat& format_;
  std::vector<report::FileTables> files_;
  std::vector<std::string> parts_;
};

/// "bulletin-table1.csv"
std::string TableName(const std::string& stem, std::size_t number, const std::string& extension) {
  return stem + "-table" + std::to_string(number) + "." + extension;
}

bool IsTableName(std::string_view name, const std::string& extension) {
  const std::string end = "." + extension;
  if (!name.ends_with(end)) return false;
  name.remove_suffix(end.size());
  const std::size_t stem = name.find_last_not_of("0123456789") + 1;
  return stem < name.size() && name.substr(0, stem).ends_with("-table");
}

/// A file for each table.
class TablesFolder {
 public:
  TablesFolder(const report::TablesFormat& format, const std::string& path)
      : format_(format), path_(path), folder_(path) {}

  /// `inputs` are not replaced.
  Result<void> Write(report::FileTables file, const report::Options& options,
                     const std::vector<std::string>& inputs) {
    TRY(folder_.Make());
    const std::string stem = folder_.StemFor(file.path);
    for (std::size_t i = 0; i < file.tables.size(); ++i) {
      const report::FileTables one = {file.path, {std::move(file.tables[i])}};
      const std::string name = TableName(stem, i + 1, format_.extension);
      const std::string path = folder_.PathOf(name);
      written_.insert(name);
      TRY(CheckOutput(path, inputs, ""));
      if (format_.part == nullptr) {
        TRY(WriteWhole(format_, {one}, options, path));
      } else {
        const std::vector<std::string> parts = {format_.part(one, options)};
        const report::Frame frame = format_.frame(options);
        TRY(WriteOutput(report::JoinParts(parts, frame), path));
      }
    }
    return {};
  }

  /// The tables in the folder, of the same format, that this run did not write.
  std::vector<std::string> OfOtherRuns() const {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator entry(path_, error), end; !error && entry != end;
         entry.increment(error)) {
      std::string name = entry->path().filename().string();
      if (IsTableName(name, format_.extension) && !written_.contains(name)) {
        names.push_back(std::move(name));
      }
    }
    std::sort(names.begin(), names.end());
    return names;
  }

 private:
  const report::TablesFormat& format_;
  std::string path_;
  OutputFolder folder_;
  std::set<std::string> written_;
};

/// Who takes all files of the folder would take old tables for new ones.
void SayOfOtherRuns(const std::vector<std::string>& names, const CommandLine& line) {
  constexpr std::size_t kMostNamed = 5;
  if (names.empty()) return;
  const bool chinese = line.language == report::Language::kChinese;
  std::string list;
  for (std::size_t i = 0; i < std::min(names.size(), kMostNamed); ++i) {
    list += (list.empty() ? "" : chinese ? "、" : ", ") + names[i];
  }
  if (names.size() > kMostNamed) list += chinese ? " 等" : " ...";
  const std::string count = std::to_string(names.size());
  const std::string message =
      chinese ? "有 " + count + " 个表的文件不是本次写入的：" + list + "；过时的请删除"
              : "files with tables of other runs: " + count + " (" + list +
                    "); delete what is out of date";
  PrintLine(ProblemText({line.output, 0, message, false}, line.language));
}

/// Errors: kInvalid if the output would replace what is read, or become what the next run reads.
Result<void> CheckTablesOutput(const CommandLine& line, const report::TablesFormat& format,
                               const std::vector<std::string>& inputs) {
  TRY(CheckOutput(line.output, inputs, ""));
  const std::string a_table = line.output + "/table." + std::string(format.extension);
  return StaysOutput(NamesFolder(line.output) ? a_table : line.output, line.paths);
}

/// Nothing at all on the screen leaves open whether the file was read.
void SayWithoutTables(const std::string& path, const CommandLine& line) {
  if (line.verbosity == Verbosity::kQuiet) return;
  PrintLine(line.language == report::Language::kChinese
                ? "gouji: " + path + ": 没有找到表；gouji info 说明原因"
                : "gouji: " + path + ": no table found; gouji info says why");
}

}  // namespace

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
  if (const auto apart = CheckTablesOutput(line, *format, inputs.files); !apart) {
    PrintError(apart.error(), line.language);
    return ExitStatus::kUsage;
  }
  for (const record::Problem& problem : inputs.problems)
    PrintLine(ProblemText(problem, line.language));
  bool unread = !inputs.problems.empty();
  report::Options options;
  options.language = line.language;
  if (!line.output.empty()) options.byte_order_mark = report::ByteOrderMark::kWrite;
  const bool into_folder = NamesFolder(line.output);
  TablesReport tables(*format);
  TablesFolder folder(*format, line.output);
  Wanted wanted;
  wanted.reader.pages = line.pages;
  wanted.ocr = line.ocr;
  Lazy<scan::Vocabulary> names([&] { return LoadNameVocabulary(line.rules); });
  wanted.names = &names;
  wanted.words = &*words;
  Lazy<RuleSet> scan_rules([&] { return LoadRuleSet(line.rules); });
  wanted.scan_rules = &scan_rules;
  if (!line.debug.empty()) wanted.extra = Wanted::Extra::kPictures;
  wanted.language = line.language;
  if (!into_folder) wanted.format = &*format;
  DrawingFolder drawings(line.debug);
  Progress progress(inputs.files.size(), line.verbosity, line.language);
  Documents documents(inputs.files, wanted, line.workers, &progress);
  for (const std::string& path : inputs.files) {
    progress.Next(path);
    Result<Reading> reading = documents.Next();
    if (!reading) {
      PrintError(reading.error(), line.language);
      unread = true;
      continue;
    }
    const std::vector<record::Problem> problems = UnreadPages(*reading, line.language);
    for (const record::Problem& problem : problems) PrintLine(ProblemText(problem, line.language));
    if (reading->table_count == 0 && problems.empty()) SayWithoutTables(path, line);
    unread = unread || !problems.empty();
    if (!line.debug.empty()) {
      if (const auto drawn = drawings.Write(*reading); !drawn) {
        PrintError(drawn.error(), line.language);
        return ExitStatus::kFailed;
      }
    }
    if (!into_folder) {
      tables.Add(path, std::move(reading).value());
    } else if (const auto written =
                   folder.Write({path, std::move(reading->tables)}, options, inputs.files);
               !written) {
      PrintError(written.error(), line.language);
      return ExitStatus::kFailed;
    }
  }
  if (!into_folder) {
    if (const Result<void> written = tables.Write(options, line.output); !written) {
      PrintError(written.error(), line.language);
      return ExitStatus::kFailed;
    }
  }
  if (into_folder) SayOfOtherRuns(folder.OfOtherRuns(), line);
  return unread ? ExitStatus::kUnread : ExitStatus::kClean;
}

}  // namespace gouji::app
