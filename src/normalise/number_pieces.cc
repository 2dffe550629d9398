#include "normalise/number_pieces.h"

#include <unicode/uchar.h>

#include <utility>

#include "normalise/arabic_numeral.h"

namespace gouji::normalise {

using record::Bound;

namespace {

bool IsLatin(char32_t c) { return c < 0x80 && (c | 0x20) >= U'a' && (c | 0x20) <= U'z'; }

}  // namespace

const rules::Measure* NumberPieces::FindCurrency(std::size_t at) const {
  if (!IsAsciiDigit(scan_.At(at + 1))) return nullptr;
  const auto* entry = words_.measure_words.LongestAt(text_, at);
  const bool sign = entry != nullptr && entry->word.size() == 1 &&
                    u_charType(static_cast<UChar32>(entry->word[0])) == U_CURRENCY_SYMBOL;
  return sign ? &entry->value : nullptr;
}

std::optional<Core> NumberPieces::ReadCore(std::size_t at) const {
  Core core;
  core.begin = at;
  if (IsAsciiDigit(scan_.At(at))) {
    auto number = ParseArabicNumeral(text_, at, words_);
    if (!number) return std::nullopt;
    core.end = number->end;
    core.value = number->value;
    core.unscaled = number->unscaled;
    core.power = number->power;
    core.parted = number->parted;
    core.printed_places = number->printed_places;
    core.bound = number->bound;
    core.grouped_by_blanks = number->grouped_by_blanks;
    core.repair = std::move(number->repair);
    return core;
  }
  const auto number = ParseChineseNumeral(text_, at, words_);
  if (!number) return std::nullopt;
  core.end = number->end;
  core.value = core.unscaled = number->value;
  core.high = number->high;
  core.open = number->open;
  core.printed_places = number->printed_places;
  core.bound = number->bound;
  core.form = number->form;
  core.starts_bare = number->starts_bare;
  core.chinese = true;
  return core;
}

const rules::Measure* NumberPieces::FindMeasure(std::size_t at, bool chinese,
                                                std::size_t* end) const {
  const auto* entry =
      words_.measure_words.LongestAt(text_, at, [&](const auto& candidate, std::size_t after) {
        const rules::Measure& measure = candidate.value;
        const bool word = measure.not_before.find(scan_.At(after)) != std::u32string::npos &&
                          after < text_.size();
        const bool strict = measure.dimension == "tenths" || measure.dimension == "discount";
        if (word && (chinese || strict)) return false;
        return !LatinGoesOn(candidate.word, after);
      });
  if (entry == nullptr) return nullptr;
  *end = at + entry->word.size();
  return &entry->value;
}

bool NumberPieces::LatinGoesOn(const std::u32string& word, std::size_t after) const {
  return IsLatin(word.back()) && IsLatin(scan_.At(after));
}

Suffix NumberPieces::ReadSuffix(std::size_t at, bool chinese) const {
  Suffix suffix;
  suffix.end = at;
  std::size_t start = at, end = at;
  const auto* inside = words_.inside.LongestAt(text_, at);
  const rules::Measure* measure = nullptr;
  if (inside != nullptr) {
    measure = FindMeasure(at + inside->word.size(), chinese, &end);
    if (measure != nullptr) suffix.bound = inside->value.bound;
  }
  if (measure == nullptr) {
    measure = FindMeasure(start, chinese, &end);
    suffix.bound = Bound::kExactly;
  }
  if (measure == nullptr) return suffix;
  suffix.end = end;
  suffix.measure = measure->base;
  suffix.dimension = measure->dimension;
  suffix.power = measure->power;
  ReadHalf(chinese, &suffix);
  ReadPer(&suffix);
  return suffix;
}

/// 一个半小时, 两年半.
void NumberPieces::ReadHalf(bool chinese, Suffix* suffix) const {
  const rules::Numeral* half = FindNumeral(scan_.At(suffix->end), words_);
  if (half == nullptr || half->type != rules::Numeral::Class::kHalf) return;
  std::size_t end = 0;
  const rules::Measure* measure = FindMeasure(suffix->end + 1, chinese, &end);
  const bool behind = suffix->dimension == "time" && suffix->end > 0;
  if (measure != nullptr && measure->dimension == "time" && suffix->measure == "个") {
    suffix->end = end;
    suffix->measure = measure->base;
    suffix->dimension = measure->dimension;
  } else if (behind && measure == nullptr) {
    suffix->end += 1;
  } else {
    return;
  }
  suffix->half = true;
}

/// 起/天, 元/月.
void NumberPieces::ReadPer(Suffix* suffix) const {
  if (scan_.At(suffix->end) != U'/') return;
  std::size_t end = 0;
  const rules::Measure* per = FindMeasure(suffix->end + 1, true, &end);
  if (per == nullptr) return;
  suffix->measure += "/" + per->base;
  suffix->dimension = "rate";
  suffix->end = end;
}

std::optional<Ratio> NumberPieces::ReadRatio(std::size_t at) const {
  const auto core = ReadCore(at);
  if (!core || core->high || core->bound != Bound::kExactly) return std::nullopt;
  Ratio ratio;
  ratio.end = SkipWord(core->end, rules::GrammarRole::kFraction);
  if (ratio.end == core->end) return std::nullopt;
  const bool bare = core->chinese && core->form == ChineseNumeral::Form::kBare;
  if (bare && core->value == Decimal(100, 0)) ratio.measure = "%";
  if (bare && core->value == Decimal(1000, 0)) ratio.measure = "‰";
  if (bare && core->value == Decimal(10000, 0)) ratio.measure = "‱";
  if (ratio.measure.empty()) {
    const Decimal& value = core->value;
    constexpr std::int64_t kMaxDenominator = 10000;
    if (value.exponent() < 0 || value > Decimal(kMaxDenominator, 0) || value.IsZero()) {
      return std::nullopt;
    }
    ratio.denominator = value.coefficient();
    for (int i = 0; i < value.exponent(); ++i) ratio.denominator *= 10;
  }
  return ratio;
}

std::size_t NumberPieces::SkipWord(std::size_t at, rules::GrammarRole role) const {
  const auto* word = words_.grammar.LongestAt(text_, at);
  return word != nullptr && word->value == role ? at + word->word.size() : at;
}

}  // namespace gouji::normalise
