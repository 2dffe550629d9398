#include "normalise/unit_finder.h"

#include <algorithm>
#include <set>

namespace gouji::normalise {

UnitFinder::UnitFinder(const std::vector<record::TableFacts>& tables, const UnitContext& context,
                       const rules::UnitWords& words)
    : context_(context), words_(words) {
  std::set<std::string> seen;
  for (const record::TableFacts& table : tables) {
    for (const record::TableFacts::Row& row : table.rows) {
      if (row.kind != record::TableFacts::RowKind::kData || row.entity.empty()) continue;
      if (!seen.insert(row.label).second) continue;
      row_names_.push_back(row.label);
      row_entities_.push_back(row.entity);
    }
  }
}

std::string UnitFinder::Find(std::string_view name) {
  const auto known = found_.find(name);
  if (known != found_.end()) return known->second;
  std::string entity = Resolve(std::string(name));
  return found_.emplace(std::string(name), std::move(entity)).first->second;
}

bool UnitFinder::HasRow(const std::string& entity) const {
  return std::find(row_entities_.begin(), row_entities_.end(), entity) != row_entities_.end();
}

std::string UnitFinder::Resolve(const std::string& name) {
  if (!rows_) rows_ = MakeUnitIndex(row_names_, context_, words_);
  const int row = FindSameUnit(name, *rows_, context_, words_);
  if (row >= 0) return row_entities_[static_cast<std::size_t>(row)];
  // “接诉即办” is the name of a channel, whatever it ends in.
  if (name.find("“") != std::string::npos || name.find('"') != std::string::npos) return "";
  const ResolvedUnit unit = ResolveUnit(name, context_, words_);
  switch (unit.unit_class) {
    case UnitClass::kExact:
    case UnitClass::kAlias:
    case UnitClass::kDocument:
    case UnitClass::kRule:
      return unit.canonical;
    case UnitClass::kReview:
    case UnitClass::kNotAUnit:
    case UnitClass::kUnresolved:
      return "";
  }
  return "";
}

}  // namespace gouji::normalise
