#include "rules/row_key.h"

#include <map>

namespace gouji::rules {

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

}  // namespace gouji::rules
