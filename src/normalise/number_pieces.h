#pragma once

// The pieces that quantities are put together from: digits or numerals, measure words, 百分之.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "normalise/chinese_numeral.h"
#include "normalise/text_scan.h"
#include "record/quantity.h"
#include "rules/number_words.h"

namespace gouji::normalise {

/// The digits or numerals of one number, without anything around them.
struct Core {
  std::size_t begin = 0, end = 0;
  Decimal value;                  ///< With the scale applied.
  std::optional<Decimal> high;    ///< Of juxtaposed digits: 三五.
  std::optional<Decimal> parted;  ///< The other reading of digits with a blank inside.
  Decimal unscaled;
  int power = 0;  ///< Of the scale.
  int printed_places = 0;
  record::Bound bound = record::Bound::kExactly;
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
  record::Bound bound = record::Bound::kExactly;  ///< From 多 between scale and measure: 43万多起.
  bool half = false;                              ///< 一个半小时: half a unit more.
};

/// 百分之, 千分之, 万分之 before a number, N分之 before another.
struct Ratio {
  std::size_t end = 0;
  std::string measure;  ///< "%", "‰", "‱"; "" for a fraction with `denominator`.
  std::int64_t denominator = 0;
};

/// Reads pieces at characters of one text. Nothing is remembered between calls.
class NumberPieces {
 public:
  NumberPieces(const TextScan& scan, const rules::NumberWords& words)
      : scan_(scan), text_(scan.chars), words_(words) {}

  /// ¥ and $, which stand before their number; null if none stands at `at`.
  const rules::Measure* FindCurrency(std::size_t at) const;
  std::optional<Core> ReadCore(std::size_t at) const;
  /// `chinese`: the number before it is written in numerals, where a measure word is less certain.
  Suffix ReadSuffix(std::size_t at, bool chinese) const;
  std::optional<Ratio> ReadRatio(std::size_t at) const;
  /// Past the word of that role at `at`; `at` itself if there is none.
  std::size_t SkipWord(std::size_t at, rules::GrammarRole role) const;

 private:
  const rules::Measure* FindMeasure(std::size_t at, bool chinese, std::size_t* end) const;
  bool LatinGoesOn(const std::u32string& word, std::size_t after) const;
  void ReadHalf(bool chinese, Suffix* suffix) const;
  void ReadPer(Suffix* suffix) const;

  const TextScan& scan_;
  std::u32string_view text_;
  const rules::NumberWords& words_;
};

}  // namespace gouji::normalise
