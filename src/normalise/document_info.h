#pragma once

// Title, issuer, level, jurisdiction and period of a bulletin, from its first pages and its date
// line.

#include <vector>

#include "layout/paragraph.h"
#include "normalise/unit_name.h"
#include "record/observation.h"
#include "rules/lexicon.h"
#include "table/table.h"

namespace gouji::normalise {

/// Fills title, issuer, level, period_from and period_to of `info`; what is not found stays empty.
/// The result's context is what unit names are resolved in.
UnitContext ReadDocumentInfo(const std::vector<layout::Paragraph>& paragraphs,
                             const std::vector<table::Table>& tables, const rules::Lexicon& lexicon,
                             record::DocumentInfo& info);

}  // namespace gouji::normalise
