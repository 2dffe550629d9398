#pragma once

// The statements that write one document, prepared once for a connection, and the row ids that the
// parts of a document refer to each other by. Used by the save_*.cc files.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "store/sqlite.h"
#include "store/stored_document.h"

namespace gouji::store {

struct DocumentStatements {
  Statement delete_document, add_document, page, region, cell, unit, unit_id, unit_alias, repair,
      observation, claim, claim_term, prose_number, note, finding, finding_operand;
  static Result<DocumentStatements> Prepare(Connection& connection);
};

/// Row ids by position in the records.
struct RowIds {
  std::vector<std::int64_t> tables, paragraphs, repairs, observations;
};

/// NULL for -1 or a position that does not exist.
Value RowId(const std::vector<std::int64_t>& ids, int position);

/// The pages, tables with their cells, and paragraphs.
Result<void> SaveContent(DocumentStatements& statements, const StoredDocument& document,
                         RowIds& rows);
/// The repairs, observations, claims, numbers of the prose and notes.
Result<void> SaveFacts(DocumentStatements& statements, const record::Facts& facts, RowIds& rows);
/// The findings with their operands.
Result<void> SaveFindings(DocumentStatements& statements, const record::DocumentResult& result,
                          const RowIds& rows);

}  // namespace gouji::store
