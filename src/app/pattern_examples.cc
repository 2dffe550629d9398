#include "app/pattern_examples.h"

#include <algorithm>

#include "app/message.h"
#include "normalise/match_view.h"
#include "normalise/number.h"
#include "normalise/pattern_view.h"

namespace gouji::app {

namespace {

/// "text=form": the pattern must read the text as that form.
std::string TryNumberExample(const rules::NumberPattern& pattern, const std::string& example,
                             const rules::NumberWords& words) {
  const std::string name = "number pattern \"" + pattern.id + "\", example \"" + example + "\": ";
  const std::size_t equals = example.rfind('=');
  if (equals == std::string::npos) return name + "expected text=form";
  const std::string form = example.substr(equals + 1);
  const auto view = normalise::MakeMatchView(example.substr(0, equals), words);
  std::string found;
  for (const normalise::NumberToken& token : normalise::FindNumbers(view, words)) {
    if (normalise::Name(token.kind) == pattern.kind && token.text == form) return "";
    found += (found.empty() ? "" : ", ") + (normalise::Name(token.kind) + (" " + token.text));
  }
  return name + (found.empty() ? "read as no number" : "read as " + found);
}

}  // namespace

ExampleResults TryExamples(const rules::Lexicon& lexicon, report::Language language) {
  ExampleResults results;
  for (const rules::Pattern& pattern : lexicon.patterns.list) {
    results.claim_examples +=
        static_cast<int>(pattern.examples.size() + pattern.counter_examples.size());
  }
  for (const Error& error : normalise::FailedExamples(lexicon.patterns, lexicon.numbers)) {
    results.failures.push_back(error.where + ": " + Explain(error, language));
  }
  for (const auto* patterns : {&lexicon.numbers.patterns, &lexicon.numbers.late_patterns}) {
    for (const rules::NumberPattern& pattern : *patterns) {
      for (const std::string& example : pattern.examples) {
        ++results.number_examples;
        const std::string failure = TryNumberExample(pattern, example, lexicon.numbers);
        if (failure.empty()) continue;
        results.failures.push_back(Explain({ErrorCode::kInvalid, failure, ""}, language));
      }
    }
  }
  return results;
}

}  // namespace gouji::app
