#include "check/claim_terms.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace gouji::check {

std::vector<const record::Claim*> ClaimsOf(const Context& context, std::string_view kind) {
  std::vector<const record::Claim*> claims;
  for (const record::Claim& claim : context.facts.claims) {
    if (claim.kind == kind) claims.push_back(&claim);
  }
  std::stable_sort(claims.begin(), claims.end(), [](const auto* a, const auto* b) {
    return std::pair(a->paragraph, a->begin) < std::pair(b->paragraph, b->begin);
  });
  return claims;
}

const record::Observation* FigureOf(const Context& context, const record::Term* term) {
  if (term == nullptr || term->observation < 0) return nullptr;
  const record::Observation& figure = context.At(term->observation);
  return figure.quantity ? &figure : nullptr;
}

std::string TermLabel(const Context& context, const record::Term& term) {
  if (!term.text.empty()) return term.text;
  if (!term.entity.empty()) return term.entity;
  return term.observation >= 0 ? LabelOf(context, context.At(term.observation)) : "";
}

std::optional<int> NumberOf(const record::Term* term) {
  if (term == nullptr || term->text.empty() || term->text.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : term->text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  if (value == 0) return std::nullopt;
  return value;
}

std::string CategoryName(const Context& context, const std::string& label) {
  std::string name = label;
  for (const std::string& word : context.lexicon.indicators.category_words) {
    if (name.size() > word.size() && name.ends_with(word)) {
      name.resize(name.size() - word.size());
      break;  // The longest word comes first, and 类问题 is a word of its own.
    }
  }
  return name;
}

std::string WithMeasure(const Rational& value, const record::Observation& like) {
  return value.ToShortString(4) + (like.quantity ? like.quantity->measure : "");
}

record::Finding UncheckedClaim(const Context& context, const rules::CheckRule& rule,
                               const record::Claim& claim, const std::string& reason,
                               const record::Text& why) {
  record::Finding finding = Start(context, rule, record::Verdict::kUnchecked);
  finding.reason = reason;
  finding.subject.unit = context.facts.info.issuer;
  for (const record::Term& term : claim.terms) {
    if (term.observation < 0) continue;
    if (finding.operands.empty()) SetSubject(finding, context, term.observation);
    finding.operands.push_back(OperandOf(context, term.observation, term.role));
  }
  rules::CheckRule unchecked;
  unchecked.id = rule.id;
  unchecked.message = {
      fmt::format("{}：未核对，{}。原文：{}", rule.title.zh, why.zh, claim.sentence),
      fmt::format("{}: not checked, {}. The text: {}", rule.title.en, why.en, claim.sentence)};
  return Finish(std::move(finding), unchecked, {});
}

std::vector<std::string> Setting(const rules::CheckRule& rule, const std::string& key) {
  const auto found = rule.settings.find(key);
  return found == rule.settings.end() ? std::vector<std::string>() : found->second;
}

}  // namespace gouji::check
