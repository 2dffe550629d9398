#pragma once

// What is known of how surely the prose of scanned pages was recognised.

#include "document/page.h"
#include "layout/paragraph.h"

namespace gouji::layout {

/// Sets `paragraph->recognised` from the pieces of the pages that it stands on.
void AddRecognition(const document::Document& document, Paragraph* paragraph);

}  // namespace gouji::layout
