#pragma once

// Is the text of a page what a person sees on it, and is there a page to read at all? Decided from
// what the page paints, without rendering it.

#include <cstddef>
#include <string>
#include <vector>

#include "document/page.h"

namespace gouji::pdf {

struct TrustOptions {
  /// More characters without a meaning than this share make a page untrusted. Of 409 test files
  /// with at least 30 characters, 8 are above it, and all 8 are garbage.
  double max_unreadable_share = 0.10;
  /// Fewer do not, whatever their share: bullets in a private symbol font on a nearly empty page.
  std::size_t min_unreadable = 3;
  /// Fewer visible characters on a page that an image covers are stamps and page numbers.
  std::size_t max_scan_glyphs = 30;
  double min_scan_cover = 0.8;
  /// An image of this share of the page may hold text of its own ...
  double min_mixed_cover = 0.3;
  /// ... unless it covers the page and this much text stands on it: then it is a background.
  std::size_t min_background_glyphs = 300;
  /// This many filled shapes without text are text drawn as outlines.
  std::size_t min_outlines = 100;
};

/// What the drawing of a page told, besides what is kept in Page.
struct PageEvidence {
  std::vector<bool> byte_codes;  ///< Per font of the page: its codes are single bytes.
  std::size_t outlines = 0;      ///< See Drawing::outlines().
  /// The character collection ("Adobe-GB1") whose mapping tables were not found; "" if none was.
  std::string missing_collection;
};

/// Sets kind, trust and trust_reason; decodes GB18030 text again (gb_recovery.h).
void JudgePage(const PageEvidence& evidence, document::Page* page,
               const TrustOptions& options = {});

}  // namespace gouji::pdf
