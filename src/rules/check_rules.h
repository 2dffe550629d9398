#pragma once

// The checks of rules/checks/*.yaml.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "record/finding.h"
#include "rules/expression.h"
#include "rules/file_position.h"

namespace gouji::rules {

/// A rule's own test: a small bulletin in Markdown and what the rule must say of it.
struct RuleTest {
  std::string name;
  std::string text;
  std::optional<record::Verdict> verdict;  ///< None: the rule must have nothing to say.
  /// Texts that the finding must carry in its figures or explanation ("164").
  std::vector<std::string> mentions;
  FilePosition position;
};

struct CheckRule {
  std::string id;        ///< "share.base"
  std::string kind;      ///< What reasoning applies it: a name of check/rule_kinds.cc.
  record::Text title;    ///< What must hold, for people: "办结率 = 办结数 ÷ 应办理数".
  record::Text message;  ///< One sentence with {placeholders}, see rules/checks/README.md.
  record::Severity severity = record::Severity::kError;
  std::string basis;                     ///< Who says that it must hold.
  std::optional<Comparison> comparison;  ///< Of the kind "equation".
  std::string comparison_text;
  /// Further settings of the kind, as texts; each kind checks its own.
  std::map<std::string, std::vector<std::string>> settings;
  std::vector<RuleTest> tests;
  FilePosition position;
  /// Of the values of its keys: "kind", "message.zh", "settings.on".
  std::map<std::string, FilePosition> places;

  /// Where an error about that key stands; the rule's own place for a key that it does not have.
  const FilePosition& PlaceOf(const std::string& key) const;
};

struct CheckRules {
  std::vector<CheckRule> list;  ///< In file order; ids are unique. A later folder's rule replaces
                                ///< one with the same id.
  std::vector<Replacement> replacements;
};

/// The tests are the second YAML document of a file. Only `gouji rules test` needs them, and they
/// are most of the text, so that other runs do not read them.
enum class RuleTests { kSkip, kRead };

/// Reads rules/checks/*.yaml of each folder in the order of their names. With its tests read, a
/// rule without one is an error.
Result<CheckRules> LoadCheckRules(const std::vector<std::string>& folders,
                                  RuleTests tests = RuleTests::kSkip);

}  // namespace gouji::rules
