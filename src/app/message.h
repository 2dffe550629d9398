#pragma once

// What the program says on standard error: errors with what to do about them, in the language of
// the command line.

#include <string>

#include "base/result.h"
#include "record/finding.h"
#include "report/options.h"

namespace gouji::app {

/// The error without its place. Words of a library that Chinese has no translation for are quoted,
/// behind the kind of error: "系统错误（原文：Bad font file format）".
std::string Explain(const Error& error, report::Language language);

/// "gouji: a.pdf: no such file (check the path)": the place, the error and what to do about it.
std::string ErrorText(const Error& error, report::Language language);
void PrintError(const Error& error, report::Language language);
/// "gouji: a.pdf: page 3: a scanned image, which is not read"
std::string ProblemText(const record::Problem& problem, report::Language language);
void PrintLine(const std::string& line);

}  // namespace gouji::app
