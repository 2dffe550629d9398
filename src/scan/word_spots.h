#pragma once

// Where the characters of a word stand: Tesseract tells roughly, the ink exactly.

#include "scan/pieces.h"
#include "scan/reading.h"

namespace gouji::scan {

/// Gives each character of a reading with Chinese characters the spots of ink that are as wide as
/// it is: 计 has two of them. Nothing is moved where that does not come out: something was not
/// read, or characters touch.
void PlaceOnSpots(const Piece& piece, Reading* reading);

}  // namespace gouji::scan
