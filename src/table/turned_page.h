#pragma once

// A page printed sideways (a landscape annex without /Rotate) or upside down (a sheet fed the wrong
// way round): it is turned so that its text runs to the right, read like any other, and what was
// found is turned back.

#include "document/page.h"
#include "table/table.h"

namespace gouji::table {

/// How a page has to be turned for most of its text to run to the right.
enum class Turn { kNone, kQuarterLeft, kQuarterRight, kHalf };

/// kNone unless more than this share of the visible glyphs runs down, up or to the left.
Turn FindTurn(const document::Page& page, double least_share = 0.6);

document::Page TurnPage(const document::Page& page, Turn turn);

/// A box of the turned page -> its box on the page as displayed.
document::Rect TurnBack(const document::Rect& box, const document::Page& page, Turn turn);

}  // namespace gouji::table
