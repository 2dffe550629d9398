#pragma once

// Document -> its tables and paragraphs in one reading order: the entry point of this folder.

#include <vector>

#include "document/page.h"
#include "layout/line.h"
#include "layout/paragraph.h"
#include "table/find_tables.h"
#include "table/table.h"
#include "table/trace.h"

namespace gouji::table {

struct ContentOptions {
  layout::LineOptions lines;
  TableOptions tables;
};

struct Content {
  std::vector<std::vector<layout::Line>> lines;  ///< [page], which is upright.
  std::vector<Table> tables;                     ///< Ascending `order`.
  std::vector<layout::Paragraph> paragraphs;     ///< Ascending `order`.
};

/// `order` counts tables and paragraphs together, from 0, by page and then from top to bottom. A
/// page whose text does not run to the right is turned until it does (see turned_page.h); boxes are
/// those of the page as displayed.
Content FindContent(const document::Document& document, const ContentOptions& options,
                    document::Notes& notes, Trace* trace = nullptr);

}  // namespace gouji::table
