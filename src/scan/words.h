#pragma once

// Names, heads and prose: pieces with Chinese characters.

#include "scan/pieces.h"
#include "scan/reading.h"
#include "scan/tesseract.h"

namespace gouji::scan {

Reading ReadWords(const Grey& text, const Piece& piece, Tesseract& tesseract,
                  Model model = Model::kChinese);

}  // namespace gouji::scan
