#include "normalise/prose_text.h"

#include <algorithm>

#include "base/utf8.h"

namespace gouji::normalise {

namespace {

// Prose has sentences of a few hundred bytes; a longer run without a full stop is cut so that the
// work for one match stays small.
constexpr std::size_t kMaxSentenceBytes = 6000;

/// Whether patterns must not take the digits for a number. Dates, ranks and grades stay visible:
/// patterns name them.
bool IsCovered(NumberKind kind) {
  switch (kind) {
    case NumberKind::kPhone:
    case NumberKind::kDocumentNumber:
    case NumberKind::kCaseId:
    case NumberKind::kPostcode:
    case NumberKind::kRoute:
    case NumberKind::kAddress:
    case NumberKind::kPage:
    case NumberKind::kListMark:
    case NumberKind::kPlaceName:
    case NumberKind::kLexical:
    case NumberKind::kIdiom:
    case NumberKind::kVagueDate:
      return true;
    default:
      return false;
  }
}

bool EndsSentence(char32_t c) {
  return c == U'。' || c == U'！' || c == U'？' || c == U'!' || c == U'?' || c == U'\n';
}

std::vector<Sentence> SplitSentences(const std::string& text,
                                     const std::vector<NumberToken>& tokens) {
  std::vector<Sentence> sentences;
  Sentence current;
  auto token = tokens.begin();
  const auto close = [&](std::size_t end, std::size_t next, bool item) {
    current.end = end;
    if (current.end > current.begin) sentences.push_back(current);
    current = {next, next, item};
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

int ProseText::TokenIn(std::size_t begin, std::size_t end) const {
  const auto found = std::find_if(tokens.begin(), tokens.end(),
                                  [&](const NumberToken& t) { return t.number_end > begin; });
  if (found == tokens.end() || found->number_begin >= end) return -1;
  return static_cast<int>(found - tokens.begin());
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
                        const rules::NumberWords& words) {
  ProseText text;
  text.paragraph = &paragraph;
  text.index = index;
  text.view = MakeMatchView(paragraph.text, words);
  text.tokens = FindNumbers(text.view, words);
  text.masked = text.view.text;
  for (const NumberToken& token : text.tokens) {
    if (!IsCovered(token.kind)) continue;
    std::fill(text.masked.begin() + static_cast<std::ptrdiff_t>(token.number_begin),
              text.masked.begin() + static_cast<std::ptrdiff_t>(token.number_end), '_');
  }
  text.sentences = SplitSentences(text.view.text, text.tokens);
  return text;
}

}  // namespace gouji::normalise
