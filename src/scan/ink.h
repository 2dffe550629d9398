#pragma once

// Raster -> the ink on white paper, at the resolution that everything after it is made for.

#include "base/result.h"
#include "document/raster.h"
#include "scan/grey.h"

namespace gouji::scan {

/// Pixels per inch of all pictures after this step.
inline constexpr double kResolution = 300;

/// Ink dark on white: the red of stamps dropped, the paper's tint, shadows and uneven toner evened
/// out, noise smoothed. `resolution`: the pixels per inch that `raster` is taken to have. Errors:
/// kLimit for a page larger than any paper.
Result<Grey> FindInk(const document::Raster& raster, double resolution);

/// The darkness below which a pixel of FindInk's result is ink.
int InkThreshold(const Grey& ink);

/// Half as dark as ink: between its dashes a hairline that a bad copy broke is grey.
int FaintThreshold(int threshold);

}  // namespace gouji::scan
