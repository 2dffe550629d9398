#pragma once

// Tesseract with Debian's models, loaded once for all tests of a program.

#include <cstdio>
#include <cstdlib>

#include "scan/tesseract.h"

namespace gouji::scan {

inline Tesseract& LoadedTesseract() {
  static Result<Tesseract> loaded = Tesseract::Load("");
  if (!loaded) {
    std::fprintf(stderr, "%s\n", loaded.error().ToString().c_str());
    std::abort();
  }
  return *loaded;
}

}  // namespace gouji::scan
