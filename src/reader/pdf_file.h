#pragma once

// PDF -> Document, by the library of src/pdf, which is loaded when the first PDF comes.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/page.h"
#include "document/raster.h"
#include "reader/reader.h"

namespace gouji::reader {

/// A header within the first 4 KB (some mail gateways put their own lines before it), or the name.
bool IsPdf(std::string_view bytes, const std::string& path);

/// Loads the library, if that has not been done. The others do so themselves. Where it cannot be
/// loaded they say so, at each call: kUnsupported.
void PreparePdf();

/// As pdf/read_pdf.h tells.
Result<document::Document> ReadPdf(std::string_view bytes, const ReaderOptions& options,
                                   document::Notes& notes);
Result<std::vector<document::Raster>> ReadPdfPixels(std::string_view bytes, int page);

}  // namespace gouji::reader
