#pragma once

// What the tables say of the whole: the figure that corresponds to a headline of the prose.

#include <optional>
#include <string>
#include <vector>

#include "check/context.h"
#include "check/table_sums.h"

namespace gouji::check {

/// One way in which tables give a figure for all units together.
struct TableFigure {
  std::vector<ColumnSum> columns;  ///< One per table that takes part (表一 and 表二 add up).
  Rational printed;        ///< Sum of the printed totals; of the rows where a table prints none.
  Rational rows;           ///< Sum of the rows.
  bool has_total = false;  ///< All tables print a total.
  bool complete = true;    ///< No cell is missing.
  bool computed = false;   ///< A rate computed from the sums of its numerator and denominator.
};

/// Tables that may speak of what `figure` speaks of: the same topic, or one of both has none.
bool SameTopic(const std::string& a, const std::string& b);

/// The column of a table with this indicator and the qualifier and period of `like`; -1 if there is
/// none or more than one.
int ColumnWith(const Context& context, int table, const std::string& indicator,
               const record::Observation& like);

/// For a count like `like` (its topic, qualifier and period): each table's column, and all tables
/// with such a column together (first) if there are several with different units.
std::vector<TableFigure> TableCounts(const Context& context, const std::string& indicator,
                                     const record::Observation& like);

/// For a rate or score: the cells of printed totals, and the quotient of the sums by the rules that
/// have the rate on their left.
std::vector<TableFigure> TableRates(const Context& context, const std::string& indicator,
                                    const record::Observation& like);

/// The operands of a figure: printed totals, and sums where none is printed or where they differ.
std::vector<record::Operand> OperandsOf(const Context& context, const TableFigure& figure);

/// "附表1 承办量 206 + 附表2 承办量 358 = 564（各行之和 566）"
record::Text FigureText(const Context& context, const TableFigure& figure);

}  // namespace gouji::check
