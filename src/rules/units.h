#pragma once

// Unit names: rules/stems.tsv, suffixes.tsv, divisions.tsv, unit_aliases.tsv, cannot_link.tsv,
// lineage.tsv. The author of normalise/unit_name owns the struct; each file explains its columns.

#include <map>
#include <string>
#include <vector>

#include "base/result.h"

namespace gouji::rules {

struct UnitWords {};

Result<UnitWords> LoadUnitWords(const std::vector<std::string>& folders);

}  // namespace gouji::rules
