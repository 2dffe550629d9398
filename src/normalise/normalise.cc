#include "normalise/normalise.h"

#include "normalise/claim.h"
#include "normalise/corrected_names.h"
#include "normalise/document_info.h"
#include "normalise/table_facts.h"

namespace gouji::normalise {

record::Facts Normalise(const document::Document& document, const std::vector<table::Table>& tables,
                        const std::vector<layout::Paragraph>& paragraphs,
                        const rules::Lexicon& lexicon) {
  record::Facts facts;
  facts.info.id = document.id;
  facts.info.path = document.path;
  facts.info.format = document.format;
  facts.info.title = document.title;
  facts.info.pages = static_cast<int>(document.pages.size());
  const UnitContext context = ReadDocumentInfo(paragraphs, tables, lexicon, facts.info);
  ListCorrectedNames(document, tables, lexicon, facts);
  ReadTables(tables, context, lexicon, facts);
  ReadProse(paragraphs, context, lexicon, facts);
  return facts;
}

}  // namespace gouji::normalise
