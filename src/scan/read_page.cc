#include "scan/read_page.h"

namespace gouji::scan {

Result<void> ReadPage(const document::Raster&, const ScanOptions&, document::Page*) {
  return Error{ErrorCode::kUnsupported, "scanned pages are not read yet", ""};
}

}  // namespace gouji::scan
