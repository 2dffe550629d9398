#pragma once

// Indicators: what figures count. rules/indicators.tsv, indicator_aliases.tsv, topics.tsv.

#include <map>
#include <string>
#include <vector>

#include "base/result.h"

namespace gouji::rules {

enum class IndicatorKind { kFlow, kStock, kRate, kScore, kGrade, kRank, kOther };
/// kSame: one indicator. kNear: kept apart unless the issuer says so. kNever: looks alike, is not.
enum class Relation { kSame, kNear, kNever };

struct Indicator {
  std::string id;    ///< "rate_handled"
  std::string zh, en;
  IndicatorKind kind = IndicatorKind::kOther;
  std::string measure;  ///< "件", "%", "分"
  int polarity = 0;     ///< 1: more is better; -1: less is better; 0: neither.
  std::string numerator;                  ///< Of a rate: the indicator's id; "" if not known.
  std::vector<std::string> denominators;  ///< Legal bases of a rate, the usual one first.
  std::vector<std::string> near;          ///< Ids that are near.
};

struct IndicatorAlias {
  std::string alias;
  std::string indicator;
  Relation relation = Relation::kSame;
  std::string topic;  ///< Valid in this topic only; "" everywhere.
};

struct Topic {
  std::string id;                  ///< "hotline", "letters"
  std::vector<std::string> words;  ///< Words of headings, titles and sentences that open the topic.
};

struct Indicators {
  std::map<std::string, Indicator> by_id;
  std::vector<IndicatorAlias> aliases;
  std::vector<Topic> topics;
  /// Words that say nothing about which part of the work is counted: 市民, 群众, 来电, 各类 ...
  std::vector<std::string> neutral_words;
};

Result<Indicators> LoadIndicators(const std::vector<std::string>& folders);

}  // namespace gouji::rules
