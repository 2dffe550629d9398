#include "app/rule_set.h"

#include <filesystem>
#include <map>

#include "app/rule_folders.h"
#include "check/check.h"
#include "rules/places.h"
#include "rules/row_key.h"
#include "rules/tsv_file.h"

namespace gouji::app {

namespace {

namespace fs = std::filesystem;

/// rules/table_words.tsv: table/ has no rule files of its own, it is handed the words.
Result<table::Words> ReadTableWords(const std::vector<std::string>& folders) {
  table::Words words;
  const std::map<std::string, std::vector<std::string>*> classes = {
      {"total", &words.totals},           {"total_end", &words.total_ends},
      {"measure", &words.measures},       {"note", &words.notes},
      {"attachment", &words.attachments}, {"title_end", &words.title_ends},
      {"continued", &words.continued},    {"page", &words.page_words},
  };
  for (const std::string& folder : folders) {
    const std::string path = folder + "/table_words.tsv";
    std::error_code error;
    if (!fs::exists(path, error)) continue;
    TRY_ASSIGN(const rules::TsvFile file, rules::TsvFile::Read(path, {"class", "word"}));
    for (const rules::TsvFile::Row& row : file.rows()) {
      const auto found = classes.find(row.fields[0]);
      if (found == classes.end()) {
        std::string known;
        for (const auto& [name, list] : classes) known += (known.empty() ? "" : ", ") + name;
        return rules::RuleError(
            row.At(0), "unknown class \"" + row.fields[0] + "\"; expected one of " + known);
      }
      if (row.fields[1].empty()) return rules::RuleError(row.At(1), "the word is missing");
      found->second->push_back(row.fields[1]);
    }
  }
  return words;
}

}  // namespace

Result<table::Words> LoadTableWords(const std::vector<std::string>& more) {
  TRY_ASSIGN(const std::vector<std::string> folders, FindRuleFolders(more));
  return ReadTableWords(folders);
}

Result<RuleSet> LoadRuleSet(const std::vector<std::string>& more, rules::RuleTests tests) {
  TRY_ASSIGN(const std::vector<std::string> folders, FindRuleFolders(more));
  RuleSet set;
  TRY_ASSIGN(set.lexicon, rules::LoadLexicon(folders, tests));
  TRY(check::ValidateRules(set.lexicon.checks));
  TRY_ASSIGN(set.table_words, ReadTableWords(folders));
  // Runs read these when a scanned page asks for them.
  if (tests == rules::RuleTests::kRead) {
    TRY(rules::LoadPlaces(folders));
    TRY(rules::LoadAlike(folders));
    TRY_ASSIGN(set.replacements, rules::FindReplacedRows(folders));
    for (const auto* more_replaced :
         {&set.lexicon.patterns.replacements, &set.lexicon.checks.replacements}) {
      set.replacements.insert(set.replacements.end(), more_replaced->begin(), more_replaced->end());
    }
  }
  return set;
}

}  // namespace gouji::app
