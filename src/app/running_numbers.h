#pragma once

// The running numbers of scanned tables (序号) prove one another: each is the one before and one
// more.

#include <vector>

#include "document/page.h"
#include "record/observation.h"
#include "table/table.h"

namespace gouji::app {

/// In columns of running numbers: marks at least three numbers that follow one another as
/// proved, except on pages that were read badly. One that breaks the run, as the reader of the page
/// has seen the number that belongs there too, becomes that number and says how it was read first.
/// REQUIRES: `facts` are those of `tables`.
void SettleRunningNumbers(const document::Document& document, const record::Facts& facts,
                          std::vector<table::Table>* tables);

}  // namespace gouji::app
