#include "rules/document_words.h"

#include "rules/rule_folder.h"

namespace gouji::rules {

Result<DocumentWords> LoadDocumentWords(const std::vector<std::string>& folders) {
  DocumentWords words;
  std::vector<std::string>* const lists[] = {&words.title_ends, &words.not_titles,
                                             &words.title_leads, &words.municipalities};
  TRY(ForEachRow(folders, "document_words.tsv", {"word", "class"},
                 [&](const TsvFile::Row& row, std::size_t) -> Result<void> {
                   TRY_ASSIGN(
                       const std::size_t list,
                       OneOf(row, 1, {"title_end", "not_title", "title_lead", "municipality"},
                             "class"));
                   if (row.fields[0].empty()) return RuleError(row.At(0), "the word is missing");
                   lists[list]->push_back(row.fields[0]);
                   return {};
                 }));
  for (auto* list : lists) SortLongestFirst(*list);
  return words;
}

}  // namespace gouji::rules
