#include "normalise/clause_subject.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "normalise/indicator.h"

namespace gouji::normalise {

namespace {

/// The start of the character that ends at `end`.
std::size_t CharacterBefore(std::string_view text, std::size_t end) {
  --end;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return end;
}

bool IsNameCharacter(std::string_view text, std::size_t at) {
  const char32_t c = NextCodePoint(text, &at);
  return IsHan(c) || (c < 0x80 && std::isalpha(static_cast<int>(c)) != 0);
}

/// The end of the last date, number or the like before `position`.
std::size_t LastTokenEnd(const ProseText& text, std::size_t position) {
  std::size_t end = 0;
  for (const NumberToken& token : text.tokens) {
    if (token.end <= position) end = std::max(end, token.end);
  }
  return end;
}

/// Where the run of name characters that ends at `end` begins; it holds no date and no number.
std::size_t RunBefore(const ProseText& text, std::size_t end) {
  const std::string_view view = text.view.text;
  const std::size_t floor = LastTokenEnd(text, end);
  std::size_t begin = end;
  while (begin > floor) {
    const std::size_t previous = CharacterBefore(view, begin);
    if (previous < floor || !IsNameCharacter(view, previous)) break;
    begin = previous;
  }
  return begin;
}

/// What follows the last of the words: 公安局 in 最多的是公安局.
std::string_view AfterLast(std::string_view text, const std::vector<std::string>& words) {
  std::size_t after = 0;
  for (const std::string& word : words) {
    const std::size_t at = text.rfind(word);
    if (!word.empty() && at != std::string_view::npos) after = std::max(after, at + word.size());
  }
  return text.substr(after);
}

bool DropEnd(std::string_view& text, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (!word.empty() && text.ends_with(word)) return text.remove_suffix(word.size()), true;
  }
  return false;
}

bool DropFront(std::string_view& text, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (!word.empty() && text.starts_with(word)) return text.remove_prefix(word.size()), true;
  }
  return false;
}

/// 市政务服务热线 and 县热线办 are who counts, not what is counted.
bool NamesTopic(std::string_view text, const rules::Indicators& indicators) {
  const auto holds = [&](const std::string& word) {
    return text.find(word) != std::string_view::npos;
  };
  const auto opens = [&](const rules::Topic& topic) {
    return std::any_of(topic.words.begin(), topic.words.end(), holds);
  };
  return std::any_of(indicators.topic_masks.begin(), indicators.topic_masks.end(), holds) ||
         std::any_of(indicators.topics.begin(), indicators.topics.end(), opens);
}

}  // namespace

ClauseSubject SubjectBefore(const ProseText& text, std::size_t position,
                            const rules::Lexicon& lexicon) {
  const std::string_view view = text.view.text;
  std::size_t end = position;
  if (end > 0 && view[end - 1] == '(') --end;
  const std::size_t begin = RunBefore(text, end);
  std::string_view name = view.substr(begin, end - begin);
  ClauseSubject subject;
  subject.printed = name;
  const rules::Indicators& indicators = lexicon.indicators;
  const std::vector<std::string>& fillers = lexicon.patterns.label_fillers;
  while (DropEnd(name, fillers)) {
  }
  if (name.empty() && begin > 0 && view[begin - 1] == ',') {
    const std::size_t start = RunBefore(text, begin - 1);
    subject.last = AfterLast(view.substr(start, begin - 1 - start), fillers);
  }
  if (NamesTopic(name, indicators)) return subject;
  while (DropEnd(name, fillers) || DropEnd(name, indicators.neutral_words)) {
  }
  while (DropFront(name, fillers) || DropFront(name, indicators.neutral_words)) {
  }
  if (IsNeutral(name, indicators)) return subject;
  subject.name = name;
  subject.last = AfterLast(name, fillers);
  return subject;
}

}  // namespace gouji::normalise
