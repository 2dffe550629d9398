#include "scan/page_names.h"

#include <set>

namespace gouji::scan {

std::map<std::size_t, Correction> CorrectTogether(
    const Vocabulary& vocabulary, const std::vector<ReadName>& names,
    const std::function<ReadName(std::size_t)>& read_again) {
  std::vector<std::u32string> texts;
  for (const ReadName& name : names) texts.push_back(TextOf(name));
  std::set<std::u32string> others(texts.begin(), texts.end());
  const PageContext first_context(vocabulary, texts);
  std::map<std::size_t, ReadName> doubtful;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (IsKnown(vocabulary, first_context, texts[i])) continue;
    const ReadName again = read_again(i);
    texts.push_back(TextOf(again));
    doubtful.emplace(i, again);
  }
  // With what the second reader saw, places are known that the first never read right.
  const PageContext context(vocabulary, texts);
  std::map<std::size_t, Correction> corrections;
  std::map<std::u32string, std::u32string> corrected;  // By what was read.
  for (const auto& [i, again] : doubtful) {
    // What was read alike in another table is the same name.
    std::set<std::u32string> elsewhere = others;
    if (const auto same = corrected.find(texts[i]); same != corrected.end()) {
      elsewhere.erase(same->second);
    }
    const std::optional<Correction> correction =
        Correct(vocabulary, context, names[i], again, elsewhere);
    if (!correction) continue;
    corrections[i] = *correction;
    corrected[texts[i]] = correction->text;
    others.insert(correction->text);
  }
  return corrections;
}

}  // namespace gouji::scan
