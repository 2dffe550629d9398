#include "normalise/quantity_parser.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "base/rational.h"
#include "normalise/arabic_numeral.h"
#include "normalise/chinese_numeral.h"

namespace gouji::normalise {

namespace {

using record::Bound;
using record::Quantity;
using Text = std::u32string_view;

constexpr std::u32string_view kRangeMarks = U"-~—–―至到−";
constexpr std::u32string_view kFractionWord = U"分之";
constexpr char32_t kAnd = U'又';

/// The digits or numerals of one number, without anything around them.
struct Core {
  std::size_t begin = 0, end = 0;
  Decimal value;
  std::optional<Decimal> high;
  std::optional<Decimal> parted;
  Decimal unscaled;
  int power = 0;
  int printed_places = 0;
  Bound bound = Bound::kExactly;
  bool open = false, chinese = false, grouped_by_blanks = false, starts_bare = false;
  ChineseNumeral::Form form = ChineseNumeral::Form::kStructured;
  std::string repair;
};

/// A measure word behind a number: 件, 起/天, %.
struct Suffix {
  std::size_t end = 0;
  std::string measure;    ///< Canonical; "起/天".
  std::string dimension;  ///< "" without a measure, "rate" for 起/天.
  int power = 0;
  Bound bound = Bound::kExactly;  ///< From 多 between scale and measure: 43万多起.
  bool half = false;              ///< 一个半小时: half a unit more.
};

/// 百分之, 千分之, 万分之 before a number, N分之 before another.
struct Ratio {
  std::size_t end = 0;
  std::string measure;  ///< "%", "‰", "‱"; "" for a fraction with `denominator`.
  std::int64_t denominator = 0;
};

Decimal WithoutZeros(const Decimal& value) {
  std::int64_t coefficient = value.coefficient();
  int exponent = value.exponent();
  while (coefficient != 0 && coefficient % 10 == 0) {
    coefficient /= 10;
    ++exponent;
  }
  return {coefficient, exponent};
}

/// numerator / denominator with six places, rounded half up; exact for halves, quarters, fifths.
Decimal FractionValue(std::int64_t numerator, std::int64_t denominator) {
  constexpr std::int64_t kMillion = 1'000'000;
  const std::int64_t scaled = (numerator * kMillion * 2 + denominator) / (2 * denominator);
  Decimal value(scaled, -6);
  while (value.exponent() < 0 && value.coefficient() % 10 == 0) {
    value = Decimal(value.coefficient() / 10, value.exponent() + 1);
  }
  return value;
}

class Parser {
 public:
  Parser(const TextScan& scan, std::size_t position, std::size_t floor,
         const rules::NumberWords& words)
      : scan_(scan), text_(scan.chars), position_(position), floor_(floor), words_(words) {}

  std::optional<NumberToken> Parse() {
    begin_ = position_;
    std::size_t at = ReadSign();
    const rules::Measure* currency = FindCurrency(at);
    if (currency != nullptr) ++at;
    if (ReadVulgarFraction(at) || ReadFractionWord(at)) return token_;
    if (ReadMixedFraction(at)) return token_;
    if (const auto ratio = ReadRatio(at)) {
      if (!ratio->measure.empty()) return Percentage(at, *ratio);
      if (auto fraction = Fraction(at, *ratio)) return fraction;
    }
    auto core = ReadCore(at);
    if (!core) return std::nullopt;
    if (ReadColons(*core) || ReadSlash(*core)) return token_;
    Suffix suffix = ReadSuffix(core->end, core->chinese);
    if (currency != nullptr && suffix.dimension.empty()) {
      suffix = {core->end, currency->base, currency->dimension, 0, {}, false};
    }
    if (ReadRange(*core, suffix)) return token_;
    return Single(*core, suffix);
  }

 private:
  // ---- pieces -----------------------------------------------------------------------------------

  /// Past a sign at position_, which is one only where a value may start.
  std::size_t ReadSign() {
    const char32_t sign = scan_.At(position_);
    if (sign != U'-' && sign != U'+' && sign != U'负') return position_;
    negative_ = sign != U'+';
    signed_ = true;
    return position_ + 1;
  }

  /// ¥ and $, which stand before their number.
  const rules::Measure* FindCurrency(std::size_t at) const {
    if (!IsAsciiDigit(scan_.At(at + 1))) return nullptr;
    const auto* entry = words_.measure_words.LongestAt(text_, at);
    const bool sign = entry != nullptr && entry->word.size() == 1 &&
                      u_charType(static_cast<UChar32>(entry->word[0])) == U_CURRENCY_SYMBOL;
    return sign ? &entry->value : nullptr;
  }

  std::optional<Core> ReadCore(std::size_t at) const {
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

  const rules::Measure* FindMeasure(std::size_t at, bool chinese, std::size_t* end) const {
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

  static bool IsLatin(char32_t c) { return c < 0x80 && ((c | 0x20) >= U'a' && (c | 0x20) <= U'z'); }
  bool LatinGoesOn(const std::u32string& word, std::size_t after) const {
    return IsLatin(word.back()) && IsLatin(scan_.At(after));
  }

  Suffix ReadSuffix(std::size_t at, bool chinese) const {
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
  void ReadHalf(bool chinese, Suffix* suffix) const {
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
  void ReadPer(Suffix* suffix) const {
    if (scan_.At(suffix->end) != U'/') return;
    std::size_t end = 0;
    const rules::Measure* per = FindMeasure(suffix->end + 1, true, &end);
    if (per == nullptr) return;
    suffix->measure += "/" + per->base;
    suffix->dimension = "rate";
    suffix->end = end;
  }

  std::optional<Ratio> ReadRatio(std::size_t at) const {
    const auto core = ReadCore(at);
    if (!core || core->high || core->bound != Bound::kExactly) return std::nullopt;
    if (!text_.substr(core->end).starts_with(kFractionWord)) return std::nullopt;
    Ratio ratio;
    ratio.end = core->end + kFractionWord.size();
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

  // ---- words around -----------------------------------------------------------------------------

  /// A bound word that ends where the number begins.
  Bound ReadBefore(std::string_view dimension, bool bare) {
    const auto* word =
        words_.before.LongestBefore(text_, begin_, floor_, [&](const auto& entry, std::size_t) {
          if (entry.value.bare_only && !bare) return false;
          return entry.value.dimension.empty() || entry.value.dimension == dimension;
        });
    if (word == nullptr) return Bound::kExactly;
    begin_ -= word->word.size();
    // 近约, 超过约: the outer word does not change what the inner one says.
    return word->value.bound;
  }

  Bound ReadAfter(std::string_view dimension, std::size_t* end) const {
    const auto* word = words_.after.LongestAt(text_, *end, [&](const auto& entry, std::size_t) {
      return entry.value.dimension.empty() || entry.value.dimension == dimension;
    });
    if (word == nullptr) return Bound::kExactly;
    *end += word->word.size();
    return word->value.bound;
  }

  /// Sets kind and bound from the words on both sides, and the token's ends.
  void Surround(NumberKind kind, std::string_view dimension, Bound inner, bool bare,
                std::size_t end) {
    Bound bound = inner;
    const Bound before = ReadBefore(dimension, bare);
    const Bound after = ReadAfter(dimension, &end);
    if (before != Bound::kExactly) bound = before;
    if (after != Bound::kExactly && (bound == Bound::kExactly || inner == bound)) bound = after;
    token_.kind = kind;
    if (kind != NumberKind::kRange && kind != NumberKind::kAmbiguous &&
        kind != NumberKind::kVague) {
      token_.kind = KindOfBound(bound, kind);
    }
    token_.quantity.bound = bound;
    if (bound == Bound::kJustAbove) token_.quantity.value = WithoutZeros(token_.quantity.value);
    SetEnds(end);
  }

  static NumberKind KindOfBound(Bound bound, NumberKind exact) {
    switch (bound) {
      case Bound::kExactly:
        return exact;
      case Bound::kAtLeast:
      case Bound::kMoreThan:
        return NumberKind::kLowerBound;
      case Bound::kAtMost:
      case Bound::kLessThan:
        return NumberKind::kUpperBound;
      case Bound::kAbout:
      case Bound::kJustBelow:
      case Bound::kJustAbove:
        return NumberKind::kApprox;
    }
    return exact;
  }

  void SetEnds(std::size_t end) {
    token_.begin = scan_.offsets[begin_];
    token_.end = scan_.offsets[end];
  }
  void SetNumber(std::size_t begin, std::size_t end) {
    token_.number_begin = scan_.offsets[begin];
    token_.number_end = scan_.offsets[end];
  }

  // ---- whole forms ------------------------------------------------------------------------------

  bool ReadVulgarFraction(std::size_t at) {
    const rules::Numeral* numeral = FindNumeral(scan_.At(at), words_);
    if (numeral == nullptr || numeral->type != rules::Numeral::Class::kFraction) return false;
    FinishFraction(numeral->value, numeral->denominator, at, at + 1);
    return true;
  }

  /// 一半, 半数, 百分百: words of the table that stand for a share.
  bool ReadFractionWord(std::size_t at) {
    const auto* entry = words_.lexical.LongestAt(text_, at, [](const auto& candidate, std::size_t) {
      return candidate.value.kind == "fraction" || candidate.value.kind == "percent";
    });
    if (entry == nullptr) return false;
    const std::size_t end = at + entry->word.size();
    const std::string& text = entry->value.text;
    const std::size_t slash = text.find('/');
    const auto first = Decimal::Parse(text.substr(0, slash));
    if (!first) return false;
    if (entry->value.kind == "percent") {
      token_.quantity.value = *first;
      token_.quantity.measure = "%";
      SetNumber(at, end);
      Surround(NumberKind::kPercent, "percent", Bound::kExactly, false, end);
      return true;
    }
    const auto second = Decimal::Parse(slash == std::string::npos ? "" : text.substr(slash + 1));
    if (!second || second->IsZero()) return false;
    FinishFraction(first->coefficient(), second->coefficient(), at, end);
    return true;
  }

  /// 百分之九十八点七, 百分之三十到四十.
  std::optional<NumberToken> Percentage(std::size_t at, const Ratio& ratio) {
    const auto core = ReadCore(ratio.end);
    if (!core) return std::nullopt;
    Quantity& quantity = token_.quantity;
    quantity.value = Signed(core->value);
    quantity.printed_places = core->printed_places;
    quantity.measure = ratio.measure;
    quantity.high = core->high;
    SetNumber(at, core->end);
    NumberKind kind = PercentKind(ratio.measure);
    std::size_t end = core->end;
    if (!core->high && IsRangeMark(core->end)) {
      std::size_t next = core->end + 1;
      if (const auto second = ReadRatio(next); second && second->measure == ratio.measure) {
        next = second->end;
      }
      const auto high = ReadCore(next);
      if (high && high->value > core->value && !high->high) {
        quantity.high = high->value;
        end = high->end;
        SetNumber(at, end);
      }
    }
    if (quantity.high) kind = NumberKind::kRange;
    Surround(kind, "percent", core->bound, false, end);
    return token_;
  }

  static NumberKind PercentKind(std::string_view measure) {
    if (measure == "‰") return NumberKind::kPermille;
    return measure == "‱" ? NumberKind::kPermyriad : NumberKind::kPercent;
  }

  /// 三分之一, 3分之1.
  std::optional<NumberToken> Fraction(std::size_t at, const Ratio& ratio) {
    const auto core = ReadCore(ratio.end);
    if (!core || core->high || core->value.exponent() < 0 || core->value > Decimal(10000, 0)) {
      return std::nullopt;
    }
    std::int64_t numerator = core->value.coefficient();
    for (int i = 0; i < core->value.exponent(); ++i) numerator *= 10;
    FinishFraction(numerator, ratio.denominator, at, core->end);
    return token_;
  }

  /// 一又二分之一 is 3/2.
  bool ReadMixedFraction(std::size_t at) {
    const auto whole = ReadCore(at);
    if (!whole || scan_.At(whole->end) != kAnd || whole->high || whole->printed_places > 0) {
      return false;
    }
    const auto ratio = ReadRatio(whole->end + 1);
    if (!ratio || ratio->denominator == 0) return false;
    const auto part = ReadCore(ratio->end);
    const Decimal limit(1000, 0);
    const bool plain = part && !part->high && part->value.exponent() == 0 && part->value < limit &&
                       whole->value.exponent() == 0 && whole->value < limit;
    if (!plain) return false;
    const std::int64_t numerator =
        whole->value.coefficient() * ratio->denominator + part->value.coefficient();
    FinishFraction(numerator, ratio->denominator, at, part->end);
    return true;
  }

  void FinishFraction(std::int64_t numerator, std::int64_t denominator, std::size_t at,
                      std::size_t end) {
    token_.text = std::to_string(numerator) + "/" + std::to_string(denominator);
    token_.quantity.value = Signed(FractionValue(numerator, denominator));
    SetNumber(at, end);
    Surround(NumberKind::kFraction, "fraction", Bound::kExactly, false, end);
  }

  /// 1/3 in prose: a proper fraction of small numbers that no third number follows.
  bool ReadSlash(const Core& core) {
    constexpr std::int64_t kMaxDenominator = 100;
    if (core.chinese || core.power != 0 || core.printed_places > 0 || core.parted) return false;
    if (scan_.At(core.end) != U'/' || !IsAsciiDigit(scan_.At(core.end + 1))) return false;
    if (core.begin > 0 && scan_.At(core.begin - 1) == U'/') return false;
    const auto below = ReadCore(core.end + 1);
    if (!below || below->power != 0 || below->printed_places > 0 || below->parted) return false;
    if (scan_.At(below->end) == U'/') return false;
    if (below->value > Decimal(kMaxDenominator, 0) || below->value <= core.value) return false;
    if (core.value.IsZero()) return false;
    FinishFraction(core.value.coefficient(), below->value.coefficient(), core.begin, below->end);
    return true;
  }

  /// 25.72:26.84:47.44, whose parts make a hundred, and 1:500, 3比1.
  bool ReadColons(const Core& core) {
    constexpr std::size_t kMaxParts = 12;
    if (core.chinese || core.power != 0 || core.parted) return false;
    std::vector<Decimal> parts = {core.value};
    std::size_t end = core.end;
    while (IsRatioMark(scan_.At(end)) && IsAsciiDigit(scan_.At(end + 1)) &&
           parts.size() < kMaxParts) {
      const auto part = ReadCore(end + 1);
      if (!part || part->power != 0 || part->parted) return false;
      parts.push_back(part->value);
      end = part->end;
    }
    if (parts.size() < 2) return false;
    const bool composition = AddsToHundred(parts);
    for (const Decimal& part : parts) {
      if (!token_.text.empty()) token_.text += composition ? ";" : ":";
      token_.text += part.ToString();
    }
    token_.kind = composition ? NumberKind::kComposition : NumberKind::kRatio;
    token_.quantity.value = core.value;
    token_.quantity.printed_places = core.printed_places;
    if (composition) token_.quantity.measure = "%";
    SetNumber(core.begin, end);
    SetEnds(end);
    return true;
  }

  static bool IsRatioMark(char32_t c) { return c == U':' || c == U'比'; }

  static bool AddsToHundred(const std::vector<Decimal>& parts) {
    Rational sum;
    for (const Decimal& part : parts) sum = sum + Rational(part);
    return sum >= Rational(99) && sum <= Rational(101);
  }

  bool IsRangeMark(std::size_t at) const {
    return at < text_.size() && kRangeMarks.find(text_[at]) != std::u32string_view::npos;
  }

  /// 3至5天, 15～30%, 9亿～16亿元, 9～16亿元 (two readings), 三五天 has been read by the numeral.
  bool ReadRange(const Core& core, const Suffix& suffix) {
    if (core.high || core.parted || core.bound != Bound::kExactly) return false;
    std::size_t at = suffix.end;
    while (scan_.At(at) == U' ') ++at;
    if (!IsRangeMark(at)) return false;
    const std::size_t mark = at;
    if (mark > suffix.end && scan_.At(mark + 1) != U' ') return false;  // "12 -5": a sign.
    while (at - mark < 2 && scan_.At(at) == scan_.At(mark)) ++at;       // —— is one dash.
    while (scan_.At(at) == U' ') ++at;
    const char32_t next = scan_.At(at);
    if (!IsAsciiDigit(next) && FindNumeral(next, words_) == nullptr) return false;
    const auto high = ReadCore(at);
    if (!high || high->high || high->parted || high->chinese != core.chinese) return false;
    const Suffix high_suffix = ReadSuffix(high->end, high->chinese);
    if (!RangeAllowed(core, suffix, *high, high_suffix)) return false;

    Quantity& quantity = token_.quantity;
    const int shared = suffix.dimension.empty() ? high_suffix.power : suffix.power;
    quantity.value = Signed(core.value.Scaled(shared));
    quantity.high = high->value.Scaled(high_suffix.power);
    quantity.printed_places = std::max(core.printed_places, high->printed_places);
    quantity.measure = high_suffix.measure;
    SetNumber(core.begin, high->end);
    NumberKind kind = NumberKind::kRange;
    if (core.power == 0 && high->power >= 4 && suffix.dimension.empty() &&
        core.value < high->unscaled) {
      // 9～16亿元 may mean 9亿 or 9.
      token_.alternatives.push_back(quantity);
      quantity.value = quantity.value.Scaled(high->power);
      kind = NumberKind::kAmbiguous;
    }
    if (!(quantity.value < *quantity.high)) {
      token_.alternatives.clear();
      token_.quantity = {};
      return false;
    }
    Surround(kind, high_suffix.dimension, Bound::kExactly, false, high_suffix.end);
    return true;
  }

  bool RangeAllowed(const Core& core, const Suffix& suffix, const Core& high,
                    const Suffix& high_suffix) const {
    const bool one_measure = suffix.dimension.empty() || suffix.measure == high_suffix.measure;
    if (!one_measure) return false;
    if (core.chinese && high_suffix.dimension.empty()) return false;
    if (!suffix.dimension.empty() && core.begin > 0) {
      // 从12件到15件 tells a change.
      const char32_t before = scan_.At(begin_ - (begin_ > 0 ? 1 : 0));
      if (before == U'从' || before == U'由' || before == U'自') return false;
    }
    return high.bound == Bound::kExactly;
  }

  Decimal Signed(const Decimal& value) const { return negative_ ? value.Negated() : value; }

  /// Everything else: one number and its measure.
  std::optional<NumberToken> Single(const Core& core, Suffix suffix) {
    SetNumber(core.begin, core.end);
    if (core.chinese && IsWordPart(core, suffix)) return WordPart(core, NumberKind::kLexical);
    if (core.chinese && core.form == ChineseNumeral::Form::kSpoken) {
      WordPart(core, NumberKind::kPhone);
      token_.text = core.value.ToString();
      return token_;
    }
    if (core.chinese && core.form == ChineseNumeral::Form::kHalf && !HalfOf(suffix)) {
      FinishFraction(1, 2, core.begin, core.end);
      return token_;
    }
    if (suffix.dimension == "doubling" && Doubling(core, suffix)) return token_;
    Quantity& quantity = token_.quantity;
    token_.repair = core.repair;
    quantity.value = Signed(core.value.Scaled(suffix.power));
    quantity.printed_places = core.printed_places;
    quantity.measure = suffix.measure;
    if (core.high) quantity.high = core.high->Scaled(suffix.power);
    if (suffix.half) AddHalf(&quantity);
    if (suffix.dimension == "tenths" || suffix.dimension == "discount") ScaleTenths(core, &suffix);

    const Bound inner = core.bound != Bound::kExactly ? core.bound : suffix.bound;
    NumberKind kind = KindOf(suffix, quantity);
    if (kind == NumberKind::kMultiple) kind = KindOfMultiple(core);
    if (core.high) kind = core.open ? NumberKind::kVague : NumberKind::kRange;
    if (core.parted || core.grouped_by_blanks) {
      kind = NumberKind::kAmbiguous;
      if (core.parted) {
        Quantity last = quantity;
        last.value = core.parted->Scaled(suffix.power);
        token_.alternatives.push_back(last);
      }
    }
    if (signed_ && suffix.dimension.empty() && scan_.At(position_) == U'+') {
      kind = NumberKind::kScoreDelta;
    }
    Surround(kind, suffix.dimension, inner, core.starts_bare, suffix.end);
    return token_;
  }

  static void AddHalf(Quantity* quantity) {
    if (quantity->value.exponent() != 0 || quantity->value.coefficient() > 100'000) return;
    quantity->value = Decimal(quantity->value.coefficient() * 10 + 5, -1);
    if (quantity->high) quantity->high = Decimal(quantity->high->coefficient() * 10 + 5, -1);
  }

  /// 六成 is 6 × 10^1 percent, 六成五 65. 九五折 is 95, 八折 80, 8.5折 85.
  void ScaleTenths(const Core& core, Suffix* suffix) {
    if (suffix->dimension == "discount") {
      if (core.value >= Decimal(10, 0)) token_.quantity.value = Signed(core.value);
      return;
    }
    using Form = ChineseNumeral::Form;
    const auto digit = ParseChineseNumeral(text_, suffix->end, words_);
    const bool whole = core.chinese && core.value.exponent() == 0 && !core.high;
    if (!whole || !digit || (digit->form != Form::kSingle && digit->form != Form::kHalf)) return;
    const std::int64_t ones = digit->value.coefficient();  // 半 is 5 × 10^-1: five percent too.
    token_.quantity.value = Signed(Decimal(core.value.coefficient() * 10 + ones, 0));
    suffix->end = digit->end;
  }

  bool Doubling(const Core& core, const Suffix& suffix) {
    constexpr std::int64_t kMaxDoublings = 20;
    if (core.value.exponent() != 0 || core.value.coefficient() > kMaxDoublings) return false;
    if (core.value.coefficient() < 1) return false;
    token_.quantity.value = Decimal(std::int64_t{1} << core.value.coefficient(), 0);
    token_.quantity.measure = "倍";
    if (begin_ > floor_ && scan_.At(begin_ - 1) == U'翻') --begin_;
    token_.kind = NumberKind::kDoubling;
    SetEnds(suffix.end);
    return true;
  }

  NumberKind KindOf(const Suffix& suffix, const Quantity& quantity) const {
    const std::string& dimension = suffix.dimension;
    if (dimension == "percent") return NumberKind::kPercent;
    if (dimension == "permille") return NumberKind::kPermille;
    if (dimension == "permyriad") return NumberKind::kPermyriad;
    if (dimension == "points") return NumberKind::kPercentPoint;
    if (dimension == "permille_points") return NumberKind::kPermillePoint;
    if (dimension == "basis_points") return NumberKind::kBasisPoint;
    if (dimension == "bare_points") return NumberKind::kPoints;
    if (dimension == "multiple") return NumberKind::kMultiple;
    if (dimension == "tenths" || dimension == "discount") return NumberKind::kPercent;
    if (dimension == "score") return NumberKind::kScore;
    if (dimension == "money") return NumberKind::kMoney;
    if (dimension == "time") return NumberKind::kDuration;
    if (dimension == "rate") return NumberKind::kRate;
    if (dimension == "length" || dimension == "physical") return NumberKind::kMeasure;
    return quantity.value.exponent() < 0 ? NumberKind::kDecimal : NumberKind::kInt;
  }

  /// 提高一倍 grows by, 是3倍 is, 减少一倍 says nothing.
  NumberKind KindOfMultiple(const Core& core) {
    const auto* verb = words_.directions.LongestBefore(text_, core.begin, floor_);
    if (verb == nullptr) return NumberKind::kMultiple;
    return verb->value == rules::Direction::kUp ? NumberKind::kGrowthMultiple
                                                : NumberKind::kSemanticError;
  }

  /// 半天, 半个百分点, 半公里: 半 counts what can be halved; a half of countable things is a word.
  static bool HalfOf(const Suffix& suffix) {
    const std::string& dimension = suffix.dimension;
    return dimension == "time" || dimension == "points" || dimension == "length" ||
           dimension == "physical" || dimension == "multiple";
  }

  /// A numeral that is only part of a word: no measure word, or one character that needs more.
  bool IsWordPart(const Core& core, const Suffix& suffix) const {
    using Form = ChineseNumeral::Form;
    const bool measured = !suffix.dimension.empty();
    switch (core.form) {
      case Form::kBare: {
        if (!measured) return true;
        if (core.bound != Bound::kExactly) return false;
        return words_.before.LongestBefore(text_, begin_, floor_) == nullptr;
      }
      case Form::kHalf:
        return !HalfOf(suffix) && words_.before.LongestBefore(text_, begin_, floor_) == nullptr;
      case Form::kSingle:
        return !measured && !signed_ && !(core.begin == 0 && core.end == text_.size());
      case Form::kSpoken:
        return false;
      case Form::kDigits:
        return core.end - core.begin == 2 && !measured;
      case Form::kStructured:
        if (core.high) return !measured;
        return (core.end - core.begin == 1 || core.starts_bare) && !measured;
    }
    return false;
  }

  std::optional<NumberToken> WordPart(const Core& core, NumberKind kind) {
    token_.kind = kind;
    begin_ = core.begin;
    SetEnds(core.end);
    token_.text = ToUtf8(text_.substr(core.begin, core.end - core.begin));
    return token_;
  }

  const TextScan& scan_;
  Text text_;
  std::size_t position_, floor_;
  const rules::NumberWords& words_;
  NumberToken token_;
  std::size_t begin_ = 0;  ///< Of the token: moves left over bound words.
  bool negative_ = false, signed_ = false;
};

}  // namespace

std::optional<NumberToken> ParseQuantity(const TextScan& scan, std::size_t position,
                                         std::size_t floor, const rules::NumberWords& words) {
  return Parser(scan, position, floor, words).Parse();
}

}  // namespace gouji::normalise
