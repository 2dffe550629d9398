#pragma once

// Pages that lie on their side or upside down.

#include "document/page.h"
#include "scan/grey.h"
#include "scan/tesseract.h"

namespace gouji::scan {

Grey Turned(const Grey& grey, int quarter_turns);

/// A box of the turned picture, in the one that was turned; `width` and `height` are that one's.
PixelBox TurnedBack(const PixelBox& box, int quarter_turns, int width, int height);

/// The way in which text that is upright in the turned picture runs in the one that was turned.
document::Direction DirectionBefore(int quarter_turns);

/// Whether most characters have their nearest neighbour above or below them.
bool RunsDownThePage(const Grey& ink, int threshold);

/// The quarter turns clockwise after which a few pieces of text are read best; 0 if none is read
/// well.
int FindTurn(const Grey& ink, int threshold, Tesseract& tesseract);

}  // namespace gouji::scan
