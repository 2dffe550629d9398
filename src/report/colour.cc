#include "report/colour.h"

namespace gouji::report {

namespace {

const char* Sequence(Style style) {
  switch (style) {
    case Style::kTitle:
      return "\033[1m";
    case Style::kDim:
      return "\033[2m";
    case Style::kCritical:
      return "\033[1;31m";
    case Style::kError:
      return "\033[31m";
    case Style::kWarning:
      return "\033[33m";
    case Style::kNote:
      return "\033[36m";
    case Style::kGood:
      return "\033[32m";
  }
  return "";
}

}  // namespace

std::string Styled(const std::string& text, Style style, Colour colour) {
  if (colour == Colour::kOff || text.empty()) return text;
  return Sequence(style) + text + "\033[0m";
}

Style StyleOf(record::Severity severity) {
  switch (severity) {
    case record::Severity::kNote:
      return Style::kNote;
    case record::Severity::kWarning:
      return Style::kWarning;
    case record::Severity::kError:
      return Style::kError;
    case record::Severity::kCritical:
      return Style::kCritical;
  }
  return Style::kNote;
}

}  // namespace gouji::report
