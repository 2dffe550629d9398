#pragma once

// The examples that patterns bring along are their tests: of the claim patterns (rules/patterns)
// and of the number patterns (number_masks.tsv, periods.tsv, number_labels.tsv).

#include <string>
#include <vector>

#include "report/options.h"
#include "rules/lexicon.h"

namespace gouji::app {

struct ExampleResults {
  int claim_examples = 0;  ///< Counter-examples are among them.
  int number_examples = 0;
  std::vector<std::string> failures;  ///< One sentence each, with the pattern and the example.
};

ExampleResults TryExamples(const rules::Lexicon& lexicon, report::Language language);

}  // namespace gouji::app
