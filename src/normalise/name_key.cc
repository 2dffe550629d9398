#include "normalise/name_key.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "base/script_forms.h"
#include "base/utf8.h"

namespace gouji::normalise {

namespace {

constexpr bool IsRadical(char32_t c) { return c >= 0x2E80 && c <= 0x2FDF; }
constexpr bool IsFullWidthAscii(char32_t c) { return c >= 0xFF01 && c <= 0xFF5E; }

std::string FoldRadical(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(status);
  std::string folded;
  if (U_FAILURE(status)) {
    AppendUtf8(c, &folded);
    return folded;
  }
  normalizer->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status).toUTF8String(folded);
  return folded;
}

/// A raised mark, unless it belongs to a unit in letters: m².
bool IsNoteMark(char32_t c, const std::string& before) {
  if (!IsRaised(c)) return false;
  const char last = before.empty() ? ' ' : before.back();
  return !((last | 0x20) >= 'a' && (last | 0x20) <= 'z');
}

}  // namespace

std::string NameKey(std::string_view printed) {
  std::string key;
  key.reserve(printed.size());
  for (std::size_t offset = 0; offset < printed.size();) {
    const char32_t c = NextCodePoint(printed, &offset);
    if (IsSpace(c) || IsNoteMark(c, key)) continue;
    if (const char32_t digit = DigitOfLowered(c); digit != 0) {
      AppendUtf8(digit, &key);
    } else if (IsRadical(c)) {
      key += FoldRadical(c);
    } else {
      AppendUtf8(IsFullWidthAscii(c) ? c - 0xFEE0 : c, &key);
    }
  }
  return key;
}

}  // namespace gouji::normalise
