#include "rules/row_key.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <system_error>

#include "rules/tsv_file.h"

namespace gouji::rules {

namespace {

namespace fs = std::filesystem;

/// The names of the TSV files in the folders.
std::set<std::string> TableNames(const std::vector<std::string>& folders) {
  std::set<std::string> names;
  for (const std::string& folder : folders) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
      if (entry.path().extension() == ".tsv") names.insert(entry.path().filename().string());
    }
  }
  return names;
}

/// Adds what rows of `folder` replace to `replacements`; `known` are the rows before.
Result<void> AddReplacedRows(const std::string& path, std::map<std::string, FilePosition>& known,
                             std::vector<Replacement>& replacements) {
  TRY_ASSIGN(const TsvFile file, TsvFile::Read(path, {}));
  for (std::size_t i = 0; i < file.rows().size(); ++i) {
    const FilePosition& position = file.rows()[i].position;
    const std::string key = file.KeyOfRow(i);
    if (key.empty()) continue;
    const auto [before, added] = known.emplace(key, position);
    if (added) continue;
    replacements.push_back({position, before->second});
    before->second = position;
  }
  return {};
}

}  // namespace

const RowKey& KeyOf(std::string_view file_name) {
  static const std::map<std::string, RowKey, std::less<>> kKeys = {
      {"approx.tsv", {{"word", "position", "only"}, ""}},
      {"bounds.tsv", {{"word", "position", "only"}, ""}},
      {"cannot_link.tsv", {{"a", "b"}, ""}},
      {"cell_marks.tsv", {{"mark"}, ""}},
      {"directions.tsv", {{"word"}, ""}},
      {"division_words.tsv", {{"word"}, ""}},
      {"fold.tsv", {{"from", "view"}, ""}},
      {"grade_homoglyphs.tsv", {{"from"}, ""}},
      {"indicator_aliases.tsv", {{"alias", "topic"}, ""}},
      {"indicators.tsv", {{"id"}, ""}},
      {"lexical_numbers.tsv", {{"word"}, ""}},
      {"measures.tsv", {{"word"}, ""}},
      {"non_units.tsv", {{"word", "match"}, ""}},
      {"nulls.tsv", {{"token", "class"}, ""}},
      {"number_grammar.tsv", {{"word"}, ""}},
      {"number_labels.tsv", {{"id"}, ""}},
      {"number_masks.tsv", {{"id"}, ""}},
      {"numerals.tsv", {{"char"}, ""}},
      {"periods.tsv", {{"id"}, ""}},
      {"repairs.tsv", {{"rule"}, ""}},
      {"scales.tsv", {{"word"}, ""}},
      {"suffixes.tsv", {{"suffix"}, ""}},
      {"topics.tsv", {{"id"}, "-"}},  // Words that open no topic.
      {"unit_aliases.tsv", {{"alias", "scope", "from", "to"}, ""}},
  };
  static const RowKey kWholeRow;
  const auto found = kKeys.find(file_name);
  return found == kKeys.end() ? kWholeRow : found->second;
}

Result<std::vector<Replacement>> FindReplacedRows(const std::vector<std::string>& folders) {
  std::vector<Replacement> replacements;
  for (const std::string& name : TableNames(folders)) {
    if (KeyOf(name).columns.empty()) continue;
    std::map<std::string, FilePosition> known;
    for (const std::string& folder : folders) {
      const fs::path path = fs::path(folder) / name;
      std::error_code ignored;
      if (!fs::exists(path, ignored)) continue;
      TRY(AddReplacedRows(path.string(), known, replacements));
    }
  }
  return replacements;
}

}  // namespace gouji::rules
