#pragma once

// Lists in the prose against rows of a table: which table a list speaks of, which rows its group
// and thresholds leave, which column an indicator is.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "check/context.h"

namespace gouji::check {

/// The row that a term of a list names: of the same unit, or with the same label; -1 if there is
/// none or more than one. Repeated rows and totals are left out.
int RowOf(const Context& context, int table, const record::Term& item);

struct ListTable {
  int table = -1;
  std::vector<int> rows;  ///< Of each item; -1 for those that the table does not have.
  int resolved = 0;
};

/// The table whose rows hold most items; of equal ones the one of the topic, then the one whose
/// title or groups name `group`. Nothing if no table holds any.
std::optional<ListTable> FindListTable(const Context& context,
                                       const std::vector<const record::Term*>& items,
                                       const std::string& topic, const std::string& group);

/// True if the words for a group of units mean the printed group: 县(市)市区 and 县市区 do, and
/// 行政事业单位和公共服务企业 means both of them.
bool NamesGroup(const std::string& words, const std::string& group);

struct RowSet {
  std::vector<int> rows;
  bool certain = true;  ///< False if the group or a threshold could not be told: rows is a guess.
};

/// What a claim says of the columns that it means beside their indicator.
struct ColumnScope {
  /// Names of the number of orders, which offices use alike: where a table lacks one of them, the
  /// first that it has stands for it.
  std::vector<std::string> volumes;
  std::string period;
};

/// The data rows of a table that belong to the group ("" for all) and pass all thresholds.
RowSet FilterRows(const Context& context, int table, const std::string& group,
                  const std::vector<const record::Term*>& thresholds, const ColumnScope& scope);

/// The column of an indicator; -1 if the table has none of the scope's period.
int ColumnOf(const Context& context, int table, const std::string& indicator,
             const ColumnScope& scope);

/// The value of a cell; nullptr if it is missing.
const record::Observation* CellOf(const Context& context, int table, int row, int column);

}  // namespace gouji::check
