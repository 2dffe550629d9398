#pragma once

// Unit names: rules/stems.tsv, suffixes.tsv, division_words.tsv, divisions.tsv, unit_aliases.tsv,
// cannot_link.tsv, lineage.tsv, non_units.tsv, protected_words.tsv,
// peoples.tsv, conjunctions.tsv. Each file explains its columns.

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace gouji::rules {

/// The class of suffixes.tsv that means the division itself, and those of the brands and bodies of
/// stems.tsv.
inline constexpr char kGovernmentClass[] = "government";
inline constexpr char kBrandClass[] = "brand";
inline constexpr char kBodyClass[] = "body";

enum class StemKind { kPlain, kVertical, kBrand, kBody };

struct Stem {
  std::string stem;                ///< "人力资源和社会保障"
  std::vector<std::string> parts;  ///< Of a compound, the stems it is made of; otherwise itself.
  StemKind kind = StemKind::kPlain;
  std::string canonical;  ///< For people, with {} for the division; "" for stem + suffix.
};

struct UnitSuffix {
  std::string suffix;      ///< "有限责任公司"
  std::string unit_class;  ///< "公司"
  std::string full;        ///< "公司"
  std::string branch_of;   ///< Class of which it is the branch in a lower division; "" for none.
  bool alone = false;      ///< With the division it is a whole name.
  bool compound = false;   ///< Compounds of stems may stand before it.
  bool firm = false;       ///< Ends companies and banks.
  bool group = false;      ///< Ends groups of companies.
  bool kept = false;       ///< The ending is a part of the name itself.
};

enum class DivisionLevel { kProvince, kCity, kCounty, kZone, kTownship, kVillage };

struct DivisionWord {
  std::string word;  ///< "街道办事处"
  DivisionLevel level = DivisionLevel::kCounty;
  std::string equal;  ///< "街道"
};

struct DivisionShort {
  std::string name, short_name, within;
};

struct UnitAlias {
  std::string alias, name, scope, from, to;
};

struct Lineage {
  std::string from, to, relation, date, source;
  bool spoken = false;  ///< The old word goes on meaning the new unit.
};

struct CannotLink {
  std::string a, b, reason;
};

enum class NonUnitClass {
  kTotal,
  kSubtotal,
  kAverage,
  kResidual,
  kGroup,
  kArea,
  kStatus,
  kHeader,
  kGrandTotal,
  kPart
};

struct NonUnit {
  enum class Match { kWhole, kPrefix, kSuffix };
  std::string word;
  NonUnitClass non_unit_class = NonUnitClass::kTotal;
  Match match = Match::kWhole;
};

/// Lists have their longest words first where longest match counts.
struct UnitWords {
  std::vector<Stem> stems;
  std::unordered_map<std::string, std::size_t> forms;   ///< Folded form -> index of its stem.
  std::unordered_map<std::string, std::size_t> shorts;  ///< One character -> index of its stem.
  std::size_t longest_form = 0;                         ///< Bytes.
  std::vector<UnitSuffix> suffixes;
  std::vector<DivisionWord> division_words;
  std::vector<DivisionShort> divisions;
  std::multimap<std::string, UnitAlias> aliases;
  std::vector<CannotLink> cannot_link;
  std::vector<Lineage> lineage;
  std::vector<NonUnit> non_units;
  std::vector<std::string> protected_words;
  std::vector<std::string> conjunctions;  ///< 和, 与: do not count in stems.
  std::vector<std::string> peoples;       ///< 苗族, 维吾尔: in names of autonomous divisions.
};

/// A stem's words without conjunctions, as they are looked up in `UnitWords::forms`.
std::string FoldStem(std::string_view stem, const std::vector<std::string>& conjunctions);

/// Reads the files from each of `folders`: later ones add rows; a form, suffix, division word or
/// non-unit that stands in a later folder again replaces the earlier one. Only the first folder
/// must have all files. Errors: see rules/tsv_file.h; also a form of two stems in one file, an
/// unknown kind, level, class or stem.
Result<UnitWords> LoadUnitWords(const std::vector<std::string>& folders);

}  // namespace gouji::rules
