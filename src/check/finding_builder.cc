#include "check/finding_builder.h"

#include <algorithm>
#include <utility>

#include "base/sha256.h"

namespace gouji::check {

namespace {

std::string Fill(const std::string& message, const Placeholders& placeholders, bool chinese) {
  std::string result;
  for (std::size_t i = 0; i < message.size();) {
    const std::size_t open = message.find('{', i);
    const std::size_t close = open == std::string::npos ? open : message.find('}', open);
    if (close == std::string::npos) {
      result += message.substr(i);
      break;
    }
    result += message.substr(i, open - i);
    const std::string name = message.substr(open + 1, close - open - 1);
    const auto value = placeholders.find(name);
    if (value != placeholders.end()) {
      result += chinese ? value->second.zh : value->second.en;
    } else {
      result += message.substr(open, close - open + 1);
    }
    i = close + 1;
  }
  return result;
}

}  // namespace

record::Text TableName(int table) {
  const std::string number = std::to_string(table + 1);
  return {"附表" + number, "table " + number};
}

void AddToList(record::Text& list, const record::Text& member) {
  list.zh += (list.zh.empty() ? "" : "、") + member.zh;
  list.en += (list.en.empty() ? "" : ", ") + member.en;
}

record::Finding Start(const Context& context, const rules::CheckRule& rule,
                      record::Verdict verdict) {
  record::Finding finding;
  finding.document_id = context.facts.info.id;
  finding.rule = rule.id;
  finding.verdict = verdict;
  switch (verdict) {
    case record::Verdict::kHolds:
    case record::Verdict::kUnchecked:
      finding.severity = record::Severity::kNote;
      break;
    case record::Verdict::kExplained:
    case record::Verdict::kSuspect:
      finding.severity = std::min(rule.severity, record::Severity::kWarning);
      break;
    case record::Verdict::kContradicted:
      finding.severity = rule.severity;
      break;
  }
  return finding;
}

void SetSubject(record::Finding& finding, const Context& context, int stated_observation) {
  const record::Observation& stated = context.At(stated_observation);
  finding.subject.unit = stated.entity.empty() ? context.facts.info.issuer : stated.entity;
  finding.subject.indicator = stated.indicator.empty() ? stated.label : stated.indicator;
  finding.subject.period = stated.period;
  finding.subject.table = stated.table;
}

void SetValues(record::Finding& finding, const Context& context, int stated_observation,
               const Rational& computed) {
  SetSubject(finding, context, stated_observation);
  const record::Observation& stated = context.At(stated_observation);
  if (!stated.quantity) return;
  const std::string& measure = stated.quantity->measure;
  finding.stated = stated.quantity->value.ToString() + measure;
  // Two places more than printed show on which side of a tie the exact value lies.
  const int places = std::max(0, -stated.quantity->value.exponent()) + 2;
  finding.computed = computed.ToShortString(places) + measure;
  if (IsExactCount(context, stated)) {
    finding.interval_low = finding.interval_high = stated.quantity->value.ToString();
    return;
  }
  const std::optional<Interval> values = ValuesOf(context, stated);
  if (values && values->low()) finding.interval_low = values->low()->value.ToShortString();
  if (values && values->high()) finding.interval_high = values->high()->value.ToShortString();
}

void Explain(record::Finding& finding, const std::string& kind, const record::Text& detail) {
  finding.explanation.kind = kind;
  finding.explanation.detail = detail;
}

void ExplainRange(record::Finding& finding, const std::string& kind, const WholeRange& range,
                  std::vector<record::Operand> matches, const record::Text& detail) {
  Explain(finding, kind, detail);
  finding.explanation.low = range.low.ToString(0);
  finding.explanation.high = range.high.ToString(0);
  finding.explanation.value =
      matches.empty() ? (range.IsSingle() ? finding.explanation.low : "") : matches.front().value;
  finding.explanation.matches = std::move(matches);
}

void ExplainEither(record::Finding& finding, const Decimal& percent, const std::string& measure,
                   const Rational& computed, const WholeRange& range) {
  const std::string right = computed.ToString(std::max(0, -percent.exponent())) + measure;
  const std::string base = RangeText(range);
  ExplainRange(finding, "wrong_figure", range, {},
               {"百分比应为 " + right + "，或分母应为 " + base + "（本文没有这个数）",
                "either the percentage would be " + right + ", or its denominator " + base +
                    ", which the bulletin does not print"});
  finding.explanation.value.clear();
}

std::string RangeText(const WholeRange& range) {
  if (range.IsSingle()) return range.low.ToString(0);
  return range.low.ToString(0) + "…" + range.high.ToString(0);
}

record::Finding WithName(record::Finding finding) {
  // The name of a finding leaves out values, pages and wording: an issue that repeats last month's
  // mistake with other figures has the same one.
  std::string key = finding.rule + "\n" + finding.subject.unit + "\n" + finding.subject.indicator +
                    "\n" + std::to_string(finding.subject.table);
  for (const record::Operand& operand : finding.operands) {
    key += "\n" + operand.role + "\t" + operand.label;
  }
  finding.id = Sha256Hex(key).substr(0, 16);
  return finding;
}

record::Finding Finish(record::Finding finding, const rules::CheckRule& rule,
                       const Placeholders& placeholders) {
  finding.message.zh = Fill(rule.message.zh, placeholders, true);
  finding.message.en = Fill(rule.message.en, placeholders, false);
  return WithName(std::move(finding));
}

}  // namespace gouji::check
