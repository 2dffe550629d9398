#pragma once

// Which build of this program and of its libraries is running.

#include <string>
#include <string_view>
#include <vector>

namespace gouji {

/// The build IDs that the linker wrote (a hash of all that it linked) into this program and into
/// those of the named libraries ("libpoppler.so") that are loaded, one a line; "" if one of them
/// has none or is not loaded: then builds cannot be told apart.
std::string BuildIds(const std::vector<std::string_view>& libraries);

}  // namespace gouji
