#include "normalise/arabic_numeral.h"

#include <cstdint>

#include "base/utf8.h"

namespace gouji::normalise {

namespace {

using Text = std::u32string_view;

char32_t At(Text text, std::size_t i) { return i < text.size() ? text[i] : U'\0'; }

std::size_t DigitsEnd(Text text, std::size_t i) {
  while (i < text.size() && IsAsciiDigit(text[i])) ++i;
  return i;
}

std::string Ascii(Text text) {
  std::string result;
  for (const char32_t c : text) {
    if (IsAsciiDigit(c) || c == U'.') result += static_cast<char>(c);
  }
  return result;
}

/// Past ",ddd,ddd" after the one to three digits that end at `end`; `end` if it is not strictly so.
std::size_t GroupsEnd(Text text, std::size_t begin, std::size_t end, char32_t separator) {
  if (end - begin > 3) return end;
  std::size_t at = end;
  while (At(text, at) == separator && IsAsciiDigit(At(text, at + 1))) {
    if (DigitsEnd(text, at + 1) - at != 4) return end;
    at += 4;
  }
  return at;
}

/// % and its kin, which make a number of "98. 72".
bool IsRateSign(Text text, std::size_t at, const rules::NumberWords& words) {
  const auto* measure = words.measure_words.LongestAt(text, at);
  return measure != nullptr &&
         (measure->value.dimension == "percent" || measure->value.dimension == "points" ||
          measure->value.dimension == "permille");
}

class Parser {
 public:
  Parser(Text text, std::size_t position, const rules::NumberWords& words)
      : text_(text), begin_(position), words_(words) {}

  std::optional<ArabicNumeral> Parse() {
    std::size_t end = DigitsEnd(text_, begin_);
    if (end == begin_) return std::nullopt;
    const std::size_t grouped = GroupsEnd(text_, begin_, end, U',');
    end = grouped > end ? grouped : BlankGroups(end);
    if (!ReadPlaces(end)) return std::nullopt;
    ReadParted();
    ReadScale();
    return result_;
  }

 private:
  /// 1 234 567: blanks as separators, at least two groups, so that two numbers do not fuse.
  std::size_t BlankGroups(std::size_t end) {
    const std::size_t grouped = GroupsEnd(text_, begin_, end, U' ');
    if (grouped < end + 8 || InRow(grouped)) return end;
    result_.grouped_by_blanks = true;
    return grouped;
  }

  /// Whether figures stand before or behind, a blank apart: a row of a table, not one broken
  /// number.
  bool InRow(std::size_t end) const {
    if (begin_ > 1 && text_[begin_ - 1] == U' ' && text_[begin_ - 2] < 0x80) return true;
    while (At(text_, end) == U'%' || At(text_, end) == U'‰') ++end;
    return At(text_, end) == U' ' && At(text_, end + 1) < 0x80;
  }

  bool ReadPlaces(std::size_t end) {
    std::size_t digits_end = end;
    if (At(text_, end) == U'.' && IsAsciiDigit(At(text_, end + 1))) {
      digits_end = DigitsEnd(text_, end + 1);
    } else if (At(text_, end) == U'.' && At(text_, end + 1) == U' ' &&
               IsAsciiDigit(At(text_, end + 2))) {
      const std::size_t broken = DigitsEnd(text_, end + 2);
      if (IsRateSign(text_, broken, words_)) {
        digits_end = broken;
        result_.repair = "ocr.inner_space";
      }
    }
    auto value = Decimal::Parse(Ascii(text_.substr(begin_, digits_end - begin_)));
    if (!value) return false;
    result_.value = result_.unscaled = *value;
    result_.printed_places = -value->exponent();
    result_.digits_end = result_.end = digits_end;
    return true;
  }

  /// Two runs of digits with one blank between: one number or two? Three runs are a row of a table.
  void ReadParted() {
    const std::size_t end = result_.end;
    if (result_.grouped_by_blanks || result_.printed_places > 0 || !result_.repair.empty()) return;
    if (At(text_, end) != U' ' || !IsAsciiDigit(At(text_, end + 1))) return;
    Parser rest(text_, end + 1, words_);
    if (DigitsEnd(text_, end + 1) - end > 7 || !rest.ReadPlaces(DigitsEnd(text_, end + 1))) return;
    const std::size_t rest_end = rest.result_.end;
    if (InRow(rest_end)) return;
    auto joined = Decimal::Parse(Ascii(text_.substr(begin_, rest_end - begin_)));
    if (!joined) return;
    result_.parted = rest.result_.value;
    result_.value = result_.unscaled = *joined;
    result_.printed_places = rest.result_.printed_places;
    result_.digits_end = result_.end = rest_end;
  }

  /// The scale at `at`, unless its characters begin a measure word of their own: 5千克, 3百分点.
  const rules::WordTable<int>::Entry* FindScale(std::size_t at) const {
    const auto* scale = words_.scales.LongestAt(text_, at);
    if (scale == nullptr) return nullptr;
    const auto* measure = words_.measure_words.LongestAt(text_, at);
    const bool own = measure != nullptr && measure->value.power == 0 &&
                     measure->word.size() > scale->word.size();
    return own ? nullptr : scale;
  }

  void ReadScale() {
    std::size_t at = result_.end;
    const auto* inside = words_.inside.LongestAt(text_, at);
    if (inside != nullptr) at += inside->word.size();
    const auto* scale = FindScale(at);
    if (scale == nullptr) return;
    at += scale->word.size();
    result_.power = scale->value;
    result_.value = result_.value.Scaled(scale->value);
    result_.end = at;
    if (inside != nullptr) {
      result_.bound = inside->value.bound;
      return;
    }
    while (AddLowerPart()) {
    }
  }

  /// 25万6千, 1亿2000万.
  bool AddLowerPart() {
    const std::size_t at = result_.end;
    const std::size_t digits = DigitsEnd(text_, at);
    if (digits == at || digits - at > 4) return false;
    const auto* scale = FindScale(digits);
    if (scale == nullptr || scale->value >= result_.value.exponent()) return false;
    const auto part = Decimal::Parse(Ascii(text_.substr(at, digits - at)));
    std::int64_t coefficient = result_.value.coefficient();
    for (int i = result_.value.exponent(); i > scale->value; --i) {
      if (coefficient > INT64_C(10'000'000'000'000'000)) return false;
      coefficient *= 10;
    }
    result_.value = Decimal(coefficient + part->coefficient(), scale->value);
    result_.end = digits + scale->word.size();
    return true;
  }

  Text text_;
  std::size_t begin_;
  const rules::NumberWords& words_;
  ArabicNumeral result_;
};

}  // namespace

std::optional<ArabicNumeral> ParseArabicNumeral(Text text, std::size_t position,
                                                const rules::NumberWords& words) {
  return Parser(text, position, words).Parse();
}

}  // namespace gouji::normalise
