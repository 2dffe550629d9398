#pragma once

// Tables and prose of one document -> Facts. The entry point of this folder.

#include <vector>

#include "document/page.h"
#include "layout/paragraph.h"
#include "record/observation.h"
#include "rules/lexicon.h"
#include "table/table.h"

namespace gouji::normalise {

record::Facts Normalise(const document::Document& document, const std::vector<table::Table>& tables,
                        const std::vector<layout::Paragraph>& paragraphs,
                        const rules::Lexicon& lexicon);

}  // namespace gouji::normalise
