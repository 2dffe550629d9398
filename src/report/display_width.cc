#include "report/display_width.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace gouji::report {

namespace {

int WidthOf(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  const int category = u_charType(code);
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR ||
      category == U_CONTROL_CHAR) {
    return 0;
  }
  switch (u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_WIDE:
    case U_EA_FULLWIDTH:
    case U_EA_AMBIGUOUS:
      return 2;
    default:
      return 1;
  }
}

bool MustNotStartLine(char32_t c) {
  const int category = u_charType(static_cast<UChar32>(c));
  return category == U_END_PUNCTUATION || category == U_FINAL_PUNCTUATION ||
         (category == U_OTHER_PUNCTUATION && IsWide(c)) || c == U'%' || c == U'；';
}

bool MustNotEndLine(char32_t c) {
  const int category = u_charType(static_cast<UChar32>(c));
  return category == U_START_PUNCTUATION || category == U_INITIAL_PUNCTUATION;
}

bool MayBreakBetween(char32_t before, char32_t after) {
  if (MustNotStartLine(after) || MustNotEndLine(before)) return false;
  if (before == U' ') return true;
  if (after == U' ') return false;  // The break comes after the blank, which is then dropped.
  return WidthOf(before) == 2 || WidthOf(after) == 2;
}

}  // namespace

int DisplayWidth(std::string_view text) {
  int width = 0;
  for (std::size_t offset = 0; offset < text.size();)
    width += WidthOf(NextCodePoint(text, &offset));
  return width;
}

std::vector<std::string> WrapText(std::string_view text, int width) {
  const std::u32string characters = ToUtf32(text);
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin < characters.size()) {
    std::size_t end = begin, last_break = begin;
    int used = 0;
    while (end < characters.size()) {
      const int next = WidthOf(characters[end]);
      if (used + next > width && characters[end] != U' ') break;
      used += next;
      ++end;
      if (end < characters.size() && MayBreakBetween(characters[end - 1], characters[end])) {
        last_break = end;
      }
    }
    if (end < characters.size() && last_break > begin) end = last_break;
    std::u32string_view line = std::u32string_view(characters).substr(begin, end - begin);
    while (!line.empty() && line.back() == U' ') line.remove_suffix(1);
    lines.push_back(ToUtf8(line));
    begin = end;
  }
  if (lines.empty()) lines.emplace_back();
  return lines;
}

std::string Shortened(std::string_view text, int width) {
  if (DisplayWidth(text) <= width) return std::string(text);
  std::string kept;
  int used = WidthOf(U'…');
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = NextCodePoint(text, &offset);
    used += WidthOf(c);
    if (used > width) break;
    AppendUtf8(c, &kept);
  }
  return kept + "…";
}

std::string Padded(std::string_view text, int width) {
  std::string padded(text);
  const int missing = width - DisplayWidth(text);
  if (missing > 0) padded.append(static_cast<std::size_t>(missing), ' ');
  return padded;
}

std::string Printable(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = NextCodePoint(text, &offset);
    AppendUtf8(u_charType(static_cast<UChar32>(c)) == U_CONTROL_CHAR ? U' ' : c, &result);
  }
  return result;
}

}  // namespace gouji::report
