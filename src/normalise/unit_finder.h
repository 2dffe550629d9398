#pragma once

// Names of units in the prose of one document: resolved once each, against its tables first.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalise/unit_name.h"
#include "record/observation.h"
#include "rules/units.h"

namespace gouji::normalise {

class UnitFinder {
 public:
  /// REQUIRES: `context` and `words` outlive the finder.
  UnitFinder(const std::vector<record::TableFacts>& tables, const UnitContext& context,
             const rules::UnitWords& words);

  /// The canonical name that the rows of the tables use where the unit is one of them; "" if the
  /// name is not known to be a unit's.
  std::string Find(std::string_view name);
  /// Whether rows of the tables speak of the unit.
  bool HasRow(const std::string& entity) const;

 private:
  std::string Resolve(const std::string& name);

  const UnitContext& context_;
  const rules::UnitWords& words_;
  std::vector<std::string> row_names_, row_entities_;
  std::optional<UnitIndex> rows_;  // Of row_names_; made when the first name is looked up.
  std::map<std::string, std::string, std::less<>> found_;
};

}  // namespace gouji::normalise
