#include "table/wrapped_number.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/utf8.h"
#include "table/cell_text.h"

namespace gouji::table {
namespace {

/// What office programs leave between a rule and the text, and some more.
constexpr double kPaddingPt = 6;
/// Shorter numbers fit into any column.
constexpr std::size_t kLeastLine = 6;
/// More digits than this are a figure of their own.
constexpr std::size_t kMostTail = 3;
constexpr std::size_t kMostLines = 3;

bool IsPoint(char32_t c) { return c == U'.' || c == U'．'; }
bool IsComma(char32_t c) { return c == U',' || c == U'，'; }
bool IsRate(char32_t c) { return c == U'%' || c == U'％' || c == U'‰'; }
bool IsDigit(char32_t c) { return IsAsciiDigit(c) || (c >= U'０' && c <= U'９'); }

/// Digits with at most one point, commas in strict groups of three or none at all, a sign before
/// and a rate sign behind.
bool IsWellFormed(std::u32string_view text) {
  if (!text.empty() && std::u32string_view(U"+-−＋－△▲▼").find(text[0]) != text.npos) {
    text.remove_prefix(1);
  }
  if (!text.empty() && IsRate(text.back())) text.remove_suffix(1);
  std::size_t digits = 0;  // Since the last comma or the point.
  std::size_t commas = 0;
  bool point = false;
  for (const char32_t c : text) {
    if (IsDigit(c)) {
      ++digits;
    } else if (IsComma(c) && !point && digits > 0 && (commas == 0 ? digits <= 3 : digits == 3)) {
      ++commas;
      digits = 0;
    } else if (IsPoint(c) && !point && digits > 0 && (commas == 0 || digits == 3)) {
      point = true;
      digits = 0;
    } else {
      return false;
    }
  }
  return digits > 0 && (point || commas == 0 || digits == 3);
}

bool IsFewDigits(std::u32string_view text) {
  if (!text.empty() && IsRate(text.back())) text.remove_suffix(1);
  return !text.empty() && text.size() <= kMostTail &&
         std::all_of(text.begin(), text.end(), IsDigit);
}

bool FillsCell(const layout::Line& line, const document::Rect& cell) {
  const double digit = line.font_size / 2;
  return line.box.width() + digit + 2 * kPaddingPt > cell.width();
}

}  // namespace

std::optional<std::string> JoinWrappedNumber(const std::vector<layout::Line>& lines,
                                             const document::Rect& cell) {
  if (lines.size() < 2 || lines.size() > kMostLines) return std::nullopt;
  std::u32string joined;
  bool cannot_be_two = true;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::u32string next = ToUtf32(WithoutBlanks(lines[i].Text()));
    if (i > 0) {
      if (IsNullMark(ToUtf8(joined)) || IsNullMark(ToUtf8(next))) return std::nullopt;
      const bool broken = !IsWellFormed(joined) || !IsWellFormed(next);
      const bool wrapped = joined.size() >= kLeastLine &&
                           std::any_of(joined.begin(), joined.end(), IsPoint) &&
                           IsFewDigits(next) && FillsCell(lines[i - 1], cell);
      cannot_be_two = cannot_be_two && (broken || wrapped);
    }
    joined += next;
  }
  if (!cannot_be_two || !IsWellFormed(joined)) return std::nullopt;
  return ToUtf8(joined);
}

}  // namespace gouji::table
