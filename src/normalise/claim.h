#pragma once

// Paragraphs -> prose observations and claims, and the account of every number of the prose.

#include <vector>

#include "layout/paragraph.h"
#include "normalise/unit_name.h"
#include "record/observation.h"
#include "rules/lexicon.h"

namespace gouji::normalise {

/// Appends to `facts`: prose observations, claims, and one ProseNumber for every number. Called
/// after ReadTables: names in lists are resolved against the rows of facts.tables first.
void ReadProse(const std::vector<layout::Paragraph>& paragraphs, const UnitContext& context,
               const rules::Lexicon& lexicon, record::Facts& facts);

}  // namespace gouji::normalise
