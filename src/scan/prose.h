#pragma once

// Figures among the words of a line.
//
// The model of Chinese that reads lines best takes the ring of % for a digit (98.63% for 98.639%),
// the other one is wrong elsewhere: of 811 figures of printed and scanned bulletins they read 30
// differently, and both the same but wrong 2.

#include "scan/pieces.h"
#include "scan/reading.h"
#include "scan/tesseract.h"

namespace gouji::scan {

/// Whether digits and Chinese characters stand beside each other.
bool HasFigureAmongWords(const Reading& reading);

/// Reads the line with the second model, and what they see differently with a third: what two agree
/// on stands. `reading->figures` says how sure each figure is.
void ReadFiguresAgain(const Grey& text, const Piece& piece, Tesseract& tesseract, Reading* reading);

}  // namespace gouji::scan
