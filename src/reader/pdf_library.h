#pragma once

// What the library of src/pdf hands out. Poppler, and all that it brings along, is loaded with it:
// linked into the program, it took 9 of the 17 ms of `gouji --help`.

#include "reader/reader.h"

namespace gouji::reader {

struct PdfLibrary {
  decltype(Reader::read) read;
  decltype(Reader::pixels) pixels;
};

}  // namespace gouji::reader

/// The one name that it exports. Loads what every PDF needs. To be called once.
extern "C" [[gnu::visibility("default")]] gouji::reader::PdfLibrary gouji_pdf_library();
