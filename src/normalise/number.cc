#include "normalise/number.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "normalise/chinese_numeral.h"
#include "normalise/number_masks.h"
#include "normalise/quantity_parser.h"
#include "normalise/text_scan.h"

namespace gouji::normalise {

namespace {

/// What stands for a masked character, so that no number is read through it.
constexpr char32_t kMasked = U'\uFFFC';

bool IsCurrencySign(char32_t c) { return u_charType(static_cast<UChar32>(c)) == U_CURRENCY_SYMBOL; }

bool IsLetter(char32_t c) { return c < 0x80 && (c | 0x20) >= U'a' && (c | 0x20) <= U'z'; }

/// Whether a number can start here: a digit, a numeral, or a sign where a value may start.
bool StartsNumber(const TextScan& scan, std::size_t i, const rules::NumberWords& words) {
  const char32_t c = scan.At(i), next = scan.At(i + 1);
  const char32_t before = i > 0 ? scan.At(i - 1) : U' ';
  if (IsAsciiDigit(c)) return true;
  if (c == U'-' || c == U'+') {
    const bool value_before = IsAsciiDigit(before) || IsLetter(before) || before == U'%' ||
                              before == U')' || before == kMasked ||
                              FindNumeral(before, words) != nullptr;
    return (IsAsciiDigit(next) || IsCurrencySign(next)) && !value_before;
  }
  const auto* word = words.grammar.LongestAt(scan.chars, i);
  if (word != nullptr && word->value == rules::GrammarRole::kNegative) {
    const char32_t first = scan.At(i + word->word.size());
    return IsAsciiDigit(first) || FindNumeral(first, words) != nullptr;
  }
  if (IsCurrencySign(c)) return IsAsciiDigit(next);
  const rules::Numeral* numeral = FindNumeral(c, words);
  // Letters and circles are zeros only within a run, which starts with another numeral.
  return numeral != nullptr && numeral->type != rules::Numeral::Class::kRunZero;
}

std::size_t CharacterOf(const TextScan& scan, std::size_t offset) {
  return static_cast<std::size_t>(
      std::lower_bound(scan.offsets.begin(), scan.offsets.end(), offset) - scan.offsets.begin());
}

/// Quantities between the masks.
class QuantityFinder {
 public:
  QuantityFinder(TextScan scan, const std::vector<NumberToken>& masks,
                 const rules::NumberWords& words)
      : scan_(std::move(scan)), words_(words) {
    for (const NumberToken& mask : masks) {
      const std::size_t end = CharacterOf(scan_, mask.end);
      for (std::size_t i = CharacterOf(scan_, mask.begin); i < end; ++i) scan_.chars[i] = kMasked;
    }
  }

  std::vector<NumberToken> Find() {
    std::vector<NumberToken> tokens;
    std::size_t floor = 0;
    for (std::size_t i = 0; i < scan_.chars.size();) {
      if (!StartsNumber(scan_, i, words_)) {
        ++i;
        continue;
      }
      auto token = ParseQuantity(scan_, i, floor, words_);
      if (!token) {
        // Too many digits, or a sign without a number: step over the run as one.
        i = SkipRun(i);
        continue;
      }
      i = std::max(CharacterOf(scan_, token->end), i + 1);
      floor = i;
      tokens.push_back(*std::move(token));
    }
    return tokens;
  }

 private:
  std::size_t SkipRun(std::size_t i) const {
    ++i;
    while (i < scan_.chars.size() && IsAsciiDigit(scan_.chars[i]) &&
           IsAsciiDigit(scan_.chars[i - 1])) {
      ++i;
    }
    return i;
  }

  TextScan scan_;
  const rules::NumberWords& words_;
};

}  // namespace

std::vector<NumberToken> FindNumbers(const MatchView& view, const rules::NumberWords& words) {
  TextScan scan(view.text);
  std::vector<NumberToken> tokens = FindMasks(view.text, scan, words);
  std::vector<NumberToken> quantities = QuantityFinder(std::move(scan), tokens, words).Find();
  tokens.insert(tokens.end(), std::make_move_iterator(quantities.begin()),
                std::make_move_iterator(quantities.end()));
  std::sort(tokens.begin(), tokens.end(), [](const NumberToken& a, const NumberToken& b) {
    return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
  });
  return tokens;
}

}  // namespace gouji::normalise
