#pragma once

// Facts with claims, made by hand: sentences as their figures and the relation between them.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/rule_kinds.h"
#include "small_facts.h"

namespace gouji::check {

inline rules::Lexicon ClaimLexicon() {
  rules::Lexicon lexicon = SmallLexicon();
  const auto add = [&](const std::string& word, const std::string& dimension, bool integral) {
    rules::Measure& measure = lexicon.numbers.measures[word];
    measure.word = measure.base = word;
    measure.dimension = dimension;
    measure.integral = integral;
  };
  add("件", "count", true);
  add("通", "count", true);
  add("家", "count", true);
  add("%", "percent", false);
  add("百分点", "points", false);
  lexicon.indicators.category_words = {"类问题", "问题", "方面", "类"};
  return lexicon;
}

inline record::Term Words(const std::string& role, const std::string& text) {
  return {role, text, -1, "", ""};
}
inline record::Term Named(const std::string& role, const std::string& text,
                          const std::string& indicator) {
  return {role, text, -1, "", indicator};
}
inline record::Term Unit(const std::string& role, const std::string& name) {
  return {role, name, -1, name, ""};
}

class ClaimFacts : public SmallFacts {
 public:
  /// The figure of a term in the paragraph that is being written.
  record::Term Figure(const std::string& role, std::string_view text, const std::string& label = "",
                      const std::string& indicator = "") {
    const int id = Prose(indicator, text, label, topic);
    record::Observation& figure = facts.observations[static_cast<std::size_t>(id)];
    figure.paragraph = paragraph;
    return {role, label, id, "", indicator};
  }

  /// A figure with a bound: 50件以上.
  record::Term AtLeast(const std::string& role, std::string_view text,
                       const std::string& indicator) {
    record::Term term = Figure(role, text, "", indicator);
    facts.observations[static_cast<std::size_t>(term.observation)].quantity->bound =
        record::Bound::kAtLeast;
    return term;
  }

  /// The same figure in another role.
  static record::Term As(const std::string& role, record::Term term) {
    term.role = role;
    return term;
  }

  void Claim(const std::string& kind, std::vector<record::Term> terms) {
    record::Claim claim;
    claim.id = static_cast<int>(facts.claims.size());
    claim.kind = kind;
    claim.terms = std::move(terms);
    claim.sentence = "原文";
    claim.topic = topic;
    claim.paragraph = paragraph;
    // A figure's position is its number (see Prose), so a claim stands behind the figures before
    // it.
    claim.begin = claim.end = facts.observations.size();
    facts.claims.push_back(std::move(claim));
  }

  /// 咨询12447件,占41.43%
  void Share(const std::string& label, std::string_view count, std::string_view share,
             std::vector<record::Term> more = {}) {
    std::vector<record::Term> terms = {Words("label", label), Figure("count", count, label),
                                       Figure("share", share, label)};
    for (record::Term& term : more) terms.push_back(std::move(term));
    Claim("share", std::move(terms));
  }

  void Group(int table, int row, const std::string& group) {
    facts.tables[static_cast<std::size_t>(table)].rows[static_cast<std::size_t>(row)].group = group;
  }

  std::string topic = "hotline";
  int paragraph = 0;
};

/// The totals and volumes that the rules of rules/checks/prose.yaml set, as far as the small
/// vocabulary has them.
inline rules::CheckRule ClaimRule(const std::string& kind) {
  rules::CheckRule rule = SmallRule("r", kind);
  rule.settings["totals"] = {"received", "dispatched", "assigned"};
  rule.settings["rest"] = {"其他"};
  rule.settings["volumes"] = {"received", "assigned", "due", "handled"};
  rule.message = {"{label}{count}{items}{result}{relation}", ""};
  return rule;
}

}  // namespace gouji::check
