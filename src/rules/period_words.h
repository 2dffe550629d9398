#pragma once

// What a period is for in its sentence: rules/period_words.tsv.

#include <string>
#include <vector>

#include "base/result.h"

namespace gouji::rules {

/// The longest words come first.
struct PeriodWords {
  std::vector<std::string> before;   ///< Before a period with which something is compared: 较.
  std::vector<std::string> after;    ///< After one: 相比.
  std::vector<std::string> to_date;  ///< From the first of January on: 累计.
};

/// Reads the file from each of `folders`; later ones add words. Only the first folder must have it.
Result<PeriodWords> LoadPeriodWords(const std::vector<std::string>& folders);

}  // namespace gouji::rules
