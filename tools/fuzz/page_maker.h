#pragma once

// Fuzz bytes -> a document as a reader could deliver it: glyphs and rulings anywhere within a
// million points, boxes that may be empty but not turned inside out, numbers that are finite.

#include <cstddef>
#include <cstdint>
#include <span>

#include "document/page.h"

namespace gouji::fuzz {

/// One to three pages. Bytes are used up from both ends; where they end, so does the drawing.
document::Document MakeDocument(std::span<const std::uint8_t> bytes);

}  // namespace gouji::fuzz
