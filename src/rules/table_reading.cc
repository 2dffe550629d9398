#include "rules/table_reading.h"

#include <utility>

#include "base/decimal.h"
#include "rules/rule_folder.h"

namespace gouji::rules {

namespace {

Result<void> ReadColumnWords(const std::vector<std::string>& folders, TableReading& reading) {
  std::set<std::string>* const sets[] = {&reading.ordinal_words, &reading.name_words,
                                         &reading.category_words, &reading.text_words,
                                         &reading.grades};
  return ForEachRow(
      folders, "column_words.tsv", {"word", "class"},
      [&](const TsvFile::Row& row, std::size_t) -> Result<void> {
        TRY_ASSIGN(
            const std::size_t index,
            OneOf(row, 1, {"ordinal", "name", "category", "text", "grade", "null_note"}, "class"));
        if (row.fields[0].empty()) return RuleError(row.At(0), "the word is missing");
        if (index < std::size(sets)) {
          sets[index]->insert(row.fields[0]);
        } else {
          reading.null_note_words.push_back(row.fields[0]);
        }
        return {};
      });
}

Result<void> ReadRepairs(const std::vector<std::string>& folders, TableReading& reading) {
  return ForEachRow(
      folders, "repairs.tsv", {"rule", "confidence", "zh", "en"},
      [&](const TsvFile::Row& row, std::size_t) -> Result<void> {
        if (row.fields[0].empty()) return RuleError(row.At(0), "the rule is missing");
        if (!Decimal::Parse(row.fields[1])) {
          return RuleError(row.At(1), "\"" + row.fields[1] + "\" is no decimal");
        }
        reading.repairs[row.fields[0]] = {row.fields[1], {row.fields[2], row.fields[3]}};
        return {};
      });
}

Result<void> ReadHomoglyphs(const std::vector<std::string>& folders, TableReading& reading) {
  return ForEachRow(folders, "grade_homoglyphs.tsv", {"from", "to", "script", "repair"},
                    [&](const TsvFile::Row& row, std::size_t) -> Result<void> {
                      if (!reading.repairs.contains(row.fields[3])) {
                        return RuleError(row.At(3), "unknown repair \"" + row.fields[3] + "\"");
                      }
                      reading.grade_homoglyphs[row.fields[0]] = {row.fields[1], row.fields[3]};
                      return {};
                    });
}

}  // namespace

Result<TableReading> LoadTableReading(const std::vector<std::string>& folders) {
  TableReading reading;
  TRY(ReadColumnWords(folders, reading));
  TRY(ReadRepairs(folders, reading));
  TRY(ReadHomoglyphs(folders, reading));
  SortLongestFirst(reading.null_note_words);
  return reading;
}

}  // namespace gouji::rules
