#pragma once

// A printed label -> an indicator: "按期办理数", "受理案件数", "诉求总量".

#include <string>
#include <string_view>
#include <vector>

#include "rules/indicators.h"

namespace gouji::normalise {

struct IndicatorMatch {
  std::string indicator;          ///< "" if none.
  rules::Relation relation = rules::Relation::kSame;
  std::string alias;              ///< The alias row that matched.
  /// Text of the label before and after the alias that is not neutral: "涉冰冻雨雪天气".
  std::string qualifier;
};

/// The whole label (match view, blanks removed) is an alias, or is one but for neutral words.
IndicatorMatch MatchIndicator(std::string_view label, const std::string& topic,
                              const rules::Indicators& indicators);

/// The topic that a heading, title or sentence opens; "" if none.
std::string FindTopic(std::string_view text, const rules::Indicators& indicators);

/// The label of a category without its class word: 咨询类 -> 咨询, 居民生活问题 -> 居民生活.
std::string CategoryKey(std::string_view label, const rules::Indicators& indicators);

}  // namespace gouji::normalise
