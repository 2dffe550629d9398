#include "base/utf8.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace gouji {

char32_t NextCodePoint(std::string_view text, std::size_t* offset) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  auto position = static_cast<std::int32_t>(*offset);
  UChar32 c = 0;
  U8_NEXT(bytes, position, size, c);
  *offset = static_cast<std::size_t>(position);
  return c < 0 ? U'\uFFFD' : static_cast<char32_t>(c);
}

void AppendUtf8(char32_t code_point, std::string* text) {
  std::uint8_t bytes[U8_MAX_LENGTH];
  std::int32_t length = 0;
  UBool error = false;
  U8_APPEND(bytes, length, U8_MAX_LENGTH, static_cast<UChar32>(code_point), error);
  if (error) {
    *text += "\uFFFD";
    return;
  }
  text->append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

std::u32string ToUtf32(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) result += NextCodePoint(text, &i);
  return result;
}

std::string ToUtf8(std::u32string_view text) {
  std::string result;
  for (const char32_t c : text) AppendUtf8(c, &result);
  return result;
}

std::size_t CountCodePoints(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) NextCodePoint(text, &i);
  return count;
}

bool IsValidUtf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (c < 0) return false;
  }
  return true;
}

bool IsHan(char32_t c) {
  if (c < 0x2E80) return false;
  UErrorCode error = U_ZERO_ERROR;
  return c == U'〇' || uscript_getScript(static_cast<UChar32>(c), &error) == USCRIPT_HAN;
}

bool IsWide(char32_t c) {
  if (c < 0x1100) return false;
  const int width = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

bool IsSpace(char32_t c) {
  if (c < 0x80) return c == U' ' || (c >= U'\t' && c <= U'\r');
  return u_isUWhiteSpace(static_cast<UChar32>(c)) || c == 0x200B || c == 0x200C || c == 0x200D ||
         c == 0x2060 || c == 0xFEFF;
}

std::string_view Trim(std::string_view text) {
  std::size_t begin = text.size(), end = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    if (IsSpace(NextCodePoint(text, &i))) continue;
    if (begin == text.size()) begin = start;
    end = i;
  }
  return end == 0 ? std::string_view() : text.substr(begin, end - begin);
}

std::string JoinLines(std::string_view first, std::string_view second) {
  first = Trim(first);
  second = Trim(second);
  std::string result(first);
  if (!first.empty() && !second.empty()) {
    const std::u32string a = ToUtf32(first);
    std::size_t start = 0;
    const char32_t next = NextCodePoint(second, &start);
    const bool tight = IsWide(a.back()) || IsWide(next) || IsHan(a.back()) || IsHan(next);
    if (!tight) result += ' ';
  }
  result += second;
  return result;
}

}  // namespace gouji
