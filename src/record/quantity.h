#pragma once

// Quantity: what one printed figure says. Plain data.

#include <optional>
#include <string>

#include "base/decimal.h"

namespace gouji::record {

/// How the printed value limits the true one. 以上, 以下 and 以内 include it, 超过, 不足 and 不到
/// do not.
enum class Bound {
  kExactly,
  kAtLeast,    ///< 95%以上, 不低于98%
  kMoreThan,   ///< 超过1万件, 突破, 逾
  kAtMost,     ///< 60分以下, 24小时内
  kLessThan,   ///< 不到十件, 不足, 低于
  kAbout,      ///< 约, 左右, 基本
  kJustBelow,  ///< 近六成
  kJustAbove,  ///< 110余万元, 43万多起: at or above, below the next unit of the last printed place
};

struct Quantity {
  /// With scales applied and the last printed place kept: 9.67万件 is 967 × 10^2. Percentages are
  /// in percent: 13.41% is 1341 × 10^-2.
  Decimal value;
  int printed_places = 0;  ///< Digits after the point as printed: 2 for both examples.
  /// The canonical measure word of rules/measures.tsv: 件, 家, %, ‰, 百分点, 分, 元, 天 ... 万元
  /// and 亿元 are 元. "" if none was printed or known from a header.
  std::string measure;
  Bound bound = Bound::kExactly;
  std::optional<Decimal> high;  ///< Of a range [value, high], both ends included.
};

}  // namespace gouji::record
