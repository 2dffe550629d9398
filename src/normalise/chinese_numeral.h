#pragma once

// Chinese numerals -> exact values: 一百二十三, 一百五 (150), 两千三, 廿三, 壹佰贰拾, 二〇二三,
// 三四百, 十几, 一百零一点五. The characters are data (rules/numerals.tsv); the grammar is here.

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/decimal.h"
#include "record/quantity.h"
#include "rules/number_words.h"

namespace gouji::normalise {

struct ChineseNumeral {
  enum class Form {
    kSingle,      ///< One digit: 三.
    kStructured,  ///< With 十 百 千 万 亿: 十五, 一百五.
    kBare,        ///< 百, 千, 万 or 亿 with no digit before it: 百(姓), 百(余件).
    kDigits,      ///< Read digit by digit: 二〇二三.
    kSpoken,      ///< Digits with 幺: 幺幺零.
    kHalf,        ///< 半 alone.
  };
  Form form = Form::kSingle;
  bool starts_bare = false;  ///< 千万, 百余: the first unit has no digit before it.
  std::size_t end = 0;       ///< Past the last character.
  Decimal value;
  /// 三五, 二三十, 十几: the upper value. `open`: neither end is a possible value (十几: 11 to 19).
  std::optional<Decimal> high;
  bool open = false;
  int printed_places = 0;                         ///< Digits after 点.
  record::Bound bound = record::Bound::kExactly;  ///< From 余 or 多 inside: 十余(家), 二十多万.
};

/// The longest numeral that starts at `position`; none if there is none. A value of more than 18
/// digits is none.
std::optional<ChineseNumeral> ParseChineseNumeral(std::u32string_view text, std::size_t position,
                                                  const rules::NumberWords& words);

/// The numeral's class if the character is one (半 and ½ included), else null.
const rules::Numeral* FindNumeral(char32_t c, const rules::NumberWords& words);

}  // namespace gouji::normalise
