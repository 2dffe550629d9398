#pragma once

// A unit's name without its division -> what the unit does and what class of body it is:
// 人社局 -> 人力资源和社会保障 + 局.

#include <string>
#include <string_view>
#include <vector>

#include "rules/units.h"

namespace gouji::normalise {

struct UnitCore {
  enum class Quality {
    kNone,     ///< No complete parse.
    kLiteral,  ///< A known ending, the words before it are taken as they stand.
    kKnown,    ///< Every part is known.
  };
  Quality quality = Quality::kNone;
  std::vector<std::string> stems;  ///< Sorted; empty for a division's own government, a 海关 ...
  bool literal = false;            ///< `stems` holds the words as printed.
  std::string unit_class;          ///< "局"; "政府" for the division itself.
  std::string full_name;  ///< For people: "人力资源和社会保障局"; {} stands for the division.
  bool by_alias = false;
  std::vector<std::string> trace;

  /// Equal for names that mean the same body of one division: "人力资源和社会保障|局".
  std::string Key() const;
};

/// `scope` is the division's path and `date` the bulletin's ISO date ("" if unknown): aliases and
/// old words hold only in some.
UnitCore ReadUnitCore(std::string_view name, const std::vector<std::string>& scope,
                      const std::string& date, const rules::UnitWords& words);

}  // namespace gouji::normalise
