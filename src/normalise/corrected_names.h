#pragma once

// Names that were put right when a scanned page was read, each listed with what was read.

#include <vector>

#include "document/page.h"
#include "record/observation.h"
#include "rules/lexicon.h"
#include "table/table.h"

namespace gouji::normalise {

/// Appends a repair to `facts` for each cell and, where no such cell is, for each piece: titles,
/// prose, the heads of later pages that their table left out.
void ListCorrectedNames(const document::Document& document, const std::vector<table::Table>& tables,
                        const rules::Lexicon& lexicon, record::Facts& facts);

}  // namespace gouji::normalise
