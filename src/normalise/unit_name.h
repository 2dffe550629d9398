#pragma once

// A printed unit name -> a canonical unit, with a trace of how. Similarity never decides.
//
// The algorithm is section 5 of the design: parse by longest match into division prefix, stem and
// suffix class, look up aliases in scope, compose a key, veto what must not be linked.

#include <string>
#include <string_view>
#include <vector>

#include "rules/units.h"

namespace gouji::normalise {

/// Where the name stands: the issuer's division and date, outermost first ("湖南省/岳阳市/屈原管理区").
struct UnitContext {
  std::vector<std::string> divisions;
  std::string date;  ///< ISO; "" if unknown.
  std::string group; ///< The table group or paragraph head, "" for none.
};

enum class UnitClass { kExact, kAlias, kDocument, kRule, kReview, kNotAUnit, kUnresolved };

struct ResolvedUnit {
  std::string id;         ///< Equal for equal units: a composed key; "" if unresolved or no unit.
  std::string canonical;  ///< For people: "屈原管理区公安局".
  UnitClass unit_class = UnitClass::kUnresolved;
  std::vector<std::string> trace;  ///< One line a step: rule, input, output.
};

ResolvedUnit ResolveUnit(std::string_view printed, const UnitContext& context,
                         const rules::UnitWords& words);

/// Names that may stand for one another inside one document: 公安局 in prose and 屈原公安局 in the
/// table. Index into `names` or -1. Never by similarity: same key, or an alias, or the only name of
/// which the other is an ordered part with the same suffix class.
int FindSameUnit(std::string_view name, const std::vector<std::string>& names,
                 const UnitContext& context, const rules::UnitWords& words);

}  // namespace gouji::normalise
