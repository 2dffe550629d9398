#include "rules/units.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "rules/rule_folder.h"

namespace gouji::rules {

namespace {

/// Puts `item` in the place of one with the same key, or at the end.
template <typename Item, typename Key>
void Replace(std::vector<Item>& items, Item item, Key Item::*key) {
  const auto found = std::find_if(items.begin(), items.end(),
                                  [&](const Item& other) { return other.*key == item.*key; });
  if (found == items.end()) {
    items.push_back(std::move(item));
  } else {
    *found = std::move(item);
  }
}

template <typename Item>
void LongestFirst(std::vector<Item>& items, std::string Item::*key) {
  std::stable_sort(items.begin(), items.end(),
                   [&](const Item& a, const Item& b) { return (a.*key).size() > (b.*key).size(); });
}

Error Missing(const TsvFile::Row& row, std::size_t field, const std::string& what) {
  return RuleError(row.At(field), "the " + what + " is missing");
}

Result<void> ReadLists(const std::vector<std::string>& folders, UnitWords& words) {
  for (auto& [name, list] : {std::make_pair("protected_words.tsv", &words.protected_words),
                             std::make_pair("peoples.tsv", &words.peoples),
                             std::make_pair("conjunctions.tsv", &words.conjunctions)}) {
    TRY(ForEachRow(folders, name, {"word"},
                   [&](const TsvFile::Row& row, std::size_t) -> Result<void> {
                     if (row.fields[0].empty()) return Missing(row, 0, "word");
                     list->push_back(row.fields[0]);
                     return {};
                   }));
    SortLongestFirst(*list);
  }
  return {};
}

Result<void> ReadStems(const std::vector<std::string>& folders, UnitWords& words) {
  std::map<std::pair<std::size_t, std::string>, std::size_t> seen;
  const auto add = [&](std::unordered_map<std::string, std::size_t>& map, const TsvFile::Row& row,
                       std::size_t folder, std::size_t field, const std::string& form,
                       std::size_t stem) -> Result<void> {
    const auto [first, added] = seen.insert({{folder, std::to_string(field) + form}, stem});
    if (!added && first->second != stem) {
      return RuleError(row.At(field), "\"" + form + "\" is the form of two stems");
    }
    map[form] = stem;
    return {};
  };
  TRY(ForEachRow(
      folders, "stems.tsv", {"stem", "forms", "short?", "kind?", "canonical?"},
      [&](const TsvFile::Row& row, std::size_t folder) -> Result<void> {
        Stem stem{row.fields[0], SplitList(row.fields[0], '+'), StemKind::kPlain, row.fields[4]};
        if (stem.stem.empty()) return Missing(row, 0, "stem");
        TRY_ASSIGN(const std::size_t kind,
                   OneOf(row, 3, {"", "vertical", "brand", "body"}, "kind"));
        stem.kind = static_cast<StemKind>(kind);
        const std::size_t index = words.stems.size();
        for (const std::string& form : SplitList(row.fields[1])) {
          TRY(add(words.forms, row, folder, 1, FoldStem(form, words.conjunctions), index));
        }
        for (const std::string& form : SplitList(row.fields[2])) {
          if (CountCodePoints(form) != 1) {
            return RuleError(row.At(2), "\"" + form + "\" is not one character");
          }
          TRY(add(words.shorts, row, folder, 2, form, index));
        }
        words.stems.push_back(std::move(stem));
        return {};
      }));
  for (const auto& [form, index] : words.forms) {
    words.longest_form = std::max(words.longest_form, form.size());
  }
  return {};
}

bool* FlagOf(const std::string& trait, UnitSuffix& suffix) {
  if (trait == "alone") return &suffix.alone;
  if (trait == "compound") return &suffix.compound;
  if (trait == "firm") return &suffix.firm;
  if (trait == "group") return &suffix.group;
  if (trait == "kept") return &suffix.kept;
  return nullptr;
}

Result<void> ReadSuffixes(const std::vector<std::string>& folders, UnitWords& words) {
  TRY(ForEachRow(folders, "suffixes.tsv", {"suffix", "class", "full", "traits?", "branch_of?"},
                 [&](const TsvFile::Row& row, std::size_t) -> Result<void> {
                   UnitSuffix suffix;
                   suffix.suffix = row.fields[0];
                   suffix.unit_class = row.fields[1];
                   suffix.full = row.fields[2];
                   suffix.branch_of = row.fields[4];
                   for (const std::string& trait : SplitList(row.fields[3])) {
                     bool* const flag = FlagOf(trait, suffix);
                     if (flag == nullptr) {
                       return RuleError(row.At(3), "unknown trait \"" + trait +
                                                       "\"; expected alone, compound, firm, "
                                                       "group or kept");
                     }
                     *flag = true;
                   }
                   if (suffix.suffix.empty()) return Missing(row, 0, "suffix");
                   if (suffix.unit_class.empty()) return Missing(row, 1, "class");
                   Replace(words.suffixes, std::move(suffix), &UnitSuffix::suffix);
                   return {};
                 }));
  LongestFirst(words.suffixes, &UnitSuffix::suffix);
  return {};
}

Result<void> ReadDivisions(const std::vector<std::string>& folders, UnitWords& words) {
  TRY(ForEachRow(
      folders, "division_words.tsv", {"word", "level", "equal"},
      [&](const TsvFile::Row& row, std::size_t) -> Result<void> {
        TRY_ASSIGN(
            const std::size_t level,
            OneOf(row, 1, {"province", "city", "county", "zone", "township", "village"}, "level"));
        if (row.fields[0].empty()) return Missing(row, 0, "word");
        Replace(words.division_words,
                DivisionWord{row.fields[0], static_cast<DivisionLevel>(level), row.fields[2]},
                &DivisionWord::word);
        return {};
      }));
  LongestFirst(words.division_words, &DivisionWord::word);
  return ForEachRow(folders, "divisions.tsv", {"name", "shorts", "within"},
                    [&](const TsvFile::Row& row, std::size_t) -> Result<void> {
                      for (const std::string& name : SplitList(row.fields[1])) {
                        words.divisions.push_back({row.fields[0], name, row.fields[2]});
                      }
                      return {};
                    });
}

Result<void> ReadLinks(const std::vector<std::string>& folders, UnitWords& words) {
  TRY(ForEachRow(
      folders, "unit_aliases.tsv", {"alias", "name", "scope?", "from?", "to?", "note?"},
      [&](const TsvFile::Row& row, std::size_t) -> Result<void> {
        if (row.fields[0].empty()) return Missing(row, 0, "alias");
        if (row.fields[1].empty()) return Missing(row, 1, "name");
        UnitAlias alias{row.fields[0], row.fields[1], row.fields[2], row.fields[3], row.fields[4]};
        const auto [begin, end] = words.aliases.equal_range(alias.alias);
        const auto same = std::find_if(begin, end, [&](const auto& known) {
          return std::tie(known.second.scope, known.second.from, known.second.to) ==
                 std::tie(alias.scope, alias.from, alias.to);
        });
        if (same != end) {
          same->second = std::move(alias);
        } else {
          words.aliases.emplace(row.fields[0], std::move(alias));
        }
        return {};
      }));
  TRY(ForEachRow(folders, "cannot_link.tsv", {"a", "b", "reason"},
                 [&](const TsvFile::Row& row, std::size_t) -> Result<void> {
                   if (row.fields[0].empty()) return Missing(row, 0, "word");
                   if (row.fields[1].empty()) return Missing(row, 1, "word");
                   words.cannot_link.push_back({row.fields[0], row.fields[1], row.fields[2]});
                   return {};
                 }));
  const auto known = [&](const std::string& stem) {
    return std::any_of(words.stems.begin(), words.stems.end(),
                       [&](const Stem& other) { return other.stem == stem; });
  };
  return ForEachRow(folders, "lineage.tsv", {"from", "to", "relation", "date", "spoken", "source"},
                    [&](const TsvFile::Row& row, std::size_t) -> Result<void> {
                      TRY_ASSIGN(const std::size_t spoken, OneOf(row, 4, {"no", "yes"}, "value"));
                      TRY_ASSIGN(const std::size_t relation,
                                 OneOf(row, 2, {"rename", "merge", "split", "absorb"}, "relation"));
                      static_cast<void>(relation);
                      for (const std::size_t field : {0, 1}) {
                        if (known(row.fields[field])) continue;
                        return RuleError(row.At(field),
                                         "unknown stem \"" + row.fields[field] + "\"");
                      }
                      words.lineage.push_back({row.fields[0], row.fields[1], row.fields[2],
                                               row.fields[3], row.fields[5], spoken == 1});
                      return {};
                    });
}

Result<void> ReadNonUnits(const std::vector<std::string>& folders, UnitWords& words) {
  TRY(ForEachRow(
      folders, "non_units.tsv", {"word", "class", "match"},
      [&](const TsvFile::Row& row, std::size_t) -> Result<void> {
        TRY_ASSIGN(const std::size_t non_unit_class,
                   OneOf(row, 1,
                         {"total", "subtotal", "average", "residual", "group", "area", "status",
                          "header", "grand_total", "part"},
                         "class"));
        TRY_ASSIGN(const std::size_t match, OneOf(row, 2, {"whole", "prefix", "suffix"}, "match"));
        if (row.fields[0].empty()) return Missing(row, 0, "word");
        const NonUnit word{row.fields[0], static_cast<NonUnitClass>(non_unit_class),
                           static_cast<NonUnit::Match>(match)};
        const auto same =
            std::find_if(words.non_units.begin(), words.non_units.end(), [&](const NonUnit& known) {
              return known.word == word.word && known.match == word.match;
            });
        if (same != words.non_units.end()) {
          *same = word;
        } else {
          words.non_units.push_back(word);
        }
        return {};
      }));
  // Whole names before parts, so that 全市平均 is looked at before 平均.
  std::stable_sort(words.non_units.begin(), words.non_units.end(),
                   [](const NonUnit& a, const NonUnit& b) { return a.match < b.match; });
  return {};
}

}  // namespace

std::string FoldStem(std::string_view stem, const std::vector<std::string>& conjunctions) {
  std::string folded;
  while (!stem.empty()) {
    const auto joins =
        std::find_if(conjunctions.begin(), conjunctions.end(),
                     [&](const std::string& word) { return stem.starts_with(word); });
    std::size_t size = 0;
    if (joins != conjunctions.end()) {
      size = joins->size();
    } else {
      AppendUtf8(NextCodePoint(stem, &size), &folded);
    }
    stem.remove_prefix(size);
  }
  return folded;
}

Result<UnitWords> LoadUnitWords(const std::vector<std::string>& folders) {
  UnitWords words;
  TRY(ReadLists(folders, words));
  TRY(ReadStems(folders, words));
  TRY(ReadSuffixes(folders, words));
  TRY(ReadDivisions(folders, words));
  TRY(ReadLinks(folders, words));
  TRY(ReadNonUnits(folders, words));
  return words;
}

}  // namespace gouji::rules
