#pragma once

// All that rules/ says, loaded and validated once a run.

#include <string>
#include <vector>

#include "base/result.h"
#include "rules/check_rules.h"
#include "rules/document_words.h"
#include "rules/indicators.h"
#include "rules/number_words.h"
#include "rules/patterns.h"
#include "rules/period_words.h"
#include "rules/table_reading.h"
#include "rules/units.h"

namespace gouji::rules {

struct Lexicon {
  NumberWords numbers;
  Indicators indicators;
  UnitWords units;
  TableReading reading;
  DocumentWords document;
  PeriodWords periods;
  Patterns patterns;
  CheckRules checks;
  std::string hash;  ///< "sha256:" over all files, in the order of their names.
};

/// `folders`: the built-in rules first, then those of --rules. The first error ends the loading: a
/// run with half a rule set would call broken figures sound.
Result<Lexicon> LoadLexicon(const std::vector<std::string>& folders,
                            RuleTests tests = RuleTests::kSkip);

/// Compiles the expressions that would be when they are first searched for, so that a process that
/// forks a worker for each document does so once.
void CompileExpressions(const Lexicon& lexicon);

}  // namespace gouji::rules
