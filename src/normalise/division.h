#pragma once

// The division that a unit's name begins with: 岳阳市, 市, 屈原, 君山区, 雨湖区鹤岭镇 ...

#include <string>
#include <string_view>
#include <vector>

#include "rules/units.h"

namespace gouji::normalise {

/// One way to read the head of a name. The path runs from the province down, divisions in the form
/// that rules/division_words.tsv gives them (街道办事处 is 街道).
struct DivisionReading {
  /// In the order of trust when names parse equally well.
  enum class Origin {
    kExplicit,  ///< The issuer or one above it is named, in full, short or by its level (市).
    kBare,      ///< Nothing is named: the issuer's own.
    kChild,     ///< A division that is not in the context: below the issuer, or beside it.
  };
  std::vector<std::string> path;
  std::string rest;  ///< What follows; "" if the division is the whole name.
  Origin origin = Origin::kBare;
  std::string rule;  ///< For the trace.
};

/// All readings of `key` (see NameKey) in the division `path`, at most a few dozen. `group` is the
/// division whose paragraph or table group the name stands in, "" for none: 区爱卫办 below 君山区.
std::vector<DivisionReading> ReadDivisions(std::string_view key,
                                           const std::vector<std::string>& path,
                                           const std::string& group, const rules::UnitWords& words);

/// The short names of a division: 岳阳 of 岳阳市, and those of rules/divisions.tsv.
std::vector<std::string> ShortNames(const std::string& division, const rules::UnitWords& words);

/// The level of the last division of a path; kProvince for the empty path.
rules::DivisionLevel LevelOf(const std::vector<std::string>& path, const rules::UnitWords& words);

/// For people: the last division, with the one above it where the name alone says too little
/// (townships, and zones such as 经开区 that every city has).
std::string DivisionName(const std::vector<std::string>& path, const rules::UnitWords& words);

}  // namespace gouji::normalise
