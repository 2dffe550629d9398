#pragma once

// The form in which labels and names are compared: no blanks, ASCII for full-width ASCII forms,
// ordinary ideographs for compatibility radicals. Nothing else changes, so that two different names
// stay different.

#include <string>
#include <string_view>

namespace gouji::normalise {

std::string NameKey(std::string_view printed);

}  // namespace gouji::normalise
