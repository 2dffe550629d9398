#pragma once

// A piece was read by the readers of figures, and again by the model of words.

#include <string>

#include "scan/pieces.h"
#include "scan/reading.h"

namespace gouji::scan {

/// A figure or 21TS8.3, 10.94,: what begins like one and has no Chinese character. Codes begin with
/// a letter.
bool BeginsLikeFigure(const std::string& text);

/// 28.579% that was read of 28.57%: the model of words takes the first ring of % for a 9 or 6 and
/// sees the sign too. Without it, where readers of figures saw a digit less and none as many.
Reading WithoutRingOfPercent(Reading words, const Reading& figure);

/// Whether what the model of words made of the piece takes the place of `figure`: it misses no
/// character, or is surer. It is sure of much that it has made up where digits have broken: it
/// makes 96 of %, 了475 of 4475.
bool IsWordBetter(const Reading& words, const Reading& figure, const Piece& piece);

}  // namespace gouji::scan
