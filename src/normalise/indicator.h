#pragma once

// A printed label -> an indicator: "按期办理数", "受理案件数", "诉求总量".

#include <string>
#include <string_view>
#include <vector>

#include "rules/indicators.h"

namespace gouji::normalise {

struct IndicatorMatch {
  /// "" if none, or if the longest alias is one that looks alike and is not (kNever). With kNear
  /// the label counts something beside this indicator: not to be taken for it.
  std::string indicator;
  rules::Relation relation = rules::Relation::kSame;
  std::string alias;  ///< The alias row that matched.
  /// Text of the label before and after the alias that is not neutral: "涉冰冻雨雪天气".
  std::string qualifier;
};

/// Finds the alias that the label is, or is but for neutral words, or ends with (the head of a
/// Chinese label stands last: 转办工单回访满意率 is a 满意率), or at least holds. An alias after a
/// negation (未, 不) does not count, nor one before a rating (得分, 排名). The label may be raw
/// text; blanks in it mean nothing. Labels of more than 256 bytes have no indicator: they are
/// sentences.
IndicatorMatch MatchIndicator(std::string_view label, const std::string& topic,
                              const rules::Indicators& indicators);

/// The topic that a heading, title or sentence opens; "" if none, or if it names several of which
/// none is a part of the other.
std::string FindTopic(std::string_view text, const rules::Indicators& indicators);

/// The label of a category without its class word: 咨询类 -> 咨询, 居民生活问题 -> 居民生活.
std::string CategoryKey(std::string_view label, const rules::Indicators& indicators);

/// True if nothing is in the text but neutral words (or nothing at all).
bool IsNeutral(std::string_view text, const rules::Indicators& indicators);

}  // namespace gouji::normalise
