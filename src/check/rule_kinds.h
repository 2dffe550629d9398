#pragma once

// The list of kinds of reasoning that rules can name. A new kind is one function and one line here.

#include <string>
#include <vector>

#include "check/context.h"
#include "record/finding.h"
#include "rules/check_rules.h"

namespace gouji::check {

struct RuleKind {
  std::string name;
  /// All verdicts of one rule over one document. Findings are built with finding_builder.h.
  std::vector<record::Finding> (*run)(const Context& context, const rules::CheckRule& rule);
  std::vector<std::string> settings;      ///< The keys that a rule of this kind may set.
  std::vector<std::string> placeholders;  ///< Those that its messages may name.
  bool needs_assert = false;
};

const std::vector<RuleKind>& RuleKinds();

/// All verdicts of one rule by its kind; none if no kind has this name. No finding has a root yet,
/// and the same relation stated twice has one id.
std::vector<record::Finding> RunRule(const Context& context, const rules::CheckRule& rule);

}  // namespace gouji::check
