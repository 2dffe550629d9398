#pragma once

// Which reader reads which piece: figures, letters that stand alone, words.

#include <vector>

#include "scan/pieces.h"
#include "scan/reading.h"
#include "scan/tesseract.h"

namespace gouji::scan {

/// One reading for each piece, in their order.
std::vector<Reading> ReadPieces(const Grey& text, const std::vector<Piece>& pieces,
                                Tesseract& tesseract);

}  // namespace gouji::scan
