#pragma once

// PATH... -> the files to read.

#include <string>
#include <vector>

#include "base/result.h"
#include "record/finding.h"
#include "report/options.h"

namespace gouji::app {

struct Inputs {
  std::vector<std::string> files;  ///< Each once, however often it is named, in order.
  std::vector<record::Problem> problems;
};

/// A file is taken as it is, whatever its name. A folder stands for the files in it with an
/// extension that a reader knows, those of its folders included, sorted; names that begin with a
/// dot, what --debug has drawn and what is no file (to open a pipe would wait) are left out, links
/// to folders are not followed. A path that is not there, a folder that may not be listed or that
/// holds nothing to read is a problem.
Inputs FindInputs(const std::vector<std::string>& paths, report::Language language);

/// Refuses (kInvalid) an output that FindInputs would find in one of the folders: it would be input
/// the next time. "" is no output.
Result<void> StaysOutput(const std::string& output, const std::vector<std::string>& paths);

}  // namespace gouji::app
