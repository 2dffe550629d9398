#include "normalise/chinese_numeral.h"

#include <cstdint>

#include "base/utf8.h"

namespace gouji::normalise {

namespace {

using Class = rules::Numeral::Class;

constexpr std::int64_t kPowers[] = {1,           10,           100,          1000,      10000,
                                    100000,      1000000,      10000000,     100000000, 1000000000,
                                    10000000000, 100000000000, 1000000000000};
// Above it a further scale could leave 64 bits.
constexpr std::int64_t kMaxTotal = 100'000'000;

bool IsDigitClass(Class type) {
  return type == Class::kDigit || type == Class::kLiang || type == Class::kZero ||
         type == Class::kRunZero || type == Class::kSpoken;
}

/// A value that juxtaposed digits may leave open: 三五 is {3, 5}, 几 is {0, 10}.
struct Span {
  std::int64_t low = 0, high = 0;
  void Add(const Span& other, std::int64_t factor) {
    low += other.low * factor;
    high += other.high * factor;
  }
};

class Parser {
 public:
  Parser(std::u32string_view text, std::size_t position, const rules::NumberWords& words)
      : text_(text), start_(position), at_(position), words_(words) {}

  std::optional<ChineseNumeral> Parse() {
    if (ParseDigits()) return result_;
    if (!ParseStructured()) return std::nullopt;
    ParseDecimals();
    return result_;
  }

 private:
  const rules::Numeral* Peek(std::size_t position) const {
    return position < text_.size() ? FindNumeral(text_[position], words_) : nullptr;
  }
  bool IsType(std::size_t position, Class type) const {
    const rules::Numeral* numeral = Peek(position);
    return numeral != nullptr && numeral->type == type;
  }

  /// A run of digits without units: 二〇二三, 幺幺零, 五一.
  bool ParseDigits() {
    constexpr std::size_t kMaxDigits = 18;
    std::size_t end = start_;
    std::int64_t value = 0;
    bool spoken = false, zero = false, telling = false;
    while (end < text_.size()) {
      const rules::Numeral* numeral = Peek(end);
      if (numeral == nullptr || !IsDigitClass(numeral->type)) break;
      if (end - start_ >= kMaxDigits) return false;
      spoken |= numeral->type == Class::kSpoken;
      zero |= numeral->value == 0;
      telling |= numeral->type != Class::kRunZero;
      value = value * 10 + numeral->value;
      ++end;
    }
    const std::size_t length = end - start_;
    const rules::Numeral* next = Peek(end);
    if (length < 2 || !telling || (next != nullptr && next->type != Class::kHalf)) return false;
    if (length == 2 && !spoken && !zero && ReadDigit(start_).length == 2) return false;
    result_.form = spoken ? ChineseNumeral::Form::kSpoken : ChineseNumeral::Form::kDigits;
    result_.value = Decimal(value, 0);
    result_.end = end;
    return true;
  }

  struct Digit {
    Span span;
    std::size_t length = 0;  ///< Characters; 0: there is no digit.
    bool some = false, liang = false;
  };

  /// One digit, two juxtaposed ones (三五, 七八, 一两), or 几.
  Digit ReadDigit(std::size_t position) const {
    const rules::Numeral* first = Peek(position);
    if (first == nullptr) return {};
    if (first->type == Class::kSome) return {{0, 10}, 1, true, false};
    if (first->type != Class::kDigit && first->type != Class::kLiang) return {};
    const rules::Numeral* second = Peek(position + 1);
    if (second != nullptr && (second->type == Class::kDigit || second->type == Class::kLiang)) {
      const bool next = second->value == first->value + 1;
      const bool three_five = first->value == 3 && second->value == 5;
      if (next || three_five) return {{first->value, second->value}, 2, false, false};
    }
    return {{first->value, first->value}, 1, false, first->type == Class::kLiang};
  }

  bool ParseStructured() {
    if (IsType(start_, Class::kHalf)) {
      result_.form = ChineseNumeral::Form::kHalf;
      result_.value = Decimal(5, -1);
      result_.end = start_ + 1;
      return true;
    }
    if (IsType(start_, Class::kZero)) {  // 零 alone, or 零点五.
      result_.end = start_ + 1;
      return true;
    }
    while (Step()) {
    }
    return Finish();
  }

  /// Reads one digit, unit, scale, zero or 余; false if the numeral ends here.
  bool Step() {
    const rules::Numeral* numeral = Peek(at_);
    if (numeral == nullptr) return Inside();
    if (!gap_closed_) return false;
    switch (numeral->type) {
      case Class::kDigit:
      case Class::kLiang:
      case Class::kSome: {
        if (pending_.length > 0) return false;
        const Digit digit = ReadDigit(at_);
        if (digit.some && (zero_ || (at_ == start_ && !StartsUnit(at_ + 1)))) return false;
        pending_ = digit;
        at_ += digit.length;
        return true;
      }
      case Class::kZero:
      case Class::kRunZero:
        if (pending_.length > 0 || zero_ || last_power_ == 0) return false;
        if (const Digit next = ReadDigit(at_ + 1); next.length == 0 && !IsUnit(at_ + 1, 1)) {
          return false;
        }
        zero_ = true;
        ++at_;
        return true;
      case Class::kTens:
        if (pending_.length > 0 || unit_ <= 1) return false;
        section_.Add({numeral->value, numeral->value}, 1);
        return Took(1, 1);
      case Class::kUnit:
        return Unit(numeral->value);
      case Class::kScale:
        return Scale(numeral->value);
      default:
        return false;
    }
  }

  bool StartsUnit(std::size_t position) const {
    const rules::Numeral* numeral = Peek(position);
    return numeral != nullptr && (numeral->type == Class::kUnit || numeral->type == Class::kScale);
  }
  bool IsUnit(std::size_t position, int value) const {
    const rules::Numeral* numeral = Peek(position);
    return numeral != nullptr && numeral->type == Class::kUnit && numeral->value == value;
  }

  bool Took(int power, int unit) {
    last_power_ = power;
    unit_ = unit;
    zero_ = false;
    structured_ = true;
    taken_ = ++at_;
    return true;
  }

  bool Unit(int power) {
    if (power >= unit_) return false;
    const auto index = static_cast<std::size_t>(power);
    if (pending_.length == 0) {
      // 十 may stand for 一十; 百, 千 only at the very start.
      if (power > 1 && at_ != start_) return false;
      if (power > 1) bare_ = true;
      section_.Add({1, 1}, kPowers[index]);
    } else {
      Span digit = pending_.span;
      if (pending_.some) digit.low = 1, result_.open = true;
      section_.Add(digit, kPowers[index]);
      pending_ = {};
    }
    return Took(power, power);
  }

  bool Scale(int power) {
    Span part = section_;
    part.Add(pending_.span, 1);
    if (pending_.some) result_.open = true;
    const auto index = static_cast<std::size_t>(power);
    if (part.high == 0 && at_ != start_) {
      // 万亿: the second scale multiplies all that stands before it.
      if (scale_ == 0 || power <= scale_ || pending_.length > 0) return false;
      if (total_.high > kMaxTotal * 100) return false;
      total_ = {total_.low * kPowers[index], total_.high * kPowers[index]};
    } else {
      if (scale_ != 0 && power >= scale_) return false;
      if (part.high == 0) {
        bare_ = true;
        part = {1, 1};
      }
      if (total_.high > kMaxTotal * kMaxTotal || part.high > kMaxTotal) return false;
      total_.Add(part, kPowers[index]);
    }
    section_ = {};
    pending_ = {};
    scale_ = power;
    return Took(power, 4);
  }

  /// 余 or 多 after a unit or scale; a scale may follow.
  bool Inside() {
    if (pending_.length > 0 || last_power_ == 0 || !gap_closed_) return false;
    const auto* word = words_.inside.LongestAt(text_, at_);
    if (word == nullptr || result_.bound != record::Bound::kExactly) return false;
    const std::size_t next = at_ + word->word.size();
    result_.bound = word->value.bound;
    const rules::Numeral* numeral = Peek(next);
    at_ = next;
    taken_ = next;
    if (numeral != nullptr && numeral->type == Class::kScale && scale_ == 0 &&
        numeral->value > last_power_) {
      approximated_power_ = last_power_;
      return Scale(numeral->value);
    }
    approximated_power_ = last_power_;
    gap_closed_ = false;
    return false;
  }

  bool Finish() {
    if (!structured_) {
      if (pending_.length == 0 || pending_.some) return false;
      result_.end = at_;
      SetValue(pending_.span, 0);
      return true;
    }
    Span value = total_;
    value.Add(section_, 1);
    int power = scale_ >= 4 && section_.high == 0 ? scale_ : 0;
    if (pending_.length > 0 && pending_.liang) {
      pending_ = {};  // 十两: the 两 begins something else.
      at_ = taken_;
    }
    if (pending_.length > 0) {
      // The last digit takes the next lower unit unless a zero says otherwise: 一百五 is 150.
      power = zero_ || last_power_ <= 1 ? 0 : last_power_ - 1;
      value.Add(pending_.span, kPowers[static_cast<std::size_t>(power)]);
      if (pending_.some) result_.open = true;
      taken_ = at_;
    }
    result_.end = taken_;
    result_.starts_bare = bare_;
    const std::size_t inside = result_.bound == record::Bound::kExactly ? 0 : 1;
    result_.form = bare_ && taken_ - start_ == 1 + inside ? ChineseNumeral::Form::kBare
                                                          : ChineseNumeral::Form::kStructured;
    if (approximated_power_ > 0) {
      // 二十多万: the tens of the 万 are the last place told.
      power = approximated_power_ + (approximated_power_ < 4 ? scale_ : 0);
    }
    SetValue(value, power);
    return true;
  }

  void SetValue(const Span& value, int power) {
    std::int64_t factor = kPowers[static_cast<std::size_t>(power)];
    if (value.low % factor != 0 || value.high % factor != 0) {
      factor = 1;
      power = 0;
    }
    result_.value = Decimal(value.low / factor, power);
    if (value.high != value.low) result_.high = Decimal(value.high / factor, power);
  }

  /// 点 and the digits after it, and a scale behind them: 三点五万.
  void ParseDecimals() {
    constexpr int kMaxPlaces = 9;
    if (result_.high || result_.bound != record::Bound::kExactly) return;
    if (result_.form == ChineseNumeral::Form::kHalf || result_.value.exponent() != 0) return;
    std::size_t at = result_.end;
    const auto* point = words_.grammar.LongestAt(text_, at);
    if (point == nullptr || point->value != rules::GrammarRole::kPoint) return;
    at += point->word.size();
    std::int64_t coefficient = result_.value.coefficient();
    int places = 0;
    if (coefficient > kMaxTotal) return;
    while (const rules::Numeral* numeral = Peek(at)) {
      const bool digit = numeral->type == Class::kDigit || numeral->type == Class::kZero ||
                         numeral->type == Class::kRunZero;
      if (!digit || places == kMaxPlaces) break;
      coefficient = coefficient * 10 + numeral->value;
      ++places;
      ++at;
    }
    const rules::Numeral* next = Peek(at);
    if (places == 0 || (next != nullptr && next->type != Class::kScale))
      return;  // 八点三十: a time.
    int power = 0;
    if (next != nullptr) {
      power = next->value;
      ++at;
    }
    result_.value = Decimal(coefficient, power - places);
    result_.printed_places = places;
    result_.form = ChineseNumeral::Form::kStructured;
    result_.end = at;
  }

  std::u32string_view text_;
  std::size_t start_, at_;
  const rules::NumberWords& words_;
  ChineseNumeral result_;

  Span total_, section_;
  Digit pending_;
  std::size_t taken_ = 0;  ///< Past the last unit, scale or 余.
  int unit_ = 4;           ///< Units must fall within a section; 4 stands before all of them.
  int scale_ = 0;          ///< Power of the last scale; 0 for none.
  int last_power_ = 0;     ///< Of the last unit or scale.
  int approximated_power_ = 0;
  bool zero_ = false, bare_ = false, structured_ = false;
  bool gap_closed_ = true;  ///< False after a 余 that ends the numeral.
};

}  // namespace

const rules::Numeral* FindNumeral(char32_t c, const rules::NumberWords& words) {
  const auto found = words.numerals.find(c);
  return found == words.numerals.end() ? nullptr : &found->second;
}

std::optional<ChineseNumeral> ParseChineseNumeral(std::u32string_view text, std::size_t position,
                                                  const rules::NumberWords& words) {
  if (position >= text.size() || FindNumeral(text[position], words) == nullptr) return std::nullopt;
  return Parser(text, position, words).Parse();
}

}  // namespace gouji::normalise
