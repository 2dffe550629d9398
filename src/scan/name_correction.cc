#include "scan/name_correction.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>

#include "base/utf8.h"

namespace gouji::scan {

namespace {

/// Tesseract's models are never surer than 0.996 of a Chinese character.
constexpr double kSurest = 0.995;
/// Of 1951 characters of names that were read right 93 % are at least as sure, of 19 wrong ones
/// none.
constexpr double kSure = 0.986;
constexpr double kNever = 100;

bool IsSign(char32_t c) {
  return std::u32string_view(U",.'`\"-_|:;、，。·’‘“”").find(c) != std::u32string_view::npos;
}

/// Signs, and the letters and digits that rests of rules and dust look like.
bool IsJunk(char32_t c) { return IsSign(c) || (c < 0x80 && c != '(' && c != ')' && c != '%'); }

/// What no name ends with, whoever sees it; 其中: and quotes may.
bool IsNoEnd(char32_t c) {
  return std::u32string_view(U"、_|`").find(c) != std::u32string_view::npos;
}

/// A bracket of another kind, which a reader took ( for.
bool IsOtherBracket(char32_t c) {
  return std::u32string_view(U"〈《<[【").find(c) != std::u32string_view::npos;
}

std::u32string_view WithoutJunk(std::u32string_view text) {
  while (!text.empty() && IsJunk(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsJunk(text.back())) text.remove_suffix(1);
  return text;
}

/// A sentence or a figure is no name: its 。 and its digits are no dust.
bool MayBeName(std::u32string_view text) {
  const auto is_of_figure = [](char32_t c) { return (c >= U'0' && c <= U'9') || c == U'%'; };
  return text.find_first_of(U"。，") == std::u32string_view::npos &&
         std::count_if(text.begin(), text.end(), is_of_figure) <= 1;
}

std::u32string DigitsOf(std::u32string_view text) {
  std::u32string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
               [](char32_t c) { return c >= U'0' && c <= U'9'; });
  return digits;
}

/// 0.1 to 1: what it costs to say that a character is another.
double Doubt(double confidence) {
  const double left = std::max(1 - confidence, 1 - kSurest);
  return std::clamp(std::log(left) / std::log(1 - kSurest), 0.1, 1.0);
}

enum class Certainty { kBinds, kCounts };

constexpr double kSign = 0.05;  ///< One sign more or another one.

double DropCost(const NameCharacter& c, Certainty certainty) {
  if (IsSign(c.character)) return kSign;
  if (IsJunk(c.character)) return 0.15;
  if (certainty == Certainty::kBinds && c.confidence > kSure) return kNever;
  return Doubt(c.confidence) + 0.3;
}

/// Whether a reader may say `read` at a place of `name`: the two characters look alike, or readers
/// do not know the name's. Of a name of two the other one says too little: many end with 县.
bool MayBeReadAs(const Vocabulary& vocabulary, std::u32string_view name, std::size_t at,
                 char32_t read) {
  return vocabulary.AreAlike(name[at], read) || (name.size() > 2 && vocabulary.IsUnread(name[at]));
}

/// Of the cost to replace a character by one that may be read instead.
constexpr double kAlike = 0.6;

double ReplaceCost(const Vocabulary& vocabulary, const NameCharacter& c, const std::u32string& text,
                   std::size_t at, Certainty certainty) {
  if (c.character == text[at]) return 0;
  if (text[at] == U'(' && IsOtherBracket(c.character)) return kSign;
  if (certainty == Certainty::kBinds && c.confidence > kSure) return kNever;
  return Doubt(c.confidence) * (MayBeReadAs(vocabulary, text, at, c.character) ? kAlike : 1);
}

constexpr double kInsert = 1.2;

/// costs[i][j]: of the first i characters of the name and the first j of the text.
std::vector<std::vector<double>> Costs(const Vocabulary& vocabulary, const ReadName& name,
                                       const std::u32string& text, Certainty certainty) {
  std::vector<std::vector<double>> costs(name.size() + 1, std::vector<double>(text.size() + 1, 0));
  for (std::size_t i = 0; i <= name.size(); ++i) {
    for (std::size_t j = 0; j <= text.size(); ++j) {
      if (i == 0 && j == 0) continue;
      double best = std::numeric_limits<double>::max();
      if (i > 0) best = std::min(best, costs[i - 1][j] + DropCost(name[i - 1], certainty));
      if (j > 0) best = std::min(best, costs[i][j - 1] + kInsert);
      if (i > 0 && j > 0) {
        best = std::min(best, costs[i - 1][j - 1] +
                                  ReplaceCost(vocabulary, name[i - 1], text, j - 1, certainty));
      }
      costs[i][j] = best;
    }
  }
  return costs;
}

double Cost(const Vocabulary& vocabulary, const ReadName& name, const std::u32string& text,
            Certainty certainty) {
  return Costs(vocabulary, name, text, certainty)[name.size()][text.size()];
}

/// Whether so much of `text` was read by one of the readers that it can be meant.
bool IsLike(const std::u32string& text, const std::u32string& first, const std::u32string& second) {
  std::size_t shared = 0;
  for (const char32_t c : text) {
    shared += first.find(c) != std::u32string::npos || second.find(c) != std::u32string::npos;
  }
  const std::size_t longest = std::max(first.size(), text.size());
  return longest - std::min(first.size(), text.size()) <= 2 && 2 * shared >= text.size();
}

/// What the full names of places have behind their short ones.
constexpr std::array<std::u32string_view, 5> kEndings = {U"", U"市", U"县", U"区", U"省"};

/// 岳阳 of 岳阳市; "" if nothing would be left of it.
std::u32string ShortName(const std::u32string& name) {
  for (const std::u32string_view ending : {U"市", U"县", U"区", U"省", U"州"}) {
    if (name.size() > 2 && name.ends_with(ending)) return name.substr(0, name.size() - 1);
  }
  return U"";
}

/// Which parts of a name are made of whole words.
class Parse {
 public:
  Parse(const Vocabulary& vocabulary, const std::set<std::u32string>& places,
        const std::u32string& name)
      : from_left_(name.size() + 1), from_right_(name.size() + 1) {
    constexpr std::size_t kLongest = 12;
    const auto is_word = [&](std::size_t begin, std::size_t end) {
      const std::u32string word = name.substr(begin, end - begin);
      return vocabulary.parts().contains(word) || places.contains(word);
    };
    const std::size_t size = name.size();
    from_left_[0] = from_right_[size] = true;
    for (std::size_t end = 1; end <= size; ++end) {
      for (std::size_t begin = end - std::min(end, kLongest); begin < end && !from_left_[end];
           ++begin) {
        from_left_[end] = from_left_[begin] && is_word(begin, end);
      }
    }
    for (std::size_t begin = size; begin-- > 0;) {
      for (std::size_t end = begin + 1;
           end <= std::min(size, begin + kLongest) && !from_right_[begin]; ++end) {
        from_right_[begin] = from_right_[end] && is_word(begin, end);
      }
    }
  }
  bool Whole() const { return from_left_.back(); }
  /// Whether words fill the name but for [begin, end).
  bool Around(std::size_t begin, std::size_t end) const {
    return from_left_[begin] && from_right_[end];
  }

 private:
  std::vector<bool> from_left_, from_right_;
};

std::size_t Differences(std::u32string_view a, std::u32string_view b) {
  std::size_t differences = 0;
  for (std::size_t i = 0; i < a.size(); ++i) differences += a[i] != b[i];
  return differences;
}

/// But for a character, of longer names one of each three.
bool IsNear(const std::u32string& read, const std::u32string& name) {
  return read.size() == name.size() &&
         Differences(read, name) <= std::max<std::size_t>(1, name.size() / 3);
}

constexpr double kWord = 0.2;       ///< Not a place.
constexpr double kComposed = 0.2;   ///< Made of words: not every combination exists.
constexpr double kSpoken = 0.05;    ///< With a place that the page speaks of, for what is none.
constexpr double kElsewhere = 0.4;  ///< A place far from the others of the page.
constexpr double kUnreadElsewhere = 0.3;
constexpr double kInReach = 0.1;  ///< A place in a part of it.
/// A place that the list of its siblings lacks; what a reader was sure of counts and does not bind.
/// Chosen on the pages of development: of their names and heads on L1 and L3, 1786 are read right
/// instead of 1783. With its true name left out of the vocabulary, 4 of 492 places are overwritten,
/// as many as without.
constexpr double kMissing = -0.35;
constexpr double kTwice = 0.3;  ///< A name that stands on the page already.
/// Chosen on 2505 names of 28 layouts at four levels of damage: 138 of 179 wrong ones are put
/// right, none of the others changed. With its true name left out of the vocabulary, 5 of 2326
/// names that were read right are overwritten.
constexpr double kMost = 0.7;
constexpr double kMargin = 0.12;
constexpr std::size_t kLong = 6;  ///< A name, in characters: 南涧彝族自治县.
/// Two readers that see the same are rarely wrong.
constexpr double kAgreement = 0.1;

class Candidates {
 public:
  Candidates(const Vocabulary& vocabulary, const PageContext& context, const ReadName& first,
             const ReadName& second, const std::set<std::u32string>& others)
      : vocabulary_(vocabulary),
        context_(context),
        first_(first),
        second_(second),
        others_(others),
        first_text_(TextOf(first)),
        second_text_(TextOf(second)) {}

  std::map<std::u32string, double> Find() {
    const int missing = MissingSibling();
    for (std::size_t i = 0; i < vocabulary_.places().size(); ++i) {
      const std::u32string& name = vocabulary_.places()[i].name;
      if (!IsLike(name, first_text_, second_text_)) continue;
      const int place = static_cast<int>(i);
      if (place == missing) {
        AddMissing(name);
      } else {
        const double cost = context_.CostOf(place);
        // Elsewhere any name of an unread character would do.
        Add(name, cost < kElsewhere || !HasUnread(name) ? cost : cost + kUnreadElsewhere);
      }
    }
    for (const std::u32string& word : vocabulary_.words()) {
      if (IsLike(word, first_text_, second_text_)) Add(word, kWord);
    }
    AddCleaned();
    AddWithoutSigns();
    AddComposed(first_text_);
    if (second_text_ != first_text_) AddComposed(second_text_);
    return std::move(found_);
  }

 private:
  bool HasUnread(const std::u32string& name) const {
    return std::any_of(name.begin(), name.end(),
                       [&](char32_t c) { return vocabulary_.IsUnread(c); });
  }

  /// The one place that the list of its siblings lacks and that may be meant; -1 if none is, or if
  /// another place of the region that the page lacks may be as well. A long one needs no list.
  int MissingSibling() const {
    int found = -1;
    for (std::size_t i = 0; i < vocabulary_.places().size(); ++i) {
      const int place = static_cast<int>(i);
      const std::u32string& name = vocabulary_.places()[i].name;
      if (!MayMean(name) || others_.contains(name) || context_.CostOf(place) >= kElsewhere)
        continue;
      if (found >= 0) return -1;
      found = place;
    }
    if (found < 0) return -1;
    const bool is_long = vocabulary_.places()[static_cast<std::size_t>(found)].name.size() >= kLong;
    return is_long || context_.ListsSiblingsOf(found) ? found : -1;
  }

  /// A reader saw all of a place but one character (of each three), and both saw its last; of a
  /// long one, one of them. Where
  /// they see the same characters instead, these must look like those of the name, or be
  /// unknown to readers; what is left of a long name says enough.
  bool MayMean(const std::u32string& name) const {
    const int ends = first_text_.ends_with(name.back()) + second_text_.ends_with(name.back());
    if (ends < (name.size() < kLong ? 2 : 1)) return false;
    if (first_text_ != second_text_) return IsNear(first_text_, name) || IsNear(second_text_, name);
    if (!IsNear(first_text_, name)) return false;
    if (name.size() >= kLong) return true;
    for (std::size_t i = 0; i < name.size(); ++i) {
      if (name[i] != first_text_[i] && !MayBeReadAs(vocabulary_, name, i, first_text_[i])) {
        return false;
      }
    }
    return true;
  }

  void Add(const std::u32string& text, double cost, Certainty certainty = Certainty::kBinds) {
    cost += (Cost(vocabulary_, first_, text, certainty) +
             Cost(vocabulary_, second_, text, Certainty::kCounts)) /
            2;
    if (first_text_ == second_text_) cost += kAgreement;
    const auto [at, added] = found_.emplace(text, cost);
    if (!added) at->second = std::min(at->second, cost);
  }

  /// Of a long name a reader often loses the end; what the other one saw says enough.
  void AddMissing(const std::u32string& name) {
    if (name.size() < kLong) return Add(name, kMissing, Certainty::kCounts);
    found_[name] = kMissing + std::min(Cost(vocabulary_, first_, name, Certainty::kCounts),
                                       Cost(vocabulary_, second_, name, Certainty::kCounts));
  }

  /// What both read, but for what dust and rests of rules look like.
  void AddCleaned() {
    const std::u32string_view first = WithoutJunk(first_text_), second = WithoutJunk(second_text_);
    if (first_text_ == second_text_ || first.size() < 2 || !MayBeName(first_text_)) return;
    if (first == second) Add(std::u32string(first), 0);
    for (const std::u32string_view text : {first, second}) {
      if (text.size() < 3) continue;
      // A mark beside the name that was read as a character of it.
      for (const std::u32string_view part : {text.substr(1), text.substr(0, text.size() - 1)}) {
        const std::u32string name(part);
        if (name.size() > 2 && Parse(vocabulary_, context_.near_names(), name).Whole())
          Add(name, kComposed);
      }
    }
  }

  /// Signs that no name has, whoever read them: one that parts a word (有,限公司), one at the end,
  /// a bracket that does not match.
  void AddWithoutSigns() {
    std::u32string text = first_text_;
    while (!text.empty() && IsNoEnd(text.back())) text.pop_back();
    for (std::size_t i = 1; i + 1 < text.size();) {
      const std::u32string joined = text.substr(0, i) + text.substr(i + 1);
      if (IsSign(text[i]) && IsInsideWord(joined, i)) {
        text = joined;
      } else {
        ++i;
      }
    }
    const std::size_t other = std::find_if(text.begin(), text.end(), IsOtherBracket) - text.begin();
    if (text.find(U'(') == std::u32string::npos && text.find(U')', other) != std::u32string::npos)
      text[other] = U'(';
    if (text == first_text_ || text.size() < 2 || !MayBeName(text)) return;
    Add(text, 0);
    AddComposed(text);
  }

  /// Whether a word begins before `at` and ends behind it.
  bool IsInsideWord(const std::u32string& text, std::size_t at) const {
    constexpr std::size_t kLongest = 8;
    for (std::size_t begin = at - std::min(at, kLongest); begin < at; ++begin) {
      for (std::size_t end = at + 1; end <= std::min(text.size(), begin + kLongest); ++end) {
        if (vocabulary_.parts().contains(text.substr(begin, end - begin))) return true;
      }
    }
    return false;
  }

  /// One word of the name put right.
  void AddComposed(const std::u32string& text) {
    constexpr std::size_t kFewest = 4;
    if (text.size() < kFewest) return;
    const Parse parse(vocabulary_, context_.near_names(), text);
    if (parse.Whole()) Add(text, kComposed);
    const auto add = [&](const std::u32string& word, bool is_place) {
      if (word.size() < 2) return;
      for (std::size_t begin = 0; begin + word.size() <= text.size(); ++begin) {
        const std::size_t end = begin + word.size();
        if (Differences(std::u32string_view(text).substr(begin, word.size()), word) != 1) continue;
        if (!parse.Around(begin, end) && !(is_place && AgreeBut(begin, end))) continue;
        const bool is_guess = is_place && context_.cities().contains(word) &&
                              !IsPlace(text.substr(begin, word.size()));
        if (!MayReplace(text, begin, word, is_guess)) continue;
        Add(text.substr(0, begin) + word + text.substr(end), is_guess ? kSpoken : kComposed);
      }
    };
    for (const std::u32string& word : vocabulary_.parts()) add(word, false);
    for (const std::u32string& word : context_.near_names()) add(word, true);
  }

  bool IsPlace(const std::u32string& name) const {
    return std::any_of(kEndings.begin(), kEndings.end(), [&](std::u32string_view ending) {
      return !vocabulary_.PlacesNamed(name + std::u32string(ending)).empty();
    });
  }

  /// What both readers see instead of a character of `word` must look like it, or may be anything
  /// where a guess would do and they are unsure: the page speaks of 襄阳, and 守阳 is no place.
  bool MayReplace(const std::u32string& text, std::size_t begin, const std::u32string& word,
                  bool is_guess) const {
    constexpr double kUnsure = 0.95;  // On average; of what models have they are surer.
    const auto at = std::mismatch(word.begin(), word.end(), text.begin() + begin);
    const auto position = static_cast<std::size_t>(at.second - text.begin());
    return first_text_.size() != second_text_.size() ||
           first_text_[position] != second_text_[position] ||
           MayBeReadAs(vocabulary_, word, position - begin, *at.second) ||
           (is_guess && first_[position].confidence + second_[position].confidence < 2 * kUnsure);
  }

  /// Both readers say the same outside of [begin, end), and that is more than what is inside.
  bool AgreeBut(std::size_t begin, std::size_t end) const {
    return first_text_.size() == second_text_.size() && first_text_.size() >= 2 * (end - begin) &&
           first_text_.compare(0, begin, second_text_, 0, begin) == 0 &&
           first_text_.compare(end, std::u32string::npos, second_text_, end) == 0;
  }

  const Vocabulary& vocabulary_;
  const PageContext& context_;
  const ReadName& first_;
  const ReadName& second_;
  const std::set<std::u32string>& others_;
  const std::u32string first_text_, second_text_;
  std::map<std::u32string, double> found_;
};

}  // namespace

std::u32string TextOf(const ReadName& name) {
  std::u32string text;
  for (const NameCharacter& c : name) text += c.character;
  return text;
}

namespace {

/// What a name that begins with a place (岳阳海关) says for it; two are enough.
constexpr double kBeginning = 0.5;

/// Cities and counties whose full or short name begins `name` and is not all of it.
std::vector<int> PlacesThatBegin(const Vocabulary& vocabulary, const std::u32string& name) {
  constexpr std::size_t kLongest = 6;
  for (std::size_t size = std::min(kLongest, name.size() - std::min<std::size_t>(2, name.size()));
       size >= 2; --size) {
    const std::u32string begin = name.substr(0, size);
    for (const std::u32string_view ending : kEndings) {
      const std::vector<int>& places = vocabulary.PlacesNamed(begin + std::u32string(ending));
      if (places.size() == 1 && begin.size() + ending.size() > 2) return places;
    }
  }
  return {};
}

/// Of the names on a page, those that say the short name of a city.
class CityMentions {
 public:
  CityMentions(const std::set<std::u32string>& names,
               const std::map<std::u32string, std::u32string>& cities)
      : names_(names), cities_(cities) {}

  /// Whether it was read in two names, or in one and but for one character in two others; or only
  /// so in several, if others say its province.
  bool Speak(const std::u32string& city, const std::u32string& province) const {
    constexpr int kSeveral = 4;
    int whole = 0, nearly = 0;
    bool says_province = false;
    for (const std::u32string& name : names_) {
      if (name.find(city) != std::u32string::npos) {
        ++whole;
      } else {
        nearly += HasNearly(name, city);
      }
      says_province = says_province || (!province.empty() && name.starts_with(province));
    }
    return whole >= 2 || (whole == 1 && nearly >= 2) || (nearly >= kSeveral && says_province);
  }

 private:
  bool HasNearly(const std::u32string& name, const std::u32string& city) const {
    for (std::size_t begin = 0; begin + city.size() <= name.size(); ++begin) {
      const std::u32string part = name.substr(begin, city.size());
      if (Differences(part, city) == 1 && !cities_.contains(part)) return true;
    }
    return false;
  }

  const std::set<std::u32string>& names_;
  const std::map<std::u32string, std::u32string>& cities_;
};

/// Short names of the divisions right below the provinces, with those of their provinces.
std::map<std::u32string, std::u32string> Cities(const Vocabulary& vocabulary) {
  std::map<std::u32string, std::u32string> cities;
  for (const Vocabulary::Place& place : vocabulary.places()) {
    if (place.parent < 0) continue;
    const auto& province = vocabulary.places()[static_cast<std::size_t>(place.parent)];
    if (province.parent >= 0) continue;
    if (std::u32string brief = ShortName(place.name); brief.size() > 1)
      cities.emplace(std::move(brief), ShortName(province.name));
  }
  return cities;
}

}  // namespace

PageContext::PageContext(const Vocabulary& vocabulary, const std::vector<std::u32string>& names)
    : vocabulary_(vocabulary) {
  struct Votes {
    double weight = 0;
    int names = 0;
  };
  std::map<int, Votes> votes;
  const std::set<std::u32string> distinct(names.begin(), names.end());
  for (const std::u32string& name : distinct) {
    for (const int place : PlacesThatBegin(vocabulary, name)) {
      votes[place].weight += kBeginning;
      ++votes[place].names;
    }
    const std::vector<int>& places = vocabulary.PlacesNamed(name);
    std::set<int> holders;
    for (const int place : places) {
      for (int holder = vocabulary.places()[static_cast<std::size_t>(place)].parent; holder >= 0;
           holder = vocabulary.places()[static_cast<std::size_t>(holder)].parent) {
        votes[holder].weight += 1.0 / static_cast<double>(places.size());
        holders.insert(holder);
      }
    }
    for (const int holder : holders) ++votes[holder].names;
  }
  for (const auto& [holder, vote] : votes) {
    if (vote.weight < 1 || vote.names < 2) continue;
    around_.insert(holder);
    const std::u32string& name = vocabulary.places()[static_cast<std::size_t>(holder)].name;
    near_names_.insert(name);
    if (const std::u32string brief = ShortName(name); brief.size() > 1) near_names_.insert(brief);
  }
  const std::map<std::u32string, std::u32string> cities = Cities(vocabulary);
  const CityMentions mentions(distinct, cities);
  for (const auto& [city, province] : cities) {
    cities_.insert(city);
    if (mentions.Speak(city, province)) near_names_.insert(city);
  }
  for (const std::u32string& name : distinct) {
    for (const int place : vocabulary.PlacesNamed(name)) {
      const int parent = vocabulary.places()[static_cast<std::size_t>(place)].parent;
      if (around_.contains(parent)) ++listed_[parent];
    }
  }
}

bool PageContext::ListsSiblingsOf(int place) const {
  constexpr int kSeveral = 3;
  const auto listed = listed_.find(vocabulary_.places()[static_cast<std::size_t>(place)].parent);
  return listed != listed_.end() && listed->second >= kSeveral;
}

std::string PageContext::CharactersOfPlaces() const {
  std::set<char32_t> characters;
  for (std::size_t i = 0; i < vocabulary_.places().size(); ++i) {
    if (CostOf(static_cast<int>(i)) >= kElsewhere) continue;
    const std::u32string& name = vocabulary_.places()[i].name;
    characters.insert(name.begin(), name.end());
  }
  return ToUtf8(std::u32string(characters.begin(), characters.end()));
}

double PageContext::CostOf(int place) const {
  const auto parent = [&](int of) {
    return of < 0 ? -1 : vocabulary_.places()[static_cast<std::size_t>(of)].parent;
  };
  if (around_.contains(place) || around_.contains(parent(place))) return 0;
  if (around_.contains(parent(parent(place)))) return kInReach;
  return kElsewhere;
}

bool IsKnown(const Vocabulary& vocabulary, const PageContext& context, const std::u32string& name) {
  if (vocabulary.words().contains(name)) return true;
  for (const int place : vocabulary.PlacesNamed(name)) {
    if (context.CostOf(place) < kElsewhere) return true;
  }
  return Parse(vocabulary, context.near_names(), name).Whole();
}

bool IsNearlyKnown(const Vocabulary& vocabulary, const PageContext& context,
                   const std::u32string& name) {
  for (std::size_t i = 0; i < vocabulary.places().size(); ++i) {
    const std::u32string& place = vocabulary.places()[i].name;
    if (!IsNear(name, place) || name.back() != place.back()) continue;
    if (context.CostOf(static_cast<int>(i)) < kElsewhere) return true;
  }
  constexpr std::size_t kFewest = 6, kLongestGap = 3;
  if (name.size() < kFewest) return false;
  const Parse parse(vocabulary, context.cities(), name);
  for (std::size_t begin = 0; begin < name.size(); ++begin) {
    for (std::size_t end = begin + 1; end <= std::min(begin + kLongestGap, name.size()); ++end) {
      if (parse.Around(begin, end)) return true;
    }
  }
  return false;
}

std::u32string KnownWithin(const Vocabulary& vocabulary, const PageContext& context,
                           const std::u32string& name, const ReadName& again) {
  constexpr double kSomeCertainty = 0.6;
  const std::u32string text(WithoutJunk(TextOf(again)));
  const bool is_sure = std::all_of(again.begin(), again.end(), [](const NameCharacter& c) {
    return IsJunk(c.character) || c.confidence >= kSomeCertainty;
  });
  const std::u32string before(WithoutJunk(name));
  if (!is_sure || text.size() < 2 || !IsNear(before, text) || text.back() != before.back())
    return U"";
  const bool is_known =
      IsKnown(vocabulary, context, text) || Parse(vocabulary, context.cities(), text).Whole();
  return is_known ? text : U"";
}

std::u32string UnreadSibling(const Vocabulary& vocabulary, const PageContext& context,
                             const ReadName& name, const std::set<std::u32string>& others) {
  constexpr double kQuiteSure = 0.97;
  if (name.size() != 2 || name.front().confidence > kQuiteSure) return U"";
  std::u32string found;
  for (std::size_t i = 0; i < vocabulary.places().size(); ++i) {
    const std::u32string& place = vocabulary.places()[i].name;
    const int at = static_cast<int>(i);
    if (place.size() != 2 || place.back() != name.back().character ||
        !vocabulary.IsUnread(place.front()) || context.CostOf(at) >= kElsewhere ||
        !context.ListsSiblingsOf(at) || others.contains(place)) {
      continue;
    }
    if (!found.empty()) return U"";
    found = place;
  }
  return found;
}

std::optional<Correction> Choose(const std::map<std::u32string, double>& costs,
                                 const std::u32string& read,
                                 const std::set<std::u32string>& others) {
  const Correction none = {U"", kNever};
  Correction best = none, next = none;
  for (const auto& [text, cost] : costs) {
    if (cost < best.cost) {
      next = best;
      best = {text, cost};
    } else if (cost < next.cost) {
      next = {text, cost};
    }
  }
  const double margin = next.cost - best.cost;
  // Which name is meant does not depend on where else it stands: the next best would be wrong.
  if (others.contains(best.text)) best.cost += kTwice;
  if (best.cost > kMost || margin < kMargin || best.text == read) {
    return std::nullopt;
  }
  // A month or the number of an office may look like dust; it is no part of the vocabulary.
  if (DigitsOf(best.text) != DigitsOf(read)) return std::nullopt;
  return best;
}

std::optional<Correction> Correct(const Vocabulary& vocabulary, const PageContext& context,
                                  const ReadName& first, const ReadName& second,
                                  const std::set<std::u32string>& others) {
  auto correction =
      Choose(Candidates(vocabulary, context, first, second, others).Find(), TextOf(first), others);
  // What siblings say makes a place likelier than others, and never sure.
  if (correction && !vocabulary.PlacesNamed(correction->text).empty()) {
    correction->cost = std::max(correction->cost, kInReach);
  }
  return correction;
}

std::vector<Replacement> Align(const Vocabulary& vocabulary, const ReadName& name,
                               const std::u32string& text) {
  const auto costs = Costs(vocabulary, name, text, Certainty::kCounts);
  std::vector<Replacement> replacements(name.size());
  std::size_t i = name.size(), j = text.size();
  std::u32string after;  // Inserted, and not given to a character yet.
  while (i > 0) {
    if (j > 0 && costs[i][j] == costs[i - 1][j - 1] + ReplaceCost(vocabulary, name[i - 1], text,
                                                                  j - 1, Certainty::kCounts)) {
      replacements[--i].text = text[--j] + after;
      after.clear();
    } else if (costs[i][j] == costs[i - 1][j] + DropCost(name[i - 1], Certainty::kCounts)) {
      --i;
    } else {
      after = text[--j] + after;
    }
  }
  after = text.substr(0, j) + after;
  if (!replacements.empty()) replacements.front().text = after + replacements.front().text;
  return replacements;
}

}  // namespace gouji::scan
