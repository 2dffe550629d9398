#pragma once

// What the columns of a table say: running numbers, names, figures of an indicator, grades,
// remarks.

#include <optional>
#include <string>
#include <vector>

#include "normalise/cell_grid.h"
#include "normalise/named_period.h"
#include "normalise/number.h"
#include "record/observation.h"
#include "rules/lexicon.h"
#include "table/table.h"

namespace gouji::normalise {

struct ColumnMeaning {
  record::TableFacts::Column facts;
  std::string qualifier;  ///< Of the header: "30天以上" of 超期30天以上工单数.
  std::string topic;      ///< Of a header above it that opens one: 信箱; "" for the table's own.
  std::string period;     ///< That the header names: 上月; "" for the table's own.
  CellType cell_type = CellType::kAny;
  int power = 0;  ///< Figures stand in 10^power of the measure: 4 for 万元.
};

struct TableColumns {
  std::vector<ColumnMeaning> list;
  int name_column = -1;
  bool names_are_units = false;  ///< Otherwise the rows are categories, months, channels ...
};

/// `document`: the period of the bulletin, to which 上月 is relative.
TableColumns ReadColumns(const table::Table& table, const CellGrid& grid, const std::string& topic,
                         const std::optional<Period>& document, const rules::Lexicon& lexicon);

/// Sets indicator, kind, measure and cell type of a figure column whose header is read as `label`.
/// False if `label` names no indicator.
bool ApplyHeader(const std::string& label, const std::string& topic,
                 const std::string& table_measure, const rules::Lexicon& lexicon,
                 ColumnMeaning& column);

}  // namespace gouji::normalise
