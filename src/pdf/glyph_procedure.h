#pragma once

// Part of read_pdf.cc, the one translation unit that sees Poppler: the procedures that draw the
// glyphs of a Type 3 font.

#include <GfxFont.h>
#include <Object.h>
#include <Stream.h>

#include <cctype>
#include <cstdio>
#include <string>

namespace gouji::pdf {

/// Whether the procedure says with its first operator, d1, that it sets no colour: the glyph has
/// that of the text. After d0 it brings its own.
inline bool IsUncoloured(Gfx8BitFont& font, CharCode code) {
  constexpr int kMostBytes = 200;  // Six numbers stand before it.
  const Object procedure = font.getCharProc(static_cast<int>(code));
  if (!procedure.isStream()) return false;
  Stream* const stream = procedure.getStream();
  stream->reset();
  std::string word;
  bool is_comment = false;
  for (int read = 0; read < kMostBytes; ++read) {
    const int byte = stream->getChar();
    if (byte == EOF) break;
    is_comment = byte == '%' || (is_comment && byte != '\n' && byte != '\r');
    if (!is_comment && std::isspace(byte) == 0 && byte != 0) {
      word += static_cast<char>(byte);
      continue;
    }
    if (!word.empty() && std::isalpha(static_cast<unsigned char>(word.front())) != 0) break;
    word.clear();
  }
  stream->close();
  return word == "d1";
}

}  // namespace gouji::pdf
