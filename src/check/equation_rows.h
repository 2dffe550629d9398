#pragma once

// The rows of a table as cases of an equation rule.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "check/context.h"
#include "check/equation_case.h"
#include "rules/check_rules.h"

namespace gouji::check {

/// Left is an indicator alone, or the first indicator of a sum.
std::string LeftName(const rules::CheckRule& rule);

/// The columns of one period that a rule speaks of, by indicator; one that stands twice is
/// ambiguous and left out.
std::map<std::string, int> ColumnsOf(const Context& context, int table,
                                     const rules::CheckRule& rule,
                                     const std::optional<std::string>& period);

/// A case for each row that has the figure on the left; groups, notes and repeated rows are left
/// out.
std::vector<EquationCase> RowsOf(const Context& context, int table,
                                 const std::map<std::string, int>& columns,
                                 const std::string& left);

/// Whether there is a column for every indicator of an expression.
bool AllPresent(const rules::Expression& expression, const std::map<std::string, int>& columns);

}  // namespace gouji::check
