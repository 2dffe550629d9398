#pragma once

// Chinese text behind a Western font. Old office programs wrote GBK bytes into a font that the PDF
// declares as 8-bit WinAnsi and does not embed; the display has the Chinese font, the file says
// "Ä¿Â¼". The raw codes still hold the GBK bytes (the Unicode values no longer do: 0xAD became
// "-").

#include <vector>

#include "document/page.h"

namespace gouji::pdf {

/// Decodes the glyphs of such fonts again: the first glyph of a character gets its text and the box
/// of both, the second goes. `byte_codes[f]`: the codes of page->fonts[f] are single bytes. A font
/// is taken for GBK if nearly all its high bytes pair up to characters of which most are among the
/// 3,755 common ones (GB 2312, level 1); isolated accents (French), and runs of high bytes in other
/// alphabets (Cyrillic gives rare characters), fail that. Returns true if anything was recovered.
bool RecoverGb18030(const std::vector<bool>& byte_codes, document::Page* page);

}  // namespace gouji::pdf
