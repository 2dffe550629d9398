#pragma once

// Everything that a run takes from the rule files, loaded and validated.

#include <string>
#include <vector>

#include "base/result.h"
#include "rules/lexicon.h"
#include "table/words.h"

namespace gouji::app {

struct RuleSet {
  rules::Lexicon lexicon;
  table::Words table_words;
  /// What folders of --rules replace. With RuleTests::kRead only: it takes reading all files again.
  std::vector<rules::Replacement> replacements;
};

/// The words alone, for commands that only read tables: a fraction of the time.
Result<table::Words> LoadTableWords(const std::vector<std::string>& more);

/// `more`: the folders of --rules. Errors carry the file, line and column.
Result<RuleSet> LoadRuleSet(const std::vector<std::string>& more,
                            rules::RuleTests tests = rules::RuleTests::kSkip);

}  // namespace gouji::app
