#include "normalise/unit_name.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "normalise/division.h"
#include "normalise/name_key.h"
#include "normalise/unit_core.h"

namespace gouji::normalise {

namespace {

using rules::UnitWords;
using Origin = DivisionReading::Origin;
using Quality = UnitCore::Quality;
using Path = std::vector<std::string>;

constexpr std::size_t kLongestName = 180;  // Bytes; 60 characters.

/// Without what stands in brackets at the end: 公安局(交警队) is the 公安局, its bracket says what
/// it includes. Brackets inside belong to the name: 某某(集团)有限公司.
std::string DropBrackets(const std::string& key) {
  std::string name = key;
  while (name.ends_with(')')) {
    const std::size_t open = name.rfind('(');
    if (open == std::string::npos || open == 0) return name;
    name.resize(open);
  }
  std::erase_if(name, [](char c) { return c == '(' || c == ')'; });
  return name;
}

bool IsNameCharacter(char32_t c) {
  return IsHan(c) || IsAsciiDigit(c) || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') ||
         c == U'·' || c == U'、';
}

/// The name without blanks, brackets and quotation marks; "" if it holds what no name holds.
std::string UnitKey(std::string_view printed) {
  if (printed.size() > kLongestName) return "";
  const std::string text = DropBrackets(NameKey(printed));
  std::string key;
  bool has_han = false;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = NextCodePoint(text, &offset);
    if (c == U'“' || c == U'”' || c == U'"') continue;
    if (!IsNameCharacter(c)) return "";
    has_han = has_han || IsHan(c);
    AppendUtf8(c, &key);
  }
  return has_han ? key : "";
}

struct Parse {
  Path path;
  UnitCore core;
  Origin origin = Origin::kBare;
  std::string rule;
};

bool IsBetter(const Parse& a, const Parse& b) {
  if (a.core.quality != b.core.quality) return a.core.quality > b.core.quality;
  return a.origin < b.origin;
}

UnitCore DivisionItself() {
  UnitCore core;
  core.quality = Quality::kKnown;
  core.unit_class = rules::kGovernmentClass;
  core.full_name = "{}";
  core.trace.push_back("the division itself");
  return core;
}

/// Divisions of the path named inside the rest of a name: 国网[岳阳]供电公司,
/// 生态环境局[莒南县]分局.
std::optional<Parse> ReadInner(const DivisionReading& reading, const UnitContext& context,
                               const UnitWords& words) {
  std::string rest = reading.rest;
  std::optional<std::size_t> deepest;
  for (std::size_t i = context.divisions.size(); i-- > 0;) {
    std::vector<std::string> names = ShortNames(context.divisions[i], words);
    names.insert(names.begin(), context.divisions[i]);
    for (const std::string& name : names) {
      const std::size_t at = rest.find(name, 1);
      if (at == std::string::npos || at + name.size() == rest.size()) continue;
      rest.erase(at, name.size());
      deepest = std::max(deepest.value_or(i), i);
      break;
    }
  }
  if (!deepest) return std::nullopt;
  Parse parse;
  parse.path.assign(context.divisions.begin(),
                    context.divisions.begin() + static_cast<std::ptrdiff_t>(*deepest) + 1);
  parse.core = ReadUnitCore(rest, parse.path, context.date, words);
  parse.origin = Origin::kExplicit;
  parse.rule = "inside the name: " + parse.path.back();
  return parse;
}

std::optional<Parse> ReadBest(const std::string& key, const UnitContext& context,
                              const UnitWords& words) {
  std::optional<Parse> best;
  const auto offer = [&](Parse parse) {
    if (parse.core.quality == Quality::kNone) return;
    if (!best || IsBetter(parse, *best)) best = std::move(parse);
  };
  for (const DivisionReading& reading :
       ReadDivisions(key, context.divisions, context.group, words)) {
    Parse parse{reading.path, {}, reading.origin, reading.rule};
    if (reading.rest.empty()) {
      parse.core = DivisionItself();
      offer(std::move(parse));
      continue;
    }
    parse.core = ReadUnitCore(reading.rest, reading.path, context.date, words);
    if (parse.core.quality != Quality::kKnown && reading.origin != Origin::kChild) {
      if (auto inner = ReadInner(reading, context, words)) offer(std::move(*inner));
    }
    offer(std::move(parse));
  }
  return best;
}

std::string FillName(const std::string& pattern, const std::string& division) {
  const std::size_t at = pattern.find("{}");
  if (at == std::string::npos) return division + pattern;
  return std::string(pattern).replace(at, 2, division);
}

/// Names with words of their own are said with the short name: 岳阳监狱, not 岳阳市监狱.
std::string NameOfDivision(const Parse& parse, const UnitWords& words) {
  const bool own_words = parse.core.literal || parse.core.stems.empty();
  if (own_words && parse.core.unit_class != rules::kGovernmentClass && !parse.path.empty()) {
    const std::vector<std::string> names = ShortNames(parse.path.back(), words);
    if (!names.empty()) return names.front();
  }
  return DivisionName(parse.path, words);
}

bool IsOrderedPart(const std::string& part, const std::string& whole) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < whole.size() && at < part.size();) {
    std::size_t next = i, wanted = at;
    const char32_t c = NextCodePoint(whole, &next);
    if (c == NextCodePoint(part, &wanted)) at = wanted;
    i = next;
  }
  return at == part.size();
}

bool MayNotLink(const std::string& a, const std::string& b, const UnitWords& words) {
  const auto holds = [](const std::string& name, const std::string& word) {
    return name.find(word) != std::string::npos;
  };
  return std::any_of(words.cannot_link.begin(), words.cannot_link.end(),
                     [&](const rules::CannotLink& pair) {
                       const bool a_is_a = holds(a, pair.a) && !holds(a, pair.b);
                       const bool b_is_a = holds(b, pair.a) && !holds(b, pair.b);
                       return (a_is_a && holds(b, pair.b)) || (b_is_a && holds(a, pair.b));
                     });
}

/// The last part of an id: its suffix class; "" for an unresolved name.
std::string ClassOf(const ResolvedUnit& unit) {
  const std::size_t bar = unit.id.rfind('|');
  return bar == std::string::npos ? "" : unit.id.substr(bar + 1);
}

bool MayBePartOf(const ResolvedUnit& a, const ResolvedUnit& b) {
  const bool a_known = !a.id.empty() && !a.literal;
  const bool b_known = !b.id.empty() && !b.literal;
  if (a_known && b_known) return false;
  return a.id.empty() || b.id.empty() || ClassOf(a) == ClassOf(b);
}

}  // namespace

NonUnit FindNonUnit(std::string_view printed, const UnitWords& words) {
  if (printed.size() > kLongestName) return NonUnit::kNone;
  const std::string whole = NameKey(printed);
  const std::string key = DropBrackets(whole);
  for (const rules::NonUnit& row : words.non_units) {
    using Match = rules::NonUnit::Match;
    const bool found = row.match == Match::kWhole    ? key == row.word || whole == row.word
                       : row.match == Match::kPrefix ? key.starts_with(row.word)
                                                     : key.ends_with(row.word);
    if (found) return static_cast<NonUnit>(static_cast<int>(row.non_unit_class) + 1);
  }
  return NonUnit::kNone;
}

ResolvedUnit ResolveUnit(std::string_view printed, const UnitContext& context,
                         const UnitWords& words) {
  ResolvedUnit unit;
  if (FindNonUnit(printed, words) != NonUnit::kNone) {
    unit.unit_class = UnitClass::kNotAUnit;
    unit.trace.push_back("no unit: " + std::string(printed));
    return unit;
  }
  const std::string key = UnitKey(printed);
  if (key.empty()) {
    unit.trace.push_back("no name: " + std::string(printed.substr(0, kLongestName)));
    return unit;
  }
  const std::optional<Parse> parse = ReadBest(key, context, words);
  if (!parse) {
    unit.trace.push_back("no complete parse: " + key);
    return unit;
  }
  std::string path;
  for (const std::string& division : parse->path) path += (path.empty() ? "" : "/") + division;
  unit.id = path + "|" + parse->core.Key();
  unit.canonical = FillName(parse->core.full_name, NameOfDivision(*parse, words));
  unit.literal = parse->core.literal;
  unit.trace.push_back("division: " + path + " (" + parse->rule + ")");
  unit.trace.insert(unit.trace.end(), parse->core.trace.begin(), parse->core.trace.end());
  unit.unit_class = key == unit.canonical  ? UnitClass::kExact
                    : parse->core.by_alias ? UnitClass::kAlias
                                           : UnitClass::kRule;
  return unit;
}

UnitIndex MakeUnitIndex(const std::vector<std::string>& names, const UnitContext& context,
                        const UnitWords& words) {
  UnitIndex index;
  for (const std::string& name : names) {
    index.keys.push_back(UnitKey(name));
    index.units.push_back(ResolveUnit(name, context, words));
  }
  return index;
}

int FindSameUnit(std::string_view name, const UnitIndex& index, const UnitContext& context,
                 const UnitWords& words) {
  const std::string key = UnitKey(name);
  if (key.empty()) return -1;
  for (std::size_t i = 0; i < index.keys.size(); ++i) {
    if (index.keys[i] == key) return static_cast<int>(i);
  }
  const ResolvedUnit unit = ResolveUnit(name, context, words);
  if (unit.unit_class == UnitClass::kNotAUnit) return -1;
  for (std::size_t i = 0; i < index.units.size(); ++i) {
    if (!unit.id.empty() && index.units[i].id == unit.id) return static_cast<int>(i);
  }
  if (CountCodePoints(key) < 2) return -1;
  int only = -1;
  std::string only_key;
  for (std::size_t i = 0; i < index.keys.size(); ++i) {
    const std::string& other = index.keys[i];
    if (other.empty() || index.units[i].unit_class == UnitClass::kNotAUnit) continue;
    if (!IsOrderedPart(key, other) && !(IsOrderedPart(other, key) && CountCodePoints(other) > 1)) {
      continue;
    }
    if (!MayBePartOf(unit, index.units[i]) || MayNotLink(key, other, words)) continue;
    if (only >= 0 && other != only_key) return -1;
    only = static_cast<int>(i);
    only_key = other;
  }
  return only;
}

int FindSameUnit(std::string_view name, const std::vector<std::string>& names,
                 const UnitContext& context, const UnitWords& words) {
  return FindSameUnit(name, MakeUnitIndex(names, context, words), context, words);
}

}  // namespace gouji::normalise
