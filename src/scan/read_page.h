#pragma once

// Pixels of a page -> its glyphs and rulings, as if they had been printed.
//
// The page is made straight first (skew, perspective, curl), so that what stands on it are upright
// boxes; boxes of glyphs and rulings are points on that straight page, which has the size of the
// page as displayed. Which cells there are is told by the same code that finds the tables of PDF
// pages; what a cell says is recognised by Tesseract and by the shapes of the page's own figures.

#include "base/result.h"
#include "document/page.h"
#include "document/raster.h"
#include "scan/pictures.h"
#include "scan/tesseract.h"
#include "scan/vocabulary.h"

namespace gouji::scan {

/// Adds to `page` what `raster` shows: glyphs (GlyphSource::kOcr), rulings, pieces, recognition.
/// Text that the page has already stays. Errors: kLimit for more pixels than any page has.
/// `vocabulary`: names are put right by it; null: they stay as they are read. `pictures`: where
/// they are wanted.
Result<void> ReadPage(const document::Raster& raster, Tesseract& tesseract, document::Page* page,
                      const Vocabulary* vocabulary = nullptr, Pictures* pictures = nullptr);

}  // namespace gouji::scan
