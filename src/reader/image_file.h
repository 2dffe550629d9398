#pragma once

// PNG, JPEG, TIFF -> Document, by Leptonica: each image is a scanned page.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/page.h"
#include "document/raster.h"
#include "reader/reader.h"

namespace gouji::reader {

/// By the first bytes; the name does not matter.
bool IsImage(std::string_view bytes, const std::string& path);

/// What an image of another format is called; empty for what is none.
std::string_view NameOfOtherImage(std::string_view bytes);

/// The pages have a size and no text. Only the heads of the images are read. Errors: kInvalid
/// (damaged, pages out of range), kLimit.
Result<document::Document> ReadImage(std::string_view bytes, const ReaderOptions& options,
                                     document::Notes& notes);

/// As Reader::pixels tells: one raster.
Result<std::vector<document::Raster>> ReadImagePixels(std::string_view bytes, int page);

}  // namespace gouji::reader
