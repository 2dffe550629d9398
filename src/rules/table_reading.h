#pragma once

// What columns and cells of tables are read with: rules/column_words.tsv, grade_homoglyphs.tsv,
// repairs.tsv. Each file explains its columns in its head.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "record/observation.h"

namespace gouji::rules {

struct RepairRule {
  std::string confidence;  ///< A decimal.
  record::Text reason;
};

struct GradeLetter {
  std::string letter, repair;
};

struct TableReading {
  std::set<std::string> ordinal_words, name_words, category_words, text_words, grades;
  std::vector<std::string> null_note_words;
  std::map<std::string, GradeLetter> grade_homoglyphs;  ///< By the letter as printed.
  std::map<std::string, RepairRule> repairs;            ///< By the rule's name.
};

/// Reads the files from each of `folders`: later ones add rows and replace those with the same key;
/// only the first folder must have all files. Errors: see rules/tsv_file.h; also an unknown class
/// and a homoglyph whose repair is unknown.
Result<TableReading> LoadTableReading(const std::vector<std::string>& folders);

}  // namespace gouji::rules
