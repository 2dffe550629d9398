#include "normalise/unit_core.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "base/utf8.h"

namespace gouji::normalise {

namespace {

using rules::Stem;
using rules::StemKind;
using rules::UnitSuffix;
using rules::UnitWords;
using Quality = UnitCore::Quality;

constexpr std::size_t kLongestCore = 120;  // Bytes; a name of 40 characters is a sentence.

/// 中国移动通信集团 is the brand; 电力集团 may be any company.
constexpr std::size_t kBrandBeforeGroup = 4;

struct Context {
  const std::vector<std::string>& scope;
  const std::string& date;
  const UnitWords& words;
};

const Stem* FindForm(const std::string& folded, const UnitWords& words) {
  const auto found = words.forms.find(folded);
  return found == words.forms.end() ? nullptr : &words.stems[found->second];
}

/// The fewest stems that `folded` is made of; one-character words only beside others (教体).
std::vector<const Stem*> SplitStems(const std::string& folded, const UnitWords& words) {
  constexpr int kUnreached = std::numeric_limits<int>::max();
  constexpr int kFormCost = 4, kShortCost = 5;  // One short more than a form breaks ties.
  struct State {
    int cost = kUnreached;
    std::size_t from = 0;
    const Stem* stem = nullptr;
  };
  std::vector<State> states(folded.size() + 1);
  states[0].cost = 0;
  for (std::size_t begin = 0; begin < folded.size(); ++begin) {
    if (states[begin].cost == kUnreached) continue;
    const auto reach = [&](std::size_t end, int cost, const Stem& stem) {
      if (states[begin].cost + cost >= states[end].cost) return;
      states[end] = {states[begin].cost + cost, begin, &stem};
    };
    std::size_t end = begin;
    for (int characters = 1; end < folded.size() && end - begin <= words.longest_form;
         ++characters) {
      NextCodePoint(folded, &end);
      const std::string part = folded.substr(begin, end - begin);
      const Stem* stem = characters > 1 ? FindForm(part, words) : nullptr;
      if (stem != nullptr) reach(end, kFormCost, *stem);
      const auto short_form = words.shorts.find(part);
      if (characters == 1 && short_form != words.shorts.end()) {
        reach(end, kShortCost, words.stems[short_form->second]);
      }
    }
  }
  std::vector<const Stem*> stems;
  if (states.back().cost == kUnreached) return stems;
  for (std::size_t at = folded.size(); at > 0; at = states[at].from) {
    stems.insert(stems.begin(), states[at].stem);
  }
  return stems;
}

/// The old word of a renamed unit means the new one once that exists.
std::string Spoken(const std::string& stem, const Context& context, UnitCore& core) {
  for (const rules::Lineage& link : context.words.lineage) {
    if (link.from != stem || !link.spoken || context.date < link.date) continue;
    core.trace.push_back("lineage: " + link.from + " -> " + link.to + " (" + link.date + ")");
    return link.to;
  }
  return stem;
}

std::string Join(const std::vector<std::string>& parts, const char* separator) {
  std::string joined;
  for (const std::string& part : parts) joined += (joined.empty() ? "" : separator) + part;
  return joined;
}

UnitCore MakeKnown(const std::vector<const Stem*>& stems, const UnitSuffix* suffix,
                   const Context& context) {
  UnitCore core;
  core.quality = Quality::kKnown;
  std::string words;
  bool vertical = false;
  for (const Stem* stem : stems) {
    vertical = vertical || stem->kind == StemKind::kVertical;
    for (const std::string& part : stem->parts) {
      const bool may_be_old = suffix != nullptr && suffix->compound;
      const std::string meant = may_be_old ? Spoken(part, context, core) : part;
      core.stems.push_back(meant);
      words += meant;
    }
  }
  const Stem& first = *stems.front();
  const bool firm = suffix == nullptr || suffix->firm;
  if (stems.size() == 1 && first.kind == StemKind::kBrand && firm) {
    core.unit_class = rules::kBrandClass;
    core.full_name = first.canonical.empty() ? "{}" + words : first.canonical;
  } else if (suffix == nullptr) {
    core.unit_class = rules::kBodyClass;
    core.full_name = "{}" + words;
  } else {
    const bool branch = vertical && !suffix->branch_of.empty();
    core.unit_class = branch ? suffix->branch_of : suffix->unit_class;
    core.full_name = "{}" + words + (branch ? suffix->branch_of : suffix->full);
  }
  std::sort(core.stems.begin(), core.stems.end());
  core.stems.erase(std::unique(core.stems.begin(), core.stems.end()), core.stems.end());
  core.trace.push_back("stem: " + Join(core.stems, "+") + ", class: " + core.unit_class);
  return core;
}

bool IsShortBrand(const Stem& stem, const std::string& folded, const UnitSuffix& suffix) {
  return stem.kind == StemKind::kBrand && suffix.group &&
         CountCodePoints(folded) < kBrandBeforeGroup;
}

/// `stem_words` before `suffix` if all of it is known.
std::optional<UnitCore> ReadKnown(std::string_view stem_words, const UnitSuffix& suffix,
                                  const Context& context) {
  const std::string folded = rules::FoldStem(stem_words, context.words.conjunctions);
  if (folded.empty()) return std::nullopt;
  if (const Stem* stem = FindForm(folded, context.words)) {
    if (IsShortBrand(*stem, folded, suffix)) return std::nullopt;
    return MakeKnown({stem}, &suffix, context);
  }
  if (!suffix.compound) return std::nullopt;
  const std::vector<const Stem*> stems = SplitStems(folded, context.words);
  if (stems.size() < 2) return std::nullopt;
  return MakeKnown(stems, &suffix, context);
}

std::string EraseFirmWords(std::string_view text, const UnitWords& words) {
  std::string result(text);
  for (const UnitSuffix& suffix : words.suffixes) {
    if (!suffix.firm) continue;
    for (std::size_t at = result.find(suffix.suffix); at != std::string::npos;
         at = result.find(suffix.suffix, at)) {
      result.erase(at, suffix.suffix.size());
    }
  }
  return result;
}

/// A known name under `suffix`, also where the words hold further endings: 中国移动通信集团有限公司
/// + 分公司, 生态环境局 + 分局.
std::optional<UnitCore> ReadWithSuffix(std::string_view stem_words, const UnitSuffix& suffix,
                                       const Context& context) {
  if (auto known = ReadKnown(stem_words, suffix, context)) return known;
  if (suffix.firm && !suffix.kept) {
    const std::string folded =
        rules::FoldStem(EraseFirmWords(stem_words, context.words), context.words.conjunctions);
    const Stem* brand = FindForm(folded, context.words);
    if (brand != nullptr && brand->kind == StemKind::kBrand &&
        !IsShortBrand(*brand, folded, suffix)) {
      return MakeKnown({brand}, &suffix, context);
    }
  }
  if (suffix.branch_of.empty()) return std::nullopt;
  for (const UnitSuffix& outer : context.words.suffixes) {
    if (outer.unit_class != suffix.branch_of || !stem_words.ends_with(outer.suffix)) continue;
    const auto inner = stem_words.substr(0, stem_words.size() - outer.suffix.size());
    if (auto known = ReadKnown(inner, suffix, context)) return known;
  }
  return std::nullopt;
}

UnitCore MakeAlone(const UnitSuffix& suffix) {
  UnitCore core;
  core.quality = Quality::kKnown;
  core.unit_class = suffix.unit_class;
  core.full_name = suffix.unit_class == rules::kGovernmentClass ? "{}" : "{}" + suffix.full;
  core.trace.push_back("class: " + suffix.unit_class);
  return core;
}

UnitCore MakeLiteral(std::string_view stem_words, const UnitSuffix& suffix) {
  UnitCore core;
  core.quality = Quality::kLiteral;
  core.literal = true;
  core.stems = {std::string(stem_words)};
  core.unit_class = suffix.unit_class;
  core.full_name = "{}" + core.stems.front() + suffix.full;
  core.trace.push_back("words as printed: " + core.stems.front() + ", class: " + suffix.unit_class);
  return core;
}

/// The longest words that are known decide (邮政管理 + 局 before 邮政 + 管理局); of unknown words
/// the shortest.
UnitCore ReadParts(std::string_view name, const Context& context) {
  const Stem* whole = FindForm(rules::FoldStem(name, context.words.conjunctions), context.words);
  const bool stands_alone =
      whole != nullptr && (whole->kind == StemKind::kBrand || whole->kind == StemKind::kBody);
  if (stands_alone) return MakeKnown({whole}, nullptr, context);
  const auto& suffixes = context.words.suffixes;
  for (const UnitSuffix& suffix : suffixes) {
    if (suffix.alone && name == suffix.suffix) return MakeAlone(suffix);
  }
  for (auto suffix = suffixes.rbegin(); suffix != suffixes.rend(); ++suffix) {
    if (!name.ends_with(suffix->suffix)) continue;
    const std::string_view stem_words = name.substr(0, name.size() - suffix->suffix.size());
    if (stem_words.empty()) continue;
    if (auto known = ReadWithSuffix(stem_words, *suffix, context)) return *known;
  }
  for (const UnitSuffix& suffix : suffixes) {
    if (name.size() <= suffix.suffix.size() || !name.ends_with(suffix.suffix)) continue;
    const std::size_t size = suffix.kept ? name.size() : name.size() - suffix.suffix.size();
    return MakeLiteral(name.substr(0, size), suffix);
  }
  return {};
}

const rules::UnitAlias* FindAlias(std::string_view name, const Context& context) {
  const auto [begin, end] = context.words.aliases.equal_range(std::string(name));
  for (auto row = begin; row != end; ++row) {
    const rules::UnitAlias& alias = row->second;
    const bool in_scope =
        alias.scope.empty() ||
        std::find(context.scope.begin(), context.scope.end(), alias.scope) != context.scope.end();
    const bool in_time = (alias.from.empty() || context.date >= alias.from) &&
                         (alias.to.empty() || context.date <= alias.to);
    if (in_scope && in_time) return &alias;
  }
  return nullptr;
}

}  // namespace

std::string UnitCore::Key() const {
  return (literal ? "\"" : "") + Join(stems, "+") + "|" + unit_class;
}

UnitCore ReadUnitCore(std::string_view name, const std::vector<std::string>& scope,
                      const std::string& date, const UnitWords& words) {
  if (name.empty() || name.size() > kLongestCore) return {};
  const std::string today = date.empty() ? "9999" : date;  // Unknown: what is valid now.
  const Context context{scope, today, words};
  const rules::UnitAlias* alias = FindAlias(name, context);
  if (alias == nullptr) return ReadParts(name, context);
  UnitCore core = ReadParts(alias->name, context);
  core.by_alias = true;
  if (core.quality == Quality::kLiteral) core.quality = Quality::kKnown;
  core.trace.insert(core.trace.begin(), "alias: " + alias->alias + " -> " + alias->name);
  return core;
}

}  // namespace gouji::normalise
