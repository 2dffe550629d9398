#pragma once

// The tests that rules bring along: each a small bulletin that goes through the whole pipeline.

#include <string>
#include <vector>

#include "app/rule_set.h"
#include "report/options.h"
#include "rules/check_rules.h"

namespace gouji::app {

struct RuleTestOutcome {
  const rules::CheckRule* rule = nullptr;
  const rules::RuleTest* test = nullptr;
  std::string failure;  ///< "" if the test passed, else one sentence in the language asked for.
};

/// A rule says of a bulletin what its most serious finding says: contradicted, suspect, explained,
/// unchecked, holds, in this order. That must be the verdict that the test expects, and each text
/// of `mentions` must stand in a finding of that verdict.
RuleTestOutcome RunRuleTest(const rules::CheckRule& rule, const rules::RuleTest& test,
                            const RuleSet& rules, report::Language language);

}  // namespace gouji::app
