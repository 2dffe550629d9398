#pragma once

// What the checks found out of the figures of scanned pages, put into the tables.

#include <vector>

#include "document/page.h"
#include "record/observation.h"
#include "table/table.h"

namespace gouji::app {

/// Cells whose reading was exchanged say how they were read first; figures that are proved are
/// marked, except on pages that were not read well enough: where much is wrong, some of it agrees
/// by chance. REQUIRES: `facts` are those of `tables`.
void PutReadings(const document::Document& document, const record::Facts& facts,
                 std::vector<table::Table>* tables);

}  // namespace gouji::app
