#include "normalise/pattern_view.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/utf8.h"

namespace gouji::normalise {

namespace {

using rules::FigureSign;

constexpr char kNumber = '#', kZero = '*', kNoFigure = '_';
// 300余件, 1万多人: between a number and its measure stands one such character at most; one more
// does no harm.
constexpr int kMostBetween = 2;

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

/// Whether a token is a number for patterns: 持平 and 翻番 are words to them.
bool IsFigure(NumberKind kind) {
  return IsQuantity(kind) && kind != NumberKind::kChange && kind != NumberKind::kDoubling;
}

void Fill(std::string& text, std::size_t begin, std::size_t end, char sign) {
  std::fill(text.begin() + static_cast<std::ptrdiff_t>(begin),
            text.begin() + static_cast<std::ptrdiff_t>(end), sign);
}

/// Covers digits and numerals of a token; 大 of 十大 stays.
void CoverNumerals(const NumberToken& token, const rules::NumberWords& words, std::string& text) {
  for (std::size_t i = token.number_begin; i < token.number_end;) {
    const std::size_t begin = i;
    const char32_t c = NextCodePoint(text, &i);
    if (IsAsciiDigit(c) || words.numerals.contains(c)) Fill(text, begin, i, kNoFigure);
  }
}

/// Whether a measure word is the one that the number was read with: the 个 of 3个工作日 is not.
bool IsMeasureOf(const record::Quantity& quantity, const std::string& word,
                 const rules::NumberWords& words) {
  const auto known = words.measures.find(word);
  const std::string& base = known == words.measures.end() ? word : known->second.base;
  // 239起/天 is read with "起/天"; of 个百分点 only 百分点 is the measure.
  return quantity.measure.starts_with(base) || word.ends_with(quantity.measure);
}

/// The sign of the measure word at `position`, or null.
const FigureSign* SignAt(std::string_view text, std::size_t position,
                         const record::Quantity& quantity, const rules::NumberWords& words,
                         const rules::Patterns& patterns) {
  if (quantity.measure.empty()) return nullptr;
  for (const FigureSign& sign : patterns.signs) {
    if (text.substr(position).starts_with(sign.word) && IsMeasureOf(quantity, sign.word, words)) {
      return &sign;
    }
  }
  return nullptr;
}

void CoverFigure(std::string_view view, const NumberToken& token, const rules::NumberWords& words,
                 const rules::Patterns& patterns, std::string& text) {
  const std::string_view number =
      view.substr(token.number_begin, token.number_end - token.number_begin);
  if (number == "一") return;
  const char cover = number == "0" ? kZero : kNumber;
  std::size_t at = token.number_end;
  for (int between = 0; between <= kMostBetween && at < view.size(); ++between) {
    if (const FigureSign* sign = SignAt(view, at, token.quantity, words, patterns)) {
      // One sign at the end only: an expression must not find a shorter figure in it.
      at += sign->word.size();
      Fill(text, token.number_begin, at, cover);
      text[at - 1] = sign->sign;
      return;
    }
    if (at >= token.end) break;
    NextCodePoint(view, &at);
  }
  Fill(text, token.number_begin, token.number_end, cover);
  // 百分之九十五 has its measure in front: the last byte stands for it.
  const auto measure = words.measures.find(token.quantity.measure);
  if (measure == words.measures.end() || measure->second.dimension != "percent") return;
  if (const FigureSign* sign = SignAt(measure->first, 0, token.quantity, words, patterns)) {
    text[token.number_end - 1] = sign->sign;
  }
}

}  // namespace

std::string CoverFigures(const MatchView& view, const std::vector<NumberToken>& tokens,
                         const rules::NumberWords& words, const rules::Patterns& patterns) {
  std::string text = view.text;
  // A text that holds signs itself must not show figures that are none.
  for (char& c : text) {
    const bool is_sign = std::any_of(patterns.signs.begin(), patterns.signs.end(),
                                     [&](const FigureSign& sign) { return sign.sign == c; });
    if (c == kNumber || c == kZero || is_sign) c = ' ';
  }
  for (const NumberToken& token : tokens) {
    if (IsCovered(token.kind)) {
      CoverNumerals(token, words, text);
    } else if (IsFigure(token.kind)) {
      CoverFigure(view.text, token, words, patterns, text);
    }
  }
  return text;
}

namespace {

/// The first item of the pattern's `needs` of which the text holds no word.
std::optional<std::string> UnmetNeed(const rules::Pattern& pattern, const rules::Patterns& patterns,
                                     const std::string& text) {
  const std::vector<bool> held = patterns.words.In(text);
  for (std::size_t i = 0; i < pattern.needs.size(); ++i) {
    if (!rules::AreMet({pattern.needs[i]}, held)) return pattern.needs_texts[i];
  }
  return std::nullopt;
}

}  // namespace

std::vector<Error> FailedExamples(const rules::Patterns& patterns,
                                  const rules::NumberWords& words) {
  constexpr std::size_t kMost = 100;
  std::vector<Error> errors;
  const auto covered = [&](const std::string& example) {
    const MatchView view = MakeMatchView(example, words);
    return CoverFigures(view, FindNumbers(view, words), words, patterns);
  };
  const auto matches = [&](const rules::Pattern& pattern, const std::string& text) {
    return !UnmetNeed(pattern, patterns, text) && !rules::FindMatches(pattern, text, kMost).empty();
  };
  const auto fail = [&](const rules::Pattern& pattern, const std::string& what,
                        const std::string& example) {
    errors.push_back(RuleError(
        pattern.position, "the pattern \"" + pattern.id + "\" " + what + " \"" + example + "\""));
  };
  for (const rules::Pattern& pattern : patterns.list) {
    for (const std::string& example : pattern.examples) {
      const std::string text = covered(example);
      if (const auto need = UnmetNeed(pattern, patterns, text)) {
        fail(pattern, "needs \"" + *need + "\", which is not in its example", example);
      } else if (!matches(pattern, text)) {
        fail(pattern, "misses its example", example);
      }
    }
    for (const std::string& example : pattern.counter_examples) {
      if (matches(pattern, covered(example))) fail(pattern, "matches its counter-example", example);
    }
  }
  return errors;
}

}  // namespace gouji::normalise
