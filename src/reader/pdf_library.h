#pragma once

// What the library of src/pdf hands out. Poppler, and all that it brings along, is loaded with it:
// linked into the program, it took 9 ms of every start.

#include "reader/reader.h"

namespace gouji::reader {

struct PdfLibrary {
  decltype(Reader::read) read;
  decltype(Reader::pixels) pixels;
};

}  // namespace gouji::reader

// The names that it exports.

/// kBuildStamp of reader/build_stamp.h, as it was when the library was built.
extern "C" [[gnu::visibility("default")]] const char* gouji_pdf_build();

/// Loads what every PDF needs. To be called once. REQUIRES: the caller has the same stamp, and so
/// the same structs.
extern "C" [[gnu::visibility("default")]] gouji::reader::PdfLibrary gouji_pdf_library();
