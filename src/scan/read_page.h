#pragma once

// Pixels of a page -> its glyphs and rulings, as if they had been printed.
//
// The page is made straight first (skew, perspective, curl), so that what stands on it are upright
// boxes; boxes of glyphs and rulings are points on that straight page, which has the size of the
// page as displayed. Which cells there are is told by the same code that finds the tables of PDF
// pages; what a cell says is recognised by Tesseract and by the shapes of the page's own figures.

#include <string>

#include "base/result.h"
#include "document/page.h"
#include "document/raster.h"
#include "scan/vocabulary.h"

namespace gouji::scan {

struct ScanOptions {
  /// Where Tesseract's models are; "" for where Debian puts them.
  std::string models;
  /// Names are put right by it; null: they stay as they are read.
  const Vocabulary* vocabulary = nullptr;
};

/// Adds to `page` what `raster` shows: glyphs (GlyphSource::kOcr), rulings, pieces, recognition.
/// Text that the page has already stays. Errors: kUnsupported without Tesseract or its models,
/// kLimit for more pixels than any page has.
Result<void> ReadPage(const document::Raster& raster, const ScanOptions& options,
                      document::Page* page);

}  // namespace gouji::scan
