#pragma once

// What the checks found out of the figures of scanned pages, put into the tables.

#include <set>
#include <vector>

#include "document/page.h"
#include "record/observation.h"
#include "table/table.h"

namespace gouji::app {

/// Numbers of the pages of which too little was read well to prove anything: where much is wrong,
/// some of it agrees by chance.
std::set<int> PagesReadBadly(const document::Document& document);

/// Cells whose reading was exchanged say how they were read first; figures that are proved are
/// marked, except on pages that were read badly. REQUIRES: `facts` are those of `tables`.
void PutReadings(const document::Document& document, const record::Facts& facts,
                 std::vector<table::Table>* tables);

}  // namespace gouji::app
