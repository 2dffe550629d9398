#pragma once

// A printed unit name -> a canonical unit, with a trace of how. Similarity never decides.
//
// The name is parsed by longest match into division prefix, stem and suffix class (division.h,
// unit_core.h); aliases are looked up in scope; the key is composed of the parts; vetoes keep apart
// what must not be linked. More than one complete parse, or none, is "unresolved".

#include <string>
#include <string_view>
#include <vector>

#include "rules/units.h"

namespace gouji::normalise {

/// Where the name stands: the issuer's division and date, outermost first
/// ("湖南省/岳阳市/屈原管理区").
struct UnitContext {
  std::vector<std::string> divisions;
  std::string date;   ///< ISO; "" if unknown.
  std::string group;  ///< The table group or paragraph head, "" for none.
};

enum class UnitClass { kExact, kAlias, kDocument, kRule, kReview, kNotAUnit, kUnresolved };

struct ResolvedUnit {
  std::string id;         ///< Equal for equal units: a composed key; "" if unresolved or no unit.
  std::string canonical;  ///< For people: "屈原管理区公安局". One id has one canonical name.
  UnitClass unit_class = UnitClass::kUnresolved;
  bool literal = false;            ///< Words of the name are not in the lexicon, but its ending is.
  std::vector<std::string> trace;  ///< One line a step: rule, input, output.
};

ResolvedUnit ResolveUnit(std::string_view printed, const UnitContext& context,
                         const rules::UnitWords& words);

/// What a label is that is no unit: a total, a group's head, a column's header. kNone: it may be
/// one.
enum class NonUnit {
  kNone,
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
NonUnit FindNonUnit(std::string_view printed, const rules::UnitWords& words);

/// The names of one document, resolved once, to look others up in.
struct UnitIndex {
  std::vector<std::string> keys;  ///< Without blanks and brackets.
  std::vector<ResolvedUnit> units;
};
UnitIndex MakeUnitIndex(const std::vector<std::string>& names, const UnitContext& context,
                        const rules::UnitWords& words);

/// Names that may stand for one another inside one document: 公安局 in prose and 屈原公安局 in the
/// table. Index into the names, or -1. Never by similarity: the same text, the same id, or the only
/// name of which the other is an ordered part, if one of the two is not known to the lexicon, both
/// have the same suffix class and rules/cannot_link.tsv does not object.
int FindSameUnit(std::string_view name, const UnitIndex& index, const UnitContext& context,
                 const rules::UnitWords& words);
int FindSameUnit(std::string_view name, const std::vector<std::string>& names,
                 const UnitContext& context, const rules::UnitWords& words);

}  // namespace gouji::normalise
