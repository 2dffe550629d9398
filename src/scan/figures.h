#pragma once

// The figures of a page: pieces that look like numbers.

#include <vector>

#include "scan/pieces.h"
#include "scan/reading.h"
#include "scan/tesseract.h"

namespace gouji::scan {

/// Whether a text is a printed number: digits with one point, a sign before, % or ‰ behind, blanks
/// and group commas.
bool IsFigure(const std::string& text);

/// Whether a piece is wider than digits, if its text is nothing else, are in the widest fonts: a
/// sign touches them.
bool IsTooWide(const std::string& text, const Piece& piece);

/// One reading for each piece. Pieces that turn out to be no figures get what was read of them with
/// little confidence.
std::vector<Reading> ReadFigures(const Grey& text, const std::vector<const Piece*>& pieces,
                                 Tesseract& tesseract);

}  // namespace gouji::scan
