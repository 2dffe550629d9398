#pragma once

// The formats by name. A new one is a writer in a file of its own and a line in formats.cc.

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "record/finding.h"
#include "report/options.h"
#include "table/table.h"

namespace gouji::report {

/// The tables of one file, as `gouji tables` lists them.
struct FileTables {
  std::string path;
  std::vector<table::Table> tables;
};

/// Writes what a run found. Writers compute nothing; all texts and figures are in the summary.
struct FindingsFormat {
  const char* name;
  void (*write)(const record::RunSummary& run, const Options& options, std::ostream& out);
};

/// What a terminal cannot show goes to a file or a pipe only.
enum class Encoding { kText, kBinary };

/// What stands around and between the parts of a report.
struct Frame {
  std::string begin, between, end;
};

/// A report of tables is text that is written file by file, where the file was read, and put
/// together at the end; or it needs all tables at once.
struct TablesFormat {
  const char* name;
  const char* extension;  ///< Of files.
  /// What one file contributes; null: see `write`.
  std::string (*part)(const FileTables& file, const Options& options);
  /// Of the whole report.
  Frame (*frame)(const Options& options);
  /// Fails if the format needs a library that is not installed.
  Result<void> (*write)(const std::vector<FileTables>& files, const Options& options,
                        std::ostream& out);
  Encoding encoding = Encoding::kText;
};

/// The report in pieces of what is given. Parts that are empty are left out.
std::vector<std::string_view> JoinParts(const std::vector<std::string>& parts, const Frame& frame);

/// The first is the default.
const std::vector<FindingsFormat>& FindingsFormats();
const std::vector<TablesFormat>& TablesFormats();

}  // namespace gouji::report
