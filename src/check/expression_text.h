#pragma once

// An expression as people write it: "办结数 ÷ 应办理数", "366 ÷ 574".

#include <functional>
#include <string>

#include "rules/expression.h"

namespace gouji::check {

/// `name_of` gives the text of an indicator or hidden number. A factor 100 that only turns a
/// quotient into a percentage is left out.
std::string ExpressionText(const rules::Expression& expression,
                           const std::function<std::string(const std::string&)>& name_of);

}  // namespace gouji::check
