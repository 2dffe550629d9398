#pragma once

// One quantity at a place of a text: sign, digits or numerals, scale, measure word, bound and
// approximation words, range and ratio. Knows nothing of what is masked.

#include <optional>

#include "normalise/number.h"
#include "normalise/text_scan.h"
#include "rules/number_words.h"

namespace gouji::normalise {

/// The quantity whose digits, numerals or sign start at character `position`. Words before it are
/// looked for down to character `floor`. Offsets of the token are bytes. A numeral that is part of
/// a word (百姓, 一样) gives a token of kind kLexical; none if no number starts there.
std::optional<NumberToken> ParseQuantity(const TextScan& scan, std::size_t position,
                                         std::size_t floor, const rules::NumberWords& words);

}  // namespace gouji::normalise
