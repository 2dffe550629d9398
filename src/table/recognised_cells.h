#pragma once

// What is known of how surely the cells of a scanned page were recognised.

#include "document/page.h"
#include "table/table.h"

namespace gouji::table {

/// Sets the confidence of cells that hold recognised pieces to that of the least sure one, and
/// their alternatives if it is one piece, what was read if that was put right; kScanned, where the
/// page is a scan.
void AddRecognition(const document::Document& document, Table* table);

/// REQUIRES: the piece has glyphs.
document::Rect BoxOf(const document::Page& page, const document::RecognisedPiece& piece);

bool HasCentreIn(const document::Rect& box, const document::Rect& area);

}  // namespace gouji::table
