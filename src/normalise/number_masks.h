#pragma once

// What is not a quantity, found before numbers are read: patterns of rules/number_masks.tsv,
// periods.tsv and number_labels.tsv, and the words of lexical_numbers.tsv.

#include <vector>

#include "normalise/number.h"
#include "normalise/text_scan.h"
#include "rules/number_words.h"

namespace gouji::normalise {

/// Ascending, not overlapping. `scan` is of `text`.
std::vector<NumberToken> FindMasks(std::string_view text, const TextScan& scan,
                                   const rules::NumberWords& words);

}  // namespace gouji::normalise
