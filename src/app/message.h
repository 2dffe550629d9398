#pragma once

// What the program says on standard error: errors with what to do about them, in the language of
// the command line.

#include <string>

#include "base/result.h"
#include "report/options.h"

namespace gouji::app {

/// "gouji: a.pdf: no such file" and, where it helps, a second line with what to do.
std::string ErrorText(const Error& error, report::Language language);
void PrintError(const Error& error, report::Language language);
void PrintLine(const std::string& line);

}  // namespace gouji::app
