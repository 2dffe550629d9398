#pragma once

// Values of JSON output, so that every format writes a place and a missing text in one way. The
// JSON library stays in .cc files: this header is included by those alone.

#include <nlohmann/json.hpp>
#include <ostream>
#include <string>

#include "document/page.h"

namespace gouji::report {

using Json = nlohmann::ordered_json;

/// [left, top, right, bottom] in points, to a hundredth.
Json BoxJson(const document::Rect& box);
/// null for "".
Json TextOrNull(const std::string& text);
/// null for -1, else the number plus `base`.
Json NumberOrNull(int number, int base = 0);
/// With two blanks of indent, lists of plain values on one line, and a last line end; invalid UTF-8
/// becomes U+FFFD.
void WriteJson(const Json& json, std::ostream& out);
/// The same of an item of the outermost list, without a line end.
void WriteJsonItem(const Json& json, std::ostream& out);

}  // namespace gouji::report
