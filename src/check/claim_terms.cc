#include "check/claim_terms.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace gouji::check {

namespace {

/// The value of a Chinese numeral: 三 is 3, 十 is 10. Nothing for other characters. (A property of
/// the character in Unicode's database.)
std::optional<int> NumeralValue(char32_t c) {
  const double value = u_getNumericValue(static_cast<UChar32>(c));
  if (value < 0 || value > 1000) return std::nullopt;  // U_NO_NUMERIC_VALUE is far below zero.
  return static_cast<int>(value);
}

}  // namespace

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

std::optional<int> SmallNumber(std::string_view text) {
  int total = 0;
  int digits = -1;  // The digits before a unit such as 十; -1 if there are none.
  bool any = false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = NextCodePoint(text, &i);
    const std::optional<int> value = NumeralValue(c);
    if (!value) {
      if (any) break;
      continue;
    }
    any = true;
    if (*value >= 10) {
      total += (digits < 0 ? 1 : digits) * *value;
      digits = -1;
    } else {
      digits = IsAsciiDigit(c) && digits >= 0 ? digits * 10 + *value : *value;
    }
    if (total > 9999 || digits > 9999) return std::nullopt;
  }
  total += std::max(digits, 0);
  if (!any || total < 1 || total > 9999) return std::nullopt;
  return total;
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

void SetSubject(record::Finding& finding, const Context& context, int observation) {
  const record::Observation& about = context.At(observation);
  finding.subject.unit = about.entity.empty() ? context.facts.info.issuer : about.entity;
  finding.subject.indicator = about.indicator.empty() ? about.label : about.indicator;
  finding.subject.period = about.period;
  finding.subject.table = about.table;
}

std::vector<std::string> Setting(const rules::CheckRule& rule, const std::string& key) {
  const auto found = rule.settings.find(key);
  return found == rule.settings.end() ? std::vector<std::string>() : found->second;
}

}  // namespace gouji::check
