#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace gouji::pdf {

/// True if the name of a glyph says which character it is: it is in a list of names (asked through
/// `is_listed`), or built as the Adobe Glyph List Specification has it, "uni4E2D", "u20000", with a
/// suffix ("one.tab") or as a ligature ("f_i"). Names such as "g34", "C0041" or "cid_7" only count
/// the glyphs of one font.
bool IsUnicodeGlyphName(std::string_view name,
                        const std::function<bool(const std::string&)>& is_listed);

}  // namespace gouji::pdf
