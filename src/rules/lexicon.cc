#include "rules/lexicon.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/quick_sum.h"
#include "base/sha256.h"
#include "rules/tsv_file.h"

namespace gouji::rules {

namespace {

namespace fs = std::filesystem;

/// Runs that see no scanned page do not read these. SHA-256 of them, as of the other files, would
/// take as long as loading all of those.
bool IsOnlyForScans(const fs::path& path) {
  return path.filename() == "places.tsv" || path.filename() == "alike.tsv" ||
         path.filename() == "unread.tsv";
}

Result<std::string> HashFiles(const std::vector<std::string>& folders) {
  std::string all;
  for (const std::string& folder : folders) {
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
      const std::string extension = entry.path().extension();
      if (extension == ".tsv" || extension == ".yaml") files.push_back(entry.path());
    }
    if (error) return Error{ErrorCode::kNotFound, "no rule folder: " + error.message(), folder};
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
      TRY_ASSIGN(const std::string text, IsOnlyForScans(file) ? QuickSumOfFile(file.string())
                                                              : ReadTextFile(file.string()));
      all += fs::relative(file, folder).string() + "\n" + text;
    }
  }
  return "sha256:" + Sha256Hex(all);
}

/// Every indicator that a rule names must exist.
Result<void> CheckNames(const Lexicon& lexicon) {
  for (const CheckRule& rule : lexicon.checks.list) {
    if (!rule.comparison) continue;
    std::vector<std::string> names = IndicatorsOf(rule.comparison->left);
    for (std::string& name : IndicatorsOf(rule.comparison->right)) names.push_back(std::move(name));
    for (const std::string& name : names) {
      if (!lexicon.indicators.by_id.contains(name)) {
        return RuleError(rule.PlaceOf("assert"), "the rule \"" + rule.id + "\" names \"" + name +
                                                     "\", which is no id of indicators.tsv");
      }
    }
  }
  return {};
}

}  // namespace

Result<Lexicon> LoadLexicon(const std::vector<std::string>& folders, RuleTests tests) {
  Lexicon lexicon;
  TRY_ASSIGN(lexicon.hash, HashFiles(folders));
  const BuiltIn built_in = tests == RuleTests::kRead ? BuiltIn::kCheck : BuiltIn::kTrust;
  TRY_ASSIGN(lexicon.numbers, LoadNumberWords(folders, built_in));
  TRY_ASSIGN(lexicon.indicators, LoadIndicators(folders));
  TRY_ASSIGN(lexicon.units, LoadUnitWords(folders));
  TRY_ASSIGN(lexicon.reading, LoadTableReading(folders));
  TRY_ASSIGN(lexicon.document, LoadDocumentWords(folders));
  TRY_ASSIGN(lexicon.periods, LoadPeriodWords(folders));
  TRY_ASSIGN(lexicon.patterns, LoadPatterns(folders, built_in));
  TRY_ASSIGN(lexicon.checks, LoadCheckRules(folders, tests));
  TRY(CheckNames(lexicon));
  return lexicon;
}

void CompileExpressions(const Lexicon& lexicon) {
  const auto compile = [](const PatternRegex& expression) {
    if (expression.exists()) expression.CompileNow();
  };
  for (const auto* patterns : {&lexicon.numbers.patterns, &lexicon.numbers.late_patterns}) {
    for (const NumberPattern& pattern : *patterns) {
      for (const auto* regex : {&pattern.regex, &pattern.unless_after, &pattern.unless_before}) {
        compile(*regex);
      }
    }
  }
  for (const Pattern& pattern : lexicon.patterns.list) {
    for (const auto* regex : {&pattern.compiled, &pattern.compiled_each, &pattern.unless_after}) {
      compile(*regex);
    }
  }
  compile(lexicon.patterns.no_member);
}

}  // namespace gouji::rules
