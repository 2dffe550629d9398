#pragma once

// Pieces that look alike: the grades of a column, a repeated head. Each such word is read a few
// times, not a hundred, and its readings have to agree.

#include <vector>

#include "scan/pieces.h"

namespace gouji::scan {

/// Indices of `pieces` in groups of the same word, in the order of their first members. A
/// difference in one character parts two words.
std::vector<std::vector<std::size_t>> FindRepeats(const Grey& text,
                                                  const std::vector<const Piece*>& pieces);

/// Up to `most` of `pieces` (indices, in their order) of which no two look alike.
std::vector<std::size_t> FindDifferent(const Grey& text, const std::vector<const Piece*>& pieces,
                                       std::size_t most);

}  // namespace gouji::scan
