#include "check/check.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "check/context.h"
#include "check/proof.h"
#include "check/reading_error.h"
#include "check/readings.h"
#include "check/root_cause.h"
#include "check/rule_kinds.h"
#include "check/wrong_figure.h"

namespace gouji::check {

namespace {

/// Equal ids (the same relation stated twice) get a number, so that an id names one finding. Within
/// one rule dependents point at the first.
void MakeIdsUnique(std::vector<record::Finding>& findings) {
  std::map<std::string, int> seen;
  for (record::Finding& finding : findings) {
    const int count = ++seen[finding.id];
    if (count > 1) finding.id += "-" + std::to_string(count);
  }
}

/// The order in which people read: by the place of the first figure that is printed.
std::pair<int, double> PositionOf(const record::Finding& finding) {
  for (const record::Operand& operand : finding.operands) {
    if (operand.place.page > 0) return {operand.place.page, operand.place.box.top};
  }
  return {0, 0};
}

void PutRootsFirst(std::vector<record::Finding>& findings) {
  std::stable_partition(findings.begin(), findings.end(),
                        [](const record::Finding& finding) { return finding.root.empty(); });
}

}  // namespace

std::vector<record::Finding> Check(const record::Facts& facts, const rules::Lexicon& lexicon,
                                   MessagesOfHolds messages) {
  const Context context{facts, lexicon, messages};
  std::vector<record::Finding> findings;
  for (const rules::CheckRule& rule : lexicon.checks.list) {
    for (record::Finding& finding : RunRule(context, rule)) findings.push_back(std::move(finding));
  }
  MakeIdsUnique(findings);
  LinkToWrongFigures(context, findings);
  LinkRootCauses(context, findings);
  std::stable_sort(findings.begin(), findings.end(),
                   [](const record::Finding& a, const record::Finding& b) {
                     return PositionOf(a) < PositionOf(b);
                   });
  PutRootsFirst(findings);
  return findings;
}

std::vector<record::Finding> SettleAndCheck(record::Facts& facts, const rules::Lexicon& lexicon,
                                            MessagesOfHolds messages) {
  SettleReadings(facts, lexicon);
  std::vector<record::Finding> findings = Check(facts, lexicon, messages);
  MarkProved(facts, lexicon, findings);
  ExplainReadingErrors({facts, lexicon, messages}, findings);
  PutRootsFirst(findings);
  return findings;
}

namespace {

std::string Listed(const std::vector<std::string>& names, const char* before, const char* after) {
  std::string list;
  for (const std::string& name : names)
    list += (list.empty() ? "" : ", ") + (before + name) + after;
  return list;
}

/// A reader would see a placeholder that nothing fills as it is written.
Result<void> ValidateMessage(const rules::CheckRule& rule, const std::string& message,
                             const rules::FilePosition& place, const RuleKind& kind) {
  for (std::size_t open = message.find('{'); open != std::string::npos;
       open = message.find('{', open + 1)) {
    const std::size_t close = message.find('}', open);
    if (close == std::string::npos) return rules::RuleError(place, "a { of the message has no }");
    const std::string name = message.substr(open + 1, close - open - 1);
    if (std::find(kind.placeholders.begin(), kind.placeholders.end(), name) !=
        kind.placeholders.end()) {
      continue;
    }
    return rules::RuleError(place, "unknown placeholder {" + name + "}; the kind \"" + rule.kind +
                                       "\" has " + Listed(kind.placeholders, "{", "}"));
  }
  return {};
}

}  // namespace

Result<void> ValidateRules(const rules::CheckRules& rules) {
  for (const rules::CheckRule& rule : rules.list) {
    const auto kind = std::find_if(RuleKinds().begin(), RuleKinds().end(),
                                   [&](const RuleKind& k) { return k.name == rule.kind; });
    if (kind == RuleKinds().end()) {
      std::vector<std::string> known;
      for (const RuleKind& k : RuleKinds()) known.push_back(k.name);
      return rules::RuleError(rule.PlaceOf("kind"), "the rule \"" + rule.id + "\" has the kind \"" +
                                                        rule.kind + "\"; expected one of " +
                                                        Listed(known, "", ""));
    }
    if (kind->needs_assert && !rule.comparison) {
      return rules::RuleError(rule.position, "the rule \"" + rule.id + "\" needs an assert");
    }
    for (const auto& [key, values] : rule.settings) {
      if (std::find(kind->settings.begin(), kind->settings.end(), key) == kind->settings.end()) {
        return rules::RuleError(rule.PlaceOf("settings." + key),
                                "the rule \"" + rule.id + "\" sets \"" + key +
                                    "\", which the kind \"" + rule.kind + "\" does not know");
      }
    }
    TRY(ValidateMessage(rule, rule.message.zh, rule.PlaceOf("message.zh"), *kind));
    TRY(ValidateMessage(rule, rule.message.en, rule.PlaceOf("message.en"), *kind));
  }
  return {};
}

}  // namespace gouji::check
