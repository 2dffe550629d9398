#include "report/excel_text.h"

#include <algorithm>

#include "base/utf8.h"
#include "report/display_width.h"

namespace gouji::report {

namespace {

constexpr std::size_t kLongestCell = 32767;    ///< UTF-16 units, as Excel counts.
constexpr std::size_t kLongestSheetName = 31;  ///< UTF-16 units.

std::size_t Utf16Units(char32_t c) { return c > 0xFFFF ? 2 : 1; }

bool IsHex(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
  });
}

}  // namespace

std::string EscapedForExcel(std::string_view text) {
  std::string result;
  std::size_t offset = 0;
  while (offset < text.size()) {
    const std::string_view rest = text.substr(offset, 7);
    const char32_t c = NextCodePoint(text, &offset);
    const bool looks_escaped =
        rest.size() == 7 && rest.starts_with("_x") && rest[6] == '_' && IsHex(rest.substr(2, 4));
    if (looks_escaped) {
      result += "_x005F_";
    } else if (c < 0x20 && c != '\n') {
      constexpr char kHex[] = "0123456789ABCDEF";
      result += {'_', 'x', '0', '0', kHex[c / 16], kHex[c % 16], '_'};
    } else {
      AppendUtf8(c == 0xFFFE || c == 0xFFFF ? U'\uFFFD' : c, &result);
    }
  }
  return result;
}

std::string FittingCell(std::string_view text) {
  std::size_t units = 0, offset = 0, end = 0;
  while (offset < text.size()) {
    units += Utf16Units(NextCodePoint(text, &offset));
    if (units > kLongestCell) break;
    end = offset;
  }
  const std::size_t escape = text.substr(0, end).rfind("_x");
  const bool cut = end < text.size() && escape != std::string_view::npos && escape + 7 > end;
  return std::string(text.substr(0, cut ? escape : end));
}

bool LooksLikeFormula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

int LinesIn(const std::string& text, int width) {
  constexpr int kMostLines = 17;
  return std::min((DisplayWidth(text) - 1) / std::max(width - 1, 1) + 1, kMostLines);
}

std::string SheetName(std::size_t number, std::string_view title) {
  std::string name = std::to_string(number) + " ";
  std::size_t units = name.size();
  std::size_t offset = 0;
  while (offset < title.size()) {
    char32_t c = NextCodePoint(title, &offset);
    const bool illegal = c < 0x20 || c == 0xFFFE || c == 0xFFFF ||
                         std::u32string_view(U"[]:*?/\\").find(c) != std::u32string_view::npos;
    if (illegal) c = U' ';
    units += Utf16Units(c);
    if (units > kLongestSheetName) break;
    AppendUtf8(c, &name);
  }
  while (name.ends_with(' ') || name.ends_with('\'')) name.pop_back();
  return name;
}

}  // namespace gouji::report
