#pragma once

// Marks of figures (points, commas, %), told by their outline.

#include "scan/pieces.h"
#include "scan/reading.h"

namespace gouji::scan {

/// `reading`: as many characters as `piece` has, or nothing is judged.
/// Recognisers take the comma of 1,696 for a point, all of them alike where a page has few commas.
/// Where both readings are figures, what the mark looks like decides; where that is not clear the
/// reading becomes doubtful. The other text stays as an alternative.
void JudgeMarks(const Piece& piece, Reading* reading);

/// 5.288.011.73 is no figure, but it is one if all of its marks but the last are commas, which the
/// small commas of coarse scans look like; nor is 71,93%, but it is one if the last is a point. So
/// they become commas and a point, and the reading becomes doubtful.
void JudgeMisplacedMarks(Reading* reading);

}  // namespace gouji::scan
