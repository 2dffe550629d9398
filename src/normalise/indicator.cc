#include "normalise/indicator.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/utf8.h"
#include "normalise/name_key.h"

namespace gouji::normalise {

namespace {

using rules::IndicatorAlias;
using rules::Indicators;
using rules::Relation;

constexpr std::size_t kLongestLabel =
    256;  // Bytes; the longest header path of 44 bulletins has 60.

/// reach[i]: the text from byte i to its end is a sequence of neutral words.
std::vector<bool> NeutralTails(std::string_view text, const Indicators& indicators) {
  std::vector<bool> reach(text.size() + 1, false);
  reach[text.size()] = true;
  for (std::size_t i = text.size(); i-- > 0;) {
    indicators.neutral_index.ForEachAt(
        text, i, [&](std::size_t, std::size_t size) { reach[i] = reach[i] || reach[i + size]; });
  }
  return reach;
}

bool IsOneCharacter(std::string_view word) { return CountCodePoints(word) == 1; }

/// Drops neutral words at one end, see the classes of neutral_words.tsv.
enum class End { kFront, kBack };
bool DropNeutral(std::string_view& text, End end, const Indicators& indicators) {
  const auto ends_with = [&](const std::string& word) {
    return end == End::kFront ? text.starts_with(word) : text.ends_with(word);
  };
  const auto drop = [&](std::size_t size) {
    if (end == End::kFront) {
      text.remove_prefix(size);
    } else {
      text.remove_suffix(size);
    }
  };
  for (const std::string& word : indicators.particles) {
    if (ends_with(word)) return drop(word.size()), true;
  }
  for (const std::string& word : indicators.neutral_words) {
    if (!IsOneCharacter(word) && ends_with(word)) return drop(word.size()), true;
  }
  // 数 in 工单数: a single character goes together with the word before it.
  if (end == End::kFront) return false;
  for (const std::string& tail : indicators.neutral_words) {
    if (!IsOneCharacter(tail) || !ends_with(tail)) continue;
    std::string_view rest = text.substr(0, text.size() - tail.size());
    for (const std::string& word : indicators.neutral_words) {
      if (IsOneCharacter(word) || !rest.ends_with(word)) continue;
      return drop(tail.size() + word.size()), true;
    }
  }
  return false;
}

std::string Qualifier(std::string_view text, const Indicators& indicators) {
  if (IsNeutral(text, indicators)) return "";
  while (!text.empty() && DropNeutral(text, End::kFront, indicators)) {
  }
  while (!text.empty() && DropNeutral(text, End::kBack, indicators)) {
  }
  return std::string(text);
}

bool TopicHolds(const std::string& wanted, const std::string& topic, const Indicators& indicators) {
  if (wanted.empty() || wanted == topic) return true;
  return std::any_of(
      indicators.topics.begin(), indicators.topics.end(),
      [&](const rules::Topic& other) { return other.id == topic && other.within == wanted; });
}

bool IsNegated(std::string_view before, const Indicators& indicators) {
  return std::any_of(indicators.negations.begin(), indicators.negations.end(),
                     [&](const std::string& word) { return before.ends_with(word); });
}

struct Candidate {
  const IndicatorAlias* alias = nullptr;
  std::size_t begin = 0;
  bool heads = false;    // Nothing but neutral words follows.
  bool generic = false;  // The alias itself is neutral: 工单数 says less than 超期.
};

/// Heads before others; of heads the one that starts first, of others the longest, then the last.
bool IsBetter(const Candidate& a, const Candidate& b) {
  if (a.generic != b.generic) return b.generic;
  if (a.heads != b.heads) return a.heads;
  if (a.heads && a.begin != b.begin) return a.begin < b.begin;
  if (a.alias->alias.size() != b.alias->alias.size()) {
    return a.alias->alias.size() > b.alias->alias.size();
  }
  return a.begin > b.begin;
}

/// 热线办理情况 speaks of the hotline, not of the 热线办.
bool OpensLongerTopic(std::string_view text, const std::string& mask,
                      const Indicators& indicators) {
  for (const rules::Topic& topic : indicators.topics) {
    for (const std::string& word : topic.words) {
      if (word.size() > mask.size() && text.starts_with(word)) return true;
    }
  }
  return false;
}

}  // namespace

bool IsNeutral(std::string_view text, const Indicators& indicators) {
  return text.size() <= kLongestLabel && NeutralTails(text, indicators)[0];
}

IndicatorMatch MatchIndicator(std::string_view label, const std::string& topic,
                              const Indicators& indicators) {
  IndicatorMatch match;
  const std::string key = NameKey(label);
  if (key.empty() || key.size() > kLongestLabel) return match;
  const std::vector<bool> tails = NeutralTails(key, indicators);
  std::optional<Candidate> best;
  for (std::size_t at = 0; at < key.size(); NextCodePoint(key, &at)) {
    indicators.alias_index.ForEachAt(key, at, [&](std::size_t index, std::size_t size) {
      const IndicatorAlias& alias = indicators.aliases[index];
      if (!TopicHolds(alias.topic, topic, indicators)) return;
      if (IsNegated(std::string_view(key).substr(0, at), indicators)) return;
      const bool whole = size == key.size();
      const Candidate candidate{&alias, at, tails[at + size],
                                !whole && IsNeutral(alias.alias, indicators)};
      if (!best || IsBetter(candidate, *best)) best = candidate;
    });
  }
  if (!best) return match;
  // 办结 in 办结比率: a rate of it, and of which kind nobody says.
  const std::string_view behind =
      std::string_view(key).substr(best->begin + best->alias->alias.size());
  if (rules::IsRating(behind, indicators)) return match;
  match.alias = best->alias->alias;
  match.relation = best->alias->relation;
  if (match.relation != Relation::kNever) match.indicator = best->alias->indicator;
  const std::string_view text = key;
  match.qualifier = Qualifier(text.substr(0, best->begin), indicators) +
                    Qualifier(text.substr(best->begin + match.alias.size()), indicators);
  return match;
}

std::string FindTopic(std::string_view text, const Indicators& indicators) {
  std::string key = NameKey(text);
  for (const std::string& mask : indicators.topic_masks) {
    for (std::size_t at = key.find(mask); at != std::string::npos; at = key.find(mask, at + 1)) {
      if (!OpensLongerTopic(std::string_view(key).substr(at), mask, indicators)) {
        key.replace(at, mask.size(), " ");
      }
    }
  }
  std::set<std::string> found, outer;
  for (const rules::Topic& topic : indicators.topics) {
    const bool named =
        std::any_of(topic.words.begin(), topic.words.end(),
                    [&](const std::string& word) { return key.find(word) != std::string::npos; });
    if (!named) continue;
    found.insert(topic.id);
    if (!topic.within.empty()) outer.insert(topic.within);
  }
  for (const std::string& id : outer) found.erase(id);
  return found.size() == 1 ? *found.begin() : "";
}

std::string CategoryKey(std::string_view label, const Indicators& indicators) {
  const std::string key = NameKey(label);
  std::string_view name = key;
  bool dropped = true;
  while (dropped) {
    dropped = false;
    for (const auto* words : {&indicators.category_words, &indicators.particles}) {
      for (const std::string& word : *words) {
        if (name.size() <= word.size() || !name.ends_with(word)) continue;
        name.remove_suffix(word.size());
        dropped = true;
        break;
      }
    }
  }
  return std::string(name);
}

}  // namespace gouji::normalise
