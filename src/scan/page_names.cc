#include "scan/page_names.h"

#include <optional>
#include <set>

namespace gouji::scan {

namespace {

/// A model that fails at one size of a rare character sees it at another, and more often if only
/// the characters of places nearby may come out: of 24 names of places that both readers had wrong,
/// the first show 10 and the last 5 more. Of 378 names the last show none as another place.
std::vector<Look> CloserLooks(const PageContext& context) {
  const std::string nearby = context.CharactersOfPlaces();
  return {{Model::kHan, 0.6, ""},     {Model::kHan, 1.4, ""},     {Model::kHan, 0.75, ""},
          {Model::kHan, 2, ""},       {Model::kChinese, 0.6, ""}, {Model::kChinese, 1.4, ""},
          {Model::kChinese, 2, ""},   {Model::kHan, 1, nearby},   {Model::kHan, 0.6, nearby},
          {Model::kHan, 1.4, nearby}, {Model::kHan, 0.75, nearby}};
}

/// The name that exists which a closer look shows, or the one that no look can show.
std::optional<Correction> LookCloser(const Vocabulary& vocabulary, const PageContext& context,
                                     const std::vector<Look>& looks, const ReadName& name,
                                     const std::function<ReadName(const Look&)>& read_again,
                                     const std::set<std::u32string>& others) {
  constexpr double kCost = 0.3, kCostOfGuess = 0.6;
  if (!IsNearlyKnown(vocabulary, context, TextOf(name))) return std::nullopt;
  for (const Look& look : looks) {
    // If only 县 may follow, any name of two characters becomes a place.
    if (!look.allowed.empty() && name.size() <= 2) continue;
    const std::u32string seen = KnownWithin(vocabulary, context, TextOf(name), read_again(look));
    if (!seen.empty() && !others.contains(seen)) return Correction{seen, kCost};
  }
  const std::u32string unread = UnreadSibling(vocabulary, context, name, others);
  if (!unread.empty()) return Correction{unread, kCostOfGuess};
  return std::nullopt;
}

}  // namespace

std::map<std::size_t, Correction> CorrectTogether(
    const Vocabulary& vocabulary, const std::vector<ReadName>& names,
    const std::function<ReadName(std::size_t, const Look&)>& read_again) {
  std::vector<std::u32string> texts;
  for (const ReadName& name : names) texts.push_back(TextOf(name));
  std::set<std::u32string> others(texts.begin(), texts.end());
  const PageContext first_context(vocabulary, texts);
  std::map<std::size_t, ReadName> doubtful;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (IsKnown(vocabulary, first_context, texts[i])) continue;
    const ReadName again = read_again(i, {});
    texts.push_back(TextOf(again));
    doubtful.emplace(i, again);
  }
  // With what the second reader saw, places are known that the first never read right.
  const PageContext context(vocabulary, texts);
  const std::vector<Look> looks = CloserLooks(context);
  std::map<std::size_t, Correction> corrections;
  std::map<std::u32string, std::u32string> corrected;  // By what was read.
  for (const auto& [i, again] : doubtful) {
    // What was read alike in another table is the same name.
    std::set<std::u32string> elsewhere = others;
    if (const auto same = corrected.find(texts[i]); same != corrected.end()) {
      elsewhere.erase(same->second);
    }
    std::optional<Correction> correction = Correct(vocabulary, context, names[i], again, elsewhere);
    if (!correction) {
      const auto closer = [&, at = i](const Look& look) { return read_again(at, look); };
      correction = LookCloser(vocabulary, context, looks, names[i], closer, elsewhere);
    }
    if (!correction) continue;
    corrections[i] = *correction;
    corrected[texts[i]] = correction->text;
    others.insert(correction->text);
  }
  return corrections;
}

}  // namespace gouji::scan
