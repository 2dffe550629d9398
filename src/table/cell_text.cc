#include "table/cell_text.h"

#include <algorithm>

#include "base/script_forms.h"
#include "base/utf8.h"

namespace gouji::table {
namespace {

bool IsOneOf(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

bool IsDigit(char32_t c) { return IsAsciiDigit(c) || (c >= U'０' && c <= U'９'); }

bool IsSmallLetter(char32_t c) { return c >= U'a' && c <= U'z'; }

constexpr std::size_t kLongestMeasure = 12;  ///< Characters of a 单位 note.

constexpr std::u32string_view kCurrencies = U"$€£¥￥";
constexpr std::u32string_view kOpening = U"(（[【〔";
constexpr std::u32string_view kClosing = U")）]】〕";
constexpr std::u32string_view kSeriesNumbers = U"一二三四五六七八九十";
constexpr std::u32string_view kSigns = U"+-−–—―＋－﹣±▲△▼▽↑↓";

bool IsNoteMark(char32_t c) {
  return IsRaised(c) || (c >= U'①' && c <= U'⑳') || IsOneOf(c, U"*＊†‡※");
}

/// 250⁹, 250①, 250*: the marks behind a figure that refer to a note.
void DropNoteMarks(std::u32string* text) {
  std::size_t end = text->size();
  while (end > 0 && IsNoteMark((*text)[end - 1])) --end;
  if (end == 0) return;
  const char32_t last = (*text)[end - 1];
  if (IsDigit(last) || IsOneOf(last, U"%％‰)）")) text->resize(end);
}

}  // namespace

std::string WithoutBlanks(std::string_view text) {
  std::string kept;
  std::size_t offset = 0;
  while (offset < text.size()) {
    const std::size_t begin = offset;
    if (!IsSpace(NextCodePoint(text, &offset))) kept += text.substr(begin, offset - begin);
  }
  return kept;
}

bool IsNumber(std::string_view text) {
  std::u32string points = ToUtf32(WithoutBlanks(text));
  DropNoteMarks(&points);
  std::u32string_view body = points;
  // (1,234) is a negative amount; (1) and (12) are numbers of items or notes.
  const bool bracketed =
      body.size() >= 5 && IsOneOf(body.front(), U"(（") && IsOneOf(body.back(), U")）");
  if (bracketed) body = body.substr(1, body.size() - 2);
  std::size_t at = 0;
  if (!bracketed && !body.empty() && IsOneOf(body[at], kSigns)) ++at;
  if (at < body.size() && IsOneOf(body[at], kCurrencies)) ++at;
  std::size_t digits = 0;
  while (at < body.size() && (IsDigit(body[at]) || IsOneOf(body[at], U",，.．"))) {
    digits += IsDigit(body[at++]) ? 1 : 0;
  }
  if (digits == 0) return false;
  if (at < body.size() && IsOneOf(body[at], U"%％‰")) ++at;
  // A letter right behind it refers to a note: "14.1p".
  if (!bracketed && at + 1 == body.size() && IsSmallLetter(body[at])) ++at;
  return at == body.size();
}

bool IsCurrencySign(std::string_view text) {
  const std::u32string points = ToUtf32(WithoutBlanks(text));
  return points.size() == 1 && IsOneOf(points.front(), kCurrencies);
}

bool IsNullMark(std::string_view text) {
  const std::u32string points = ToUtf32(WithoutBlanks(text));
  return !points.empty() && points.size() <= 4 &&
         std::all_of(points.begin(), points.end(),
                     [](char32_t c) { return IsOneOf(c, U"-—–－―─/／…*·"); });
}

bool IsYear(std::string_view text) {
  std::u32string points = ToUtf32(WithoutBlanks(text));
  DropNoteMarks(&points);
  return points.size() == 4 && (points.starts_with(U"19") || points.starts_with(U"20")) &&
         std::all_of(points.begin(), points.end(), IsAsciiDigit);
}

bool HasWordCharacters(std::string_view text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    const char32_t c = NextCodePoint(text, &offset);
    const bool letter = (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') ||
                        (c >= 0xC0 && c < 0x2000) || IsHan(c) || IsDigit(c);
    if (letter) return true;
  }
  return false;
}

bool BeginsWithWord(std::string_view text, const std::vector<std::string>& words) {
  std::string bare = WithoutBlanks(text);
  std::size_t offset = 0;
  if (!bare.empty() && IsOneOf(NextCodePoint(bare, &offset), kOpening)) bare.erase(0, offset);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return !word.empty() && bare.starts_with(word);
  });
}

bool EndsWithWord(std::string_view text, const std::vector<std::string>& words) {
  std::u32string points = ToUtf32(WithoutBlanks(text));
  while (!points.empty() && (IsDigit(points.back()) || IsOneOf(points.back(), kSeriesNumbers) ||
                             IsOneOf(points.back(), kClosing))) {
    if (!IsOneOf(points.back(), kClosing)) {
      points.pop_back();
      continue;
    }
    const std::size_t open = points.find_last_of(kOpening);
    if (open == std::u32string::npos) break;
    points.resize(open);
  }
  const std::string bare = ToUtf8(points);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return !word.empty() && bare.ends_with(word);
  });
}

bool IsNumberedCaption(std::string_view text, const Words& words) {
  const std::string bare = WithoutBlanks(text);
  return std::any_of(words.title_ends.begin(), words.title_ends.end(), [&](const auto& word) {
    if (word.empty() || !bare.starts_with(word) || bare.size() == word.size()) return false;
    std::size_t offset = word.size();
    const char32_t c = NextCodePoint(bare, &offset);
    return IsDigit(c) || IsOneOf(c, kSeriesNumbers);
  });
}

std::string TitleAfterNumber(std::string_view text, const std::vector<std::string>& words) {
  constexpr std::size_t kMostDigits = 2;  // 附2025年…: a year is no number of a table.
  const std::string trimmed(Trim(text));
  const std::string* longest = nullptr;
  for (const std::string& word : words) {
    const bool is_longer = longest == nullptr || word.size() > longest->size();
    if (!word.empty() && trimmed.starts_with(word) && is_longer) longest = &word;
  }
  if (longest == nullptr) return "";
  const std::u32string rest = ToUtf32(Trim(std::string_view(trimmed).substr(longest->size())));
  std::size_t end = 0;
  while (end < rest.size() && IsDigit(rest[end])) ++end;
  if (end == 0 && !rest.empty() && IsOneOf(rest[0], kSeriesNumbers)) end = 1;
  if (end == 0 || end > kMostDigits) return "";
  return std::string(Trim(ToUtf8(rest.substr(end))));
}

std::string AfterLabel(std::string_view text, const std::vector<std::string>& words) {
  std::u32string points = ToUtf32(Trim(text));
  if (!points.empty() && IsOneOf(points.front(), kOpening)) points.erase(0, 1);
  for (const std::string& word : words) {
    const std::u32string label = ToUtf32(word);
    std::size_t at = 0;
    std::size_t matched = 0;
    while (at < points.size() && matched < label.size() &&
           (points[at] == label[matched] || IsSpace(points[at]))) {
      matched += points[at++] == label[matched] ? 1 : 0;
    }
    if (matched < label.size() || label.empty()) continue;
    while (at < points.size() && IsSpace(points[at])) ++at;
    if (at >= points.size() || !IsOneOf(points[at], U"：:")) continue;
    std::u32string rest = points.substr(at + 1);
    if (!rest.empty() && IsOneOf(rest.back(), kClosing) &&
        rest.find_first_of(kOpening) == std::u32string::npos) {
      rest.pop_back();
    }
    return std::string(Trim(ToUtf8(rest)));
  }
  return "";
}

std::string MeasureIn(std::string_view text, const std::vector<std::string>& words) {
  std::string measure = AfterLabel(text, words);
  return CountCodePoints(measure) <= kLongestMeasure ? measure : "";
}

bool IsTotalLabel(std::string_view text, const Words& words) {
  const std::string bare = WithoutBlanks(text);
  for (const std::string& word : words.totals) {
    if (word.empty() || !bare.starts_with(word)) continue;
    const std::u32string rest = ToUtf32(std::string_view(bare).substr(word.size()));
    if (rest.empty() || IsOneOf(rest.front(), kOpening) || IsOneOf(rest.front(), U"：:"))
      return true;
    if (std::all_of(rest.begin(), rest.end(), IsDigit)) return true;
  }
  return EndsWithWord(text, words.total_ends);
}

std::string WithoutSpread(std::string text) {
  std::size_t offset = 0;
  bool after_blank = true, is_spread = false;
  while (offset < text.size()) {
    const char32_t c = NextCodePoint(text, &offset);
    if (!IsSpace(c) && (!after_blank || !IsHan(c))) return text;
    after_blank = IsSpace(c);
    is_spread = is_spread || after_blank;
  }
  return is_spread ? WithoutBlanks(text) : text;
}

std::string WithoutMarks(std::string_view text) {
  std::string kept(Trim(text));
  if (const std::size_t body = kept.find_first_not_of('#'); body != std::string::npos && body > 0) {
    kept.erase(0, body);
  }
  std::string plain;
  std::size_t begin = 0;
  while (begin <= kept.size()) {
    const std::size_t end = std::min(kept.find("**", begin), kept.size());
    plain += kept.substr(begin, end - begin);
    begin = end + 2;
  }
  return std::string(Trim(plain));
}

}  // namespace gouji::table
