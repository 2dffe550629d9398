#pragma once

// What the program says on standard error: errors with what to do about them, in the language of
// the command line.

#include <string>

#include "base/result.h"
#include "report/options.h"

namespace gouji::app {

/// The error without its place. Chinese says what kind it is and keeps the message in brackets:
/// "找不到（no such file）".
std::string Explain(const Error& error, report::Language language);

/// "gouji: a.pdf: no such file (check the path)": the place, the error and what to do about it.
std::string ErrorText(const Error& error, report::Language language);
void PrintError(const Error& error, report::Language language);
void PrintLine(const std::string& line);

}  // namespace gouji::app
