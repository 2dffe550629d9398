#pragma once

// fixtures/scans/hotline.png: a table at 300 dpi, printed cleanly.

#include <string>

#include "scan/grey.h"

namespace gouji::scan {

inline Grey ScannedHotline() {
  const std::string path = std::string(GOUJI_FIXTURES) + "/scans/hotline.png";
  return FromPix(Own(pixConvertTo8(Own(pixRead(path.c_str())).get(), 0)).get());
}

/// The area of the cell 住建局 without its rules.
inline constexpr PixelBox kHousingOffice = {250, 520, 420, 572};

}  // namespace gouji::scan
