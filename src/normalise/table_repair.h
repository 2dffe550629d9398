#pragma once

// What one table of a document tells about a damaged place in another: headers, names, split rows.

#include <vector>

#include "normalise/column_meaning.h"
#include "normalise/unit_name.h"
#include "record/observation.h"
#include "rules/lexicon.h"

namespace gouji::normalise {

/// A table on its way to becoming facts.
struct TableDraft {
  const table::Table* table = nullptr;
  TableColumns columns;
  record::TableFacts facts;
  std::string
      period;  ///< Of the figures whose column and row name none: the title's, the bulletin's.
};

/// Appends a repair with the confidence and the reasons of rules/repairs.tsv; its index.
int AddRepair(const std::string& rule, const std::string& raw, const std::string& text,
              const document::Place& place, const rules::Lexicon& lexicon, record::Facts& facts);

/// A figure column whose header says nothing takes that of the same column in a table that agrees
/// in all other indicators and has as many columns ("header.by_sister").
void RepairHeaders(std::vector<TableDraft>& drafts, const rules::Lexicon& lexicon,
                   record::Facts& facts);

/// A later piece of a table whose header is damaged is read with the header of the others, by the
/// part that is legible ("header.by_part") or because the other columns agree ("header.by_sister").
void ListDamagedHeaders(const TableDraft& draft, const rules::Lexicon& lexicon,
                        record::Facts& facts);

/// A row whose label holds no word ("————") is the one unit of the same group in a sister table
/// that is missing here, if exactly one is and no other label is lost ("name.elimination").
void RepairLostNames(std::vector<TableDraft>& drafts, const UnitContext& context,
                     const rules::Lexicon& lexicon, record::Facts& facts);

/// Two adjacent rows with the same figures whose labels joined are the name of a unit that is
/// known, or stands in another table, are that unit ("row.split"). The first row is kept. REQUIRES:
/// observations of the rows are in `facts`.
void JoinSplitRows(std::vector<TableDraft>& drafts, const UnitContext& context,
                   const rules::Lexicon& lexicon, record::Facts& facts);

/// True if no ideograph stands in the label: a line, blanks, figures.
bool IsLostName(const std::string& label);

}  // namespace gouji::normalise
