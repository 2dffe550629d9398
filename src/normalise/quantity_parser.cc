#include "normalise/quantity_parser.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/rational.h"
#include "normalise/chinese_numeral.h"
#include "normalise/number_pieces.h"

namespace gouji::normalise {

namespace {

using record::Bound;
using record::Quantity;
using rules::GrammarRole;
using Text = std::u32string_view;

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
      : scan_(scan),
        text_(scan.chars),
        position_(position),
        floor_(floor),
        words_(words),
        pieces_(scan, words) {}

  std::optional<NumberToken> Parse() {
    begin_ = position_;
    std::size_t at = ReadSign();
    const rules::Measure* currency = pieces_.FindCurrency(at);
    if (currency != nullptr) ++at;
    if (ReadVulgarFraction(at) || ReadFractionWord(at)) return token_;
    if (ReadMixedFraction(at)) return token_;
    if (const auto ratio = pieces_.ReadRatio(at)) {
      if (!ratio->measure.empty()) return Percentage(at, *ratio);
      if (auto fraction = Fraction(at, *ratio)) return fraction;
    }
    auto core = pieces_.ReadCore(at);
    if (!core) return std::nullopt;
    if (ReadColons(*core) || ReadSlash(*core)) return token_;
    Suffix suffix = pieces_.ReadSuffix(core->end, core->chinese);
    if (currency != nullptr && suffix.dimension.empty()) {
      suffix = {core->end, currency->base, currency->dimension, 0, {}, false};
    }
    if (ReadRange(*core, suffix)) return token_;
    return Single(*core, suffix);
  }

 private:
  /// Past a sign at position_, which is one only where a value may start.
  std::size_t ReadSign() {
    const char32_t sign = scan_.At(position_);
    std::size_t end = pieces_.SkipWord(position_, GrammarRole::kNegative);
    if (sign == U'-' || sign == U'+') end = position_ + 1;
    signed_ = end > position_;
    negative_ = signed_ && sign != U'+';
    return end;
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
    const auto core = pieces_.ReadCore(ratio.end);
    if (!core) return std::nullopt;
    Quantity& quantity = token_.quantity;
    quantity.value = Signed(core->value);
    quantity.printed_places = core->printed_places;
    quantity.measure = ratio.measure;
    quantity.high = core->high;
    SetNumber(at, core->end);
    NumberKind kind = PercentKind(ratio.measure);
    std::size_t end = core->end;
    std::size_t next = pieces_.SkipWord(core->end, GrammarRole::kRange);
    if (!core->high && next > core->end) {
      if (const auto second = pieces_.ReadRatio(next); second && second->measure == ratio.measure) {
        next = second->end;
      }
      const auto high = pieces_.ReadCore(next);
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
    const auto core = pieces_.ReadCore(ratio.end);
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
    const auto whole = pieces_.ReadCore(at);
    if (!whole || whole->high || whole->printed_places > 0) return false;
    const std::size_t next = pieces_.SkipWord(whole->end, GrammarRole::kMixed);
    if (next == whole->end) return false;
    const auto ratio = pieces_.ReadRatio(next);
    if (!ratio || ratio->denominator == 0) return false;
    const auto part = pieces_.ReadCore(ratio->end);
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
    const auto below = pieces_.ReadCore(core.end + 1);
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
    while (parts.size() < kMaxParts) {
      const std::size_t next = pieces_.SkipWord(end, GrammarRole::kRatio);
      if (next == end || !IsAsciiDigit(scan_.At(next))) break;
      const auto part = pieces_.ReadCore(next);
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

  static bool AddsToHundred(const std::vector<Decimal>& parts) {
    Rational sum;
    for (const Decimal& part : parts) sum = sum + Rational(part);
    return sum >= Rational(99) && sum <= Rational(101);
  }

  /// 3至5天, 15～30%, 9亿～16亿元, 9～16亿元 (two readings), 三五天 has been read by the numeral.
  bool ReadRange(const Core& core, const Suffix& suffix) {
    if (core.high || core.parted || core.bound != Bound::kExactly) return false;
    std::size_t at = suffix.end;
    while (scan_.At(at) == U' ') ++at;
    const std::size_t mark = at;
    at = pieces_.SkipWord(mark, GrammarRole::kRange);
    if (at == mark) return false;
    if (mark > suffix.end && scan_.At(mark + 1) != U' ') return false;  // "12 -5": a sign.
    while (at - mark < 2 && scan_.At(at) == scan_.At(mark)) ++at;       // —— is one dash.
    while (scan_.At(at) == U' ') ++at;
    const char32_t next = scan_.At(at);
    if (!IsAsciiDigit(next) && FindNumeral(next, words_) == nullptr) return false;
    const auto high = pieces_.ReadCore(at);
    if (!high || high->high || high->parted || high->chinese != core.chinese) return false;
    const Suffix high_suffix = pieces_.ReadSuffix(high->end, high->chinese);
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
      const auto* before = words_.grammar.LongestBefore(text_, begin_, floor_);
      if (before != nullptr && before->value == GrammarRole::kFrom) return false;
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
    const auto* verb = words_.grammar.LongestBefore(text_, begin_, floor_);
    if (verb != nullptr && verb->value == GrammarRole::kDoubling) begin_ -= verb->word.size();
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
  const NumberPieces pieces_;
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
