#include "rules/period_words.h"

#include "rules/rule_folder.h"

namespace gouji::rules {

Result<PeriodWords> LoadPeriodWords(const std::vector<std::string>& folders) {
  PeriodWords words;
  std::vector<std::string>* const lists[] = {&words.before, &words.after, &words.to_date};
  TRY(ForEachRow(
      folders, "period_words.tsv", {"word", "class"},
      [&](const TsvFile::Row& row, std::size_t) -> Result<void> {
        TRY_ASSIGN(const std::size_t list, OneOf(row, 1, {"before", "after", "to_date"}, "class"));
        if (row.fields[0].empty()) return RuleError(row.At(0), "the word is missing");
        lists[list]->push_back(row.fields[0]);
        return {};
      }));
  for (auto* list : lists) SortLongestFirst(*list);
  return words;
}

}  // namespace gouji::rules
