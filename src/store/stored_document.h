#pragma once

// All that one document contributes to a database. Borrowed: the parts live in the pipeline.

#include <string>
#include <vector>

#include "document/page.h"
#include "layout/paragraph.h"
#include "record/finding.h"
#include "table/table.h"

namespace gouji::store {

struct StoredDocument {
  const std::vector<document::Page>& pages;  ///< Their glyphs are not stored and may be gone.
  const std::vector<table::Table>& tables;
  const std::vector<layout::Paragraph>& paragraphs;
  const record::DocumentResult& result;
  std::string location = {};  ///< Of the file, absolute with links resolved; "" if it is none.
};

}  // namespace gouji::store
