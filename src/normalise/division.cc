#include "normalise/division.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"

namespace gouji::normalise {

namespace {

using rules::DivisionLevel;
using rules::DivisionWord;
using rules::UnitWords;
using Path = std::vector<std::string>;
using Origin = DivisionReading::Origin;

constexpr std::size_t kLongestName =
    8;  // Characters before the division word: 西双版纳傣族自治州 has 6.
constexpr std::size_t kDeepestChild = 3;  // 雨湖区 / 鹤岭镇 / 红星村.
constexpr std::size_t kMostReadings = 64;

/// The longest division word that `name` ends with and that leaves something before it.
const DivisionWord* EndWord(std::string_view name, const UnitWords& words) {
  for (const DivisionWord& word : words.division_words) {
    if (name.size() > word.word.size() && name.ends_with(word.word)) return &word;
  }
  return nullptr;
}

std::string LastCharacter(const std::string& text) {
  std::size_t begin = text.size();
  while (begin > 0 && (static_cast<unsigned char>(text[--begin]) & 0xC0) == 0x80) {
  }
  return text.substr(begin);
}

/// 黔东南苗族侗族 -> 黔东南. False if there was nothing to drop.
bool DropPeoples(std::string& name, const UnitWords& words) {
  const std::size_t size = name.size();
  for (bool dropped = true; dropped;) {
    dropped = false;
    for (const std::string& word : words.peoples) {
      if (name.size() <= word.size() || !name.ends_with(word)) continue;
      name.resize(name.size() - word.size());
      dropped = true;
      break;
    }
  }
  return name.size() < size;
}

bool IsShortNameOfAny(const std::string& name, const Path& path, const UnitWords& words) {
  return std::any_of(path.begin(), path.end(), [&](const std::string& division) {
    const std::vector<std::string> shorts = ShortNames(division, words);
    return std::find(shorts.begin(), shorts.end(), name) != shorts.end();
  });
}

/// Reads the head of a name; collects the readings.
class Reader {
 public:
  Reader(std::string_view key, const Path& path, const UnitWords& words)
      : key_(key), path_(path), words_(words) {}

  std::vector<DivisionReading> Read(const std::string& group) {
    ReadExplicit(0, 0);
    ReadLevelWord(group);
    Add(path_, 0, Origin::kBare, "issuer");
    ReadChild(path_, 0, 0, Child::kAny, Origin::kChild);
    return std::move(readings_);
  }

 private:
  enum class Child { kAny, kZone };

  void Add(const Path& path, std::size_t position, Origin origin, const std::string& rule) {
    if (readings_.size() >= kMostReadings) return;
    readings_.push_back({path, std::string(key_.substr(position)), origin, rule});
  }

  /// Names of the context, outermost first, each in full or short: 岳阳市屈原管理区, 屈原, 屈原区.
  void ReadExplicit(std::size_t next, std::size_t position) {
    for (std::size_t i = next; i < path_.size(); ++i) {
      const std::string_view rest = key_.substr(position);
      const Path path(path_.begin(), path_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      if (rest.starts_with(path_[i])) {
        const std::size_t end = position + path_[i].size();
        Add(path, end, Origin::kExplicit, "named " + path_[i]);
        ReadExplicit(i + 1, end);
        ReadChild(path, end, 1, Child::kAny, Origin::kExplicit);
        continue;
      }
      for (const std::string& name : ShortNames(path_[i], words_)) {
        if (!rest.starts_with(name)) continue;
        std::size_t end = position + name.size();
        const std::string last = LastCharacter(path_[i]);
        if (key_.substr(end).starts_with(last)) {
          Add(path, end + last.size(), Origin::kExplicit, "short " + name + last);
        }
        Add(path, end, Origin::kExplicit, "short " + name);
        ReadExplicit(i + 1, end);
        ReadChild(path, end, 1, Child::kZone, Origin::kExplicit);
      }
    }
  }

  /// 市, 县, 区 alone mean the nearest of the context that ends so; otherwise the group's division.
  void ReadLevelWord(const std::string& group) {
    for (const DivisionWord& word : words_.division_words) {
      if (word.level == DivisionLevel::kZone || !key_.starts_with(word.word)) continue;
      if (word.word != word.equal || key_.size() == word.word.size()) continue;
      const auto found = std::find_if(path_.rbegin(), path_.rend(), [&](const std::string& name) {
        return name.ends_with(word.word);
      });
      Path path(path_.begin(), found == path_.rend() ? path_.end() : found.base());
      if (found == path_.rend()) {
        path.push_back(group.ends_with(word.word) ? group : "?" + word.word);
      }
      // 市场发展委员会 may be 市 + 场发展委员会, but hardly is.
      const bool guarded = std::any_of(words_.protected_words.begin(), words_.protected_words.end(),
                                       [&](const std::string& w) { return key_.starts_with(w); });
      Add(path, word.word.size(), guarded ? Origin::kChild : Origin::kExplicit,
          "level " + word.word);
      return;
    }
  }

  /// Divisions that are not of the context, by the shape of their names.
  void ReadChild(const Path& base, std::size_t begin, std::size_t depth, Child child,
                 Origin origin) {
    if (depth >= kDeepestChild) return;
    std::size_t last_end = 0;
    std::size_t position = begin;
    for (std::size_t characters = 0; characters <= kLongestName && position < key_.size();
         ++characters) {
      const DivisionWord* word = WordAt(position);
      if (word != nullptr && position + word->word.size() > last_end) {
        last_end = position + word->word.size();
        AddChild(base, begin, position, *word, depth, child, origin);
      }
      if (!IsHan(NextCodePoint(key_, &position))) return;
    }
  }

  const DivisionWord* WordAt(std::size_t position) const {
    for (const DivisionWord& word : words_.division_words) {
      if (key_.substr(position).starts_with(word.word)) return &word;
    }
    return nullptr;
  }

  void AddChild(const Path& base, std::size_t begin, std::size_t position, const DivisionWord& word,
                std::size_t depth, Child child, Origin origin) {
    const bool zone = word.level == DivisionLevel::kZone;
    std::string name(key_.substr(begin, position - begin));
    const std::string printed = name + word.word;
    const auto& guarded = words_.protected_words;
    if (std::find(guarded.begin(), guarded.end(), printed) != guarded.end()) return;
    if (!zone && (child == Child::kZone || name.empty())) return;
    if (name.empty() && CountCodePoints(word.word) < 3) return;
    if (zone && IsShortNameOfAny(name, base, words_)) name.clear();
    std::optional<Path> path = Attach(base, name + word.equal, word.level);
    if (!path) return;
    const std::size_t end = position + word.word.size();
    Add(*path, end, origin, "division " + printed);
    ReadChild(*path, end, depth + 1, Child::kAny, origin);
  }

  /// Below `base`, or below the nearest division above it of which the new one can be a part.
  std::optional<Path> Attach(Path base, std::string name, DivisionLevel level) const {
    for (const rules::DivisionShort& known : words_.divisions) {
      if (known.short_name == name &&
          std::find(base.begin(), base.end(), known.within) != base.end()) {
        name = known.name;
      }
    }
    if (level == DivisionLevel::kCity && LevelOf(base, words_) != DivisionLevel::kProvince) {
      level = DivisionLevel::kCounty;  // A city below a city: 汨罗市.
    }
    if (level == DivisionLevel::kZone) {
      const bool in_county = LevelOf(base, words_) == DivisionLevel::kCounty;
      level = in_county ? DivisionLevel::kTownship : DivisionLevel::kCounty;
    }
    while (!base.empty() && LevelOf(base, words_) >= level) {
      if (base.size() > path_.size()) return std::nullopt;
      base.pop_back();
    }
    base.push_back(std::move(name));
    return base;
  }

  std::string_view key_;
  const Path& path_;
  const UnitWords& words_;
  std::vector<DivisionReading> readings_;
};

}  // namespace

std::vector<DivisionReading> ReadDivisions(std::string_view key, const Path& path,
                                           const std::string& group, const UnitWords& words) {
  return Reader(key, path, words).Read(group);
}

std::vector<std::string> ShortNames(const std::string& division, const UnitWords& words) {
  std::vector<std::string> names;
  const DivisionWord* word = EndWord(division, words);
  if (word != nullptr) {
    std::string name = division.substr(0, division.size() - word->word.size());
    if (CountCodePoints(name) >= 2) names.push_back(name);
    if (DropPeoples(name, words) && CountCodePoints(name) >= 2) names.push_back(name);
  }
  for (const rules::DivisionShort& known : words.divisions) {
    if (known.name == division && known.within == division) names.push_back(known.short_name);
  }
  return names;
}

DivisionLevel LevelOf(const Path& path, const UnitWords& words) {
  if (path.empty()) return DivisionLevel::kProvince;
  const DivisionWord* word = EndWord(path.back(), words);
  const DivisionLevel level = word == nullptr ? DivisionLevel::kCounty : word->level;
  if (path.size() == 1) {
    if (level <= DivisionLevel::kCity) return DivisionLevel::kProvince;
    return level == DivisionLevel::kZone ? DivisionLevel::kCounty : level;
  }
  if (level == DivisionLevel::kZone) {
    const Path above(path.begin(), path.end() - 1);
    return LevelOf(above, words) >= DivisionLevel::kCounty ? DivisionLevel::kTownship
                                                           : DivisionLevel::kCounty;
  }
  // A city below a city is of the level of a county.
  if (level == DivisionLevel::kCity && path.size() > 2) return DivisionLevel::kCounty;
  return level;
}

std::string DivisionName(const Path& path, const UnitWords& words) {
  if (path.empty()) return "";
  const bool nameless_zone =
      std::any_of(words.division_words.begin(), words.division_words.end(),
                  [&](const DivisionWord& word) { return word.equal == path.back(); });
  if (path.size() > 1 && (nameless_zone || LevelOf(path, words) >= DivisionLevel::kTownship)) {
    return path[path.size() - 2] + path.back();
  }
  return path.back();
}

}  // namespace gouji::normalise
