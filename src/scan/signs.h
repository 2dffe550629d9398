#pragma once

// A minus that touches the digit behind it: readers overlook it, and a loss becomes a gain.

#include "scan/pieces.h"
#include "scan/reading.h"

namespace gouji::scan {

/// Whether a flat stroke as long as a minus goes out from the first character of a piece to the
/// left, at the middle of the digits.
bool BeginsWithTouchingMinus(const Grey& text, int threshold, const Piece& piece);

/// A figure that was read without a sign where such a stroke is: it gets the sign, is doubtful, and
/// what was read stays as an alternative.
void JudgeSign(const Grey& text, int threshold, const Piece& piece, Reading* reading);

}  // namespace gouji::scan
