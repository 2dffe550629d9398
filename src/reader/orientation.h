#pragma once

// How a camera was held: the tag Orientation (274) of TIFF, which photographs have in their Exif.

#include <string_view>

namespace gouji::reader {

/// 1 (as it is) to 8, of a JPEG file; 1 if it does not say. The bytes may be anything.
int OrientationOfJpeg(std::string_view bytes);

/// Of a page of a TIFF file; they count from 1.
int OrientationOfTiff(std::string_view bytes, int page);

/// Whether rows of pixels become columns.
inline bool TurnsSideways(int orientation) { return orientation >= 5; }

}  // namespace gouji::reader
