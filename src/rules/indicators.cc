#include "rules/indicators.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "rules/rule_folder.h"

namespace gouji::rules {

namespace {

/// A reference is checked when all files are read, because rows may name later ones.
struct Reference {
  std::string id;
  FilePosition position;
};

Result<Indicator> ReadIndicator(const TsvFile::Row& row, std::vector<Reference>& references) {
  Indicator indicator;
  indicator.id = row.fields[0];
  if (indicator.id.empty()) return RuleError(row.At(0), "the id is missing");
  indicator.zh = row.fields[1];
  indicator.en = row.fields[2];
  TRY_ASSIGN(const std::size_t kind,
             OneOf(row, 3, {"flow", "stock", "rate", "score", "grade", "rank", "other"}, "kind"));
  indicator.kind = static_cast<IndicatorKind>(kind);
  indicator.measure = row.fields[4];
  TRY_ASSIGN(const std::size_t polarity, OneOf(row, 5, {"-1", "0", "1"}, "polarity"));
  indicator.polarity = static_cast<int>(polarity) - 1;
  indicator.numerator = row.fields[6];
  indicator.denominators = SplitList(row.fields[7]);
  indicator.near = SplitList(row.fields[8]);
  if (!indicator.numerator.empty()) references.push_back({indicator.numerator, row.At(6)});
  for (const std::string& id : indicator.denominators) references.push_back({id, row.At(7)});
  for (const std::string& id : indicator.near) references.push_back({id, row.At(8)});
  return indicator;
}

Result<void> ReadIndicators(const std::vector<std::string>& folders, Indicators& indicators) {
  std::vector<Reference> references;
  TRY(ForEachRow(
      folders, "indicators.tsv",
      {"id", "zh", "en", "kind", "measure?", "polarity", "numerator?", "denominators?", "near?"},
      [&](const TsvFile::Row& row, std::size_t) -> Result<void> {
        TRY_ASSIGN(Indicator indicator, ReadIndicator(row, references));
        indicators.by_id[indicator.id] = std::move(indicator);
        return {};
      }));
  for (const Reference& reference : references) {
    if (indicators.by_id.contains(reference.id)) continue;
    return RuleError(reference.position, "unknown indicator \"" + reference.id + "\"");
  }
  return {};
}

Result<void> ReadTopics(const std::vector<std::string>& folders, Indicators& indicators) {
  std::vector<Reference> references;
  TRY(ForEachRow(folders, "topics.tsv", {"id", "zh", "en", "within?", "words"},
                 [&](const TsvFile::Row& row, std::size_t) -> Result<void> {
                   Topic topic{row.fields[0], row.fields[1], row.fields[2], row.fields[3],
                               SplitList(row.fields[4])};
                   if (topic.id == "-") {
                     for (std::string& word : topic.words) {
                       indicators.topic_masks.push_back(std::move(word));
                     }
                     return {};
                   }
                   if (!topic.within.empty()) references.push_back({topic.within, row.At(3)});
                   std::erase_if(indicators.topics,
                                 [&](const Topic& other) { return other.id == topic.id; });
                   indicators.topics.push_back(std::move(topic));
                   return {};
                 }));
  const auto known = [&](const std::string& id) {
    return std::any_of(indicators.topics.begin(), indicators.topics.end(),
                       [&](const Topic& topic) { return topic.id == id; });
  };
  for (const Reference& reference : references) {
    if (known(reference.id)) continue;
    return RuleError(reference.position, "unknown topic \"" + reference.id + "\"");
  }
  SortLongestFirst(indicators.topic_masks);
  return {};
}

Result<void> ReadAliases(const std::vector<std::string>& folders, Indicators& indicators) {
  std::map<std::pair<std::string, std::string>, IndicatorAlias> rows;
  TRY(ForEachRow(folders, "indicator_aliases.tsv", {"alias", "indicator", "relation", "topic?"},
                 [&](const TsvFile::Row& row, std::size_t) -> Result<void> {
                   IndicatorAlias alias;
                   alias.alias = row.fields[0];
                   alias.indicator = row.fields[1];
                   TRY_ASSIGN(const std::size_t relation,
                              OneOf(row, 2, {"same", "near", "never"}, "relation"));
                   alias.relation = static_cast<Relation>(relation);
                   alias.topic = row.fields[3];
                   if (alias.alias.empty()) return RuleError(row.At(0), "the alias is missing");
                   if (!indicators.by_id.contains(alias.indicator)) {
                     return RuleError(row.At(1), "unknown indicator \"" + alias.indicator + "\"");
                   }
                   if (!alias.topic.empty() &&
                       std::none_of(indicators.topics.begin(), indicators.topics.end(),
                                    [&](const Topic& topic) { return topic.id == alias.topic; })) {
                     return RuleError(row.At(3), "unknown topic \"" + alias.topic + "\"");
                   }
                   rows[{row.fields[0], row.fields[3]}] = std::move(alias);
                   return {};
                 }));
  for (auto& [key, alias] : rows) indicators.aliases.push_back(std::move(alias));
  std::stable_sort(indicators.aliases.begin(), indicators.aliases.end(),
                   [](const IndicatorAlias& a, const IndicatorAlias& b) {
                     return std::make_tuple(b.alias.size(), a.alias, a.topic.empty()) <
                            std::make_tuple(a.alias.size(), b.alias, b.topic.empty());
                   });
  return {};
}

Result<void> ReadWords(const std::vector<std::string>& folders, Indicators& indicators) {
  std::vector<std::string>* const lists[] = {&indicators.neutral_words, &indicators.negations,
                                             &indicators.category_words, &indicators.particles,
                                             &indicators.ratings};
  TRY(ForEachRow(folders, "neutral_words.tsv", {"word", "class"},
                 [&](const TsvFile::Row& row, std::size_t) -> Result<void> {
                   TRY_ASSIGN(
                       const std::size_t list,
                       OneOf(row, 1, {"neutral", "negation", "category", "particle", "rating"},
                             "class"));
                   if (row.fields[0].empty()) return RuleError(row.At(0), "the word is missing");
                   lists[list]->push_back(row.fields[0]);
                   return {};
                 }));
  for (auto* list : lists) SortLongestFirst(*list);
  return {};
}

}  // namespace

bool IsRating(std::string_view label, const Indicators& indicators) {
  return std::any_of(indicators.ratings.begin(), indicators.ratings.end(),
                     [&](const std::string& end) { return label.ends_with(end); });
}

Result<Indicators> LoadIndicators(const std::vector<std::string>& folders) {
  Indicators indicators;
  TRY(ReadIndicators(folders, indicators));
  TRY(ReadTopics(folders, indicators));
  TRY(ReadAliases(folders, indicators));
  TRY(ReadWords(folders, indicators));
  for (const IndicatorAlias& alias : indicators.aliases) indicators.alias_index.Add(alias.alias);
  for (const auto* words : {&indicators.neutral_words, &indicators.particles}) {
    for (const std::string& word : *words) indicators.neutral_index.Add(word);
  }
  return indicators;
}

}  // namespace gouji::rules
