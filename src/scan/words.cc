#include "scan/words.h"

#include "scan/strip.h"
#include "scan/word_spots.h"

namespace gouji::scan {

Reading ReadWords(const Grey& text, const Piece& piece, Tesseract& tesseract, Model model) {
  constexpr int kMargin = 12;
  const Grey line = Cutout(text, piece.box, kMargin);
  Reading reading;
  reading.reader = Name(model);
  reading.confidence = 1;
  for (Symbol& symbol : tesseract.ReadLine(model, line, "")) {
    const int left = piece.box.left - kMargin;
    reading.characters.push_back(
        {std::move(symbol.text),
         {symbol.box.left + left, piece.box.top, symbol.box.right + left, piece.box.bottom},
         symbol.confidence});
    reading.confidence = std::min(reading.confidence, symbol.confidence);
  }
  if (reading.characters.empty()) reading.confidence = 0;
  PlaceOnSpots(piece, &reading);
  return reading;
}

}  // namespace gouji::scan
