#pragma once

// How large the characters of a picture are, and at which resolution it is therefore read.
//
// Everything after FindInk, the models too, is made for the type of bulletins, 9 to 16 points, at
// 300 dpi. Screenshots, cuttings and photographs do not say how large they are, or say it wrong; a
// page placed on paper of twice its size says it wrong too. What they show tells.

#include <optional>

#include "base/result.h"
#include "document/raster.h"
#include "scan/grey.h"

namespace gouji::scan {

/// The size of type (an em) that most ink of text has, in pixels, to an eighth; text may be upright
/// or lie on its side. Nothing if there is too little text, or too small to be read.
std::optional<double> TypeSize(const Grey& ink, int threshold);

struct SizedInk {
  Grey ink;               ///< FindInk's.
  double resolution = 0;  ///< At which the raster was taken to be.
};

/// The ink of `raster` at the resolution that its box says, unless its type would then be of no
/// size that bulletins have; of a page that is white on black what is white. Errors: as FindInk.
Result<SizedInk> FindSizedInk(const document::Raster& raster);

}  // namespace gouji::scan
