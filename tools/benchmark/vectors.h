#pragma once

// Evaluation of files of test vectors: one input a line, with what a correct reading says of it.

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace gouji::bench {

struct Score {
  int total = 0, right = 0;
  int taken = 0;         ///< NEG lines that were read as quantities.
  int wrong_merges = 0;  ///< Different units that got one id.
  bool good = false;     ///< Above the bar of its kind of file.
};

/// One line of a vectors file without its line break, split at tabs.
using Fields = std::vector<std::string>;

/// numbers.tsv. Each miss is a line on `out`, the last line the share right.
Result<Score> EvaluateNumbers(const std::vector<Fields>& lines,
                              const std::vector<std::string>& rule_folders, std::ostream& out);

/// units.tsv.
Result<Score> EvaluateUnits(const std::vector<Fields>& lines,
                            const std::vector<std::string>& rule_folders, std::ostream& out);

}  // namespace gouji::bench
