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

/// Whether there is no room for so much more behind the line.
bool HasNoRoom(const layout::Line& line, double width, const document::Rect& cell) {
  return line.box.width() + width + 2 * kPaddingPt > cell.width();
}

/// "234753.2", to which one more digit gives the hundredths that sums of money and rates have.
bool LacksHundredths(std::u32string_view text) {
  return text.size() >= kLeastLine && IsPoint(text[text.size() - 2]);
}

bool IsOneDigit(std::u32string_view text) {
  if (!text.empty() && IsRate(text.back())) text.remove_suffix(1);
  return text.size() == 1 && IsDigit(text[0]);
}

/// Whether the break behind `number`, whose last line is `line`, is certainly inside of a number
/// that goes on with `rest`, the text of `next`.
bool IsWrapped(std::u32string_view number, std::u32string_view rest, const layout::Line& line,
               const layout::Line& next, const document::Rect& cell) {
  if (number.empty() || rest.empty()) return false;
  if (IsPoint(rest[0]) || IsComma(rest[0]) || IsRate(rest[0])) return true;
  if (IsWellFormed(number)) {
    // A column takes its width from its longest line, so one that fills it may be whole.
    return LacksHundredths(number) && IsOneDigit(rest) && HasNoRoom(line, line.font_size / 2, cell);
  }
  const bool has_groups = std::any_of(number.begin(), number.end() - 1, IsComma);
  const bool may_count = IsPoint(number.back()) || (IsComma(number.back()) && !has_groups);
  // "1." over "2" counts, and "12," over "345" lists: unless there was no room for both.
  return !may_count || HasNoRoom(line, next.box.width(), cell);
}

}  // namespace

std::optional<std::string> JoinWrappedNumber(const std::vector<layout::Line>& lines,
                                             const document::Rect& cell) {
  if (lines.size() < 2 || lines.size() > kMostLines) return std::nullopt;
  std::u32string joined;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::u32string next = ToUtf32(WithoutBlanks(lines[i].Text()));
    if (i > 0) {
      if (IsNullMark(ToUtf8(joined)) || IsNullMark(ToUtf8(next))) return std::nullopt;
      if (!IsWrapped(joined, next, lines[i - 1], lines[i], cell)) return std::nullopt;
    }
    joined += next;
  }
  if (!IsWellFormed(joined)) return std::nullopt;
  return ToUtf8(joined);
}

bool AreNumbers(const std::vector<layout::Line>& lines) {
  return std::all_of(lines.begin(), lines.end(), [](const layout::Line& line) {
    return IsWellFormed(ToUtf32(WithoutBlanks(line.Text())));
  });
}

}  // namespace gouji::table
