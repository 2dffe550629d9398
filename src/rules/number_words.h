#pragma once

// The words that numbers, measures and periods are written with: rules/fold.tsv, numerals.tsv,
// scales.tsv, measures.tsv, bounds.tsv, periods.tsv, nulls.tsv, lexical_numbers.tsv. Each file
// explains its columns in its head.

#include <map>
#include <string>
#include <vector>

#include "base/result.h"

namespace gouji::rules {

struct Measure {
  std::string word;       ///< "万元"
  std::string base;       ///< "元": the canonical measure.
  int power = 0;          ///< 4: the base is 10^power times smaller.
  std::string dimension;  ///< "count", "percent", "points", "money", "score", "time", "length" ...
  bool integral = true;   ///< Counts of things are whole numbers; money, scores and averages are not.
};

/// Plain tables; filled by LoadNumberWords. (The author of normalise/number adds what it needs.)
struct NumberWords {
  std::map<std::string, Measure> measures;
};

/// Reads the files above from each of `folders` (later ones add to and override earlier ones; a
/// later folder need not have all files). Errors: see rules/tsv_file.h; also a duplicate word, an
/// unknown class.
Result<NumberWords> LoadNumberWords(const std::vector<std::string>& folders);

}  // namespace gouji::rules
