#pragma once

// Pieces of text put on one line of white, as Tesseract reads them best: it returns nothing for a
// digit that stands alone, and a line of many costs as much as each by itself.

#include <string>
#include <vector>

#include "scan/pieces.h"
#include "scan/reading.h"
#include "scan/tesseract.h"

namespace gouji::scan {

/// The ink of a piece, its darkest made black, with a margin of `margin` white pixels.
Grey Cutout(const Grey& text, const PixelBox& box, int margin);

/// One reading for each piece, in their order; empty where nothing was read. `pieces` are short and
/// of one size of type.
std::vector<Reading> ReadStrip(const Grey& text, const std::vector<const Piece*>& pieces,
                               Model model, const std::string& allowed, Tesseract& tesseract);

}  // namespace gouji::scan
