#pragma once

// Indicators: what figures count. rules/indicators.tsv, indicator_aliases.tsv, topics.tsv,
// neutral_words.tsv; each file explains its columns in its head.

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "rules/word_index.h"

namespace gouji::rules {

enum class IndicatorKind { kFlow, kStock, kRate, kScore, kGrade, kRank, kOther };
/// kSame: one indicator. kNear: kept apart unless the issuer says so. kNever: looks alike, is not.
enum class Relation { kSame, kNear, kNever };

struct Indicator {
  std::string id;  ///< "rate_handled"
  std::string zh, en;
  IndicatorKind kind = IndicatorKind::kOther;
  std::string measure;                    ///< "件", "%", "分"
  int polarity = 0;                       ///< 1: more is better; -1: less is better; 0: neither.
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
  std::string id;  ///< "hotline", "letters"
  std::string zh, en;
  std::string within;              ///< The topic that it is a part of; "" for none.
  std::vector<std::string> words;  ///< Words of headings, titles and sentences that open the topic.
};

struct Indicators {
  std::map<std::string, Indicator> by_id;
  std::vector<IndicatorAlias> aliases;  ///< The longest first; of equal ones, those with a topic.
  std::vector<Topic> topics;
  /// Words that hide topic words and open no topic themselves: 热线办, 热线服务中心 ...
  std::vector<std::string> topic_masks;
  /// Words that say nothing about which part of the work is counted: 市民, 群众, 来电, 各类 ...
  /// These and the lists below have their longest words first.
  std::vector<std::string> neutral_words;
  std::vector<std::string> negations;       ///< 未, 不 ...: before an alias they turn it off.
  std::vector<std::string> particles;       ///< 的, 为 ...: dropped at the ends of a qualifier.
  std::vector<std::string> category_words;  ///< 类, 问题, 方面 ...: end a category's label.
  std::vector<std::string> ratings;         ///< 率, 得分, 排名 ...: no count ends in them.
  WordIndex alias_index;                    ///< Of `aliases`, by their positions in the list.
  WordIndex neutral_index;                  ///< Of neutral words and particles.
};

/// Whether a label ends in one of `ratings`.
bool IsRating(std::string_view label, const Indicators& indicators);

/// Reads the files from each of `folders`: later ones add rows and replace those with the same id
/// or with the same alias and topic; only the first folder must have all files. Errors: see
/// rules/tsv_file.h; also a duplicate in one file, an unknown kind, relation, class or reference.
Result<Indicators> LoadIndicators(const std::vector<std::string>& folders);

}  // namespace gouji::rules
