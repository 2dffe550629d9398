#pragma once

// PATH... -> the files to read.

#include <string>
#include <vector>

#include "record/finding.h"
#include "report/options.h"

namespace gouji::app {

struct Inputs {
  std::vector<std::string> files;  ///< Each once, however often it is named, in order.
  std::vector<record::Problem> problems;
};

/// A file is taken as it is, whatever its name. A folder stands for the files in it with an
/// extension that a reader knows, those of its folders included, sorted; names that begin with a
/// dot and what --debug has drawn are left out, links to folders are not followed. A path that is
/// not there, a folder that may not be listed or that holds nothing to read is a problem.
Inputs FindInputs(const std::vector<std::string>& paths, report::Language language);

/// Whether FindInputs would find a file of this path in one of the folders if it were there: what
/// is written to it becomes input the next time.
bool WouldBeFound(const std::string& file, const std::vector<std::string>& paths);

}  // namespace gouji::app
