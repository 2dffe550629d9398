#pragma once

// Colours of the text report, as terminals understand them (ECMA-48 SGR); nothing when they are
// off.

#include <string>

#include "record/finding.h"
#include "report/options.h"

namespace gouji::report {

enum class Style { kTitle, kDim, kCritical, kError, kWarning, kNote, kGood };

std::string Styled(const std::string& text, Style style, Colour colour);
Style StyleOf(record::Severity severity);

}  // namespace gouji::report
