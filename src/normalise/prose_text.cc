#include "normalise/prose_text.h"

#include <algorithm>

#include "base/utf8.h"
#include "normalise/pattern_view.h"

namespace gouji::normalise {

namespace {

// Prose has sentences of a few hundred bytes; a longer run without a full stop is cut so that the
// work for one match stays small.
constexpr std::size_t kMaxSentenceBytes = 6000;

bool EndsSentence(char32_t c) {
  return c == U'。' || c == U'！' || c == U'？' || c == U'!' || c == U'?' || c == U'\n';
}

bool MayHoldClaims(const Sentence& sentence, const std::string& text,
                   const std::vector<NumberToken>& tokens) {
  const auto first = std::partition_point(
      tokens.begin(), tokens.end(), [&](const NumberToken& t) { return t.end <= sentence.begin; });
  if (first != tokens.end() && first->begin < sentence.end) return true;
  const std::string_view view =
      std::string_view(text).substr(sentence.begin, sentence.end - sentence.begin);
  return std::any_of(view.begin(), view.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::vector<Sentence> SplitSentences(const std::string& text,
                                     const std::vector<NumberToken>& tokens) {
  std::vector<Sentence> sentences;
  Sentence current;
  auto token = tokens.begin();
  const auto close = [&](std::size_t end, std::size_t next, bool item) {
    current.end = end;
    if (current.end > current.begin) {
      current.may_hold_claims = MayHoldClaims(current, text, tokens);
      sentences.push_back(current);
    }
    current = {next, next, item, false};
  };
  for (std::size_t i = 0; i < text.size();) {
    while (token != tokens.end() && token->begin < i) ++token;
    if (token != tokens.end() && token->begin == i && token->kind == NumberKind::kListMark) {
      close(i, token->end, true);
      i = token->end;
      continue;
    }
    const std::size_t begin = i;
    const char32_t c = NextCodePoint(text, &i);
    if (EndsSentence(c) || i - current.begin > kMaxSentenceBytes) {
      close(EndsSentence(c) ? begin : i, i, false);
    }
  }
  close(text.size(), text.size(), false);
  return sentences;
}

}  // namespace

std::size_t ProseText::FirstTokenAfter(std::size_t position) const {
  const auto found = std::partition_point(
      tokens.begin(), tokens.end(), [&](const NumberToken& t) { return t.number_end <= position; });
  return static_cast<std::size_t>(found - tokens.begin());
}

int ProseText::TokenIn(std::size_t begin, std::size_t end) const {
  const std::size_t found = FirstTokenAfter(begin);
  if (found == tokens.size() || tokens[found].number_begin >= end) return -1;
  return static_cast<int>(found);
}

int ProseText::QuantityIn(std::size_t begin, std::size_t end) const {
  const int first = TokenIn(begin, end);
  if (first < 0) return -1;
  for (auto i = static_cast<std::size_t>(first); i < tokens.size(); ++i) {
    if (tokens[i].number_begin >= end) return -1;
    if (tokens[i].number_begin >= begin && IsQuantity(tokens[i].kind)) return static_cast<int>(i);
  }
  return -1;
}

ProseText ReadProseText(const layout::Paragraph& paragraph, int index,
                        const rules::NumberWords& words, const rules::Patterns& patterns) {
  ProseText text;
  text.paragraph = &paragraph;
  text.index = index;
  text.view = MakeMatchView(paragraph.text, words);
  text.tokens = FindNumbers(text.view, words);
  text.covered = CoverFigures(text.view, text.tokens, words, patterns);
  text.sentences = SplitSentences(text.view.text, text.tokens);
  return text;
}

}  // namespace gouji::normalise
