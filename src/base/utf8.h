#pragma once

// Code points of UTF-8 text, and the few character classes that every stage asks for.
//
// Positions are byte offsets. Invalid bytes are never dropped: each is one code point U+FFFD.

#include <cstddef>
#include <string>
#include <string_view>

namespace gouji {

/// The code point that starts at `*offset`, which moves past it. REQUIRES: *offset < text.size().
char32_t NextCodePoint(std::string_view text, std::size_t* offset);
void AppendUtf8(char32_t code_point, std::string* text);
std::u32string ToUtf32(std::string_view text);
std::string ToUtf8(std::u32string_view text);
std::size_t CountCodePoints(std::string_view text);
bool IsValidUtf8(std::string_view text);

/// Ideographs, 〇 included; not kana, not punctuation.
bool IsHan(char32_t c);
/// Ideographs, kana, and the punctuation and full-width forms that are set without blanks.
bool IsWide(char32_t c);
/// ASCII and Unicode white space, U+3000 and zero-width characters included.
bool IsSpace(char32_t c);
inline bool IsAsciiDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// Without white space at both ends.
std::string_view Trim(std::string_view text);

/// Joins two pieces of one text that a line break parted: with a blank between words of letters,
/// with none beside a wide character.
std::string JoinLines(std::string_view first, std::string_view second);

}  // namespace gouji
