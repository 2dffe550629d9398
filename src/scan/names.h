#pragma once

// Names and heads of a page, put right where the vocabulary knows what was meant.

#include <vector>

#include "scan/pieces.h"
#include "scan/reading.h"
#include "scan/tesseract.h"
#include "scan/vocabulary.h"

namespace gouji::scan {

/// The reader of what was corrected; what chi_sim read stays as the first alternative.
inline constexpr char kNamesReader[] = "names";

/// One reading for each piece. The lines of a cell are one name.
void CorrectNames(const Grey& text, const std::vector<Piece>& pieces, const Vocabulary& vocabulary,
                  Tesseract& tesseract, std::vector<Reading>* readings);

}  // namespace gouji::scan
