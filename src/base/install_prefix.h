#pragma once

// Where the files are that belong to the program: it may be moved together with them.

#include <string>

#include "base/result.h"

namespace gouji {

/// The folder that holds `bin`, or whatever the folder of this program is called. The build folder
/// has the libraries at the same places in it. Errors: kSystem if the kernel does not say.
Result<std::string> InstallPrefix();

}  // namespace gouji
