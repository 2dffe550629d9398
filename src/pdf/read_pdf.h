#pragma once

// PDF -> Document, by Poppler's core. All of Poppler is in read_pdf.cc.

#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/page.h"
#include "document/raster.h"
#include "reader/reader.h"

namespace gouji::pdf {

/// What every PDF needs. To be called once, before the others.
void Prepare();

/// Coordinates are those of the crop box after /Rotate. What a clip path hides is left out; what is
/// painted with opacity 0 too (text is kept as invisible). A page that cannot be read is delivered
/// empty, as untrusted, with a Note; pages that are scans, mixed, untrusted or recovered have one.
/// Errors: kUnsupported (needs a password), kInvalid (damaged beyond repair, no pages, pages out of
/// range), kLimit. Throws std::bad_alloc. Safe to call from several threads at once.
Result<document::Document> Read(std::string_view bytes, const reader::ReaderOptions& options,
                                document::Notes& notes);

/// The large images of a page as Reader::pixels tells. Those that overlap, touch side by side, have
/// a soft mask or stand askew are drawn together at 300 pixels per inch. Images without the
/// resolution for text are left out.
Result<std::vector<document::Raster>> ReadPixels(std::string_view bytes, int page);

}  // namespace gouji::pdf
