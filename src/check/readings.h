#pragma once

// Arithmetic as a reader's aid: where a figure of a scanned page was read with doubt and the checks
// contradict it, another reading of the same pixels takes its place if it alone makes them hold.
//
// The arithmetic only chooses between what readers saw. A figure that was read surely stays, so
// that what the publisher printed wrong is not put right.

#include "record/observation.h"
#include "rules/lexicon.h"

namespace gouji::check {

/// Whether the readers were at odds or unsure. Where two of them agree, or one that sees the shapes
/// of all digits is sure, the confidence is at least 0.8.
bool IsDoubtful(const record::Observation& figure);

/// Whether a reader saw that in the pixels, and not only failed to exclude it.
bool WasSeen(const record::OtherReading& reading);

/// Puts other readings in the place of doubtful figures, a repair each ("reading").
///
/// One is put in place if a check that contradicted the figure holds with it, or, where the figure
/// could not be read as a number, one that would see its smallest misreading holds; if all checks
/// of the figure hold with it, those left out that speak of another doubtful figure; and if it
/// contradicts nothing else. Not if another reading of this figure or of another would do as well.
void SettleReadings(record::Facts& facts, const rules::Lexicon& lexicon);

}  // namespace gouji::check
