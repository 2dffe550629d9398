#pragma once

// How much room a text takes on a terminal, and breaking it into lines of that room.
//
// Source: Unicode Standard Annex 11 (East Asian Width): W and F take two columns, combining marks
// none, all others one. Ambiguous ones (“ ” … ×) count as two, as Chinese fonts draw them; on a
// terminal that draws them narrow a line only ends a little early.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gouji::report {

int DisplayWidth(std::string_view text);

/// Lines of at most `width` columns; breaks at blanks and beside wide characters, never before
/// closing punctuation or after opening punctuation, and inside a word only if it is wider than a
/// line. Never empty: "" is one empty line. REQUIRES: width >= 4.
std::vector<std::string> WrapText(std::string_view text, int width);

/// `text`, or as much of it as fits `width` columns together with the "…" that then ends it.
std::string Shortened(std::string_view text, int width);

/// `text` and blanks up to `width` columns; a text that is wider stays as it is.
std::string Padded(std::string_view text, int width);

/// Without control characters, which a hostile file could use to write over a terminal's lines:
/// each becomes a blank.
std::string Printable(std::string_view text);

}  // namespace gouji::report
