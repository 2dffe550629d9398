#include "layout/marks.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"

namespace gouji::layout {
namespace {

bool IsOneOf(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

constexpr std::u32string_view kNumerals = U"一二三四五六七八九十百";
constexpr std::size_t kLongestMark = 12;
constexpr std::size_t kTailBytes = 64;  ///< More than a sentence mark and the brackets behind it.

/// Code points from the head of a text, with the byte offset behind each.
struct Head {
  char32_t code_points[kLongestMark] = {};
  std::size_t ends[kLongestMark] = {};
  std::size_t size = 0;
};

Head ReadHead(std::string_view text) {
  Head head;
  std::size_t offset = 0;
  while (offset < text.size() && head.size < kLongestMark) {
    const char32_t c = NextCodePoint(text, &offset);
    if (head.size == 0 && IsSpace(c)) continue;
    head.code_points[head.size] = c;
    head.ends[head.size++] = offset;
  }
  return head;
}

std::size_t CountDigits(const Head& head, std::size_t from) {
  std::size_t at = from;
  while (at < head.size && IsAsciiDigit(head.code_points[at])) ++at;
  return at - from;
}

std::size_t CountNumerals(const Head& head, std::size_t from) {
  std::size_t at = from;
  while (at < head.size && IsOneOf(head.code_points[at], kNumerals)) ++at;
  return at - from;
}

Mark BracketedMark(const Head& head) {
  const std::size_t numerals = CountNumerals(head, 1);
  const std::size_t digits = CountDigits(head, 1);
  const std::size_t close = 1 + (numerals > 0 ? numerals : digits);
  if (close == 1 || close >= head.size || digits > 2) return {};
  if (!IsOneOf(head.code_points[close], U")）")) return {};
  return {numerals > 0 ? 2 : 4, head.ends[close]};
}

}  // namespace

Mark FindMark(std::string_view text) {
  const Head head = ReadHead(text);
  if (head.size == 0) return {};
  const char32_t first = head.code_points[0];
  if (IsOneOf(first, U"(（")) return BracketedMark(head);
  if (first >= U'①' && first <= U'⑳') return {4, head.ends[0]};
  if (const std::size_t count = CountNumerals(head, 0); count > 0) {
    if (count < head.size && IsOneOf(head.code_points[count], U"、．."))
      return {1, head.ends[count]};
    return {};
  }
  const std::size_t digits = CountDigits(head, 0);
  if (digits == 0 || digits > 2 || digits >= head.size) return {};
  if (!IsOneOf(head.code_points[digits], U".．、")) return {};
  // "1.5 倍" is a number, not the first item of a list.
  const bool decimal = head.code_points[digits] == U'.' && digits + 1 < head.size &&
                       IsAsciiDigit(head.code_points[digits + 1]);
  return decimal ? Mark{} : Mark{3, head.ends[digits]};
}

bool IsBracketedHeading(std::string_view text) {
  const std::u32string points = ToUtf32(Trim(text));
  return points.size() > 2 && points.front() == U'【' && points.back() == U'】' &&
         points.find(U'】') == points.size() - 1;
}

bool EndsSentence(std::string_view text) {
  // Growing paragraphs are asked again and again: only the end is looked at.
  std::size_t tail = text.size() - std::min(text.size(), kTailBytes);
  while (tail < text.size() && (static_cast<unsigned char>(text[tail]) & 0xC0) == 0x80) ++tail;
  const std::u32string points = ToUtf32(Trim(text.substr(tail)));
  std::size_t end = points.size();
  while (end > 0 && IsOneOf(points[end - 1], U"”’\"')）」』》〉] ")) --end;
  if (end == 0) return false;
  return IsOneOf(points[end - 1], U"。！？；：!?;:．") ||
         (points[end - 1] == U'.' && (end < 2 || !IsAsciiDigit(points[end - 2])));
}

bool HasClauses(std::string_view text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    const char32_t c = NextCodePoint(text, &offset);
    if (IsOneOf(c, U"，。；！？,;")) return true;
  }
  return false;
}

bool OpensWithLabel(std::string_view text, std::size_t longest) {
  std::size_t offset = 0;
  std::size_t count = 0;
  while (offset < text.size()) {
    const char32_t c = NextCodePoint(text, &offset);
    if (IsOneOf(c, U"：:")) return count > 0;
    if (IsSpace(c)) continue;
    if (IsOneOf(c, U"，。、；！？,;")) return false;
    if (++count > longest) return false;
  }
  return false;
}

bool IsDrawnRule(std::string_view text) {
  std::size_t offset = 0;
  std::size_t count = 0;
  while (offset < text.size()) {
    const char32_t c = NextCodePoint(text, &offset);
    if (IsSpace(c)) continue;
    if (!IsOneOf(c, U"-*_=—─―–━－")) return false;
    ++count;
  }
  return count >= 3;
}

}  // namespace gouji::layout
